import type { Locale } from "../model/model.ts";
import { columnSpecs } from "./columns.ts";
import type { SheetColumn, SheetTable } from "./view.ts";

/** The column that says of which task an action is a part. */

/** The table with that column in front of the task, where it has actions and no such column was chosen. */
export function withAbove(table: SheetTable, locale: Locale): SheetTable {
  const { columns, rows } = table;
  const at = columns.findIndex(({ id }) => id === "measure");
  if (
    at === -1 ||
    columns.some(({ id }) => id === "above") ||
    rows.every(({ above }) => above === undefined)
  )
    return table;
  const { label, width } = columnSpecs.above;
  const column: SheetColumn = { id: "above", heading: label[locale], width };
  return {
    ...table,
    columns: columns.toSpliced(at, 0, column),
    rows: rows.map((row) =>
      row.above === undefined ? row : { ...row, cells: { ...row.cells, above: row.above } },
    ),
  };
}
