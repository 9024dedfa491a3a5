import { check } from "../check.ts";
import { chinesePassages, reportSlips, type Slip } from "../reading/slips.ts";
import { numbersList } from "./paired-marks.ts";

const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};

const CHINESE = /[\p{Script=Han}，。；：？！、（）《》“”‘’]/u;

function isChinese(char: string | undefined): boolean {
  return char !== undefined && CHINESE.test(char);
}

/** The half-width brackets that pair, by the offset of either. */
function bracketPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") open.push(at);
    if (text[at] !== ")") continue;
    const start = open.pop();
    if (start === undefined) continue;
    pairs.set(start, at);
    pairs.set(at, start);
  }
  return pairs;
}

/** Does a half-width bracket stand in Chinese? With its pair: either touches Chinese, inside or out. */
function inChinese(text: string, at: number, pairs: ReadonlyMap<number, number>): boolean {
  const touches = (place: number) => isChinese(text[place - 1]) || isChinese(text[place + 1]);
  const other = pairs.get(at);
  if (other !== undefined) {
    const [start, end] = [Math.min(at, other), Math.max(at, other)];
    if (
      /[A-Za-z0-9]/.test(text.charAt(start - 1)) &&
      !/\p{Script=Han}/u.test(text.slice(start, end))
    )
      return false;
  }
  return touches(at) || (other !== undefined && touches(other));
}

/** What belongs in place of a half-width mark; undefined where it is right, as in 9:30, 1,000 and IPv6(v2). */
function fullWidth(
  text: string,
  at: number,
  pairs: ReadonlyMap<number, number>,
): string | undefined {
  const char = text.charAt(at);
  const [before, after] = [text[at - 1], text[at + 1]];
  if (char === "(" || char === ")") return inChinese(text, at, pairs) ? FULL[char] : undefined;
  if (char === ".") {
    const ends = after === undefined || /[\s”’）》]/.test(after) || /\p{Script=Han}/u.test(after);
    return isChinese(before) && ends ? "。" : undefined;
  }
  if (char === "?" || char === "!") return isChinese(before) ? FULL[char] : undefined;
  return isChinese(before) || isChinese(after) ? FULL[char] : undefined;
}

export const fullWidthPunctuation = check({
  code: "full-width-punctuation",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: {
    zh: "GB/T 15834-2011；GB/T 9704-2012 第9章",
    en: "GB/T 15834-2011; GB/T 9704-2012, clause 9",
  },
  summary: { zh: "中文里用了半角标点", en: "Half-width punctuation in Chinese text" },
  doc: {
    zh: "与汉字相邻的逗号、分号、冒号、问号、叹号、句末的点和圆括号用全角，直引号改用弯引号“”。数字之间的（9:30、1,000、3.5）、英文、网址和 f(x) 里的不管。标点是习惯，每个文件报一次，一次改完。",
    en: "Commas, semicolons, colons, question and exclamation marks, a full stop behind a sentence, and round brackets beside Chinese characters are full-width, and straight quotes are “”. Those between digits (9:30, 1,000, 3.5), in English, in addresses and in f(x) are left alone. Punctuation is a habit: one finding and one fix a file.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 培训两期,每期3天(含周末);地点:北京.\n  |\n  | 开展"大培训"活动。\n}\n',
      finds: [{ at: "2:9", says: "中文里用了半角标点：“培训两期,每期3天”，本文件共8处" }],
    },
    {
      source:
        '机构 局 "某局" { 部门 处 "某处" }\n方案 甲 "甲方案" {\n  句末 措施 | ([=牵头]牵头)\n  措施 乙 "做乙。" { 牵头 处 }\n}\n',
      finds: [{ at: "3:11", says: "中文里用了半角标点：“(牵头)”，本文件共2处" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 上午9:30开始，预算1,000.5元，网址http://example.org/a?b=1,2，采用IPv6（互联网协议第6版）和f(x)。\n}\n',
    '方案 甲 "Plan (A), in English" {\n  locale en\n  | Plan甲(A),乙.\n}\n',
  ],
  run({ prose, report }) {
    const slips: Slip[] = [];
    // A bracket whose partner is missing: making it full-width would not mend it.
    const alone: Slip[] = [];
    const tails = prose.tails.filter(({ document }) => document.locale === "zh");
    for (const passage of [...chinesePassages(prose), ...tails]) {
      const { text } = passage;
      if (!/[,;:?!()."]/.test(text)) continue;
      const pairs = bracketPairs(text);
      const quotes = [...text.matchAll(/"/g)].map(({ index }) => index);
      for (const { index: at } of text.matchAll(/[,;:?!().]/g)) {
        const instead = fullWidth(text, at, pairs);
        if (instead === undefined || !passage.isTyped(at, at + 1)) continue;
        const lacking = /[()]/.test(text.charAt(at)) && !pairs.has(at) && !numbersList(text, at);
        (lacking ? alone : slips).push({ passage, start: at, end: at + 1, instead });
      }
      quotes.forEach((at, index) => {
        const touching = isChinese(text[at - 1]) || isChinese(text[at + 1]);
        if (!touching || !passage.isTyped(at, at + 1)) return;
        const paired = quotes.length % 2 === 0;
        slips.push({
          passage,
          start: at,
          end: at + 1,
          ...(paired ? { instead: index % 2 === 0 ? "“" : "”" } : {}),
        });
      });
    }
    for (const { found, safe } of [
      { found: slips, safe: true },
      { found: alone, safe: false },
    ]) {
      reportSlips(found, report, {
        message: (words) => ({
          zh: `中文里用了半角标点：“${words}”`,
          en: `half-width punctuation in Chinese text: “${words}”`,
        }),
        mend: { zh: "改用全角标点", en: "write full-width marks" },
        fix: { zh: "全部改为全角标点", en: "make them all full-width" },
        safe,
        around: 4,
      });
    }
  },
});
