import type { Workbook } from "@cj-tech-master/excelts";
import { coverLines } from "../../sheets/cover-lines.ts";
import {
  ABOUT_SHEET,
  type AboutField,
  aboutFields,
  coverIds,
  coverWord,
  sheetNames,
} from "../../sheets/form.ts";
import type { SheetView } from "../../sheets/view.ts";
import { dayRule } from "./cell-rules.ts";
import { colourOf, rowHeight } from "./measures.ts";
import type { Styles } from "./styles.ts";

/** The cover of a workbook, and the worksheet that says to `collect` what the file is for. */

const LABEL_WIDTH = 22;
const TEXT_WIDTH = 100;

/** Adds the cover: whose sheet of which plan, how to fill it in, what lights mean, who filled it in. */
export function writeCover(book: Workbook, view: SheetView, styles: Styles): void {
  const { locale, foot, title } = view;
  const sheet = book.addWorksheet(sheetNames[locale].cover, {
    views: [{ showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.getColumn(1).width = LABEL_WIDTH;
  sheet.getColumn(2).width = TEXT_WIDTH;
  sheet.getColumn(3).hidden = true;
  const head = sheet.getCell("A1");
  head.value = title;
  head.style = styles.title;
  sheet.getRow(1).height = 30;
  let at = 3;
  const line = (label: string, text: string, style = styles.text): void => {
    const cells = [label, text].map((value, index) => {
      const cell = sheet.getCell(at, index + 1);
      cell.value = value === "" ? null : value;
      return cell;
    });
    if (cells[0] !== undefined) cells[0].style = styles.label;
    if (cells[1] !== undefined) cells[1].style = style;
    sheet.getRow(at).height = rowHeight([{ text, width: TEXT_WIDTH }]);
    at += 1;
  };
  for (const group of coverLines(view)) {
    for (const { label, text, colour } of group)
      line(label, text, colour === undefined ? styles.text : styles.light(colourOf(colour)));
    at += 1;
  }
  coverIds.forEach((id, index) => {
    const isDay = id === "filledOn";
    if (isDay) sheet.dataValidations.add(`B${at}`, dayRule(locale));
    sheet.getCell(at, 3).value = coverWord(id);
    line(foot[index] ?? id, "", styles.blank(isDay ? "yyyy-mm-dd" : "@"));
    sheet.getRow(at - 1).height = 20;
  });
}

/** Adds the worksheet that nobody sees, with what the workbook is for. */
export function writeAbout(book: Workbook, view: SheetView): void {
  const sheet = book.addWorksheet(ABOUT_SHEET, { state: "veryHidden" });
  const values: Readonly<Record<AboutField, string>> = {
    version: "1",
    plan: view.plan.name,
    fingerprint: view.fingerprint,
    unit: view.unit?.id ?? "",
    round: view.round?.key ?? "",
    asOf: view.asOf,
  };
  aboutFields.forEach((field, index) => {
    sheet.getCell(index + 1, 1).value = field;
    sheet.getCell(index + 1, 2).value = values[field];
  });
}
