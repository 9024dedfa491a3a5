import type { Workbook, Worksheet } from "@cj-tech-master/excelts";
import { ABOUT_SHEET, HEADER_ROW, ID_ROW, idWords, sheetNames } from "../sheets/form.ts";
import type { SheetColumn, SheetRow, SheetTable, SheetView } from "../sheets/view.ts";
import { writeAbout, writeCover } from "./xlsx-cover.ts";
import { BORDER, colourOf, HEAD, rowHeight, TINT, widthOf } from "./xlsx-measures.ts";

/**
 * Tracking sheets as workbooks: a cover with instructions, then a worksheet for each table. Only what is to
 * be filled in is unlocked, and what `collect` needs to know the rows again stands in hidden cells.
 */

/** Rules of cells reach so far: rows may be inserted. */
const LAST_ROW = 2000;

/** A date as a cell holds it (text that begins with = is text: only objects make formulas); text that is none stays text. */
function dated(value: string): Date | string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match === null
    ? value
    : new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
}

function percentage(value: string): number | string {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(value);
  return match === null ? value : Number(match[1]) / 100;
}

const isDate = ({ id, input }: SheetColumn) => input === "date" || id === "due" || id === "issued";

function cellValue(column: SheetColumn, value: string): Date | number | string | null {
  if (value === "") return null;
  if (isDate(column)) return dated(value);
  if (column.input === "percent") return percentage(value);
  if (column.input === "number" && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  return value;
}

interface Placed {
  readonly column: SheetColumn | undefined;
  readonly id: string;
  readonly heading: string;
  /** In characters of half width. */
  readonly width: number;
  readonly hidden: boolean;
  readonly fill: boolean;
  readonly value: (row: SheetRow) => string;
}

/** The columns of a worksheet: those of the table, a cell for each occurrence, and the hidden ones. */
function placedColumns(table: SheetTable): readonly Placed[] {
  const fills = table.kind === "duties" || table.kind === "frequent" || table.kind === "indicators";
  const isUsed = ({ id, input }: SheetColumn) =>
    input !== undefined || id === "code" || table.rows.some(({ cells }) => cells[id] !== undefined);
  const shown = table.columns.filter(isUsed).map(
    (column): Placed => ({
      column,
      id: idWords.column(column.id),
      heading: column.heading,
      width: widthOf(column.width),
      hidden: false,
      fill: fills && column.input !== undefined,
      value: ({ cells, code }) => (column.id === "code" ? code : (cells[column.id] ?? "")),
    }),
  );
  const occurrences = table.occurrences.flatMap((label): Placed[] => {
    const cellOf = (row: SheetRow) => row.occurrences.find((cell) => cell.label === label);
    const hidden = { column: undefined, heading: "", width: 8, hidden: true, fill: false };
    return [
      {
        column: undefined,
        id: idWords.occurrence(label),
        heading: label,
        width: 11,
        hidden: false,
        fill: true,
        value: (row) => cellOf(row)?.value ?? "",
      },
      {
        ...hidden,
        id: idWords.occurrenceKey(label),
        value: (row) => {
          const cell = cellOf(row);
          return cell === undefined ? "" : `${cell.key} ${cell.check}`;
        },
      },
    ];
  });
  const hidden = { column: undefined, heading: "", width: 8, hidden: true, fill: false };
  return [
    ...shown,
    ...occurrences,
    { ...hidden, id: idWords.key, value: ({ key }) => key },
    { ...hidden, id: idWords.check, value: ({ check }) => check },
  ];
}

function validate(sheet: Worksheet, letter: string, placed: Placed, view: SheetView): void {
  const range = `${letter}${HEADER_ROW + 1}:${letter}${LAST_ROW}`;
  const zh = view.locale === "zh";
  const add = (rule: Parameters<typeof sheet.dataValidations.add>[1]) =>
    sheet.dataValidations.add(range, rule);
  const { column } = placed;
  if (column?.input === "state") {
    add({
      type: "list",
      allowBlank: true,
      formulae: [`"${view.states.map(({ label }) => label).join(",")}"`],
      showErrorMessage: true,
      error: zh ? "请从下拉框里选一种状态" : "Choose a state from the list",
    });
  } else if (column?.input === "percent") {
    add({
      type: "decimal",
      operator: "between",
      allowBlank: true,
      formulae: [0, 1],
      showErrorMessage: true,
      error: zh ? "填 0% 至 100%" : "From 0% to 100%",
    });
  } else if (column?.input === "date") {
    add({
      type: "date",
      operator: "between",
      allowBlank: true,
      formulae: [new Date(Date.UTC(1990, 0, 1)), new Date(Date.UTC(2100, 11, 31))],
      showErrorMessage: true,
      errorStyle: "warning",
      error: zh ? "日期写成 2015-09-28" : "A date reads 2015-09-28",
    });
  }
}

function colourLights(sheet: Worksheet, letter: string, view: SheetView): void {
  sheet.addConditionalFormatting({
    ref: `${letter}${HEADER_ROW + 1}:${letter}${LAST_ROW}`,
    rules: view.lights.map(({ label, colour }, index) => ({
      type: "expression",
      priority: index + 1,
      formulae: [`LEFT(${letter}${HEADER_ROW + 1},${label.length})="${label}"`],
      style: { font: { color: { argb: colourOf(colour) }, bold: true } },
    })),
  });
}

const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + letters(index % 26);

/** What A4 paper still shows legibly in landscape, in characters of half width; beyond it goes on A3. */
const A4_WIDTH = 190;

function writeTable(book: Workbook, name: string, table: SheetTable, view: SheetView): void {
  const columns = placedColumns(table);
  const width = columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: 2, ySplit: HEADER_ROW, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${HEADER_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: footer(view) },
  });
  // A3; the library's list of sizes does not name it.
  if (width > A4_WIDTH) Object.assign(sheet.pageSetup, { paperSize: 8 });
  columns.forEach((placed, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = placed.width;
    column.hidden = placed.hidden;
  });
  const title = sheet.getCell("A1");
  title.value = subtitle(view, table);
  title.font = { bold: true, size: 14 };
  sheet.getRow(1).height = 26;
  columns.forEach(({ id, heading }, index) => {
    sheet.getCell(ID_ROW, index + 1).value = id;
    const head = sheet.getCell(HEADER_ROW, index + 1);
    head.value = heading === "" ? null : heading;
    head.font = { bold: true };
    head.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    head.fill = { type: "pattern", pattern: "solid", fgColor: { argb: HEAD } };
    head.border = BORDER;
  });
  sheet.getRow(ID_ROW).hidden = true;
  sheet.getRow(HEADER_ROW).height = 32;
  table.rows.forEach((row, at) => {
    const number = HEADER_ROW + 1 + at;
    columns.forEach((placed, index) => {
      const cell = sheet.getCell(number, index + 1);
      const value = placed.value(row);
      const { column } = placed;
      cell.value = column === undefined ? occurrenceValue(value) : cellValue(column, value);
      cell.alignment = { vertical: "top", wrapText: true };
      cell.border = BORDER;
      const isShare = column === undefined && typeof cell.value === "number";
      if (column?.input === "percent" || isShare) cell.numFmt = "0%";
      else if (cell.value instanceof Date || (column !== undefined && isDate(column)))
        cell.numFmt = "yyyy-mm-dd";
      else if (typeof cell.value === "string") cell.numFmt = "@";
      if (!placed.fill) return;
      cell.protection = { locked: false };
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: TINT } };
    });
    const seen = columns.filter(({ hidden }) => !hidden);
    sheet.getRow(number).height = rowHeight(
      seen.map(({ value, width }) => ({ text: value(row), width })),
    );
  });
  const last = columns.filter(({ hidden }) => !hidden).length;
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: Math.max(HEADER_ROW + table.rows.length, HEADER_ROW + 1), column: last },
  };
  columns.forEach((placed, index) => {
    if (placed.fill) validate(sheet, letters(index), placed, view);
    if (placed.column?.id === "light") colourLights(sheet, letters(index), view);
  });
}

