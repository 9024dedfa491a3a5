import type { Item } from "../../model/model.ts";
import type { TableCell, TableRow } from "../view.ts";
import type { Column, MadeCell } from "./cells.ts";

/** The rows of a table that items make, neighbours joined. */

/** A row before its cells are joined: the item that it is, and a cell for each column. */
export interface MadeRow {
  readonly item: Item;
  readonly cells: readonly MadeCell[];
}

/** A row with a cell for each column. */
export function unmerged({ cells }: MadeRow): TableRow {
  return { cells: cells.map(({ cell }) => cell) };
}

/** Are two cells of a column one? Where they speak of one item around both rows; in a 合并 column if they are equal. */
function isOne(column: Column, [above, row]: readonly [MadeRow, MadeRow], at: number): boolean {
  const [one, other] = [above.cells[at], row.cells[at]];
  if (one === undefined || other === undefined) return false;
  if (one.of === other.of) return true;
  return column.merged && JSON.stringify(one.cell.lines) === JSON.stringify(other.cell.lines);
}

/** The rows with their cells joined downwards. */
export function mergeRows(rows: readonly MadeRow[], columns: readonly Column[]): TableRow[] {
  const joined = (at: number, column: number): boolean => {
    const [above, row, spec] = [rows[at - 1], rows[at], columns[column]];
    return above !== undefined && row !== undefined && spec !== undefined
      ? isOne(spec, [above, row], column)
      : false;
  };
  return rows.map((row, at) => ({
    cells: row.cells.flatMap(({ cell }, column): TableCell[] => {
      if (joined(at, column)) return [];
      let span = 1;
      while (joined(at + span, column)) span += 1;
      return [span === 1 ? cell : { ...cell, rowspan: span }];
    }),
  }));
}
