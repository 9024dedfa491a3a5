import { unprintedIn } from "../../document/unprinted.ts";
import type { Wording } from "../../findings/finding.ts";
import { isDataKind } from "../../model/items/item-kind.ts";
import type { Item, Plan } from "../../model/model.ts";
import { ownTail } from "../../model/text/tails.ts";
import { childrenOf, type Entry, placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";

/** A plan is composed only where something can be lost: in a layout, or data that nobody tracks. */

function hasLayout(entry: Entry): boolean {
  return childrenOf(entry, "layout").some(
    ({ value }) => value?.type === "choice" && value.choice === "table",
  );
}

/** The items that stand in a sheet: those that somebody owes, and what is theirs. */
function isTracked(item: Item, owed: ReadonlySet<Item>): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (owed.has(at)) return true;
  return false;
}

function mayBeLost(plan: Plan, owed: ReadonlySet<Item>): boolean {
  const annexes = childrenOf(plan.entry, "annex");
  return (
    [plan.entry, ...annexes].some(hasLayout) ||
    plan.allItems.some(
      (item) =>
        hasLayout(item.entry) ||
        (isDataKind(item.kind) &&
          (ownTail(item) !== undefined || (item.title !== undefined && !isTracked(item, owed)))),
    )
  );
}

function message(words: string, data: boolean): Wording {
  return data
    ? {
        zh: `“${words}”既不印出，也不在跟踪表里`,
        en: `“${words}” neither prints nor stands in a sheet`,
      }
    : {
        zh: `“${words}”没有印出来：版式的各列都不装它`,
        en: `“${words}” does not print: no column of the layout holds it`,
      };
}

const noteLost = (name: string) => ({
  message: {
    zh: `注释“${name}”没有印出来：标它的文字都没有印`,
    en: `the note “${name}” does not print: nothing that marks it does`,
  },
  mend: {
    zh: `在印出来的正文里标 [*${name}]，或删去`,
    en: `mark it with [*${name}] in a text that prints, or delete it`,
  },
});

const mendData: Wording = {
  zh: "放进有责任单位的一项里，或在竖线后面写出来",
  en: "put it into an entry that somebody owes, or write it behind a bar",
};
const mendLayout: Wording = {
  zh: "加一列装它（题用 [题]，正文用 [文]，或写条目的种类），或移到版式外面",
  en: "add a column that holds it ([题] a title, [文] a text, or the kind of the entry), or move it out of the layout",
};

export const notPrinted = check({
  code: "not-printed",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: {
    zh: "写出来的，都要印出、跟踪或者指出",
    en: "what a source says is printed, tracked, or found",
  },
  summary: {
    zh: "标题或正文写了，文件里却没有印出来",
    en: "A title or text that is written stands nowhere in the document",
  },
  doc: {
    zh: "“版式 表”只印各列所装的：上级的正文、夹在各行之间的行动、没有列装的题，都会不声不响地丢掉；只在这些文字里标的注释也一样。指标、成果、节点只在表格和标记里印出；在有责任单位的条目里，它们进跟踪表，不查。",
    en: "A table layout prints what its columns hold: the text of a parent, an action between the rows, a title that no column takes would be lost without a word, and so would a note that only they mark. Indicators, deliverables and milestones print in tables and by marks; those of an entry that somebody owes stand in its sheet, and are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  部分 乙 "重点任务" {\n    版式 表 { 列 "时限" = 时限 }\n    措施 丙 "做丙" | 每季度一次。\n  }\n}\n',
      finds: [
        { at: "4:11", says: "“做丙”没有印出来：版式的各列都不装它" },
        { at: "4:17", says: "“每季度一次。”没有印出来：版式的各列都不装它" },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  部分 乙 "重点任务" { 成果 "印发办法" }\n}\n',
      finds: [{ at: "2:21", says: "“印发办法”既不印出，也不在跟踪表里" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  注释 三问 | 三问：问什么。\n  部分 乙 "重点任务" {\n    版式 表 { 列 "任务" = "[题]" }\n    措施 丙 "做丙" | 对照三问[*三问]。\n  }\n}\n',
      finds: [
        { at: "2:6", says: "注释“三问”没有印出来：标它的文字都没有印" },
        { at: "5:17", says: "“对照三问。”没有印出来：版式的各列都不装它" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  部分 乙 "重点任务" {\n    版式 表 { 列 "任务" = "{[题]：}[文]"；列 "成果" = 成果 }\n    措施 丙 "做丙" { 成果 "办法"；| 每季度一次。 }\n  }\n}\n',
    '机构 局 "某局" { 部门 处 "某处" }\n方案 甲 "甲方案" {\n  年度 2026\n  制发 局\n  措施 丙 "做丙。" { 责任 处；成果 "办法" }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const owed = new Set(plan.assignments.map(({ item }) => item));
      if (!mayBeLost(plan, owed)) continue;
      const { texts, notes } = unprintedIn(plan, model);
      for (const { entry, name } of notes)
        report({
          entry,
          place: placeIn(entry.file, entry.name ?? entry.keyword),
          ...noteLost(name),
        });
      for (const { item, text, tail } of texts) {
        const { entry, title } = item;
        const data = text === undefined && isDataKind(item.kind);
        const parts = (tail?.tail ?? text?.paragraphs[0] ?? title?.parts) || [];
        const [first, last] = [parts[0], parts.at(-1)];
        if (
          first === undefined ||
          last === undefined ||
          (data && tail === undefined && isTracked(item, owed))
        )
          continue;
        const words = parts
          .flatMap((part) => (part.type === "optional" ? part.parts : [part]))
          .map((part) => (part.type === "text" ? part.text : ""))
          .join("");
        report({
          entry,
          place: placeIn(entry.file, { start: first.start, end: last.end }),
          message: message(quotable(words), data),
          mend: data ? mendData : mendLayout,
        });
      }
    }
  },
});
