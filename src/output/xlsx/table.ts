import type { Workbook, Worksheet } from "@cj-tech-master/excelts";
import { given } from "../../given.ts";
import { columnLetters } from "../../sheets/column-letters.ts";
import { worksheetTitle } from "../../sheets/cover-lines.ts";
import { HEADER_ROW, ID_ROW } from "../../sheets/form.ts";
import type { SheetRow, SheetTable, SheetView } from "../../sheets/view.ts";
import { addRules } from "./cell-rules.ts";
import {
  type CellValue,
  cellValue,
  isDate,
  looksLikeFormula,
  occurrenceValue,
} from "./cell-values.ts";
import { rowHeight, tintOf } from "./measures.ts";
import { printedBlocks } from "./printed-blocks.ts";
import type { CellStyle, Styles } from "./styles.ts";
import { type PlacedColumn, placedColumns, textOf } from "./worksheet-columns.ts";

/** A table of a tracking sheet as a worksheet: title, hidden row of ids, headings, rows. */

const A4 = 9;

/** How wide the columns may be that stay when one scrolls. */
const FROZEN_WIDTH = 45;

/** The names of lights that call for nothing. */
const quiet: ReadonlySet<string> = new Set(["green", "none"]);

const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 };

function footer({ foot, locale }: SheetView): string {
  const page = locale === "zh" ? "第 &P 页 共 &N 页" : "Page &P of &N";
  const blanks = foot.map((label) => `${label}${locale === "zh" ? "：" : ": "}`).join("          ");
  return `&L${blanks}&R${page}`;
}

/** A4, lying; columns beyond its width on further pages, beside what says of which row they are. */
function layOut(sheet: Worksheet, columns: readonly PlacedColumn[], repeated: number): void {
  const { scale, breaks } = printedBlocks(
    columns.map((placed) => ({
      width: placed.width,
      hidden: placed.hidden,
      fill: placed.type === "occurrence" || (placed.type === "column" && placed.fill),
    })),
    repeated,
  );
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation: "landscape" as const,
    fitToPage: false,
    scale,
    pageOrder: "overThenDown" as const,
    printTitlesRow: `1:${HEADER_ROW}`,
    printTitlesColumn: `A:${columnLetters(repeated - 1)}`,
    margins,
  });
  for (const index of breaks) sheet.getColumn(index).addPageBreak();
}

interface WrittenCell {
  readonly value: CellValue;
  readonly style: CellStyle;
}

function occurrenceCell(
  placed: PlacedColumn & { readonly type: "occurrence" },
  row: SheetRow,
  tints: ReadonlyMap<string, string>,
  styles: Styles,
): WrittenCell {
  const cell = placed.cell(row);
  const value = occurrenceValue(cell?.value ?? "");
  const format =
    typeof value === "number" ? "0%" : value instanceof Date ? "yyyy-mm-dd" : "General";
  const tint = tints.get(cell?.light ?? "");
  return {
    value,
    style: styles.cell({ fill: true, format, ...given({ tint }) }),
  };
}

function written(
  placed: PlacedColumn,
  row: SheetRow,
  tints: ReadonlyMap<string, string>,
  styles: Styles,
): WrittenCell {
  if (placed.type === "occurrence") return occurrenceCell(placed, row, tints, styles);
  if (placed.type === "hidden") {
    const text = placed.value(row);
    const value = text === "" ? null : text;
    return { value, style: styles.cell({ fill: false, format: "General" }) };
  }
  const { column, fill } = placed;
  const value = cellValue(column, placed.value(row));
  const format =
    column.input === "percent"
      ? "0%"
      : value instanceof Date || (isDate(column) && value === null)
        ? "yyyy-mm-dd"
        : (column.input === "text" && fill) || looksLikeFormula(value)
          ? "@"
          : "General";
  return { value, style: styles.cell({ fill, format }) };
}

function writeRows(
  sheet: Worksheet,
  table: SheetTable,
  columns: readonly PlacedColumn[],
  view: SheetView,
  styles: Styles,
): void {
  // Occurrences that are not well stand out before anything is told of them.
  const tints = new Map(
    view.lights
      .filter(({ name }) => !quiet.has(name))
      .map(({ name, colour }) => [name, tintOf(colour)]),
  );
  table.rows.forEach((row, at) => {
    const line = sheet.getRow(HEADER_ROW + 1 + at);
    columns.forEach((placed, index) => {
      const { value, style } = written(placed, row, tints, styles);
      const cell = line.getCell(index + 1);
      cell.value = value;
      cell.style = style;
    });
    line.height = rowHeight(
      columns
        .filter(({ hidden }) => !hidden)
        .map((placed) => ({ text: textOf(placed, row), width: placed.width })),
    );
  });
}

/** Adds a worksheet of a name with the rows of a table. */
export function writeTable(
  book: Workbook,
  name: string,
  table: SheetTable,
  view: SheetView,
  styles: Styles,
): void {
  const columns = placedColumns(table, view.locale);
  const [first, second] = columns;
  const kept = (first?.width ?? 0) + (second?.width ?? 0) <= FROZEN_WIDTH ? 2 : 1;
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: kept, ySplit: HEADER_ROW, showGridLines: false }],
    headerFooter: { oddFooter: footer(view) },
  });
  layOut(sheet, columns, kept);
  columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    column.hidden = hidden;
  });
  const title = sheet.getCell("A1");
  title.value = worksheetTitle(view, table);
  title.style = styles.title;
  sheet.getRow(1).height = 26;
  columns.forEach(({ id, heading }, index) => {
    sheet.getCell(ID_ROW, index + 1).value = id;
    const head = sheet.getCell(HEADER_ROW, index + 1);
    head.value = heading === "" ? null : heading;
    head.style = styles.head;
  });
  sheet.getRow(ID_ROW).hidden = true;
  sheet.getRow(HEADER_ROW).height = 32;
  writeRows(sheet, table, columns, view, styles);
  // Hidden columns too: sorting moves only what the filter spans.
  const last = HEADER_ROW + Math.max(table.rows.length, 1);
  sheet.autoFilter = `A${HEADER_ROW}:${columnLetters(columns.length - 1)}${last}`;
  addRules(sheet, columns, view);
}
