import type { Entry } from "../../syntax/entry.ts";
import type { Target } from "../model.ts";

/** The rows of an indicator: `3月底 4.5；6月底 6.2`. The last word is the number, what stands before it the period. */
export function readAmountRows(entry: Entry): Target["rows"] {
  return entry.rows.flatMap((row) => {
    const words = row.cells.flatMap((cell) => cell.words);
    const value = words.at(-1);
    const period = words
      .slice(0, -1)
      .map(({ written }) => written)
      .join(" ");
    return value === undefined ? [] : [{ period, value: value.written }];
  });
}
