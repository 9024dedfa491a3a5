import { childOf, clauseOf, type Entry, placeIn } from "../../syntax/entry.ts";
import type { Range } from "../../syntax/tree.ts";
import { check } from "../check.ts";
import { chineseNotices, quotedTextPlace } from "../entries/notice-fields.ts";

/** The lists that are printed with a mark behind them. */
const lists = [
  { kind: "to", zh: "主送", printed: "：" },
  { kind: "cc", zh: "抄送", printed: "。" },
] as const;

interface Typed extends Range {
  readonly text: string;
}

/** The last text that a list prints as typed: behind 写作, or a quoted name. */
function lastTyped(entry: Entry): Typed | undefined {
  const writtenAs = clauseOf(entry, "written-as")?.strings[0];
  if (writtenAs !== undefined) return writtenAs;
  const last = entry.value?.type === "refs" ? entry.value.list.include.at(-1) : undefined;
  return last?.literal === undefined ? undefined : { ...last, text: last.literal };
}

export const addresseeMarks = check({
  code: "addressee-marks",
  severity: { draft: "warning", issue: "error" },
  strength: "must",
  source: { zh: "GB/T 9704-2012 7.3.2、7.4.2", en: "GB/T 9704-2012 7.3.2, 7.4.2" },
  summary: {
    zh: "主送、抄送末尾打了标点，会印出两个",
    en: "A mark is typed behind the addressees, and would print twice",
  },
  doc: {
    zh: "主送机关后面的全角冒号、抄送机关后面的句号由排印加上。引号里的单位名称和“写作”后面的文字照原样印出，末尾再打标点就重复了。",
    en: "The colon behind the addressees and the full stop behind the copies are printed by themselves. Quoted names and the text behind 写作 print as they stand, so that a mark at their end would be doubled.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  主送 乙 写作 "各分局:"\n  抄送 "市政府办公室。"\n}\n',
      finds: [
        { at: "5:15", says: "主送“各分局:”末尾的“:”多余，排印时会加“：”" },
        { at: "6:13", says: "抄送“市政府办公室。”末尾的“。”多余，排印时会加“。”" },
      ],
    },
  ],
  good: [
    '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  主送 乙 写作 "各分局"\n  抄送 "市政府办公室"\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      for (const { kind, zh, printed } of lists) {
        const entry = childOf(notice.entry, kind);
        const typed = entry === undefined ? undefined : lastTyped(entry);
        if (entry === undefined || typed === undefined) continue;
        const mark = /[：:。.，,、；;\s]+$/.exec(typed.text)?.[0];
        if (mark === undefined || mark === typed.text) continue;
        const whole = quotedTextPlace(entry.file, typed, typed.text);
        const place = placeIn(entry.file, { start: whole.end - mark.length, end: whole.end });
        report({
          entry,
          place,
          message: {
            zh: `${zh}“${typed.text}”末尾的“${mark}”多余，排印时会加“${printed}”`,
            en: `the “${mark}” behind “${typed.text}” is printed by itself, as “${printed}”`,
          },
          fixes: [
            {
              title: { zh: `删去“${mark}”`, en: `delete “${mark}”` },
              edits: [{ place, text: "" }],
              safe: true,
            },
          ],
        });
      }
    }
  },
});
