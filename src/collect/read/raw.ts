import type { Finding, Language, Spot } from "../../findings/finding.ts";

/** What is read out of a file, before anything of it is understood. */

export interface RawCell {
  /** As it is shown; numbers in cells of percent end with %, days read 2015-09-28. */
  readonly text: string;
  /** From 0. */
  readonly column: number;
  /** A formula stands in the cell, and `text` is what it came to when the file was saved. */
  readonly formula?: true;
  /** It is covered by a merged cell above it: that one's text, and all that is merged. */
  readonly merged?: { readonly range: string; readonly text: string };
}

/** What somebody wrote on a cell. */
export interface RawComment {
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly text: string;
}

export interface RawRow {
  /** As the program that shows the file counts, from 1. */
  readonly number: number;
  /** Those that hold something. */
  readonly cells: readonly RawCell[];
}

/** What a sheet says of itself, where it does. */
export interface About {
  /** The plan's name. */
  readonly plan?: string;
  readonly fingerprint?: string;
  /** The unit's id. */
  readonly unit?: string;
  /** The round's key. */
  readonly round?: string;
  readonly asOf?: string;
  readonly filledOn?: string;
  readonly filledBy?: string;
}

/** A table of cells: a CSV file, or a worksheet. */
export interface RawSheet {
  readonly file: string;
  readonly worksheet?: string;
  readonly about: About;
  readonly rows: readonly RawRow[];
  readonly comments?: readonly RawComment[];
  /** The cover of a workbook: what stands in its own columns is ours. */
  readonly cover?: true;
}

/** What is said of a sheet that was handed in: errors are not taken, warnings wait for a person, notes are taken. */
export type SheetFinding = Finding<Spot>;

/** A file that was read, as far as it could be. */
export interface RawFile {
  readonly sheets: readonly RawSheet[];
  readonly findings: readonly SheetFinding[];
}

/** Where something stands, in words: `温州.xlsx 任务 第4行`. */
export function spotWords({ file, worksheet, row }: Spot, language: Language): string {
  const line = language === "zh" ? `第${row}行` : `row ${row}`;
  return [file, worksheet, row === undefined ? undefined : line]
    .filter((part) => part !== undefined)
    .join(" ");
}
