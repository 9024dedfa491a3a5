import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as SheetJS from "xlsx";
import { ID_ROW } from "../../src/sheets/form.ts";
import { day } from "../tracking/small.ts";
import type { Bureau } from "./bureau.ts";

/** Workbooks as a second program opens, fills in and saves them. */

type Value = string | number | { readonly percent: number } | { readonly serial: number };
export type Fill = Readonly<Record<string, Readonly<Record<string, Value>>>>;

function cellOf(value: Value): SheetJS.CellObject {
  if (typeof value === "string") return { t: "s", v: value };
  if (typeof value === "number") return { t: "n", v: value };
  return "percent" in value
    ? { t: "n", v: value.percent, z: "0%" }
    : { t: "n", v: value.serial, z: "yyyy-mm-dd" };
}

export const rowsOf = (sheet: SheetJS.WorkSheet) =>
  SheetJS.utils.sheet_to_json<string[]>(sheet, {
    header: 1,
    defval: "",
    raw: false,
    blankrows: true,
  });

export const read = (bytes: Uint8Array) => SheetJS.read(bytes, { cellNF: true });

export const save = (book: SheetJS.WorkBook) =>
  new Uint8Array(SheetJS.write(book, { type: "array", bookType: "xlsx", bookSST: true }));

/** Fills in cells by row code and id, and the cover by its words; an empty text clears a cell. */
export function fillIn(
  book: SheetJS.WorkBook,
  fill: Fill,
  cover: Readonly<Record<string, Value>> = {},
) {
  for (const sheet of Object.values(book.Sheets)) {
    const rows = rowsOf(sheet);
    const ids = rows[ID_ROW - 1] ?? [];
    rows.forEach((row, r) => {
      for (const [id, value] of Object.entries(fill[row[ids.indexOf("#code")] ?? ""] ?? {})) {
        const c = ids.indexOf(id);
        const at = SheetJS.utils.encode_cell({ r, c });
        if (c >= 0 && value === "") delete sheet[at];
        else if (c >= 0) sheet[at] = cellOf(value);
      }
      for (const [word, value] of Object.entries(cover)) {
        const c = row.indexOf(word);
        if (c > 0) sheet[SheetJS.utils.encode_cell({ r, c: c - 1 })] = cellOf(value);
      }
    });
  }
}

/** The workbook of a unit, built and opened. */
export async function issued(
  { folder, run }: Bureau,
  on = day("2015-09-28"),
  unit = "温州",
  more: readonly string[] = [],
) {
  await run(["build", "--only", "sheets", "--format", "xlsx", ...more], on);
  return read(await readFile(join(folder, `build/sheets/${unit}.xlsx`)));
}
