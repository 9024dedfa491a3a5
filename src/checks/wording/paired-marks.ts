import { check } from "../check.ts";
import type { Passage } from "../reading/prose.ts";
import { chinesePassages } from "../reading/slips.ts";

const CLOSES: Readonly<Record<string, string>> = {
  "“": "”",
  "‘": "’",
  "（": "）",
  "《": "》",
  "〈": "〉",
  "〔": "〕",
  "【": "】",
};
const OPENERS = new Map(Object.entries(CLOSES).map(([open, close]) => [close, open]));
const MARKS = /[“”‘’（）《》〈〉〔〕【】]/g;

interface Fault {
  readonly at: number;
  readonly zh: string;
  readonly en: string;
  readonly instead?: string;
}

/** Whether a closing bracket numbers a list: 1） and a）. */
export function numbersList(text: string, at: number): boolean {
  return /(?:^|[\s；。：，、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十])$/.test(
    text.slice(Math.max(0, at - 4), at),
  );
}

/** 1） and a） number a list; an apostrophe stands between letters. */
function isNoBracket(text: string, at: number): boolean {
  if (text[at] === "）") return numbersList(text, at);
  return text[at] === "’" && /[A-Za-z]$/.test(text.slice(0, at));
}

/** Marks of a text that have no partner, or stand inside their own kind. */
function faultsIn(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (const { index: at, 0: mark } of text.matchAll(MARKS)) {
    const close = CLOSES[mark];
    if (close !== undefined) {
      const outer = open.at(-1);
      if (outer?.mark === mark && (mark === "“" || mark === "‘")) {
        // “甲“ has two left marks: the second was meant to close.
        const right = text.indexOf(close, at);
        const next = text.indexOf(mark, at + 1);
        if (right === -1 || (next !== -1 && next < right)) {
          open.pop();
          faults.push({
            at,
            zh: "右引号误作左引号",
            en: `${mark} stands where a closing mark belongs`,
            instead: close,
          });
          continue;
        }
        if (mark === "“")
          faults.push({
            at,
            zh: "引号里再用引号，里面用单引号‘’",
            en: "quotes inside quotes are ‘’",
          });
      }
      open.push({ mark, at });
      continue;
    }
    const opener = OPENERS.get(mark) ?? "";
    const within = open.findLastIndex((candidate) => candidate.mark === opener);
    if (within === -1) {
      if (!isNoBracket(text, at))
        faults.push({
          at,
          zh: `${mark} 前面没有配对的 ${opener}`,
          en: `${mark} has no ${opener} before it`,
        });
      continue;
    }
    for (const lost of open.splice(within).slice(1)) faults.push(lacking(lost.mark, lost.at));
  }
  return [...faults, ...open.map(({ mark, at }) => lacking(mark, at))].sort((a, b) => a.at - b.at);
}

function lacking(mark: string, at: number): Fault {
  const close = CLOSES[mark] ?? "";
  return { at, zh: `${mark} 后面没有配对的 ${close}`, en: `${mark} has no ${close} behind it` };
}

function around(passage: Passage, at: number): string {
  return passage.text.slice(Math.max(0, at - 4), at + 8);
}

export const pairedMarks = check({
  code: "paired-marks",
  severity: { draft: "note", issue: "error" },
  strength: "general",
  source: { zh: "GB/T 15834-2011", en: "GB/T 15834-2011" },
  summary: {
    zh: "引号、括号、书名号不成对",
    en: "Quotes, brackets or title marks without a partner",
  },
  doc: {
    zh: "引号、括号、书名号在一个自然段里成对出现；引号里再用引号，外双内单。两个引号都打成左引号（“甲“）的，提出改法。“1）”“a）”这样的序号和英文撇号不查；引文跨段的，会报前一段缺右引号，可以忽略。",
    en: "Quotes, brackets and title marks pair within a paragraph; quotes inside “” are ‘’. Two left marks (“甲“) get a proposal. Labels such as 1） and apostrophes are left alone; a quotation that runs over paragraphs is reported, and can be ignored.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 学习《保密法，落实（含分局“三项制度”。\n}\n',
      finds: [
        { at: "2:7", says: "《 后面没有配对的 》：学习《保密法，落实（" },
        { at: "2:14", says: "（ 后面没有配对的 ）：法，落实（含分局“三项制" },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  | 开展“大培训“活动，传达“关于“四风”问题”的讲话。\n}\n',
      finds: [
        { at: "2:11", says: "右引号误作左引号：“大培训“活动，传达“关" },
        { at: "2:20", says: "引号里再用引号，里面用单引号‘’：达“关于“四风”问题”的" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 开展“学习‘党章’”活动：1）学习《保密法》（2010年修订）；2）考核。\n}\n',
  ],
  run({ prose, report }) {
    for (const passage of chinesePassages(prose)) {
      const faults = faultsIn(passage.text);
      for (const { at, zh, en, instead } of faults) {
        if (!passage.isTyped(at, at + 1)) continue;
        const place = passage.place(at, at + 1);
        report({
          entry: passage.entryAt(at),
          place,
          message: { zh: `${zh}：${around(passage, at)}`, en: `${en}: ${around(passage, at)}` },
          fixes:
            instead === undefined
              ? []
              : [
                  {
                    title: { zh: `改为“${instead}”`, en: `write ${instead}` },
                    edits: [{ place, text: instead }],
                    // With another fault beside it, nobody knows which marks belong together.
                    safe: faults.length === 1,
                  },
                ],
        });
      }
    }
  },
});
