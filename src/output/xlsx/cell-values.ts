import type { SheetColumn } from "../../sheets/view.ts";

/** What the cells of workbooks hold: days and percentages as such, everything else as text. */

export type CellValue = Date | number | string | null;

/** A day as a cell holds it; text that is none stays text. */
function dated(value: string): Date | string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match === null
    ? value
    : new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
}

function percentage(value: string): number | string {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(value);
  return match === null ? value : Number(match[1]) / 100;
}

/** Whether a column holds days. */
export const isDate = ({ id, input }: SheetColumn): boolean =>
  input === "date" || id === "due" || id === "issued";

/** What a column's cell holds; text that begins with = stays text, as only objects make formulas. */
export function cellValue(column: SheetColumn, value: string): CellValue {
  if (value === "") return null;
  if (isDate(column)) return dated(value);
  if (column.input === "percent") return percentage(value);
  if (column.input === "number" && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  return value;
}

/** What was told of an occurrence: a day, a percentage, or a word. */
export function occurrenceValue(value: string): CellValue {
  if (value === "") return null;
  const day = dated(value);
  return day instanceof Date ? day : percentage(value);
}

/** Text that a program would take for a formula once somebody changes it. */
export const looksLikeFormula = (value: CellValue): boolean =>
  typeof value === "string" && /^[\s\p{Cc}]*[=+\-@]/u.test(value);
