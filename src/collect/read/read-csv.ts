import { fileCut, notASheet } from "../findings/files.ts";
import type { RawFile, RawRow } from "./raw.ts";

/** CSV as programs write it: UTF-8, UTF-16 or GBK; between commas, semicolons or tabs. */

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : undefined;
  const other = first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  for (const label of [wide ?? other ?? "utf-8", "gb18030"]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may be the right one.
    }
  }
  return undefined;
}

/** A stray zero is a slip of some program; where every tenth character is one, it is no text. */
function isBinary(text: string): boolean {
  let zeros = 0;
  for (let at = text.indexOf("\u0000"); at >= 0; at = text.indexOf("\u0000", at + 1)) zeros += 1;
  return zeros * 10 > text.length;
}

/** Reads the bytes of a CSV file. */
export async function readCsv(file: string, bytes: Uint8Array): Promise<RawFile> {
  const text = decoded(bytes);
  if (text === undefined || isBinary(text))
    return {
      sheets: [],
      findings: [
        notASheet.at(
          { file },
          {
            zh: "不是文本：不是跟踪表的 CSV 文件",
            en: "it is no text, and so no CSV file of a sheet",
          },
        ),
      ],
    };
  const { default: Papa } = await import("papaparse");
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: [",", ";", "\t"],
    skipEmptyLines: false,
  });
  const rows = data.map(
    (cells, index): RawRow => ({
      number: index + 1,
      cells: cells.flatMap((cell, column) => (cell.trim() === "" ? [] : [{ text: cell, column }])),
    }),
  );
  const cut = errors.some(({ code }) => code === "MissingQuotes");
  return {
    sheets: [{ file, about: {}, rows }],
    findings: cut ? [fileCut.at({ file }, {})] : [],
  };
}
