import { fold, keywordsFor } from "../../grammar/vocabulary.ts";
import type { Model } from "../model/compiled.ts";
import { fieldValue } from "../model/fields.ts";
import type { Group, Item, Locale, Party, Plan, Unit } from "../model/model.ts";
import { findPlan } from "../model/organization/references.ts";
import { childrenOf, type Entry, type Quoted, type RowCell } from "../syntax/entry.ts";
import { readInline, readTail } from "../syntax/inline.ts";
import {
  type Composition,
  mergeRuns,
  printInline,
  printTail,
  type Speaker,
} from "./print-inline.ts";
import type { PrintedBlock, PrintedInline, TableBlock, TableCell, TableRow } from "./view.ts";

/** Tables: children of an entry laid out in columns, tables as typed, and the table of tasks. */

interface Column {
  readonly heading: string;
  readonly source: string;
  readonly quoted: boolean;
}

function columnsOf(entry: Entry): readonly Column[] {
  return childrenOf(entry, "column").flatMap((column): Column[] => {
    if (column.value?.type !== "strings" || column.assigned?.type !== "literal") return [];
    const heading = column.value.strings[0]?.text ?? "";
    const { text, range } = column.assigned;
    return [{ heading, source: text, quoted: range.end - range.start > text.length }];
  });
}

const text = (value: string): readonly PrintedInline[] =>
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

function printedTitle(item: Item, composition: Composition): readonly PrintedInline[] {
  return item.title === undefined
    ? []
    : printInline(item.title.parts, composition, { entry: item.entry, item });
}

/** A field as the lines of a cell: what is open prints as such. */
function fieldLines(
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

function cellOf(item: Item, column: Column, cells: Cells): TableCell {
  const kind = column.quoted ? undefined : keywordsFor(column.source)[0]?.spec.kind;
  return kind === undefined
    ? templateCell(item, column.source, cells)
    : kindCell(item, kind, cells);
}

/** Equal neighbours in a column of entries around the rows are one cell. */
function merged(
  rows: readonly (readonly { readonly cell: TableCell; readonly of: Item | undefined }[])[],
): TableRow[] {
  return rows.map((row, at) => ({
    cells: row.flatMap(({ cell, of }, column): TableCell[] => {
      if (of === undefined) return [cell];
      if (rows[at - 1]?.[column]?.of === of) return [];
      let span = 1;
      while (rows[at + span]?.[column]?.of === of) span += 1;
      return [span === 1 ? cell : { ...cell, rowspan: span }];
    }),
  }));
}

/**
 * The share of a column: by its longest cell, but wide enough for its longest Latin word, which
 * must not break. Chinese breaks anywhere.
 */
function shareOf(heading: string, rows: readonly TableRow[], column: number): number {
  let longest = heading.length;
  let word = longestWord(heading);
  for (const row of rows) {
    const lines = row.cells[column]?.lines ?? [];
    longest = Math.max(
      longest,
      lines.reduce((sum, line) => sum + lineLength(line), 0),
    );
    for (const part of lines.flat()) {
      if (part.kind === "text") word = Math.max(word, longestWord(part.text));
    }
  }
  const byWord = Math.min(word, 16) * 1.7;
  return Math.max(byWord, Math.min(40, Math.max(6, Math.sqrt(longest) * 3)));
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[A-Za-z0-9.-]+/g) ?? []).map((run) => run.length));
}

function lineLength(line: readonly PrintedInline[]): number {
  return line.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 3), 0);
}

/** Kinds that are rows of a layout wherever they stand; others only where a column names them. */
const rowKinds: ReadonlySet<string> = new Set(["goal", "measure", "phase"]);

/** The rows of a layout: the children, or where a child holds rows of its own, those. */
function rowItems(children: readonly Item[], kinds: ReadonlySet<string>): readonly Item[] {
  return children
    .filter(({ kind }) => kinds.has(kind))
    .flatMap((child) => {
      const inside = rowItems(child.children, kinds);
      return inside.length === 0 ? [child] : inside;
    });
}

