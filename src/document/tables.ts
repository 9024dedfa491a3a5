import { keywordsFor } from "../../grammar/vocabulary.ts";
import { fieldValue } from "../model/fields.ts";
import type { Assignment, Item, Locale, Plan } from "../model/model.ts";
import { printParties } from "../model/parties.ts";
import { roleOf } from "../model/responsibilities.ts";
import { childrenOf, type Entry } from "../syntax/entry.ts";
import { readTail } from "../syntax/inline.ts";
import { type Composition, printInline, printTail } from "./inline.ts";
import type { Block, Inline, TableBlock, TableCell, TableRow } from "./view.ts";

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

const text = (value: string): readonly Inline[] =>
  value === "" ? [] : [{ kind: "text", text: value }];

function ancestorOf(item: Item, kind: string): Item | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at.kind === kind) return at;
  return undefined;
}

function ownText(item: Item, composition: Composition): readonly (readonly Inline[])[] {
  return item.entry.children.flatMap((child) =>
    child.type === "text"
      ? child.paragraphs.map((paragraph) =>
          printInline(paragraph, composition, { entry: item.entry, item }),
        )
      : [],
  );
}

function titleOf(item: Item, composition: Composition): readonly Inline[] {
  return item.title === undefined
    ? []
    : printInline(item.title.parts, composition, { entry: item.entry, item });
}

/** A field as the lines of a cell: what is open prints as such. */
function fieldLines(
  item: Item,
  field: string,
  { locale }: Composition,
): readonly (readonly Inline[])[] {
  const value = fieldValue(item, field, undefined, locale);
  if (value.type === "empty") return [];
  return [value.type === "open" ? [{ kind: "open", text: value.question }] : text(value.text)];
}

/** A cell that shows entries of a kind: the row's own, the one around it, or those inside it. */
function kindCell(item: Item, kind: string, composition: Composition): TableCell {
  const own = ancestorOf(item, kind);
  if (own !== undefined) return { lines: [titleOf(own, composition)] };
  const inside = item.children.filter((child) => child.kind === kind);
  if (inside.length === 0) {
    return { lines: fieldLines(item, kind, composition) };
  }
  return {
    lines: inside.flatMap((child) => [
      titleOf(child, composition),
      ...(child.title === undefined ? ownText(child, composition) : []),
    ]),
  };
}

const TEXT_WORDS = /[[［【](?:文|text)[\]］】]/g;
const TITLE_WORDS = /[[［【](?:题|title)[\]］】]/g;

/**
 * A cell by its template: field marks, `[文]` for the entry's text, `[题]` for its title; a part in
 * braces falls away when one of its fields is empty, as in a tail.
 */
function templateCell(item: Item, template: string, composition: Composition): TableCell {
  const pieces: Inline[] = [];
  let from = 0;
  const plain = (part: string) => {
    pieces.push(...printTail(readTail(part, 0), composition, { entry: item.entry, item }));
  };
  const matches = [...template.matchAll(TEXT_WORDS), ...template.matchAll(TITLE_WORDS)].sort(
    (a, b) => a.index - b.index,
  );
  for (const match of matches) {
    plain(template.slice(from, match.index));
    const isTitle = new RegExp(TITLE_WORDS.source).test(match[0]);
    pieces.push(...(isTitle ? titleOf(item, composition) : ownText(item, composition).flat()));
    from = match.index + match[0].length;
  }
  plain(template.slice(from));
  const merged = pieces.filter((piece) => piece.kind !== "text" || piece.text !== "");
  return { lines: merged.length === 0 ? [] : [merged] };
}

function cellOf(item: Item, column: Column, composition: Composition): TableCell {
  const kind = column.quoted ? undefined : keywordsFor(column.source)[0]?.spec.kind;
  if (kind === undefined) return templateCell(item, column.source, composition);
  return kindCell(item, kind, composition);
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

function lineLength(line: readonly Inline[]): number {
  return line.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 3), 0);
}

const printingChildren: ReadonlySet<string> = new Set([
  "goal",
  "measure",
  "action",
  "phase",
  "milestone",
]);

