import { ABOUT_SHEET, sheetNames } from "../../sheets/form.ts";
import type { SheetTable, SheetView } from "../../sheets/view.ts";
import { bytesOf } from "./bytes.ts";
import { writeAbout, writeCover } from "./cover.ts";
import { stylesOf } from "./styles.ts";
import { writeTable } from "./table.ts";

/**
 * Tracking sheets as workbooks: a cover with instructions, then a worksheet for each table. Only what is to
 * be filled in is unlocked, and what `collect` needs to know the rows again stands in hidden cells.
 */

/** Names of worksheets: at most 31 characters, none of `[]:*?/\` and no straight apostrophe, each once. */
function worksheetNames(names: readonly string[], others: readonly string[]): readonly string[] {
  const taken = new Set(others.map((name) => name.toLowerCase()));
  return names.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, "_")
        .replace(/'/g, "’")
        .slice(0, 28) || "_";
    let unique = plain;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${plain}${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

interface Page {
  readonly name: string;
  readonly table: SheetTable;
  readonly view: SheetView;
}

/** The tables of sheets with the names of their worksheets; of several sheets, the unit's name in front. */
function pagesOf(cover: SheetView, sheets: readonly SheetView[]): readonly Page[] {
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
  const names = worksheetNames(
    pages.map(({ name }) => name),
    [sheetNames[cover.locale].cover, ABOUT_SHEET],
  );
  return pages.map((page, index) => ({ ...page, name: names[index] ?? page.name }));
}

/** What may be done to a worksheet whose cells are locked; there is no password. */
const permissions = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  formatCells: true,
  sort: true,
  autoFilter: true,
} as const;

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
  book.subject = cover.plan.number ?? cover.plan.title;
  book.company = cover.unit?.title ?? "";
  const styles = stylesOf(cover.locale);
  writeCover(book, cover, styles);
  for (const { name, table, view } of pagesOf(cover, sheets))
    writeTable(book, name, table, view, styles);
  writeAbout(book, cover);
  for (const sheet of book.worksheets)
    if (sheet.name !== ABOUT_SHEET) await sheet.protect("", permissions);
  return bytesOf(book, day);
}
