import type { Spot } from "../../findings/finding.ts";
import { brokenFile, tooLarge } from "../../office/findings.ts";
import { type Parts, type Relation, relations } from "../../office/relations.ts";
import { childNamed, eachElement, elementsOf, type XmlElement } from "../../office/xml.ts";
import { unzipText } from "../../office/zip.ts";
import { ABOUT_SHEET, coverIds, coverWord } from "../../sheets/form.ts";
import { addDays, calendarDate } from "../../time/calendar-date.ts";
import { foreignFile } from "../findings/files.ts";
import { columnOf, rowNumberOf, withMerged } from "./merged-cells.ts";
import { type NumberKind, numberKinds } from "./number-formats.ts";
import type { About, RawCell, RawComment, RawFile, RawRow, RawSheet, SheetFinding } from "./raw.ts";
import { headersIn, shapesIn } from "./shapes.ts";

/** Workbooks (ECMA-376), as Excel, WPS and LibreOffice save them. Formulas are never computed. */

/** A sheet with more rows than that is none of ours. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 400;

/** The serial number of a day in 1927: smaller ones are no days that anybody reports. */
const FIRST_DAY = 10_000;

/** The error value that stands for a formula that nothing was saved of. */
const NO_VALUE = "#VALUE!";

interface Book {
  readonly strings: readonly string[];
  readonly kinds: readonly NumberKind[];
  /** Days are counted from 1904, as old Macintosh programs did. */
  readonly from1904: boolean;
}

/** Control characters as workbooks write them: `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The text of a string with its runs; readings above the characters are left out. */
function stringOf({ children }: XmlElement): string {
  return unescaped(
    children
      .map((child) =>
        child.name === "t"
          ? child.text
          : child.name === "r"
            ? (childNamed(child, "t")?.text ?? "")
            : "",
      )
      .join(""),
  );
}

function dayOfSerial(serial: number, { from1904 }: Book): string | undefined {
  const first = calendarDate(1899, 12, 30);
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  return first === undefined || days < 1 || days > 2_900_000 ? undefined : addDays(first, days);
}

/** Up to nine digits behind the point: what binary fractions add was typed by nobody. */
const plainNumber = (value: number) => String(Number(value.toFixed(9)));

function numberText(written: string, style: number, book: Book): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const kind = book.kinds[style] ?? "number";
  if (kind === "percent") return `${plainNumber(value * 100)}%`;
  // 12.5 typed into a cell that shows days is a number yet: no report is of 1900.
  if (kind === "date" && value >= FIRST_DAY) return dayOfSerial(value, book) ?? plainNumber(value);
  return plainNumber(value);
}

function textOfCell(cell: XmlElement, book: Book): string {
  const written = childNamed(cell, "v")?.text ?? "";
  switch (cell.attributes.t) {
    case "s":
      return book.strings[Number(written)] ?? "";
    case "inlineStr": {
      const inline = childNamed(cell, "is");
      return inline === undefined ? "" : stringOf(inline);
    }
    case "str":
      return unescaped(written);
    case "b":
      return written === "1" ? "TRUE" : "FALSE";
    case "e":
      return written;
    case "d":
      return written.slice(0, 10);
    default:
      return written === "" ? "" : numberText(written, Number(cell.attributes.s ?? 0), book);
  }
}

function rowOf(element: XmlElement, number: number, book: Book): RawRow {
  let next = 0;
  const cells: RawCell[] = [];
  for (const cell of element.children) {
    if (cell.name !== "c") continue;
    const { r } = cell.attributes;
    const column = r === undefined ? next : columnOf(r);
    next = column + 1;
    if (column < 0 || column >= MOST_COLUMNS) continue;
    const formula = childNamed(cell, "f") !== undefined;
    const text = textOfCell(cell, book);
    const shown = formula && text === "" ? NO_VALUE : text;
    if (shown.trim() !== "") cells.push({ text: shown, column, ...(formula ? { formula } : {}) });
  }
  return { number, cells };
}

function rowsOf(xml: string, book: Book): readonly RawRow[] | "broken-file" | "too-large" {
  const rows: RawRow[] = [];
  let last = 0;
  const whole = eachElement(xml, new Set(["row"]), (element) => {
    const said = Number(element.attributes.r);
    last = Number.isInteger(said) && said > 0 ? said : last + 1;
    if (rows.length > MOST_ROWS) return;
    const row = rowOf(element, last, book);
    if (row.cells.length > 0) rows.push(row);
  });
  if (!whole) return "broken-file";
  return rows.length > MOST_ROWS ? "too-large" : rows;
}

function bookOf(
  parts: Parts,
  workbook: string,
  paths: ReadonlyMap<string, Relation>,
): Book | undefined {
  const named = (end: string) => {
    const part = [...paths.values()].find(({ target }) => target.endsWith(end));
    return part === undefined ? undefined : parts.get(part.target);
  };
  const shared = named("sharedStrings.xml");
  const strings = shared === undefined ? [] : elementsOf(shared, "si");
  if (strings === undefined) return undefined;
  const [properties] = elementsOf(workbook, "workbookPr") ?? [];
  return {
    strings: strings.map(stringOf),
    kinds: numberKinds(named("styles.xml")),
    from1904: /^(?:1|true)$/.test(properties?.attributes.date1904 ?? ""),
  };
}

