import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPrinter, type Printer } from "../../../src/output/print/pdf.ts";
import { renderSheetPrint, sheetMeta } from "../../../src/output/sheet/html.ts";
import { findPlaces } from "../../../src/project/places.ts";
import { loadProject } from "../../../src/project/project.ts";
import { sheetsOf } from "../../../src/sheets/sheet.ts";
import type { SheetView } from "../../../src/sheets/view.ts";
import { day } from "../../tracking/small.ts";
import { contentOf } from "../print/print.ts";
import { sheetOf, textsOf, yearly } from "./sheets.ts";

/** What comes out of the printer: A4 in landscape, to be filled in by hand, signed and stamped. */

let printer: Printer;

beforeAll(async () => {
  printer = contentOf(await openPrinter({ fonts: "bundled" }));
});

afterAll(async () => {
  await printer?.close();
});

interface PrintedPage {
  /** mm. */
  readonly width: number;
  readonly height: number;
  /** Without blanks. */
  readonly text: string;
}

const without = (text: string) => text.replace(/\s/g, "");

/** Prints a sheet; where PLANWRIGHT_LOOK names a folder, it is left there to be looked at. */
async function printed(sheet: SheetView): Promise<readonly PrintedPage[]> {
  const html = contentOf(renderSheetPrint(sheet, { fontCss: printer.fontCss }));
  const { bytes, pages } = contentOf(await printer.print(html, sheetMeta(sheet)));
  const look = process.env.PLANWRIGHT_LOOK;
  if (look) {
    mkdirSync(look, { recursive: true });
    writeFileSync(join(look, `sheet-${sheet.unit?.id ?? "all"}.pdf`), bytes);
  }
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  expect(pdf.numPages).toBe(pages);
  const found: PrintedPage[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const page = await pdf.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    found.push({
      width: ((right - left) / 72) * 25.4,
      height: ((top - bottom) / 72) * 25.4,
      text: without(items.map((item) => ("str" in item ? item.str : "")).join("")),
    });
  }
  return found;
}

/** The sheets of the plan of 2015, which is long enough for many pages. */
async function sheets2015(asOf = "2015-09-30") {
  const root = join(import.meta.dirname, "../../..");
  const { places } = await findPlaces([join(root, "plans/zhejiang-2015")], root);
  const [place] = places;
  if (place === undefined) throw new Error("no project");
  const { model } = await loadProject(place, root);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("no plan");
  return sheetsOf(plan, model, { asOf: day(asOf) });
}

const whole = (pages: readonly PrintedPage[]) => pages.map(({ text }) => text).join("");

it("prints the sheet of a sub-bureau: every row, the head on each page, the foot at the end", async () => {
  const { units } = await sheets2015();
  const sheet = units.find(({ unit }) => unit?.id === "温州");
  if (sheet === undefined) throw new Error("no sheet");
  const pages = await printed(sheet);
  expect(pages.length).toBeGreaterThan(3);
  for (const { width, height } of pages) {
    expect(width).toBeCloseTo(297, 0);
    expect(height).toBeCloseTo(210, 0);
  }
  const count = pages.length;
  for (const [index, { text }] of pages.entries())
    expect(text).toContain(`第${index + 1}页共${count}页`);
  const [first, ...others] = pages;
  for (const text of [
    without(sheet.title),
    "浙银监党发〔2015〕6号",
    "温州银监分局",
    "数据截至：2015年9月30日",
    "绿灯",
  ])
    expect(first?.text).toContain(text);
  for (const { text } of others) expect(text).toContain(without(sheet.title));
  const headed = pages.filter(({ text }) => text.includes("工作任务") && text.includes("佐证材料"));
  expect(headed.length).toBeGreaterThanOrEqual(pages.length - 1);
  for (const words of ["填报人：", "审核人：", "负责人签字（盖章）：", "填报日期："]) {
    expect(pages.at(-1)?.text).toContain(words);
    for (const { text } of pages.slice(0, -1)) expect(text).not.toContain(words);
  }
  const text = whole(pages);
  const codes = sheet.tables.flatMap(({ rows, kind }) =>
    kind === "support" ? [] : rows.map(({ code }) => without(code)),
  );
  expect(codes.length).toBeGreaterThan(26);
  expect(codes.filter((code) => !text.includes(code))).toEqual([]);
  const missing = textsOf(sheet).filter((one) => !text.includes(without(one)));
  expect(missing).toEqual([]);
});

