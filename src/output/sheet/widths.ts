import type { ColumnId } from "../../sheets/columns.ts";
import type { SheetColumn, SheetTable } from "../../sheets/view.ts";

/** How the width of a printed page is shared out among the columns of a table. */

export interface PrintWidths {
  /** By the columns, in percent; `0%` for one that does not print. */
  readonly columns: readonly string[];
  /** Of each occurrence. */
  readonly occurrence: string;
  /** Size of the type in points. */
  readonly points: number;
}

/** mm between the margins of A4 in landscape. */
const WIDTH = 270;
/** mm that the blank at both sides of a cell takes. */
const BLANK = 1.6;
const MM_PER_POINT = 25.4 / 72;
/** 小五, and what is left where there are many columns. */
const SIZES = [9, 8, 7.5] as const;
/** Beside the longest text, in full-width characters: none is broken for a hair's breadth. */
const SLACK = 0.5;
/** Full-width characters: month and day, or a percentage, in figures. */
const OCCURRENCE = 3.2;

/** A bold Latin letter in full-width characters. */
const LATIN = 0.56;

/** Full-width characters under which a column cannot be read. */
const leastWidths: Readonly<Partial<Record<ColumnId, number>>> = {
  number: 4.5,
  measure: 5,
  sentence: 9,
  occurrence: 3.4,
  state: 4.2,
  light: 5,
  progress: 7,
};

/** The code stands under the number on paper. */
const folded: ReadonlySet<ColumnId> = new Set(["code"]);

/** Whether a column prints: not if it holds nothing and nobody is to fill it in. */
function prints(column: SheetColumn, table: SheetTable, fill: boolean): boolean {
  if (folded.has(column.id) && table.columns.some(({ id }) => id === "number")) return false;
  if (fill && column.input !== undefined) return true;
  return table.rows.some(({ cells }) => (cells[column.id] ?? "") !== "");
}

/** Full-width characters that a column cannot do without: neither days nor Latin words are broken. */
function least(column: SheetColumn, table: SheetTable): number {
  const day = table.rows.some(({ cells }) => /^\d{4}-\d{2}-\d{2}/.test(cells[column.id] ?? ""));
  const words = column.heading.match(/[A-Za-z-]+/g) ?? [];
  return Math.max(
    day || column.input === "date" ? 5.3 : 0,
    leastWidths[column.id] ?? (column.input === "text" ? 5 : 3),
    ...words.map((word) => word.length * LATIN),
  );
}

/**
 * What a column would like to have: its width, less where its texts are shorter, and up to twice as much
 * where they would run to more than four lines.
 */
function wish(column: SheetColumn, table: SheetTable, fill: boolean): number {
  const lengths = table.rows.map(({ cells }) => (cells[column.id] ?? "").length);
  const longest = Math.max(column.heading.length, ...lengths) + SLACK;
  const width = fill && column.input !== undefined ? column.width : Math.min(column.width, longest);
  return width * Math.min(2, Math.max(1, Math.sqrt(longest / (4 * width))));
}

/**
 * The widths of a table on a page of its own, and the size of type at which they suffice.
 * @param fill whether somebody is to fill it in: then empty cells need room
 */
export function printWidths(table: SheetTable, fill: boolean): PrintWidths {
  const printed = table.columns.map((column) => prints(column, table, fill));
  const needed = table.columns.map((column, at) => (printed[at] ? least(column, table) : 0));
  const wished = table.columns.map((column, at) =>
    printed[at] ? Math.max(least(column, table), wish(column, table, fill)) : 0,
  );
  const cells = printed.filter(Boolean).length + table.occurrences.length;
  const behind = table.occurrences.length * OCCURRENCE;
  const room = (points: number) => (WIDTH - cells * BLANK) / (points * MM_PER_POINT) - behind;
  const points = SIZES.find((size) => sum(wished) * 0.75 <= room(size)) ?? SIZES[2];
  const spare = Math.max(0, room(points) - sum(needed));
  const more = wished.map((width, at) => width - (needed[at] ?? 0));
  const part = sum(more) === 0 ? 0 : spare / sum(more);
  const blank = BLANK / (points * MM_PER_POINT);
  const widths = needed.map((width, at) =>
    printed[at] ? width + (more[at] ?? 0) * part + blank : 0,
  );
  const whole = sum(widths) + table.occurrences.length * (OCCURRENCE + blank);
  const share = (width: number) => (width === 0 ? "0%" : `${((width / whole) * 100).toFixed(2)}%`);
  return { columns: widths.map(share), occurrence: share(OCCURRENCE + blank), points };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
