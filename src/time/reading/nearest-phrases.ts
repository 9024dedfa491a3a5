import { distance } from "fastest-levenshtein";

/**
 * One phrase of each form, as documentation and completion show them. `#` stands for a number. In the order
 * in which equals are preferred.
 */
const known: readonly string[] = [
  "#-#-#",
  "#年#月#日",
  "#年#月#日前",
  "#月#日前",
  "#月底前",
  "#年#月底前",
  "#年底前",
  "#月",
  "#年#月",
  "#月初",
  "#月上旬",
  "#月中旬",
  "#月下旬",
  "一季度",
  "二季度",
  "三季度",
  "四季度",
  "三季度末",
  "上半年",
  "下半年",
  "今年下半年",
  "#年上半年",
  "年底前",
  "年终",
  "年内",
  "年中",
  "全年",
  "次年#月",
  "次年#月底前",
  "#-#月",
  "#月至#月",
  "#月、#月",
  "#年#月起",
  "#年起#年内",
  "#年起，每年#月底前",
  "持续推进",
  "长期坚持",
  "长期",
  "适时",
  "不定期",
  "每年#次",
  "每年至少#次",
  "每半年至少#次",
  "每季度至少#次",
  "每季度",
  "每季度#次",
  "每季度末",
  "每月底前",
  "每月",
  "每月#次",
  "每月#日前",
  "每周",
  "每周五前",
  "每两周",
  "每两个月",
  "每#个月",
  "每年",
  "每半年",
  "每年#月底前",
  "每年#月",
  "通知印发后#日内",
  "印发后#个工作日内",
  "#个工作日内",
  "原则上#月底前",
  "力争年底前",
  "by #-#-#",
  "#-#",
  "by end of September",
  "by September #",
  "September #, #",
  "# September #",
  "September #",
  "end of September",
  "Q#",
  "#Q#",
  "H#",
  "#H#",
  "FY# Q#",
  "FY#",
  "end of year",
  "by end of year",
  "mid-#",
  "from March #",
  "March to June #",
  "ongoing",
  "annually",
  "semiannually",
  "quarterly",
  "monthly",
  "weekly",
  "daily",
  "every year",
  "every quarter",
  "every month",
  "every week",
  "every two weeks",
  "every # months",
  "every # days",
  "twice a year",
  "at least twice a year",
  "at least once a quarter",
  "within # days of issue",
  "within # working days of issue",
  "by the #th of each month",
];

/** What people write that no phrase is near to, and the phrase that says it. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/^#[./]#前?$/, "#月#日前"],
  [/^[双隔]周|双周/, "每两周"],
  [/^[双隔]月|双月/, "每两个月"],
  [/^春|春[季天]/, "3月至5月"],
  [/^夏|夏[季天]/, "6月至8月"],
  [/^秋|秋[季天]/, "9月至11月"],
  [/^冬|冬[季天]/, "12月至次年2月"],
];

/** Phrases to go by, for a text that is near to none: of the kind that it seems to be. */
const patterns: readonly (readonly [RegExp, readonly string[]])[] = [
  [/每|次|周|常态/, ["每季度", "每月25日前", "每年至少1次"]],
  [/后|内/, ["通知印发后30日内", "15个工作日内", "9月底前"]],
  [/\p{Script=Han}/u, ["9月底前", "年底前", "长期坚持"]],
  [/every|each|per |times|ly\b/, ["every quarter", "at least twice a year", "monthly"]],
  [/within|after|of /, ["within 30 days of issue", "by end of September", "by 2026-12-31"]],
  [/[a-z]/, ["by end of September", "end of year", "ongoing"]],
  [/(?:)/, ["12月31日前", "9月底前", "by 2026-12-31"]],
];

// A longer text is no misspelt phrase, and comparing it would cost time.
const longest = 40;

/** Numbers that can stand in another phrase too: digits, and Chinese ones before what they count. */
const numbersIn = /\d+|[一二两三四五六七八九十]+(?=[个]?[年月日号天周次])/g;

/** Phrases to write a text by that is near to none: one of each form that it could have. */
export function examplePhrases(text: string): readonly string[] {
  const begin = text.slice(0, longest);
  return patterns.find(([pattern]) => pattern.test(begin))?.[1] ?? [];
}

/**
 * Up to three known phrases that are near to `text` (in the normal form of `normalise`), nearest first, filled with
 * the numbers of the text. Nothing if all are far.
 * @param readable whether a phrase is understood; no other is offered
 */
export function nearestPhrases(
  text: string,
  readable: (phrase: string) => boolean,
): readonly string[] {
  if (text === "" || text.length > longest) return [];
  const numbers = text.match(numbersIn) ?? [];
  const masked = text.replace(numbersIn, "#");
  const said = sayings.filter(([pattern]) => pattern.test(masked)).map(([, phrase]) => phrase);
  const scored = known
    .map((pattern, index) => {
      // A number that was not written would have to be made up.
      const made = Math.max(0, pattern.split("#").length - 1 - numbers.length) * 3;
      return { pattern, index, score: distance(masked, pattern.toLowerCase()) + made };
    })
    .filter(({ pattern, score }) => score <= limit(masked, pattern))
    .sort((a, b) => a.score - b.score || a.index - b.index);
  const phrases: string[] = [];
  for (const pattern of [...said, ...scored.map((one) => one.pattern)]) {
    const filled = fill(pattern, numbers);
    if (!phrases.includes(filled) && isPossible(filled) && readable(filled)) phrases.push(filled);
    if (phrases.length === 3) break;
  }
  return phrases;
}

/** No month 31, no day 45. */
function isPossible(phrase: string): boolean {
  const most = { 月: 12, 日: 31 } as const;
  for (const [, first, last, unit] of phrase.matchAll(/(\d+)(?:-(\d+))?([月日])(?!内)/g))
    if (Math.max(Number(first), Number(last ?? 0)) > (unit === "月" ? most.月 : most.日))
      return false;
  return true;
}

// Chinese phrases are short: one sign in three or four may be wrong, at least one.
function limit(text: string, pattern: string): number {
  return Math.max(1, Math.round(Math.max(text.length, pattern.length) * 0.4));
}

function fill(pattern: string, numbers: readonly string[]): string {
  let used = 0;
  return pattern.replace(/#/g, () => {
    const number = numbers[used];
    used += 1;
    return number ?? "1";
  });
}
