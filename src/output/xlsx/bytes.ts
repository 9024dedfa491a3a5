import type { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeXml } from "../../escape-xml.ts";

/**
 * The bytes of workbooks, with the names by which they know their filters: the library writes none, and
 * without them LibreOffice shows no filter.
 */

const BOOK = "xl/workbook.xml";

/** `A3:R29` without regard to where it is used. */
const absolute = (range: string) => range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");

/** The names of a workbook's filters as they stand in its XML. */
function filterNames(book: Workbook): string {
  return book.worksheets
    .map(({ autoFilter, name }, index) =>
      typeof autoFilter === "string"
        ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escapeXml(name)}'!${absolute(autoFilter)}</definedName>`
        : "",
    )
    .join("");
}

/** What the library writes, not compressed; its own buffer loses parts of a megabyte and more. */
async function written(book: Workbook): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sink = {
    write: (chunk: Uint8Array) => {
      chunks.push(chunk);
    },
    end: () => {},
  };
  await book.xlsx.write(sink, { zip: { level: 0 } });
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The bytes of a workbook.
 * @param book with other names than those of filters
 * @param day the time of every part
 */
export async function bytesOf(book: Workbook, day: Date): Promise<Uint8Array> {
  const parts = unzipSync(await written(book));
  const names = filterNames(book);
  const xml = parts[BOOK];
  if (xml !== undefined)
    parts[BOOK] = strToU8(strFromU8(xml).replace("<definedNames>", (tag) => `${tag}${names}`));
  // Archives know local time only, the same in every zone, and only these years.
  const year = Math.min(2099, Math.max(1980, day.getUTCFullYear()));
  const mtime = new Date(year, day.getUTCMonth(), day.getUTCDate());
  return zipSync(parts, { mtime, level: 6 });
}
