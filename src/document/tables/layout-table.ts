import type { Item } from "../../model/model.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { TableBlock } from "../view.ts";

import { type Cells, cellOf, columnsOf, headRow, kindOfColumn } from "./cells.ts";
import { mergeRows, unmerged } from "./merge-rows.ts";
import { columnsFor } from "./shares.ts";

/** Children of an entry laid out in columns (版式 表). */

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

/** A table, and the items whose place in the text it takes. */
export interface LaidOut {
  readonly block: TableBlock;
  readonly covers: ReadonlySet<Item>;
}

/** The children of an entry as a table; none where nothing in it is a row. */
export function layoutTable(
  layout: Entry,
  owner: Entry,
  items: ReadonlyMap<Entry, Item>,
  cells: Cells,
): LaidOut | undefined {
  const columns = columnsOf(layout);
  const children = owner.children.flatMap((child) =>
    child.type === "entry" ? (items.get(child) ?? []) : [],
  );
  const named = new Set(columns.flatMap((column) => kindOfColumn(column) ?? []));
  const kinds = new Set(rowKinds);
  for (const kind of ["action", "milestone"]) if (named.has(kind)) kinds.add(kind);
  // A layout that says nothing of kinds sets steps, where there is nothing larger.
  const larger = children.some(({ kind }) => kinds.has(kind) || kind === "section");
  if (!larger) kinds.add("action");
  // Where a column names the kind of some children, only those are in the table.
  const fitting = children.filter(({ kind }) => kinds.has(kind));
  const wanted = fitting.filter(({ kind }) => named.has(kind));
  const covers = new Set(wanted.length > 0 ? wanted : fitting);
  const rows = rowItems([...covers], kinds);
  if (columns.length === 0 || rows.length === 0) return undefined;
  const made = rows.map((item) => ({
    item,
    cells: columns.map((column) =>
      cellOf(item, column, cells, { columns, within: covers, inPlace: true }),
    ),
  }));
  const head = headRow(columns, cells.composition);
  return {
    block: {
      kind: "table",
      columns: columnsFor(
        [head, ...made.map(unmerged)],
        columns.map(({ width }) => width),
      ),
      header: [head],
      rows: mergeRows(made, columns),
    },
    covers,
  };
}
