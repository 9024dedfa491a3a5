import type { Workbook } from "@cj-tech-master/excelts";
import { ABOUT_SHEET, aboutFields, coverIds, coverWord, sheetNames } from "../sheets/form.ts";
import type { SheetView } from "../sheets/view.ts";
import { BORDER, colourOf, rowHeight, TINT } from "./xlsx-measures.ts";

/** What stands in a workbook of sheets beside the rows. */

/** The cover: whose sheet it is, how it is filled in, what the lights mean, and who filled it in when. */
export function writeCover(book: Workbook, view: SheetView): void {
  const zh = view.locale === "zh";
  const sheet = book.addWorksheet(sheetNames[view.locale].cover, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0 },
  });
  sheet.getColumn(1).width = 22;
  sheet.getColumn(2).width = 90;
  sheet.getColumn(3).width = 8;
  sheet.getColumn(3).hidden = true;
  let at = 1;
  const line = (label: string, value: string, id?: string): void => {
    const head = sheet.getCell(at, 1);
    head.value = label;
    head.font = { bold: true };
    head.alignment = { vertical: "top", wrapText: true };
    const cell = sheet.getCell(at, 2);
    cell.value = value === "" ? null : value;
    cell.alignment = { vertical: "top", wrapText: true };
    sheet.getRow(at).height = rowHeight([{ text: value, width: 90 }]);
    if (id !== undefined) {
      sheet.getCell(at, 3).value = id;
      cell.protection = { locked: false };
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: TINT } };
      cell.border = BORDER;
      if (id === coverWord("filledOn")) cell.numFmt = "yyyy-mm-dd";
    }
    at += 1;
  };
  const title = sheet.getCell(at, 1);
  title.value = view.title;
  title.font = { bold: true, size: 16 };
  sheet.getRow(at).height = 30;
  at += 2;
  const { plan, unit, round, asOf } = view;
  line(
    zh ? "依据" : "Plan",
    plan.number === undefined
      ? plan.title
      : zh
        ? `《${plan.title}》（${plan.number}）`
        : `${plan.title} (${plan.number})`,
  );
  if (unit !== undefined) line(zh ? "单位" : "Unit", unit.title);
  if (round !== undefined)
    line(
      zh ? "填报轮次" : "Round",
      zh ? `${round.label}，${round.due} 前报送` : `${round.label}, until ${round.due}`,
    );
  line(zh ? "数据截至" : "As of", asOf);
  at += 1;
  view.instructions.forEach((instruction, index) => {
    line(
      index === 0 ? (zh ? "怎样填" : "How to fill it in") : "",
      `${index + 1}. ${instruction[view.locale]}`,
    );
  });
  at += 1;
  view.lights.forEach(({ label, colour }, index) => {
    const cell = sheet.getCell(at, 2);
    if (index === 0) sheet.getCell(at, 1).font = { bold: true };
    if (index === 0) sheet.getCell(at, 1).value = zh ? "灯色" : "Lights";
    cell.value = label;
    cell.font = { color: { argb: colourOf(colour) }, bold: true };
    at += 1;
  });
  at += 1;
  coverIds.forEach((id, index) => {
    line(view.foot[index] ?? id, "", coverWord(id));
  });
}

/** What `collect` has to know of a workbook, in a worksheet that nobody sees. */
export function writeAbout(book: Workbook, view: SheetView): void {
  const sheet = book.addWorksheet(ABOUT_SHEET, { state: "veryHidden" });
  const values = {
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
