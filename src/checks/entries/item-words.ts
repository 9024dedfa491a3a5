import type { Wording } from "../../findings/finding.ts";
import type { Item, Plan } from "../../model/model.ts";
import type { Entry, Title } from "../../syntax/entry.ts";
import type { TextRun } from "../../syntax/inline.ts";

/** How findings speak of items and plans, and the words that stand in them. */

function shortTitle(title: Title | undefined): string | undefined {
  const text = title?.text.replace(/[。；：，！？.;:,!?]+$/, "").trim();
  return text === "" ? undefined : text;
}

/** The words that findings use for an item or plan: its title without the mark at its end, else its name or place. */
export function spokenName(of: Item | Plan): string {
  return shortTitle(of.title) ?? of.name ?? (of.type === "item" ? of.id : "");
}

/** Text that a message sets in quotation marks: quotations within it become inner ones. */
export function quotable(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

/** The kind and the words: 措施“加强督查”, the measure “…”. */
export function spokenItem(of: Item | Plan): Wording {
  const { spec } = of.entry;
  const words = quotable(spokenName(of));
  return { zh: `${spec.zh}“${words}”`, en: `the ${spec.en} “${words}”` };
}

/** What an entry itself says: the runs of its title and of its own text, not those of the entries in it. */
export function ownRuns(entry: Entry): readonly TextRun[] {
  const parts = [
    ...(entry.title?.parts ?? []),
    ...entry.children.flatMap((child) => (child.type === "text" ? child.paragraphs.flat() : [])),
  ];
  return parts.filter((part): part is TextRun => part.type === "text");
}

/** The items around an item, from its parent outwards, and last its plan. */
export function around(item: Item): readonly (Item | Plan)[] {
  const line: (Item | Plan)[] = [];
  for (let at = item.parent; at !== undefined; at = at.parent) line.push(at);
  return [...line, item.plan];
}

/** An item and all below it, in document order. */
export function withBelow(item: Item): readonly Item[] {
  return [item, ...item.children.flatMap(withBelow)];
}