/** What was told of an occurrence: a day, a percentage, or a word. */
function occurrenceValue(value: string): Date | number | string | null {
  if (value === "") return null;
  const day = dated(value);
  return day instanceof Date ? day : percentage(value);
}

function subtitle(view: SheetView, { title, kind }: SheetTable): string {
  const what = kind === "duties" ? "" : view.locale === "zh" ? `：${title}` : `: ${title}`;
  return `${view.title}${what}`;
}

function footer({ foot, locale }: SheetView): string {
  const page = locale === "zh" ? "第 &P 页 共 &N 页" : "Page &P of &N";
  const blanks = foot.map((label) => `${label}${locale === "zh" ? "：" : ": "}`).join("          ");
  return `&L${blanks}&R${page}`;
}

/** Names of worksheets: at most 31 characters, none of `[]:*?/\`, each once. */
function worksheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[[\]:*?/\\]/g, "_").slice(0, 28) || "_";
    let unique = plain;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${plain}${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** The tables of sheets with the names of their worksheets; of several sheets, the unit's name in front. */
function pagesOf(
  sheets: readonly SheetView[],
): readonly { readonly name: string; readonly table: SheetTable; readonly view: SheetView }[] {
  const pages = sheets.flatMap((view) => {
    const words = sheetNames[view.locale];
    return view.tables.map((table) => ({
      view,
      table,
      name:
        sheets.length === 1
          ? words[table.kind]
          : table.kind === "duties"
            ? (view.unit?.name ?? words.duties)
            : `${view.unit?.name ?? ""}${words[table.kind]}`,
    }));
  });
  const names = worksheetNames(pages.map(({ name }) => name));
  return pages.map((page, index) => ({ ...page, name: names[index] ?? page.name }));
}

/**
 * The bytes of a workbook; the same sheets give the same bytes.
 * @param cover whose title, plan and instructions stand in front
 * @param sheets one with a worksheet for each table, or several with theirs one behind the other
 */
export async function renderXlsx(
  cover: SheetView,
  sheets: readonly SheetView[] = [cover],
): Promise<Uint8Array> {
  const { Workbook } = await import("@cj-tech-master/excelts");
  const book = new Workbook();
  const day = new Date(`${cover.asOf}T00:00:00Z`);
  book.created = day;
  book.modified = day;
  book.creator = "planwright";
  book.lastModifiedBy = "planwright";
  book.title = cover.title;
  writeCover(book, cover);
  for (const { name, table, view } of pagesOf(sheets)) writeTable(book, name, table, view);
  writeAbout(book, cover);
  for (const sheet of book.worksheets) {
    if (sheet.name === ABOUT_SHEET) continue;
    await sheet.protect("", {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      formatCells: true,
      sort: true,
      autoFilter: true,
      spinCount: 1,
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