/** The children of an entry as a table, and the items that the table prints. */
export function layoutTable(
  layout: Entry,
  owner: Entry,
  items: ReadonlyMap<Entry, Item>,
  cells: Cells,
): { readonly block: TableBlock; readonly covers: ReadonlySet<Item> } | undefined {
  const columns = columnsOf(layout);
  const children = owner.children.flatMap((child) =>
    child.type === "entry" ? (items.get(child) ?? []) : [],
  );
  const named = new Set<string>(
    columns.flatMap(({ source, quoted }) =>
      quoted ? [] : (keywordsFor(source)[0]?.spec.kind ?? []),
    ),
  );
  const kinds = new Set(rowKinds);
  for (const kind of ["action", "milestone"]) if (named.has(kind)) kinds.add(kind);
  // A layout that says nothing of kinds sets steps, where there is nothing larger.
  if (!children.some(({ kind }) => kinds.has(kind))) kinds.add("action");
  // Where a column names the kind of some children, only those are in the table.
  const fitting = children.filter(({ kind }) => kinds.has(kind));
  const wanted = fitting.filter(({ kind }) => named.has(kind));
  const covered = wanted.length > 0 ? wanted : fitting;
  const rows = rowItems(covered, kinds);
  if (columns.length === 0 || rows.length === 0) return undefined;
  const made = rows.map((item) =>
    columns.map((column) => {
      const kind = column.quoted ? undefined : keywordsFor(column.source)[0]?.spec.kind;
      const around = kind === undefined ? undefined : ancestorOf(item, kind);
      return { cell: cellOf(item, column, cells), of: around === item ? undefined : around };
    }),
  );
  const body = made.map((row): TableRow => ({ cells: row.map(({ cell }) => cell) }));
  return {
    block: {
      kind: "table",
      columns: columns.map(({ heading }, column) => ({ share: shareOf(heading, body, column) })),
      header: [{ cells: columns.map(({ heading }) => ({ lines: [text(heading)] })) }],
      rows: merged(made),
    },
    covers: new Set(covered),
  };
}

/** A table as typed, or out of a CSV file: the first row is its header. */
export function tableFromEntry(entry: Entry, composition: Composition): readonly TableBlock[] {
  const path = entry.value?.type === "strings" ? entry.value.strings[0]?.text : undefined;
  if (path !== undefined) {
    const read = composition.files.table(entry.file, path) ?? [];
    return tableOf(
      read.map((row): TableRow => ({ cells: row.map((cell) => ({ lines: [text(cell)] })) })),
    );
  }
  const rows = entry.rows.map(
    (row): TableRow => ({ cells: row.cells.map((cell) => typedCell(cell, entry, composition)) }),
  );
  return tableOf(rows);
}

/** A cell as typed; in quotes it may hold marks. */
function typedCell(cell: RowCell, entry: Entry, composition: Composition): TableCell {
  const [quoted] = cell.strings;
  const whole = quoted !== undefined && quoted.start === cell.start && quoted.end === cell.end;
  const line = whole ? quotedInline(quoted, composition, { entry }) : text(cell.text);
  return { lines: line.length === 0 ? [] : [line] };
}

function tableOf(rows: readonly TableRow[]): readonly TableBlock[] {
  const [header, ...body] = rows;
  if (header === undefined) return [];
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return [
    {
      kind: "table",
      columns: Array.from({ length: width }, (_, column) => ({ share: shareOf("", rows, column) })),
      header: [header],
      rows: body.map((row) => ({
        cells: [
          ...row.cells,
          ...Array.from({ length: width - row.cells.length }, () => ({ lines: [] })),
        ],
      })),
    },
  ];
}

/** The columns of a table of tasks that names none (任务分解表 as offices keep it). */
const taskColumns: Record<Locale, readonly { readonly heading: string; readonly share: number }[]> =
  {
    zh: [
      { heading: "序号", share: 8 },
      { heading: "工作任务", share: 34 },
      { heading: "牵头单位", share: 14 },
      { heading: "责任单位", share: 18 },
      { heading: "配合单位", share: 14 },
      { heading: "完成时限", share: 12 },
    ],
    en: [
      { heading: "No.", share: 10 },
      { heading: "Task", share: 38 },
      { heading: "Lead", share: 16 },
      { heading: "Responsible", share: 20 },
      { heading: "Support", share: 16 },
      { heading: "Due", share: 14 },
    ],
  };