it("does not cut a row that fits a page", async () => {
  const { units } = await sheets2015();
  const sheet = units.find(({ unit }) => unit?.id === "温州");
  if (sheet === undefined) throw new Error("no sheet");
  const pages = await printed(sheet);
  for (const { cells } of sheet.tables.flatMap(({ rows }) => rows)) {
    const long = [cells.sentence, cells.progress].map((text) => without(text ?? ""));
    for (const text of long)
      expect(
        pages.some((page) => page.text.includes(text)),
        text,
      ).toBe(true);
  }
});

it("has a cell for each occurrence, with month and day alone", async () => {
  const pages = await printed(sheetOf("温州"));
  const text = whole(pages);
  expect(text).toContain("按次填报的任务");
  expect(text).toContain("01-3101-28");
  expect(text).toContain("02-2860%");
  expect(text).toContain("12-31");
  expect(text).toContain('已建立<台账>&"目录"</script>');
});

it("names the round where it is for one", async () => {
  const round = { key: "一季度", label: "2015年一季度", due: day("2015-03-31") };
  const [first] = await printed(sheetOf("温州", { round }));
  expect(first?.text).toContain("填报轮次：2015年一季度");
  expect(first?.text).toContain("报送截止：2015-03-31");
});

it("has room for what is to be filled in, and none for what nobody says", async () => {
  const text = whole(await printed(sheetOf("温州", { told: "" })));
  for (const heading of ["状态", "完成比例", "完成日期", "本期进展", "佐证材料"])
    expect(text).toContain(heading);
  expect(text).not.toContain("季度形象进度");
});

it("prints a duty of many units as one row that names them", async () => {
  const source = yearly.replace("配合 各分局", "配合 办公室").replace("责任 人事处", "责任 各分局");
  const told = "进展 温州 { 2015-04-03 培训 40% | 培训两期 }\n进展 嘉兴 { 2015-04-03 培训 10% }\n";
  const text = whole(await printed(sheetOf("办公室", { source, told })));
  // Its task and what the plan says of it: two texts, one row.
  expect(text.split("开展培训")).toHaveLength(3);
  expect(text).toContain("温州分局、嘉兴分局");
  expect(text).toContain("温州分局：2015-04-0340%培训两期");
});

it("prints the sheet of all units without a foot, since nobody signs it", async () => {
  const text = whole(await printed(sheetOf("all")));
  expect(text).toContain("全部单位");
  expect(text).not.toContain("负责人签字");
});

it("prints in English", async () => {
  const text = whole(await printed(sheetOf("温州", { locale: "en" })));
  for (const words of ["Page1of", "Asof:30April2015", "Filledinby:", "Whattheplansays"])
    expect(text).toContain(words);
});

it("gives the same bytes for the same sheet", async () => {
  const sheet = sheetOf("温州");
  const html = contentOf(renderSheetPrint(sheet, { fontCss: printer.fontCss }));
  const [first, second] = await Promise.all([
    printer.print(html, sheetMeta(sheet)),
    printer.print(html, sheetMeta(sheet)),
  ]);
  expect(Buffer.compare(contentOf(first).bytes, contentOf(second).bytes)).toBe(0);
});

it("prints the sheets of all units at the end of the year, the longest codes in the narrowest columns", {
  timeout: 120_000,
}, async () => {
  const { units } = await sheets2015("2015-12-31");
  for (const sheet of units) expect((await printed(sheet)).length).toBeGreaterThan(0);
});
