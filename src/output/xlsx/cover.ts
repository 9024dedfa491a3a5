import type { Workbook } from "@cj-tech-master/excelts";
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

const words = {
  zh: {
    plan: "依据",
    unit: "单位",
    round: "填报轮次",
    asOf: "数据截至",
    instructions: "怎样填",
    lights: "灯色",
    sorting: "工作表有保护但没有密码：要排序，先点“审阅—撤销工作表保护”。",
    before: "灰色斜体是上次填报的内容：没有变化就不动，有新情况直接改写。",
  },
  en: {
    plan: "Plan",
    unit: "Unit",
    round: "Round",
    asOf: "As of",
    instructions: "How to fill it in",
    lights: "Lights",
    sorting: "The sheets are protected without a password: take the protection off to sort them.",
    before:
      "What stands in grey italics was reported last time; write over it where there is news.",
  },
} as const;

function planLine({ plan, locale }: SheetView): string {
  if (plan.number === undefined) return plan.title;
  return locale === "zh" ? `《${plan.title}》（${plan.number}）` : `${plan.title} (${plan.number})`;
}

function roundLine({ label, due }: NonNullable<SheetView["round"]>, locale: "zh" | "en"): string {
  return locale === "zh" ? `${label}，${due} 前报送` : `${label}, until ${due}`;
}

/** Adds the cover: whose sheet of which plan, how to fill it in, what lights mean, who filled it in. */
export function writeCover(book: Workbook, view: SheetView, styles: Styles): void {
  const { locale, unit, round, asOf, instructions, lights, foot, title } = view;
  const say = words[locale];
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
  line(say.plan, planLine(view));
  if (unit !== undefined) line(say.unit, unit.title);
  if (round !== undefined) line(say.round, roundLine(round, locale));
  line(say.asOf, asOf);
  at += 1;
  [...instructions.map((one) => one[locale]), say.before, say.sorting].forEach((text, index) => {
    line(index === 0 ? say.instructions : "", `${index + 1}. ${text}`);
  });
  at += 1;
  lights.forEach(({ label, colour }, index) => {
    line(index === 0 ? say.lights : "", label, styles.light(colourOf(colour)));
  });
  at += 1;
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
