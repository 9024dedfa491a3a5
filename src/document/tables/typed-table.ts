import type { Entry, RowCell } from "../../syntax/entry.ts";
import type { Composition } from "../print-inline.ts";
import type { TableBlock, TableCell, TableRow } from "../view.ts";

import { quotedInline, text } from "./cells.ts";
import { shareOf } from "./shares.ts";
/** Tables as typed, or out of a file. */

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
