import { keywordsFor } from "../../../grammar/vocabulary.ts";
import { given } from "../../given.ts";
import { fieldValue } from "../../model/fields/field-value.ts";
import type { Item } from "../../model/model.ts";
import { childrenOf, clauseOf, type Entry, placeIn, type Quoted } from "../../syntax/entry.ts";
import { readInline, readTail, type TailPart } from "../../syntax/inline.ts";
import {
  type Composition,
  mergeRuns,
  printInline,
  printTail,
  type Speaker,
  textFrom,
} from "../print-inline.ts";
import { cutStretches } from "../provenance.ts";
import { runsIn } from "../run-in.ts";
import type { PrintedInline, TableCell, TableRow } from "../view.ts";

/** What stands in the cells of tables that are made of items. */

export interface Column {
  readonly heading: string;
  readonly source: string;
  readonly quoted: boolean;
  /** Equal neighbours are one cell (合并). */
  readonly merged: boolean;
  /** As wide as 宽 says, beside the widths of the others. */
  readonly width?: number;
}

/** The kind that a column names by its keyword; none where a template says what its cells hold. */
export function kindOfColumn({ source, quoted }: Column): string | undefined {
  return quoted ? undefined : keywordsFor(source)[0]?.spec.kind;
}

function widthOf(column: Entry): number | undefined {
  const width = Number(clauseOf(column, "width")?.words[0]?.text);
  return width > 0 ? width : undefined;
}

/** A cell of a table's head: Chinese headings break between words only. */
export function headCell(cell: TableCell, { words, locale }: Composition): TableCell {
  if (locale !== "zh") return cell;
  const broken = (part: PrintedInline): readonly PrintedInline[] =>
    part.kind === "text" ? wordsOf(part, words(part.text)) : [part];
  return { ...cell, lines: cell.lines.map((line) => line.flatMap(broken)) };
}

function wordsOf(
  part: Extract<PrintedInline, { kind: "text" }>,
  words: readonly string[],
): readonly PrintedInline[] {
  let at = 0;
  return words.map((word) => {
    const from = at;
    at += word.length;
    if (part.stretches === undefined) return { ...part, text: word };
    return { ...part, text: word, stretches: cutStretches(part.stretches, from, at) };
  });
}

/** The head of a table with columns. */
export function headRow(columns: readonly Column[], composition: Composition): TableRow {
  return { cells: columns.map(({ heading }) => headCell({ lines: [text(heading)] }, composition)) };
}

export function columnsOf(entry: Entry): readonly Column[] {
  return childrenOf(entry, "column").flatMap((column): Column[] => {
    if (column.value?.type !== "strings" || column.assigned?.type !== "literal") return [];
    const heading = column.value.strings[0]?.text ?? "";
    const { text, range } = column.assigned;
    return [
      {
        heading,
        source: text,
        quoted: range.end - range.start > text.length,
        merged: clauseOf(column, "merged") !== undefined,
        ...given({ width: widthOf(column) }),
      },
    ];
  });
}

export const text = (value: string): readonly PrintedInline[] =>
  value === "" ? [] : [{ kind: "text", text: value }];

function ancestorOf(item: Item, kind: string): Item | undefined {
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

/** The number of an item as it stands in a cell; nothing where it has none. */
export function numberText(
  item: Item,
  number: string,
  composition: Composition,
): readonly PrintedInline[] {
  if (number === "") return [];
  const { file, keyword } = item.entry;
  const place = placeIn(file, keyword);
  return [textFrom(number, composition, () => ({ from: "number", item: item.id, place }))];
}

/** The title of an item as it prints. */
export function printedTitle(item: Item, composition: Composition): readonly PrintedInline[] {
  if (item.title === undefined) return [];
  composition.printed?.add(item.entry);
  return printInline(item.title.parts, composition, { entry: item.entry, item });
}

/** A field as the lines of a cell: what is open prints as such. */
export function fieldLines(
  item: Item,
  field: string,
  composition: Composition,
): readonly (readonly PrintedInline[])[] {
  const value = fieldValue(item, field, undefined, composition.locale);
  if (value.type === "empty") return [];
  if (value.type === "open") return [[{ kind: "open", text: value.question }]];
  if (value.text === "") return [[]];
  const { file, keyword } = item.entry;
  const place = placeIn(file, keyword);
  return [
    [textFrom(value.text, composition, () => ({ from: "field", field, item: item.id, place }))],
  ];
}

type Lines = readonly (readonly PrintedInline[])[];

/** Lines behind a title: in its line where the title ends a sentence. */
function behindTitle(title: readonly PrintedInline[], lines: Lines, run: boolean): Lines {
  const [first, ...rest] = lines;
  if (title.length === 0) return lines;
  return run && first !== undefined
    ? [mergeRuns([...title, ...first]), ...rest]
    : [title, ...lines];
}

/** An entry inside the row's own, as it shows in a cell: its title, with its time or amount, and its text. */
function insideLines(item: Item, cells: Cells): Lines {
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
  const run = runsIn(item.title?.text ?? "", composition.locale);
  return behindTitle(line, cells.textOf(item), run && amount.length === 0);
}

/** The nearest item, from the row's own outwards to the outermost one of the table, that shows something. */
function nearest<T>(
  item: Item,
  within: ReadonlySet<Item>,
  show: (at: Item) => readonly T[],
): { readonly of: Item; readonly lines: readonly T[] } {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) {
    const lines = show(at);
    if (lines.length > 0) return { of: at, lines };
    if (within.has(at)) break;
  }
  return { of: item, lines: [] };
}

