import { clauseOf, type Entry, type RowCell } from "../../syntax/entry.ts";
import type { Composition } from "../print-inline.ts";
import type { TableBlock, TableCell, TableRow } from "../view.ts";
import { headCell, quotedInline, text } from "./cells.ts";
import { columnsFor } from "./shares.ts";
import { joinCells, type TypedCell } from "./spans.ts";

/** Tables as typed, or out of a file. */

const signs: Readonly<Record<string, TypedCell>> = { "^": "above", "<": "left" };

/** A table as typed, or out of a CSV file: the first row is its header. */
export function tableFromEntry(entry: Entry, composition: Composition): readonly TableBlock[] {
  const path = entry.value?.type === "strings" ? entry.value.strings[0]?.text : undefined;
  const widths = widthsOf(entry);
  if (path !== undefined) {
    const read = composition.files.table(entry.file, path) ?? [];
    return tableOf(
      read.map((row) => row.map((cell) => signs[cell.trim()] ?? linesOf(cell.split(/\r?\n/)))),
      widths,
      composition,
    );
  }
  const rows = entry.rows.map(({ cells }) =>
    cells.map((cell) => typedCell(cell, entry, composition)),
  );
  return tableOf(rows, widths, composition);
}

/** The widths that 宽 gives to the columns; those that are no numbers are found elsewhere. */
function widthsOf(entry: Entry): readonly number[] {
  const words = clauseOf(entry, "width")?.words ?? [];
  return words.map(({ text: word }) => Number(word)).filter((width) => width > 0);
}

function linesOf(lines: readonly string[]): TableCell {
  return { lines: lines.every((line) => line === "") ? [] : lines.map(text) };
}

/** A cell as typed; strings in quotes may hold marks, and several of them are lines. */
function typedCell(cell: RowCell, entry: Entry, composition: Composition): TypedCell {
  const { strings, words } = cell;
  if (strings.length > 0 && words.length === 0) {
    const lines = strings.map((string) => quotedInline(string, composition, { entry }));
    return { lines: lines.length === 1 && lines[0]?.length === 0 ? [] : lines };
  }
  return signs[cell.text] ?? linesOf([cell.text]);
}

function tableOf(
  rows: readonly (readonly TypedCell[])[],
  widths: readonly number[],
  composition: Composition,
): readonly TableBlock[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map((cells) => cells.length));
  const [header = [], ...body] = rows.map((cells) => [
    ...cells,
    ...Array.from({ length: width - cells.length }, (): TableCell => ({ lines: [] })),
  ]);
  const shown = (cells: readonly TypedCell[]): TableRow => ({
    cells: cells.map((cell) => (typeof cell === "string" ? { lines: [] } : cell)),
  });
  const heads = joinCells([header]).map(({ cells }) => ({
    cells: cells.map((cell) => headCell(cell, composition)),
  }));
  return [
    {
      kind: "table",
      columns: columnsFor(rows.map(shown), widths),
      header: heads,
      rows: joinCells(body),
    },
  ];
}
