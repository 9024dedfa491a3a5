import { extname } from "node:path";
import type { Wording } from "../../findings/finding.ts";
import {
  brokenFile,
  emptyFile,
  oldFormat,
  protectedFile,
  tooLarge,
} from "../../office/findings.ts";
import { readAnswer } from "../../sheets/answer.ts";
import type { CollectedFile } from "../collect.ts";
import { foreignFile, notASheet } from "../findings/files.ts";
import type { SheetFinding } from "./raw.ts";
import { readCsv } from "./read-csv.ts";

/** A file by what it is, whatever its name says; never fails. */

/** Files larger than this are no tracking sheets. */
const MOST_BYTES = 20_000_000;

const starts = (bytes: Uint8Array, ...first: readonly number[]) =>
  first.every((byte, index) => bytes[index] === byte);

/** The container of old Office files, and of new ones with a password. */
const isCompound = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b);

/** Names of streams stand in compound files as UTF-16. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(name, "utf16le"),
  );
}

const saveAs: Wording = {
  zh: "请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”再交",
  en: "open it in Excel or WPS and save it as an Excel workbook (.xlsx)",
};

const notTaken: Readonly<Record<string, Wording>> = {
  ".xls": { zh: `.xls 是旧格式，不收：${saveAs.zh}`, en: `.xls is an old format: ${saveAs.en}` },
  ".et": {
    zh: `.et 是 WPS 的格式，不收：${saveAs.zh}`,
    en: `.et is a format of WPS: ${saveAs.en}`,
  },
  ".ods": { zh: `.ods 不收：${saveAs.zh}`, en: `.ods is not taken: ${saveAs.en}` },
  ".doc": {
    zh: "是文字文档，不是跟踪表：请填在发下的跟踪表里（.xlsx、.csv 或网页表导出的 .json）；审改过的文件请单独收",
    en: "it is a text document: fill in the sheet that was handed out (.xlsx, .csv, or the .json of the HTML sheet); collect reviewed copies by themselves",
  },
};

function foreign(file: string): Wording {
  const extension = extname(file).toLowerCase();
  const key = /^\.(?:docx?|wps|pdf|rtf|jpe?g|png|html?)$/.test(extension) ? ".doc" : extension;
  return (
    notTaken[key] ?? {
      zh: "不是跟踪表：可以交 .xlsx、.csv，或网页表导出的 .json",
      en: "it is no tracking sheet: .xlsx, .csv or the .json of the HTML sheet is taken",
    }
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readJson(file: string, bytes: Uint8Array): CollectedFile {
  const text = new TextDecoder().decode(bytes);
  const answer = readAnswer(parsed(text));
  if (answer !== undefined) return { file, sheets: [], findings: [], answer };
  return only(
    notASheet.at(
      { file },
      {
        zh: "不是网页跟踪表导出的文件，或者不完整：请重新导出",
        en: "it is no export of the HTML sheet, or cut short: export it again",
      },
    ),
  );
}

const only = (finding: SheetFinding): CollectedFile => ({
  file: finding.place.file,
  sheets: [],
  findings: [finding],
});

/**
 * Reads a file that was handed in.
 * @param file its path as it is told of
 */
export async function readCollected(file: string, bytes: Uint8Array): Promise<CollectedFile> {
  if (bytes.length === 0) return only(emptyFile.at({ file }, {}));
  if (bytes.length > MOST_BYTES)
    return only(
      tooLarge.at(
        { file },
        {
          zh: `文件有 ${Math.round(bytes.length / 1e6)} MB，跟踪表没有这么大`,
          en: `the file has ${Math.round(bytes.length / 1e6)} MB: no tracking sheet is so large`,
        },
      ),
    );
  if (isCompound(bytes)) {
    if (hasStream(bytes, "EncryptedPackage")) return only(protectedFile.at({ file }, {}));
    return only(
      oldFormat.at(
        { file },
        foreign(
          file.replace(/\.[^.]*$/, (end) => (/^\.(?:et|doc|wps)$/i.test(end) ? end : ".xls")),
        ),
      ),
    );
  }
  const extension = extname(file).toLowerCase();
  if (isZip(bytes)) {
    if (extension === ".docx" || extension === ".ods" || extension === ".wps")
      return only(foreignFile.at({ file }, foreign(file)));
    const { readXlsx } = await import("./read-xlsx.ts");
    return { file, ...readXlsx(file, bytes) };
  }
  const [first] = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  if (extension === ".json" || first === "{") return readJson(file, bytes);
  if (extension === ".xlsx" || extension === ".xlsm")
    return only(
      brokenFile.at(
        { file },
        {
          zh: "不是完整的 .xlsx 文件：可能没有传完，请重新保存再交",
          en: "it is no whole .xlsx file: perhaps it was cut short; save and hand it in again",
        },
      ),
    );
  if (extension === ".csv" || extension === ".txt" || extension === ".tsv")
    return { file, ...(await readCsv(file, bytes)) };
  return only(foreignFile.at({ file }, foreign(file)));
}
