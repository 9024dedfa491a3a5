import { elementsOf } from "../../office/xml.ts";
import type { RawCell, RawRow } from "./raw.ts";

/** Merged cells: what stands in the first row of a range stands for the rows that it covers. */

interface Range {
  readonly written: string;
  readonly top: number;
  readonly bottom: number;
  /** From 0. */
  readonly column: number;
}

/** `AB12` is column 27. */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `AB12` is row 12. */
export const rowNumberOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);

/** A range over more rows than that covers no rows of ours. */
const MOST_COVERED = 2_000;

function rangesIn(xml: string): readonly Range[] {
  return (elementsOf(xml, "mergeCell") ?? []).flatMap(({ attributes }) => {
    const written = attributes.ref ?? "";
    const [first = "", last = ""] = written.split(":");
    const range = {
      written,
      top: rowNumberOf(first),
      bottom: rowNumberOf(last),
      column: columnOf(first),
    };
    const covered = range.bottom - range.top;
    return covered > 0 && covered <= MOST_COVERED ? [range] : [];
  });
}

/** The rows of a worksheet, with a word in each cell that is covered by one above it. */
export function withMerged(rows: readonly RawRow[], xml: string): readonly RawRow[] {
  const ranges = rangesIn(xml);
  if (ranges.length === 0) return rows;
  const cellAt = (number: number, column: number) =>
    rows.find((row) => row.number === number)?.cells.find((cell) => cell.column === column);
  const filled = ranges.flatMap((range) => {
    const text = cellAt(range.top, range.column)?.text;
    return text === undefined ? [] : [{ ...range, text }];
  });
  return rows.map(({ number, cells }) => {
    const covering = filled.filter(({ top, bottom }) => number > top && number <= bottom);
    if (covering.length === 0) return { number, cells };
    const covered = covering.map(({ written, column, text }): RawCell => {
      const own = cells.find((cell) => cell.column === column);
      return { text: "", column, ...own, merged: { range: written, text } };
    });
    const rest = cells.filter(({ column }) => !covered.some((cell) => cell.column === column));
    return { number, cells: [...rest, ...covered].sort((a, b) => a.column - b.column) };
  });
}
