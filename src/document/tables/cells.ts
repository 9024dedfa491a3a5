import { keywordsFor } from "../../../grammar/vocabulary.ts";
import { fieldValue } from "../../model/fields.ts";
import type { Item } from "../../model/model.ts";
import { childrenOf, type Entry, type Quoted } from "../../syntax/entry.ts";
import { readInline, readTail } from "../../syntax/inline.ts";
import {
  type Composition,
  mergeRuns,
  printInline,
  printTail,
  type Speaker,
} from "../print-inline.ts";
import type { PrintedInline, TableCell } from "../view.ts";

/** What stands in the cells of tables that are made of items. */

export interface Column {
  readonly heading: string;
  readonly source: string;
  readonly quoted: boolean;
}

export function columnsOf(entry: Entry): readonly Column[] {
  return childrenOf(entry, "column").flatMap((column): Column[] => {
    if (column.value?.type !== "strings" || column.assigned?.type !== "literal") return [];
    const heading = column.value.strings[0]?.text ?? "";
    const { text, range } = column.assigned;
    return [{ heading, source: text, quoted: range.end - range.start > text.length }];
  });
}

export const text = (value: string): readonly PrintedInline[] =>
  value === "" ? [] : [{ kind: "text", text: value }];

export function ancestorOf(item: Item, kind: string): Item | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at.kind === kind) return at;
  return undefined;
}

/** What the cells of a table are made from. */
export interface Cells {
  readonly composition: Composition;
  /** The text of an item below its title, a line for each paragraph. */
  readonly textOf: (item: Item) => readonly (readonly PrintedInline[])[];
}

/** A string that prints, with its marks. */
export function quotedInline(
  quoted: Quoted,
  composition: Composition,
  speaker: Speaker,
): readonly PrintedInline[] {
  return printInline(readInline(quoted.text, quoted.textStart), composition, speaker);
}

export function printedTitle(item: Item, composition: Composition): readonly PrintedInline[] {
  return item.title === undefined
    ? []
    : printInline(item.title.parts, composition, { entry: item.entry, item });
}

/** A field as the lines of a cell: what is open prints as such. */
export function fieldLines(
  item: Item,
  field: string,
  { locale }: Composition,
): readonly (readonly PrintedInline[])[] {
  const value = fieldValue(item, field, undefined, locale);
  if (value.type === "empty") return [];
  return [value.type === "open" ? [{ kind: "open", text: value.question }] : text(value.text)];
}

/** An entry inside the row's own, as it shows in a cell: its title, with its time or amount. */
function insideLines(item: Item, cells: Cells): readonly (readonly PrintedInline[])[] {
  const { composition } = cells;
  const title = printedTitle(item, composition);
  const [amount = []] = item.kind === "indicator" ? fieldLines(item, "indicator", composition) : [];
  const [time = []] = item.kind === "milestone" ? fieldLines(item, "due", composition) : [];
  const blank = composition.locale === "en" && title.length > 0 ? text(" ") : [];
  const line = mergeRuns([
    ...time,
    ...(time.length > 0 ? blank : []),
    ...title,
    ...(amount.length > 0 ? blank : []),
    ...amount,
  ]);
  return line.length > 0 ? [line] : cells.textOf(item);
}

/** A cell that shows entries of a kind: the row's own, the one around it, or those inside it. */
function kindCell(item: Item, kind: string, cells: Cells): TableCell {
  const own = ancestorOf(item, kind);
  if (own !== undefined) {
    const title = printedTitle(own, cells.composition);
    return { lines: title.length > 0 ? [title] : cells.textOf(own) };
  }
  const inside = item.children.filter((child) => child.kind === kind);
  if (inside.length === 0) return { lines: fieldLines(item, kind, cells.composition) };
  return { lines: inside.flatMap((child) => insideLines(child, cells)) };
}

const TEXT_WORDS = /[[［【](?:文|text)[\]］】]/g;
const TITLE_WORDS = /[[［【](?:题|title)[\]］】]/g;

/**
 * A cell by its template: field marks, `[文]` for the entry's text, `[题]` for its title; a part in
 * braces falls away when one of its fields is empty, as in a tail. Paragraphs of the text are lines.
 */
function templateCell(item: Item, template: string, cells: Cells): TableCell {
  const { composition } = cells;
  const lines: PrintedInline[][] = [[]];
  const add = (parts: readonly PrintedInline[]) => lines.at(-1)?.push(...parts);
  const plain = (part: string) =>
    add(printTail(readTail(part, 0), composition, { entry: item.entry, item }));
  const matches = [...template.matchAll(TEXT_WORDS), ...template.matchAll(TITLE_WORDS)].sort(
    (a, b) => a.index - b.index,
  );
  let from = 0;
  for (const match of matches) {
    plain(template.slice(from, match.index));
    if (new RegExp(TITLE_WORDS.source).test(match[0])) add(printedTitle(item, composition));
    else {
      cells.textOf(item).forEach((line, index) => {
        if (index > 0) lines.push([]);
        add(line);
      });
    }
    from = match.index + match[0].length;
  }
  plain(template.slice(from));
  return { lines: lines.map(mergeRuns).filter((line) => line.length > 0) };
}

export function cellOf(item: Item, column: Column, cells: Cells): TableCell {
  const kind = column.quoted ? undefined : keywordsFor(column.source)[0]?.spec.kind;
  return kind === undefined
    ? templateCell(item, column.source, cells)
    : kindCell(item, kind, cells);
}