/** The comments on the cells of a worksheet. */
function commentsOf(parts: Parts, part: string): readonly RawComment[] {
  const paths = [...relations(parts, part).values()]
    .map(({ target }) => target)
    .filter((path) => /comments\d*\.xml$/i.test(path));
  return paths
    .flatMap((path) =>
      (elementsOf(parts.get(path) ?? "", "comment") ?? []).map(({ attributes, children }) => {
        const { ref = "" } = attributes;
        const said = children.find(({ name }) => name === "text");
        const text = said === undefined ? "" : stringOf(said).trim();
        return { row: rowNumberOf(ref), column: columnOf(ref), text };
      }),
    )
    .filter(({ text }) => text !== "");
}

/** What a workbook says of itself on the worksheet that nobody sees, and its cover of who filled it in. */
function aboutOf(sheets: readonly RawSheet[]): About {
  const hidden = sheets.find(({ worksheet }) => worksheet === ABOUT_SHEET);
  const said = new Map(
    (hidden?.rows ?? []).map(({ cells }) => [cells[0]?.text.trim(), cells[1]?.text.trim() ?? ""]),
  );
  const cover = (id: (typeof coverIds)[number]) => {
    for (const { cells } of sheets.flatMap(({ rows }) => rows)) {
      const mark = cells.find(({ text }) => text.trim() === coverWord(id));
      if (mark !== undefined) return cells.find(({ column }) => column === mark.column - 1)?.text;
    }
    return undefined;
  };
  const fields = {
    ...Object.fromEntries(
      (["plan", "fingerprint", "unit", "round", "asOf"] as const).map((id) => [id, said.get(id)]),
    ),
    filledOn: cover("filledOn"),
    filledBy: cover("filledBy"),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, text]) => text !== undefined && text !== ""),
  );
}

const isCoverWord = (text: string) => coverIds.some((id) => text.trim() === coverWord(id));

const words = {
  "too-large": {
    zh: "解开后太大，不是跟踪表：没有读",
    en: "unpacked it is too large for a tracking sheet, and was not read",
  },
  "broken-file": {
    zh: "文件不完整或已损坏：请用 Excel 或 WPS 打开，另存为 .xlsx 再交",
    en: "the file is cut short or damaged: open it in Excel or WPS, save it as .xlsx and hand it in again",
  },
  "foreign-file": {
    zh: "不是 Excel 工作簿（.xlsx）",
    en: "it is no Excel workbook (.xlsx)",
  },
} as const;

const kinds = { "too-large": tooLarge, "broken-file": brokenFile, "foreign-file": foreignFile };

const findingOf = (place: Spot, code: keyof typeof words): SheetFinding =>
  kinds[code].at(place, words[code]);

const refused = (file: string, code: keyof typeof words): RawFile => ({
  sheets: [],
  findings: [findingOf({ file }, code)],
});

/** Reads the bytes of a workbook. What cannot be read of it is named, and is no exception. */
export function readXlsx(file: string, bytes: Uint8Array): RawFile {
  const unzipped = unzipText(bytes);
  if (!unzipped.ok) return refused(file, unzipped.code);
  const { parts } = unzipped;
  const path = [...parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  const workbook = path === undefined ? undefined : parts.get(path);
  if (path === undefined || workbook === undefined)
    return refused(file, parts.size === 0 ? "broken-file" : "foreign-file");
  const paths = relations(parts, path);
  const book = bookOf(parts, workbook, paths);
  const named = elementsOf(workbook, "sheet");
  if (book === undefined || named === undefined || named.length === 0)
    return refused(file, "broken-file");
  const sheets: RawSheet[] = [];
  const findings: SheetFinding[] = [];
  for (const { attributes } of named) {
    const worksheet = attributes.name ?? "";
    const part = paths.get(attributes.id ?? "")?.target ?? "";
    const xml = parts.get(part);
    const rows = xml === undefined ? "broken-file" : rowsOf(xml, book);
    if (typeof rows === "string") findings.push(findingOf({ file, worksheet }, rows));
    else {
      const cover = rows.some(({ cells }) => cells.some(({ text }) => isCoverWord(text)));
      const merged = withMerged(rows, xml ?? "");
      const comments = commentsOf(parts, part);
      const more = cover ? { cover } : {};
      const page = { file, worksheet };
      findings.push(...headersIn(xml ?? "", page));
      for (const { target: path } of relations(parts, part).values())
        if (/drawing\d*\.xml$/i.test(path)) findings.push(...shapesIn(parts.get(path) ?? "", page));
      sheets.push({ file, worksheet, about: {}, rows: merged, comments, ...more });
    }
  }
  const about = aboutOf(sheets);
  const pages = sheets.filter(({ worksheet }) => worksheet !== ABOUT_SHEET);
  return { sheets: pages.map((sheet) => ({ ...sheet, about })), findings };
}
