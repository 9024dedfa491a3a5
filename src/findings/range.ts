import type { Where } from "./finding.ts";
import type { Sources } from "./sources.ts";
import { isPlace, isPosition } from "./where.ts";

/** Where a place lies in its file: lines and columns from 1, columns in UTF-16 units, the end not part of it. */
export interface LineRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The lines and columns of a place; undefined where it is in no text, or in one that is not known. */
export function lineRangeOf(place: Where, sources: Sources): LineRange | undefined {
  if (isPosition(place)) {
    const { line, column = 1 } = place;
    return { line, column, endLine: line, endColumn: column };
  }
  if (!isPlace(place)) return undefined;
  const start = sources.position(place.file, place.start);
  const end = sources.position(place.file, place.end);
  if (start === undefined || end === undefined) return undefined;
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
