import { check, type Problem } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import type { Passage } from "../reading/prose.ts";
import { leadingStep } from "../reading/sequences.ts";

/** Labels of levels: 一是, ① and the like stand within paragraphs. */
const LEVELS: ReadonlySet<string> = new Set(["一、", "（一）", "1.", "（1）"]);
/** Longer lines are sentences. */
const LONGEST = 30;
const MOST_RELATED = 8;

/** Is a paragraph a heading with a typed number: 一、工作目标? */
function isTypedHeading(passage: Passage): boolean {
  const { kind, text, entry } = passage;
  if (kind !== "paragraph" || entry.kind === "annex" || text.length > LONGEST) return false;
  const step = leadingStep(text);
  if (step === undefined || !LEVELS.has(step.family)) return false;
  const words = text.slice(step.text.length).trim();
  return passage.isTyped(0, step.text.length) && words !== "" && !/[。；：！？，、]/.test(words);
}

function problemOf(passages: readonly Passage[]): Problem | undefined {
  const [first, ...others] = passages.filter(isTypedHeading);
  if (first === undefined) return undefined;
  const count =
    others.length === 0
      ? { zh: "", en: "" }
      : { zh: `，全文共${others.length + 1}处`, en: ` (${others.length + 1} places)` };
  const placed = (passage: Passage) => passage.place(0, passage.text.length);
  return {
    entry: first.entry,
    place: placed(first),
    message: {
      zh: `“${quotable(first.text)}”像是手写的标题，印成正文${count.zh}`,
      en: `“${first.text}” looks like a heading typed by hand and prints as text${count.en}`,
    },
    mend: {
      zh: "写成“部分”“目标”或“措施”，编号和字体由系统定",
      en: "make it a `section`, `goal` or `measure`, which are numbered and set as headings",
    },
    related: others.slice(0, MOST_RELATED).map((other) => ({
      place: placed(other),
      message: { zh: `“${quotable(other.text)}”`, en: `“${other.text}”` },
    })),
  };
}

export const typedHeading = check({
  code: "typed-heading",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: {
    zh: "层次标题的字体见 GB/T 9704-2012 7.3.3",
    en: "Faces of headings: GB/T 9704-2012 7.3.3",
  },
  summary: {
    zh: "标题连编号打在了正文里",
    en: "A heading with its number is typed as text",
  },
  doc: {
    zh: "“一、工作目标”打在正文里，印出来是正文字体，编号不随增删变动，下面的事也不能定责任、时限和跟踪：写成“部分”“目标”“措施”。只看方案里单独成段、带层次序数、不到30字、中间和末尾都没有标点的；通知和附件里没有条目可用，不查。",
    en: "A heading such as 一、工作目标 that is typed as text prints in the face of text, its number does not follow when things move, and nothing below can be owed, dated or tracked: make it a section, goal or measure. Only paragraphs of a plan with the number of a level, of up to 30 characters and without a mark are judged; notices and annexes have no such entries and are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 一、工作目标\n  |\n  | 全面完成任务。\n  |\n  | 二、重点工作\n  措施 乙 "乙事。"\n}\n',
      finds: [{ at: "2:5", says: "“一、工作目标”像是手写的标题，印成正文，全文共2处" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  部分 乙 "工作目标" {\n    | （一）是抓学习，\n    |\n    | 1.按时完成任务。\n    |\n    | 十三、四个项目。\n  }\n  附件 丙 "分工表" {\n    | 一、工作目标\n  }\n}\n',
  ],
  run({ model, prose, report }) {
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      const problem = problemOf(prose.of(plan));
      if (problem !== undefined) report(problem);
    }
  },
});
