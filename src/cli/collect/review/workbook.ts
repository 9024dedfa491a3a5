import type { Language } from "../../../findings/finding.ts";
import { bytesOf } from "../../../output/xlsx/bytes.ts";
import { rowHeight } from "../../../output/xlsx/measures.ts";
import { stylesOf } from "../../../output/xlsx/styles.ts";
import { headings, type Listed } from "../../../review/listed.ts";

/** The list of changes as a workbook: a row for each, and a column in which a person decides. */

const columns = [
  ["number", 6],
  ["item", 24],
  ["kind", 8],
  ["old", 36],
  ["new", 36],
  ["comment", 30],
  ["who", 16],
  ["when", 16],
  ["files", 18],
  ["state", 24],
] as const;

/** The same list gives the same bytes. */
export async function reviewWorkbook(
  { changes }: Listed,
  counts: string,
  language: Language,
): Promise<Uint8Array> {
  const { Workbook } = await import("@cj-tech-master/excelts");
  const book = new Workbook();
  const day = new Date("2000-01-01T00:00:00Z");
  book.created = day;
  book.modified = day;
  const styles = stylesOf(language);
  const sheet = book.addWorksheet(language === "zh" ? "审改清单" : "Review", {
    views: [{ state: "frozen", xSplit: 1, ySplit: 2 }],
  });
  sheet.columns = [...columns.map(([, width]) => ({ width })), { width: 14 }];
  const title = sheet.getCell(1, 1);
  title.value = `${language === "zh" ? "审改清单" : "Review"}：${counts}`;
  title.style = styles.title;
  const decision = language === "zh" ? "是否采纳" : "Accept";
  for (const [index, heading] of [
    ...columns.map(([id]) => headings[id][language]),
    decision,
  ].entries()) {
    const cell = sheet.getCell(2, index + 1);
    cell.value = heading;
    cell.style = styles.head;
  }
  for (const [index, change] of changes.entries()) {
    const row = index + 3;
    for (const [at, [id]] of columns.entries()) {
      const cell = sheet.getCell(row, at + 1);
      cell.value = change[id];
      cell.style = styles.cell({ fill: false, format: id === "number" ? "General" : "@" });
    }
    sheet.getCell(row, columns.length + 1).style = styles.cell({ fill: true, format: "@" });
    sheet.getRow(row).height = rowHeight(
      columns.map(([id, width]) => ({ text: String(change[id]), width })),
    );
  }
  if (changes.length > 0) sheet.autoFilter = `A2:K${changes.length + 2}`;
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: "landscape" as const,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  return bytesOf(book, day);
}
