import type { Place } from "./finding.ts";
import type { Sources } from "./sources.ts";

/** Where a place lies in its file: lines and columns from 1, columns in UTF-16 units, the end not part of it. */
export interface LineRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The lines and columns of a place; undefined where the text of its file is not known. */
export function lineRangeOf(place: Place, sources: Sources): LineRange | undefined {
  const start = sources.position(place.file, place.start);
  const end = sources.position(place.file, place.end);
  if (start === undefined || end === undefined) return undefined;
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
