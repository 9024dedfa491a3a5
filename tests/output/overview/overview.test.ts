import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { overviewMeta, renderOverview } from "../../../src/output/overview/overview.ts";
import type { PageLinks } from "../../../src/output/overview/page.ts";
import { openPrinter } from "../../../src/output/print/pdf.ts";
import { overviewOf } from "../../../src/overview/overview.ts";
import type { OverviewView } from "../../../src/overview/view.ts";
import { overviewAt, workedYear } from "../../overview/compiled.ts";
import { day } from "../../tracking/small.ts";
import { measure } from "../print/geometry.ts";
import { contentOf } from "../print/print.ts";
import { axe, launchBrowser, watch } from "../watched-browser.ts";

/** What the leadership sees: the page is opened in a browser, and printed. */

const { plan, model } = workedYear();
const year = overviewOf(plan, model, { asOf: day("2015-10-10") });
const english = overviewOf(plan, model, { asOf: day("2015-10-10"), locale: "en" });
const little = overviewAt("2015-04-10");

let folder = "";
let browser: Browser;
let page: Page;
let trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-overview-"));
  browser = await launchBrowser();
  page = await browser.newPage();
  watch(page, (text) => trouble.push(text));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(view: OverviewView, width = 1280, links: PageLinks = {}): Promise<void> {
  trouble = [];
  const file = join(folder, "index.html");
  await writeFile(file, contentOf(renderOverview(view, links)));
  await page.setViewport({ width, height: 800 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
}

const texts = (selector: string) =>
  page.$$eval(selector, (found) => found.map((one) => (one.textContent ?? "").trim()));

/** What axe found wrong, with the places. */
function faults(result: unknown): readonly string[] {
  const { violations, passes } = v.parse(answer, result);
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const answer = v.object({
  violations: v.array(v.object({ id: v.string(), nodes: v.array(v.object({ html: v.string() })) })),
  passes: v.array(v.unknown()),
});

/** The rows of the list that can be seen, by their lights. */
const shownLights = () =>
  page.$$eval("#rows tbody tr", (rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.light),
  );

it("shows totals, the matrix, deadlines, load, indicators, rounds and changes", async () => {
  await open(year);
  expect(await page.title()).toBe("浙江银监局2015年党建工作进展总览");
  const soon = year.rows.filter(({ marks }) => marks.includes("soon")).length;
  expect(await texts("h2")).toEqual([
    "总体怎么样",
    "谁落后",
    `30天内到期 ${soon}`,
    "要定的事",
    "单位与目标",
    "任务清单",
    "时间安排",
    "总体情况",
    "各单位每月到期任务",
    "指标与目标值",
    "填报情况",
    "变化",
  ]);
  const { totals } = year;
  expect(await texts(".cards dd")).toEqual(
    [
      totals.rows,
      totals.closed,
      totals.done,
      totals.underWay,
      totals.notBegun,
      totals.standing,
      totals.overdue,
      `${totals.percent}%`,
    ].map(String),
  );
  expect(await texts(".matrix tbody th")).toEqual(year.units.map(({ name }) => name));
  expect(await texts(".rounds tbody tr:last-child td")).toHaveLength(year.rounds.length);
  expect(trouble).toEqual([]);
});

it("tells every cell of the matrix in words: done, all, and the worst light with its count", async () => {
  await open(year);
  const cells = await page.$$eval(".matrix tbody tr", (rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
  );
  const short: Readonly<Record<string, string>> = {
    red: "红",
    yellow: "黄",
    green: "绿",
    none: "不亮",
  };
  expect(cells).toEqual(
    year.units.map(({ cells: own, sum, totals }) => [
      ...[...own, sum].map(({ rows, done, worst }) =>
        worst === undefined ? "" : `${done}/${rows} ${short[worst.light]}${worst.count}`,
      ),
      `${totals.percent}%`,
    ]),
  );
});

it("draws its charts as tables with bars, every number beside its bar", async () => {
  await open(year);
  const lines = await page.$$eval(".bars tbody tr", (found) =>
    found.map((line) => ({
      cells: [...line.children].map((cell) => (cell.textContent ?? "").trim()),
      parts: [...line.querySelectorAll("i")].map(({ style }) => style.flexGrow),
      width: line.querySelector("td")?.querySelector("span")?.style.width,
    })),
  );
  const most = Math.max(...year.units.map(({ totals }) => totals.rows));
  const unit = year.units.find(({ id }) => id === "丽水");
  const lit = year.lights.map(({ name }) => unit?.totals.lights[name] ?? 0);
  const rows = unit?.totals.rows ?? 0;
  expect(lines.find(({ cells }) => cells[0] === "丽水分局")).toEqual({
    cells: ["丽水分局", "", ...lit, rows].map(String),
    parts: lit.filter((count) => count > 0).map(String),
    width: `${Math.round((1000 * rows) / most) / 10}%`,
  });
  const june = year.months.find(({ month }) => month === "2015-06");
  const counts = [june?.done ?? 0, june?.overdue ?? 0, june?.open ?? 0];
  expect(lines.find(({ cells }) => cells[0] === "2015-06")?.cells).toEqual(
    ["2015-06", "", ...counts, counts.reduce((sum, one) => sum + one, 0)].map(String),
  );
  expect(await texts(".bars tr.present th")).toEqual(["2015-10"]);
  const told = year.indicators.find(
    ({ unit: whose, reached }) => whose === "温州" && reached !== undefined,
  );
  const measured = await texts(".measured tbody tr");
  expect(measured).toHaveLength(year.indicators.length);
  expect(measured.some((line) => line.includes(`${told?.reached}%`))).toBe(true);
});

it("has a bar for the worst and the best: beyond the target a bar ends, its number goes on", async () => {
  const [line] = year.indicators;
  if (line === undefined) throw new Error("nothing to show");
  await open({
    ...year,
    indicators: [
      { ...line, reached: 50 },
      { ...line, reached: 400, met: true },
      { title: line.title, unit: line.unit, target: line.target, rows: [] },
    ],
  });
  const widths = await page.$$eval(".measured tbody tr", (found) =>
    found.map((one) => one.querySelector("span")?.querySelector("span")?.style.width ?? "none"),
  );
  expect(widths).toEqual(["40%", "100%", "none"]);
  expect(await texts(".measured .verdict")).toEqual([
    expect.stringContaining("50%"),
    expect.stringContaining("400%"),
    "",
  ]);
});

it("lists what needs attention first, and all on demand, by unit, light and words", async () => {
  await open(year);
  const { red = 0, yellow = 0 } = year.totals.lights;
  const first = year.behind[0];
  expect(await shownLights()).toHaveLength(first?.rows ?? 0);
  expect((await texts(".unit-rows[open] summary b"))[0]).toBe(
    year.units.find(({ id }) => id === first?.unit)?.name,
  );
  expect(await texts("#shown")).toEqual([String(red + yellow)]);
  await page.select("#filter-light", "");
  expect(await shownLights()).toHaveLength(year.rows.length);
  await page.select("#filter-unit", "温州");
  expect(await shownLights()).toHaveLength(year.rows.filter(({ unit }) => unit === "温州").length);
  const talks = year.rows.find(({ key }) => key === "党建2015.谈心谈话@温州");
  const sought = talks?.title ?? "";
  expect(sought).toContain("五个一");
  await page.type("#filter-text", sought);
  const found = year.rows.filter(({ unit, title }) => unit === "温州" && title === sought);
  expect(found.length).toBeGreaterThan(0);
  expect(await shownLights()).toEqual(found.map(({ light }) => light));
  await page.type("#filter-text", "没有这样的任务");
  expect(await shownLights()).toEqual([]);
  expect(await page.$eval("#no-rows", (note) => note.checkVisibility())).toBe(true);
  expect(trouble).toEqual([]);
});

it("leads to the sheets that are built, and to no others", async () => {
  const sheets = new Map([["温州", "../sheets/%E6%B8%A9%E5%B7%9E.html"]]);
  await open(year, 1280, { sheets });
  const links = await page.$$eval("main a", (found) =>
    found.map((one) => one.getAttribute("href") ?? "").filter((href) => !href.startsWith("#")),
  );
  expect(new Set(links)).toEqual(new Set(sheets.values()));
  expect(await texts(".matrix th a")).toEqual(["温州分局"]);
  await open(year);
  expect(await page.$$('main a:not([href^="#"])')).toEqual([]);
});

it("shows what stands in the sources as text, in charts too", async () => {
  const hostile = '<img src=x onerror="alert(1)">&';
  const [first, ...others] = year.units;
  const [row] = year.rows;
  if (first === undefined || row === undefined) throw new Error("nothing to show");
  await open({
    ...year,
    units: [{ ...first, name: hostile }, ...others],
    rows: [{ ...row, unit: first.id, title: hostile, problem: hostile }],
  });
  expect(await page.$("img")).toBeNull();
  expect(await texts(".matrix tbody tr:first-child th")).toEqual([hostile]);
  expect(await texts("#rows tbody td:nth-child(2) b")).toEqual([hostile]);
  expect(await texts(".bars tbody tr:first-child th")).toContain(hostile);
  expect(trouble).toEqual([]);
});

it.each([360, 390, 1280])("fits a screen of %d pixels and axe finds no fault", async (width) => {
  const named = english.units.map((unit) => ({
    ...unit,
    name: `Office of Government Information Services of the National Archives ${unit.name}`,
  }));
  for (const view of [year, { ...english, units: named }, little]) {
    await open(view, width);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const result: unknown = await page.evaluate(`${axe}; axe.run()`);
    expect(faults(result)).toEqual([]);
    expect(trouble).toEqual([]);
  }
});

it("says in English what it says in Chinese", async () => {
  await open(english);
  expect(await page.$eval("html", (root) => root.lang)).toBe("en");
  expect(await texts("h2")).toEqual([
    "How are we doing",
    "Who is behind",
    "Due within 30 days 0",
    "To decide",
    "Units and goals",
    "Tasks",
    "Timeline",
    "Totals",
    "Load by unit and month",
    "Indicators against targets",
    "Reporting",
    "Changes",
  ]);
  expect((await texts("#rows tbody tr"))[0]).toContain(english.rows[0]?.why);
});

it("answers four questions on the first screen", async () => {
  await open(year);
  const bottom = await page.$eval("#brief", (brief) => brief.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThanOrEqual(800);
  expect(await texts(".big b")).toEqual([String(year.now.done), String(year.now.expected)]);
  expect(await texts(".decide dt")).toHaveLength(4);
});

it("prints the worst rows, and says how many more there are", () => {
  const [row] = year.rows;
  if (row === undefined) throw new Error("nothing to show");
  const many = { ...year, rows: Array.from({ length: 230 }, () => row) };
  const rowsIn = (html: string) => html.match(/<tr data-unit=/g)?.length;
  const paper = contentOf(renderOverview(many, { fontCss: "" }));
  expect(rowsIn(paper)).toBe(20);
  expect(paper).toContain("另有 210 项见网页版。");
  const screen = contentOf(renderOverview(many));
  expect(rowsIn(screen)).toBe(230);
  expect(screen).not.toContain("见网页版");
});

it("prints in landscape, with what needs attention only, and the same bytes again", async () => {
  const printer = contentOf(await openPrinter({ fonts: "bundled" }));
  try {
    const html = contentOf(renderOverview(year, { fontCss: printer.fontCss }));
    expect(contentOf(renderOverview(year, { fontCss: printer.fontCss }))).toBe(html);
    const printed = contentOf(await printer.print(html, overviewMeta(year)));
    const again = contentOf(await printer.print(html, overviewMeta(year)));
    expect(Buffer.from(again.bytes).equals(printed.bytes)).toBe(true);
    const { pages, fonts } = await measure(printed.bytes);
    expect(pages).toHaveLength(printed.pages);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      pages.map(() => [297, 210]),
    );
    expect(new Set(fonts.map(({ name }) => name))).toEqual(
      new Set(["PlanwrightHei-Regular", "PlanwrightSong-Regular"]),
    );
    const words = pages.map(({ lines }) => lines.map(({ text }) => text).join("\n"));
    expect(words[0]).toContain("浙江银监局2015年党建工作进展总览");
    expect(words[0]).toContain("要定的事");
    expect(words[0]).toContain("时间安排");
    expect(words[1]?.startsWith("单位与目标")).toBe(true);
    expect(words.filter((page) => page.includes("单位与目标"))).toHaveLength(1);
    expect(pages.length).toBeLessThanOrEqual(6);
    const all = words.join("\n");
    for (const heading of [
      "谁落后",
      "任务清单",
      "各单位亮灯",
      "任务到期时间",
      "各单位每月到期任务",
      "指标与目标值",
      "填报情况",
      "变化",
    ])
      expect(all).toContain(heading);
    expect(all).toMatch(/已完成待销号/);
    expect(all).toMatch(/另有\s*\d+\s*项见网页版/);
    expect(words.join("\n")).toContain(year.rows[0]?.why);
    expect(words.join("\n")).not.toContain("不按日期亮灯");
    expect(words.at(-1)?.replaceAll(" ", "")).toContain(`${pages.length}/${pages.length}`);
  } finally {
    await printer.close();
  }
});

it("prints the plan of 2015 on six pages at most on any of its days", async () => {
  const printer = contentOf(await openPrinter({ fonts: "bundled" }));
  try {
    for (const asOf of ["2015-07-02", "2015-12-10", "2015-12-31", "2016-03-31"]) {
      const view = overviewOf(plan, model, { asOf: day(asOf) });
      const html = contentOf(renderOverview(view, { fontCss: printer.fontCss }));
      const printed = contentOf(await printer.print(html, overviewMeta(view)));
      const { pages } = await measure(printed.bytes);
      expect([asOf, pages.length]).toEqual([asOf, Math.min(pages.length, 6)]);
      const starts = pages.map(({ lines }) => lines[0]?.text.replaceAll(" ", ""));
      expect(starts[1]).toBe("单位与目标");
      expect(starts).toContain("总体情况");
    }
  } finally {
    await printer.close();
  }
});
