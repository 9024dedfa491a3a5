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

// A longer text is no misspelt phrase, and comparing it would cost time.
const longest = 40;

/**
 * Up to three known phrases that are near to `text` (in the normal form of `normalise`), nearest first, filled with
 * the numbers of the text. Only what `readable` accepts is offered; nothing if all are far.
 */
export function nearestPhrases(
  text: string,
  readable: (phrase: string) => boolean,
): readonly string[] {
  if (text === "" || text.length > longest) return [];
  const numbers = text.match(/\d+/g) ?? [];
  const masked = text.replace(/\d+/g, "#");
  const scored = known
    .map((pattern, index) => {
      // A number that was not written would have to be made up.
      const made = Math.max(0, pattern.split("#").length - 1 - numbers.length) * 3;
      return { pattern, index, score: distance(masked, pattern.toLowerCase()) + made };
    })
    .filter(({ pattern, score }) => score <= limit(masked, pattern))
    .sort((a, b) => a.score - b.score || a.index - b.index);
  const phrases: string[] = [];
  for (const { pattern } of scored) {
    const filled = fill(pattern, numbers);
    if (!phrases.includes(filled) && readable(filled)) phrases.push(filled);
    if (phrases.length === 3) break;
  }
  return phrases;
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
