import { tailText } from "../../document/tail-text.ts";
import { isDataKind, isItemKind } from "../../model/items/item-kind.ts";
import { tailOf } from "../../model/text/tails.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import type { TextRun } from "../../syntax/inline.ts";
import { check } from "../check.ts";
import { quotable, spokenItem } from "../entries/item-words.ts";

/** The last words that an entry prints before its tail: its own, or those of the last entry in it. */
function lastRun(entry: Entry): TextRun | undefined {
  for (const child of entry.children.toReversed()) {
    if (child.type === "text") {
      const last = child.paragraphs.at(-1)?.at(-1);
      if (last !== undefined) return last.type === "text" ? last : undefined;
    } else if (isItemKind(child.kind) && !isDataKind(child.kind)) return lastRun(child);
  }
  const last = entry.title?.parts.at(-1);
  return last?.type === "text" ? last : undefined;
}

/** A text by its words alone: without blanks, widths and the mark at its end. */
const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[。.;]+$/, "");

/** Where a typed copy of a tail begins at the end of a text; undefined where there is none. */
function copyAt(text: string, tail: string): number | undefined {
  const wanted = bare(tail);
  if (wanted === "") return undefined;
  for (let at = Math.max(0, text.length - 2 * tail.length - 8); at < text.length; at += 1)
    if (!/\s/.test(text.charAt(at)) && bare(text.slice(at)) === wanted) return at;
  return undefined;
}

/** Where a text ends in brackets that begin as the tail does, with other values: those of an old document. */
function oldAt(text: string, entry: Entry | undefined): number | undefined {
  const [first] = entry?.tail ?? [];
  const lead = first?.type === "text" ? first.text.trimStart() : "";
  if (!/^[（(].{2,}/.test(lead)) return undefined;
  const at = text.lastIndexOf(lead);
  return at !== -1 && /^[（(][^（()）]*[）)][。；.;]?\s*$/.test(text.slice(at)) ? at : undefined;
}

export const typedTail = check({
  code: "typed-tail",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: { zh: "句末由数据印出，不再手打", en: "A tail prints from data, and is not typed" },
  summary: {
    zh: "正文末尾已经打了“句末”要印的内容，会印出两遍",
    en: "A text ends with what its tail prints: it would print twice",
  },
  doc: {
    zh: "“句末”在各项末尾印出责任单位、时限等。从旧文件粘贴来的正文往往已带着这些内容，印出来就重复了。与要印的相同的，可以自动删去；开头相同、内容不同的，核对后删去。",
    en: "A tail prints owners and deadlines behind each entry. Text that is pasted from an old document often ends with them already, and they would print twice. What is the same is deleted by the fix; what begins alike and says something else is to be compared first.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  部门 办 "办公室"\n  部门 法 "法规处"\n}\n方案 甲 "某方案" {\n  年度 2026\n  责任 办\n  句末 措施 | （责任单位：[=责任]）\n  措施 乙 "做乙。" | 每季度一次。（责任单位：办公室）\n  措施 丙 "做丙。" | 每月一次。（责任单位：法规处）\n}\n',
      finds: [
        { at: "9:22", says: "措施“做乙”的末尾已经打了“（责任单位：办公室）”，“句末”还会再印一遍" },
        {
          at: "10:21",
          says: "措施“做丙”的末尾打了“（责任单位：法规处）”，“句末”又印“（责任单位：办公室）”",
        },
      ],
    },
  ],
  good: [
    '机构 局 "某局" { 部门 办 "办公室" }\n方案 甲 "某方案" {\n  年度 2026\n  责任 办\n  句末 措施 | （责任单位：[=责任]）\n  措施 乙 "做乙。" | 每季度一次（含总结）。\n  措施 丙 "做丙。" { 句末 无；| 每月一次。（责任单位：办公室） }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      for (const item of plan.allItems) {
        const tail = tailOf(item);
        if (tail === undefined) continue;
        const run = lastRun(item.entry);
        const printed = run === undefined ? undefined : tailText(item, model);
        if (run === undefined || printed === undefined) continue;
        const same = copyAt(run.text, printed);
        const at = same ?? oldAt(run.text, tail);
        // A doubled bracket is one character less than its source.
        if (at === undefined || run.text.length !== run.end - run.start) continue;
        const { entry } = item;
        const place = placeIn(entry.file, { start: run.start + at, end: run.end });
        const said = spokenItem(item);
        const typed = quotable(run.text.slice(at).trim());
        const again = quotable(printed);
        report({
          entry,
          place,
          message:
            same === undefined
              ? {
                  zh: `${said.zh}的末尾打了“${typed}”，“句末”又印“${again}”`,
                  en: `${said.en} ends with “${typed}”, and its tail prints “${again}”`,
                }
              : {
                  zh: `${said.zh}的末尾已经打了“${typed}”，“句末”还会再印一遍`,
                  en: `${said.en} ends with “${typed}” already, and its tail prints it again`,
                },
          mend: { zh: "删去打的", en: "delete what is typed" },
          fixes: [
            {
              title: { zh: `删去“${typed}”`, en: `delete “${typed}”` },
              edits: [{ place, text: "" }],
              safe: same !== undefined,
            },
          ],
        });
      }
    }
  },
});
