/** What a reader makes of a file: its paragraphs and tables in their order, as plain text. */

export interface SourceParagraph {
  readonly kind: "paragraph";
  /** Cleaned; the mark of a note is `noteMark(id)`. */
  readonly text: string;
  /** The line of a text file, or the paragraph of a Word file, from 1. */
  readonly line: number;
  /** The rank that the file itself gives it: 0 a title, 1 and more a heading; missing where it says nothing. */
  readonly rank?: number;
  /** A line of a list in the file, without a number of its own. */
  readonly bullet?: true;
}

export interface SourceCell {
  /** Its lines; none for an empty cell. */
  readonly lines: readonly string[];
  /** Joined with the cell above or to the left: it has no text of its own. */
  readonly joined?: "above" | "left";
}

export interface SourceTable {
  readonly kind: "table";
  /** Every row has the same number of cells. */
  readonly rows: readonly (readonly SourceCell[])[];
  /** How many rows are its head, where the file says so. */
  readonly heads?: number;
  readonly line: number;
}

export type SourceBlock = SourceParagraph | SourceTable;

export interface SourceNote {
  readonly id: string;
  readonly text: string;
  readonly line: number;
}

/** Something that was not taken over. */
export interface Dropped {
  readonly reason: "page-number" | "running-head" | "web-page" | "empty" | "picture" | "masthead";
  readonly text: string;
  readonly line: number;
}

/** A file as it was read. */
export interface SourceText {
  readonly blocks: readonly SourceBlock[];
  readonly notes: readonly SourceNote[];
  readonly dropped: readonly Dropped[];
}

// Noncharacters: no text holds them once it is cleaned.
const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";

/** The place of a note in a text. */
export function noteMark(id: string): string {
  return `${OPEN}${id}${CLOSE}`;
}

/** The marks of notes in a text. */
export const noteMarks = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, "g");

const LINE_ENDS = /[\u2028\u2029\v\f\u0085]/g;
// Controls, zero-width signs, direction marks, noncharacters, halves of surrogate pairs.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what goes
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text without what nobody sees: composed (NFC), every blank one plain blank, none at the ends. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(LINE_ENDS, " ")
    .replace(INVISIBLE, "")
    .replace(/[\s\u00A0\u3000]+/g, (blanks) => (/[\u3000]/.test(blanks) ? "\u3000" : " "))
    .trim();
}

const HAN_SIDE =
  "[\\u2E80-\\u303F\\u3040-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF\\uD840-\\uDBFF\\uDC00-\\uDFFF“”‘’…—]";
const besideHan = new RegExp(`(?<=${HAN_SIDE})\\s+|\\s+(?=${HAN_SIDE})`, "g");

/** A text for comparison: blanks beside Chinese characters count for nothing, others as one. */
export function compared(text: string): string {
  return text
    .replace(/[\s\u00A0\u3000]+/g, " ")
    .replace(besideHan, "")
    .trim();
}

/** The texts of a table's cells, row by row; joined cells have none. */
export function tableTexts(table: SourceTable): readonly string[] {
  return table.rows.flatMap((cells) =>
    cells.flatMap(({ lines, joined }) => (joined === undefined ? [lines.join("")] : [])),
  );
}
