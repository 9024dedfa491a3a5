import { keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Item } from "../../model/model.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { TableBlock, TableCell, TableRow } from "../view.ts";

import { ancestorOf, type Cells, cellOf, columnsOf, text } from "./cells.ts";
import { shareOf } from "./shares.ts";

/** Children of an entry laid out in columns (版式 表). */

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
