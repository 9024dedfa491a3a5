/**
 * What a workbook of tracking sheets holds beside what is seen, so that it can be read again whatever
 * was sorted, hidden or renamed in it.
 */

/** The worksheet that nobody sees: rows of a field (`aboutFields`) and its value. */
export const ABOUT_SHEET = "planwright";

export const aboutFields = ["version", "plan", "fingerprint", "unit", "round", "asOf"] as const;
export type AboutField = (typeof aboutFields)[number];

/** In worksheets with rows: the hidden row that says which column is which. */
export const ID_ROW = 2;
export const HEADER_ROW = 3;

/** The words of the hidden row: a column of the sheet, the key and the checksum of its rows, an occurrence. */
export const idWords = {
  column: (id: string): string => `#${id}`,
  key: "#:key",
  checksum: "#:check",
  occurrence: (label: string): string => `#@${label}`,
  /** The key and checksum of an occurrence's cell, one behind the other. */
  occurrenceKey: (label: string): string => `#@:${label}`,
  /** What a column held when the sheet was made, so that the sheet shows what was not touched yet; not read again. */
  before: (id: string): string => `#@:${id}`,
} as const;

/** On the cover: the column of these words is hidden, and what is filled in stands on their left. */
export const coverIds = ["filledBy", "checkedBy", "signedBy", "filledOn"] as const;
export const coverWord = (id: (typeof coverIds)[number]): string => `#${id}`;

export const sheetNames = {
  zh: {
    cover: "填表说明",
    duties: "任务",
    frequent: "按次",
    support: "牵头配合",
    indicators: "指标",
  },
  en: {
    cover: "Instructions",
    duties: "Duties",
    frequent: "Occurrences",
    support: "Led or supported",
    indicators: "Indicators",
  },
} as const;
