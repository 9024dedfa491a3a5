import type { ColumnId } from "../sheets/columns.ts";

/** The columns of a report; those of the first round are apart. */
export const filledColumns = [
  "state",
  "percent",
  "done",
  "progress",
  "problem",
  "next-step",
  "extension-to",
  "evidence",
  "value",
] as const satisfies readonly ColumnId[];

export type FilledColumn = (typeof filledColumns)[number];