/** The rows of a layout: the children, or where a child holds steps of its own, those. */
function rowItems(children: readonly Item[]): readonly Item[] {
  return children
    .filter(({ kind }) => printingChildren.has(kind))
    .flatMap((child) => {
      const steps = child.children.filter(({ kind }) => printingChildren.has(kind));
      return steps.length === 0 ? [child] : rowItems(child.children);
    });
}

/** The children of an entry as a table, and the items that the table prints. */
export function layoutTable(
  layout: Entry,
  owner: Entry,
  items: ReadonlyMap<Entry, Item>,
  composition: Composition,
): { readonly block: TableBlock; readonly covers: ReadonlySet<Item> } | undefined {
  const columns = columnsOf(layout);
  const children = owner.children.flatMap((child) =>
    child.type === "entry" ? (items.get(child) ?? []) : [],
  );
  const kinds = new Set(
    columns.flatMap(({ source, quoted }) =>
      quoted ? [] : (keywordsFor(source)[0]?.spec.kind ?? []),
    ),
  );
  // Where a column names the kind of some children, only those are in the table.
  const named = children.filter(({ kind }) => kinds.has(kind) && printingChildren.has(kind));
  const covered =
    named.length > 0 ? named : children.filter(({ kind }) => printingChildren.has(kind));
  const rows = rowItems(covered);
  if (columns.length === 0 || rows.length === 0) return undefined;
  const cells = rows.map((item) =>
    columns.map((column) => {
      const kind = column.quoted ? undefined : keywordsFor(column.source)[0]?.spec.kind;
      const around = kind === undefined ? undefined : ancestorOf(item, kind);
      return { cell: cellOf(item, column, composition), of: around === item ? undefined : around };
    }),
  );
  const body = cells.map((row): TableRow => ({ cells: row.map(({ cell }) => cell) }));
  return {
    block: {
      kind: "table",
      columns: columns.map(({ heading }, column) => ({ share: shareOf(heading, body, column) })),
      header: [{ cells: columns.map(({ heading }) => ({ lines: [text(heading)] })) }],
      rows: merged(cells),
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
    (row): TableRow => ({ cells: row.cells.map((cell) => ({ lines: [text(cell.text)] })) }),
  );
  return tableOf(rows);
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

function concerns(assignment: Assignment, unit: string): boolean {
  return [...assignment.parties, ...assignment.lead, ...assignment.support].some(
    ({ holder }) =>
      holder.name === unit || (holder.type === "unit" && holder.parent?.name === unit),
  );
}

function taskRow(item: Item, locale: Locale, composition: Composition): TableRow {
  const role = (name: string) => {
    const responsibility = roleOf(item, name);
    return responsibility === undefined ? "" : printParties(responsibility.list, "short", locale);
  };
  const title =
    item.title === undefined ? ownText(item, composition).flat() : titleOf(item, composition);
  const cells: readonly (readonly Inline[])[] = [
    text(item.number),
    title,
    text(role("lead")),
    text(role("owner")),
    text(role("support")),
    text(item.frequency?.written ?? item.due?.written ?? ""),
  ];
  return { cells: cells.map((line) => ({ lines: line.length === 0 ? [] : [line] })) };
}

/** The table of tasks of a plan, as a whole or for a unit; landscape, as offices print it. */
export function annexTable(entry: Entry, composition: Composition): readonly Block[] {
  const names = entry.value?.type === "names" ? entry.value.names.map((name) => name.text) : [];
  const plan: Plan | undefined =
    composition.model.plans.find(({ name }) => name === names[0]) ?? composition.plan;
  if (plan === undefined) return [];
  const unit = names[1];
  const items = [
    ...new Set(
      plan.assignments
        .filter((row) => unit === undefined || concerns(row, unit))
        .map(({ item }) => item),
    ),
  ];
  const columns = columnsOf(entry);
  if (columns.length > 0) {
    const rows = items.map(
      (item): TableRow => ({ cells: columns.map((column) => cellOf(item, column, composition)) }),
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
  const heads = taskColumns[plan.locale];
  return [
    {
      kind: "table",
      columns: heads.map(({ share }) => ({ share })),
      header: [{ cells: heads.map(({ heading }) => ({ lines: [text(heading)] })) }],
      rows: items.map((item) => taskRow(item, plan.locale, composition)),
      landscape: true,
    },
  ];
}