/** The keys of the units that a word names, those inside them included. */
function unitsNamed(model: Model, word: string): (party: Party) => boolean {
  const fits = ({ name, title, short, aliases }: Unit | Group) =>
    [name, title, short, ...aliases].some((known) => known !== undefined && fold(known) === word);
  const units = model.units.filter((unit) => unit.id === word || fits(unit));
  const groups = model.groups.filter(fits);
  const keys = new Set([
    ...units.map(({ id }) => id),
    ...groups.flatMap((group) => [group.name, ...group.members.map(({ key }) => key)]),
  ]);
  return ({ holder }) => {
    if (holder.type === "group") return keys.has(holder.name);
    for (let at: Unit | undefined = holder; at !== undefined; at = at.parent)
      if (keys.has(at.id)) return true;
    return false;
  };
}

function taskRow(item: Item, cells: Cells): TableRow {
  const { composition } = cells;
  const title = printedTitle(item, composition);
  return {
    cells: [
      { lines: item.number === "" ? [] : [text(item.number)] },
      { lines: title.length === 0 ? cells.textOf(item) : [title] },
      ...["lead", "owner", "support"].map((role) => ({
        lines: fieldLines(item, role, composition),
      })),
      { lines: fieldLines(item, item.frequency === undefined ? "due" : "frequency", composition) },
    ],
  };
}

/** The table of tasks of a plan, as a whole or for a unit; landscape, as offices print it. */
export function annexTable(entry: Entry, cells: Cells): readonly PrintedBlock[] {
  const { model } = cells.composition;
  const [planName, unit] =
    entry.value?.type === "names" ? entry.value.names.map((name) => name.text) : [];
  const plan = findPlan(model.plans, planName ?? "") ?? cells.composition.plan;
  if (plan === undefined) return [];
  const concerned = unit === undefined ? () => true : unitsNamed(model, unit);
  const items = concernedItems(plan, concerned);
  const columns = columnsOf(entry);
  if (columns.length > 0) {
    const rows = items.map(
      (item): TableRow => ({ cells: columns.map((column) => cellOf(item, column, cells)) }),
    );
    return [
      {
        kind: "table",
        columns: columns.map(({ heading }, column) => ({ share: shareOf(heading, rows, column) })),
        header: [{ cells: columns.map(({ heading }) => ({ lines: [text(heading)] })) }],
        rows,
        landscape: columns.length > 5,
      },
    ];
  }
  return [usualTable(plan, items, cells)];
}

/** The table of tasks of one unit of a notice that goes to each of several. */
export function unitTaskTable(plan: Plan, unit: Unit | Group, cells: Cells): TableBlock {
  const isWithin = ({ holder }: Party) => {
    for (let at: Unit | Group | undefined = holder; at !== undefined; )
      if (at === unit) return true;
      else at = at.type === "unit" ? at.parent : undefined;
    return false;
  };
  return usualTable(plan, concernedItems(plan, isWithin), cells);
}

function concernedItems(plan: Plan, concerned: (party: Party) => boolean): readonly Item[] {
  const rows = plan.assignments.filter(({ parties, lead, support }) =>
    [...parties, ...lead, ...support].some(concerned),
  );
  return [...new Set(rows.map(({ item }) => item))];
}

function usualTable(plan: Plan, items: readonly Item[], cells: Cells): TableBlock {
  const heads = taskColumns[plan.locale];
  return {
    kind: "table",
    columns: heads.map(({ share }) => ({ share })),
    header: [{ cells: heads.map(({ heading }) => ({ lines: [text(heading)] })) }],
    rows: items.map((item) => taskRow(item, cells)),
    landscape: true,
  };
}
