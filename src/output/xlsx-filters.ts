import type { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The names by which workbooks know their filters: Excel can do without them, LibreOffice shows no filter then. */

const BOOK = "xl/workbook.xml";

const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** `A3:R29` without regard to where it is used. */
const absolute = (range: string) => range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");

/** The names of a workbook's filters as they stand in its XML. */
export function filterNames(book: Workbook): string {
  return book.worksheets
    .map(({ autoFilter, name }, index) =>
      typeof autoFilter === "string"
        ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escaped(name)}'!${absolute(autoFilter)}</definedName>`
        : "",
    )
    .join("");
}

/**
 * The library writes no such names: they are put in, and the parts packed.
 * @param bytes a workbook that has other names
 * @param day the time of every part
 */
export function packed(bytes: Uint8Array, names: string, day: Date): Uint8Array {
  const parts = unzipSync(bytes);
  const book = parts[BOOK];
  if (book !== undefined)
    parts[BOOK] = strToU8(
      strFromU8(book).replace("<definedNames>", () => `<definedNames>${names}`),
    );
  // Archives know local time only: the same in every zone.
  const mtime = new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
  return zipSync(parts, { mtime, level: 6 });
}