/** A cell, and the item that it speaks of: neighbours that speak of one item around them are one cell. */
export interface MadeCell {
  readonly cell: TableCell;
  readonly of: Item;
}

/** What an entry has for all its rows: it prints once. Other fields are inherited, or each row's own. */
const heldOnce: ReadonlySet<string> = new Set(["deliverable", "indicator", "milestone", "basis"]);

/** A table that items make. */
export interface ItemTable {
  readonly columns: readonly Column[];
  /** The outermost items in it: a field that a row has not may be theirs. */
  readonly within: ReadonlySet<Item>;
  /** It stands in the place of its items: their texts print here or nowhere. */
  readonly inPlace: boolean;
}

/** Does a column say where the text of the rows stands? */
function placesText({ columns }: ItemTable): boolean {
  return columns.some(
    ({ source, quoted }) =>
      quoted && [...source.matchAll(WORDS)].some(([, word]) => wordNames[word ?? ""] === "text"),
  );
}

/** The line and text of an entry that a column is for; its text only where it has no other place. */
function ownLines(own: Item, row: Item, cells: Cells, table: ItemTable): Lines {
  const title = printedTitle(own, cells.composition);
  if (title.length === 0) return cells.textOf(own);
  if (own !== row || !table.inPlace || placesText(table)) return [title];
  return behindTitle(
    title,
    cells.textOf(own),
    runsIn(own.title?.text ?? "", cells.composition.locale),
  );
}

/** A cell that shows entries of a kind: the row's own, the one around it, or those inside it. */
function kindCell(item: Item, kind: string, cells: Cells, table: ItemTable): MadeCell {
  const { within } = table;
  const own = ancestorOf(item, kind);
  if (own !== undefined) return { cell: { lines: ownLines(own, item, cells, table) }, of: own };
  const outwards = heldOnce.has(kind) ? within : new Set([item]);
  const { of, lines } = nearest(item, outwards, (at) => {
    const inside = at.children.filter((child) => child.kind === kind);
    return inside.length === 0
      ? fieldLines(at, kind, cells.composition)
      : inside.flatMap((child) => insideLines(child, cells));
  });
  return { cell: { lines }, of };
}

const WORDS = /[[［【](文|text|题|title|序号|ordinal)[\]］】]/g;

/** A part of a template: what prints as in a tail, or a word that stands for the entry's own. */
type TemplatePart =
  | TailPart
  | { readonly type: "word"; readonly word: "text" | "title" | "ordinal" };

const wordNames: Readonly<Record<string, "text" | "title" | "ordinal">> = {
  文: "text",
  text: "text",
  题: "title",
  title: "title",
  序号: "ordinal",
  ordinal: "ordinal",
};

/** The words in runs of text, as parts of their own. */
function withWords(parts: readonly TailPart[]): readonly TemplatePart[] {
  return parts.flatMap((part): readonly TemplatePart[] => {
    if (part.type !== "text") return [part];
    const found: TemplatePart[] = [];
    let from = 0;
    for (const match of part.text.matchAll(WORDS)) {
      const word = wordNames[match[1] ?? ""];
      if (word === undefined) continue;
      found.push({ ...part, text: part.text.slice(from, match.index) }, { type: "word", word });
      from = match.index + match[0].length;
    }
    return [...found, { ...part, text: part.text.slice(from) }];
  });
}

/** What a word of a template stands for, as lines; none where the entry has nothing of it. */
function wordLines(item: Item, word: "text" | "title" | "ordinal", cells: Cells): Lines {
  if (word === "text") return cells.textOf(item);
  const inline =
    word === "title"
      ? printedTitle(item, cells.composition)
      : numberText(item, item.label.trim(), cells.composition);
  return inline.length === 0 ? [] : [inline];
}

/**
 * A cell by its template: field marks, `[序号]`, `[题]` and `[文]` for the entry's number, title and text; a
 * part in braces falls away when something in it is empty, as in a tail. Paragraphs of the text are lines.
 */
function templateCell(item: Item, template: string, cells: Cells): TableCell {
  const { composition } = cells;
  const speaker: Speaker = { entry: item.entry, item, elsewhere: true };
  const lines: PrintedInline[][] = [[]];
  const add = (added: Lines) => {
    added.forEach((line, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...line);
    });
  };
  const made = (part: TemplatePart): Lines => {
    if (part.type === "word") return wordLines(item, part.word, cells);
    if (part.type === "text") return part.text === "" ? [] : [text(part.text)];
    const printed = printTail([part], composition, speaker);
    return printed.length === 0 ? [] : [printed];
  };
  for (const part of withWords(readTail(template, 0))) {
    if (part.type !== "optional") {
      add(made(part));
      continue;
    }
    const inner = withWords(part.parts).filter((one) => one.type !== "text" || one.text !== "");
    const inside = inner.map(made);
    if (inside.every((printed) => printed.length > 0)) for (const printed of inside) add(printed);
  }
  return { lines: lines.map(mergeRuns).filter((line) => line.length > 0) };
}

/** A cell of a row. */
export function cellOf(item: Item, column: Column, cells: Cells, table: ItemTable): MadeCell {
  const kind = kindOfColumn(column);
  return kind === undefined
    ? { cell: templateCell(item, column.source, cells), of: item }
    : kindCell(item, kind, cells, table);
}
