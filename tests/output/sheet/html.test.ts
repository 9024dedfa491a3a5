import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "puppeteer";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { defaultDocumentOptions } from "../../../src/document/document-options.ts";
import { planView } from "../../../src/document/plan.ts";
import { renderHtml } from "../../../src/output/notice/html.ts";
import { renderSheetHtml } from "../../../src/output/sheet/html.ts";
import { chineseWords } from "../../../src/project/chinese-words.ts";
import { findPlaces } from "../../../src/project/places.ts";
import { loadProject } from "../../../src/project/project.ts";
import { readAnswer, type SheetAnswer } from "../../../src/sheets/answer.ts";
import { sheetsOf } from "../../../src/sheets/sheet.ts";
import type { SheetView } from "../../../src/sheets/view.ts";
import { contentOf } from "../print/print.ts";
import { axe, launchBrowser, watch } from "../watched-browser.ts";
import { sheetOf, yearly } from "./sheets.ts";

/** What a clerk does with a sheet: it is opened and filled in in a browser. */

const wenzhou = sheetOf("温州");
const root = join(import.meta.dirname, "../../..");
let folder = "";
let browser: Browser;
let context: BrowserContext;
let page: Page;
let trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-sheet-"));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Each test has a browser that has seen nothing yet. */
beforeEach(async () => {
  await context?.close();
  context = await browser.createBrowserContext();
  page = await context.newPage();
  trouble = [];
  watch(page, (text) => trouble.push(text), ["file:", "data:", "blob:"]);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    ...(context.id === undefined ? {} : { browserContextId: context.id }),
  });
});

async function open(sheet: SheetView = wenzhou, width = 1280): Promise<void> {
  const file = join(folder, "sheet.html");
  await writeFile(file, contentOf(renderSheetHtml(sheet)));
  await page.setViewport({ width, height: 800 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.$$eval("#narrow, .aside", (all) => {
    for (const one of all) one.setAttribute("open", "");
  });
}

const ledger = "第一（一）项·台账·温州分局";
const firstHalf = "第一（二）项·温州分局·上半年";
const secondHalf = "第一（二）项·温州分局·下半年";
const standing = "第一（四）项·温州分局";
const monthly = "第一（三）项·温州分局";
const indicator = "覆盖面·温州分局";
const training = "第一（五）项·人事处";

/** The codes of the rows that can be seen, from top to bottom. */
const seen = () =>
  page.$$eval("tr.row", (rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.code),
  );
const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent);
const cell = (row: string, column: string) =>
  `tr[data-code="${row}"] > td [data-column="${column}"]`;
const occurrence = (row: string, column: string) =>
  `.occurrence[data-code="${row}"] [data-column="${column}"]`;

async function fill(selector: string, value: string): Promise<void> {
  await page.$eval(
    selector,
    (control, text) => {
      if (!("value" in control)) throw new Error("not a control");
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    },
    value,
  );
}

const typedIn = (selector: string) =>
  page.$eval(selector, (control) => ("value" in control ? control.value : undefined));

/** Presses the button and gives back the file that is handed over. */
async function exported(file = "温州分局-2015-04-30.json"): Promise<SheetAnswer> {
  const path = join(folder, file);
  await rm(path, { force: true });
  await page.click("#export");
  if (await page.$eval("#check", (dialog) => dialog.hasAttribute("open")))
    await page.click("#check-anyway");
  await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => readFileSync(path, "utf8").endsWith("}\n")).toBe(true);
  const answer = readAnswer(JSON.parse(readFileSync(path, "utf8")));
  if (answer === undefined) throw new Error("the exported file is no answer");
  return answer;
}

it("shows every row with what was told before, and texts as texts", async () => {
  await open();
  expect(await seen()).toEqual([
    ledger,
    firstHalf,
    secondHalf,
    standing,
    monthly,
    indicator,
    training,
  ]);
  expect(await typedIn(cell(ledger, "progress"))).toBe('已建立 <台账> & "目录"</script>');
  expect(await typedIn(cell(ledger, "state"))).toBe("进行中");
  expect(await typedIn(cell(ledger, "percent"))).toBe("40");
  expect(await typedIn(occurrence("第一（三）项·温州分局·1月", "done"))).toBe("2015-01-28");
  expect(await typedIn(occurrence("第一（三）项·温州分局·2月", "percent"))).toBe("60");
  expect(await page.title()).toBe("某省局2015年任务跟踪表（温州分局）");
  expect(await textOf("header")).toContain("某发〔2015〕1号");
  expect(await page.$$("section.support [data-column] :is(input, select, textarea)")).toEqual([]);
  expect(trouble).toEqual([]);
});

it("leads to the sentence of each row where the document is made", async () => {
  const html = contentOf(renderSheetHtml(wenzhou, { document: "../plan/年度.html" }));
  await writeFile(join(folder, "linked.html"), html);
  await page.goto(pathToFileURL(join(folder, "linked.html")).href);
  const links = await page.$$eval("tr.row a", (all) =>
    all.map((link) => link.getAttribute("href")),
  );
  expect(links).toHaveLength(7);
  expect(links[0]).toBe(`../plan/年度.html#${encodeURIComponent("台账")}`);
  await open();
  expect(await page.$$("tr.row a")).toEqual([]);
});

it("leads to places that the document has", async () => {
  const { places } = await findPlaces([join(root, "plans/zhejiang-2015")], root);
  const [place] = places;
  if (place === undefined) throw new Error("no project");
  const { model } = await loadProject(place, root);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("no plan");
  const html = contentOf(
    await renderHtml(
      planView(model, plan, {
        ...defaultDocumentOptions,
        files: { table: () => undefined, image: () => "" },
        words: chineseWords(),
      }),
    ),
  );
  const { all } = sheetsOf(plan, model, { asOf: wenzhou.asOf });
  const anchors = new Set(all.tables.flatMap(({ rows }) => rows.map(({ anchor }) => anchor)));
  expect(anchors.size).toBeGreaterThan(15);
  expect([...anchors].filter((anchor) => !html.includes(` id="${anchor}"`))).toEqual([]);
});

it("filters by role, state, light and deadline, and counts what is left", async () => {
  await open();
  expect(await textOf("#counts")).toBe("显示 7 行，共 7 行");
  await page.select("#role", "support");
  expect(await seen()).toEqual([training]);
  expect(await textOf("#counts")).toBe("显示 1 行，共 7 行");
  await page.click("#clear");
  await page.select("#state", "未启动");
  expect(await seen()).toEqual([firstHalf, secondHalf, training]);
  await page.click("#clear");
  await page.select("#light", "red");
  expect(await seen()).toEqual([firstHalf, monthly, training]);
  await page.click("#clear");
  await page.select("#deadline", "overdue");
  expect(await seen()).toEqual([monthly]);
  await page.select("#deadline", "within90");
  expect(await seen()).toEqual([firstHalf]);
  await page.select("#deadline", "undated");
  expect(await seen()).toEqual([standing, indicator]);
  await page.select("#role", "support");
  expect(await seen()).toEqual([]);
  expect(await page.$eval("#no-rows", (one) => one.checkVisibility())).toBe(true);
  await page.click("#clear");
  expect(await seen()).toHaveLength(7);
});

it("finds words in what the plan says and in what was typed, but not in what might be chosen", async () => {
  await open();
  await page.type("#search", "班子成员");
  expect(await seen()).toEqual([monthly]);
  await page.click("#clear");
  await fill(cell(standing, "progress"), "发了两期简报");
  await page.type("#search", "简报 两期");
  expect(await seen()).toEqual([standing]);
  await page.click("#clear");
  await page.type("#search", "申请销号");
  expect(await seen()).toEqual([]);
});

it("sorts by a column up, down and back, and says so", async () => {
  await open();
  const head = 'section.duties th[data-column="state"]';
  const order = async () => (await seen()).slice(0, 4);
  await page.click(`${head} button`);
  expect(await page.$eval(head, (one) => one.getAttribute("aria-sort"))).toBe("ascending");
  expect(await order()).toEqual([ledger, standing, firstHalf, secondHalf]);
  await page.click(`${head} button`);
  expect(await page.$eval(head, (one) => one.getAttribute("aria-sort"))).toBe("descending");
  expect((await order())[0]).toBe(standing);
  await page.click(`${head} button`);
  expect(await page.$eval(head, (one) => one.getAttribute("aria-sort"))).toBe("none");
  expect(await order()).toEqual([ledger, firstHalf, secondHalf, standing]);
  await page.select("#order", "due");
  expect(await order()).toEqual([firstHalf, ledger, secondHalf, standing]);
  await page.select("#order", "");
  await fill(cell(secondHalf, "percent"), "9");
  await fill(cell(firstHalf, "percent"), "80");
  await page.click('section.duties th[data-column="percent"] button');
  expect(await order()).toEqual([secondHalf, ledger, firstHalf, standing]);
});

it("hands back every row as the answer that collect reads, also those that are filtered out", async () => {
  await open(sheetOf("温州", { round: { key: "一季度", label: "一季度", due: wenzhou.asOf } }));
  await page.select(cell(ledger, "state"), "完成");
  await fill(cell(ledger, "done"), "2015-04-20");
  await fill(cell(ledger, "percent"), "100");
  await fill(cell(ledger, "evidence"), "台账（2015）第1号\n签到表");
  await fill(cell(indicator, "value"), "96%");
  await fill(occurrence("第一（三）项·温州分局·3月", "done"), "2015-03-30");
  await fill(cell(monthly, "progress"), "三月学习一次");
  await fill("#filled-by", "张三");
  await fill("#filled-on", "2015-04-21");
  await page.select("#role", "support");
  await page.click('section.support th[data-column="due"] button');
  const answer = await exported("温州分局-一季度.json");
  expect(answer).toMatchObject({
    plan: "年度",
    fingerprint: wenzhou.fingerprint,
    unit: "温州",
    round: "一季度",
    asOf: "2015-04-30",
    filledBy: "张三",
    filledOn: "2015-04-21",
  });
  const asked = wenzhou.tables
    .filter(({ kind }) => kind !== "support")
    .flatMap(({ rows }) => rows.flatMap((row) => [row, ...row.occurrences]));
  expect(answer.rows.map(({ check }) => check)).toEqual(asked.map(({ checksum }) => checksum));
  const byCode = new Map(answer.rows.map((row) => [row.code, row]));
  expect(byCode.get(ledger)).toMatchObject({
    key: "年度.台账@温州",
    values: {
      state: "完成",
      done: "2015-04-20",
      percent: "100%",
      evidence: "台账（2015）第1号\n签到表",
      problem: "底数不清",
      progress: '已建立 <台账> & "目录"</script>',
      "next-step": "",
    },
  });
  expect(byCode.get(standing)?.values).toMatchObject({ state: "长期坚持", percent: "", done: "" });
  expect(byCode.get(indicator)?.values).toEqual({ value: "96%" });
  expect(byCode.get(monthly)?.values).toMatchObject({ progress: "三月学习一次" });
  expect(byCode.get("第一（三）项·温州分局·3月")).toMatchObject({
    key: "年度.学习@温州@3月",
    values: { done: "2015-03-30", percent: "" },
  });
  expect(byCode.get("第一（三）项·温州分局·2月")?.values).toEqual({ done: "", percent: "60%" });
  expect(trouble).toEqual([]);
});

it("offers what was typed into an older sheet, and loses nothing that has no place in this one", async () => {
  await open();
  await fill(cell(firstHalf, "progress"), "谈了12人");
  await fill(cell(standing, "problem"), "没有经费");
  const source = yearly.replace(/ {4}措施 宣传 .*\n/, "");
  await open(sheetOf("温州", { asOf: "2015-05-08", source }));
  expect(await page.$$(".changed")).toHaveLength(0);
  expect(await textOf("#older-text")).toContain("2015-04-30 那一份表上填的 2 格");
  await page.click("#older-take");
  expect(await typedIn(cell(firstHalf, "progress"))).toBe("谈了12人");
  expect(await textOf("#older-text")).toContain("没有经费");
  expect(await page.evaluate("Object.keys(localStorage).length")).toBe(2);
  await open(sheetOf("温州", { asOf: "2015-05-08", source }));
  expect(await typedIn(cell(firstHalf, "progress"))).toBe("谈了12人");
});

it("says so where the browser's storage is full", async () => {
  await page.evaluateOnNewDocument(
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
  );
  await open();
  await fill(cell(firstHalf, "progress"), "谈了12人");
  expect(await textOf("#kept")).toContain("存储已满");
});

it("begins with what is to be filled in, by when and for whom", async () => {
  await open(wenzhou, 1280);
  const brief = await textOf(".brief");
  for (const said of ["温州分局", "2015年6月30日", "某省局"]) expect(brief).toContain(said);
  const row = `tr[data-code="${ledger}"]`;
  expect(await textOf(row)).toContain("2015年9月30日");
  const fields = await page.$$eval(
    `${row}, ${row} :is(.due, .why, input, select, textarea)`,
    (all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ right, bottom }) => [right, bottom]),
  );
  expect(fields.length).toBeGreaterThan(8);
  for (const [right, bottom] of fields) {
    expect(right).toBeLessThanOrEqual(1280);
    expect(bottom).toBeLessThanOrEqual(800);
  }
});

it("shows rows that need an answer, counts the others, and locks closed ones", async () => {
  const told = `进展 温州 {
  2015-04-03 台账 完成 于 2015-04-01 佐证 "台账" | 已建立。
}
核销 办公室 年度 {
  2015-04-10 台账@温州 同意
}
`;
  await open(sheetOf("温州", { told }));
  expect(await seen()).not.toContain(ledger);
  expect(await textOf("#others")).toContain("1 项");
  expect(await textOf("#filled")).toBe("已填 0/5");
  await page.click("#all-rows");
  expect(await seen()).toContain(ledger);
  expect(await page.$eval(cell(ledger, "progress"), (one) => one.matches(":disabled"))).toBe(true);
  await fill(cell(firstHalf, "progress"), "谈了12人");
  expect(await textOf("#filled")).toBe("已填 1/5");
});

it("opens what is only to be read below the row", async () => {
  await open();
  const row = `tr[data-code="${standing}"]`;
  const more = `${row} + tr.more`;
  expect(await page.$eval(more, (one) => one.checkVisibility())).toBe(false);
  await page.click(`${row} .read`);
  expect(await page.$eval(more, (one) => one.checkVisibility())).toBe(true);
  expect(await textOf(more)).toContain("持续宣传");
});

it("names the task above an action in front of it", async () => {
  const tables = wenzhou.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, above: "开展宣讲" })),
  }));
  await open({ ...wenzhou, tables });
  expect(await textOf("tr.row .above")).toBe("开展宣讲");
});

it("is a card for each task on a telephone, closed at first", async () => {
  await open(wenzhou, 390);
  const row = `tr[data-code="${ledger}"]`;
  expect(await page.$eval(cell(ledger, "state"), (one) => one.checkVisibility())).toBe(false);
  await page.click(`${row} .card`);
  expect(await page.$eval(cell(ledger, "state"), (one) => one.checkVisibility())).toBe(true);
  expect(await page.$eval(`${row} .card`, (one) => one.ariaExpanded)).toBe("true");
});

it("keeps what was typed when the page is closed, marks it, and undoes it when asked", async () => {
  await open();
  await fill(cell(firstHalf, "progress"), "谈了12人");
  await fill(occurrence("第一（三）项·温州分局·4月", "percent"), "50");
  await fill("#filled-by", "张三");
  expect(await textOf("#counts")).toBe("显示 7 行，共 7 行；改动 2 格");
  await page.close();
  page = await context.newPage();
  await open();
  expect(await typedIn(cell(firstHalf, "progress"))).toBe("谈了12人");
  expect(await typedIn(occurrence("第一（三）项·温州分局·4月", "percent"))).toBe("50");
  expect(await typedIn("#filled-by")).toBe("张三");
  expect(await page.$$(".changed")).toHaveLength(2);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.click("#forget");
  expect(await typedIn(cell(firstHalf, "progress"))).toBe("");
  await page.reload();
  expect(await page.$$(".changed")).toHaveLength(0);
});

it("does not show in one sheet what was typed into another", async () => {
  await open();
  await fill(cell(firstHalf, "progress"), "谈了12人");
  await open(sheetOf("嘉兴"));
  expect(await page.$$(".changed")).toHaveLength(0);
});

it("says so where the browser keeps nothing, and still hands back", async () => {
  await page.evaluateOnNewDocument(
    "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('denied'); } })",
  );
  await open();
  expect(await textOf("#kept")).toContain("不能保存改动");
  await fill(cell(firstHalf, "progress"), "谈了12人");
  const answer = await exported();
  expect(answer.rows.find(({ code }) => code === firstHalf)?.values.progress).toBe("谈了12人");
  expect(trouble).toEqual([]);
});

it("warns of what may be wrong before it hands back, leads there, and is not in the way", async () => {
  await open();
  await page.select(cell(ledger, "state"), "完成");
  await fill(cell(firstHalf, "percent"), "120");
  await fill(cell(secondHalf, "done"), "2015-04-01");
  await page.select(cell(secondHalf, "state"), "进行中");
  await fill(occurrence("第一（三）项·温州分局·5月", "percent"), "一半");
  expect(await page.$eval(cell(firstHalf, "percent"), (one) => one.ariaInvalid)).toBe("true");
  await page.select("#role", "support");
  await page.click("#export");
  expect(await page.$$eval("#check-list li", (all) => all.map((one) => one.textContent))).toEqual([
    `${ledger}：报“完成”没有填完成日期，填上完成日期`,
    `${ledger}：报“完成”或“申请销号”没有佐证材料，写上材料的名称`,
    `${firstHalf}：百分比“120%”不在 0 至 100 之间，改好后重新交`,
    `${secondHalf}：填了完成日期 2015-04-01，状态却不是“完成”，改好后重新交`,
    "第一（三）项·温州分局·5月：“一半%”不是百分比，如 60%，改好后重新交",
    "没有填“填报人”",
  ]);
  await page.click("#check-list li:nth-child(2) button");
  expect(await page.evaluate("document.activeElement.dataset.column")).toBe("evidence");
  expect(await page.$eval("#check", (dialog) => dialog.hasAttribute("open"))).toBe(false);
  const answer = await exported();
  expect(answer.rows.find(({ code }) => code === firstHalf)?.values.percent).toBe("120%");
});

it("takes in a file that it handed out, and nothing of another sheet", async () => {
  await open();
  await fill(cell(ledger, "percent"), "75");
  await fill("#filled-by", "张三");
  await exported();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.click("#forget");
  const choose = async (file: string) => {
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click("#import")]);
    await chooser.accept([join(folder, file)]);
  };
  await choose("温州分局-2015-04-30.json");
  await expect.poll(() => typedIn(cell(ledger, "percent"))).toBe("75");
  expect(await typedIn("#filled-by")).toBe("张三");
  expect(await page.$$(".changed")).toHaveLength(1);
  await open(sheetOf("嘉兴"));
  await choose("温州分局-2015-04-30.json");
  await expect.poll(() => textOf("#message")).toContain("不是本表导出的");
  expect(await page.$$(".changed")).toHaveLength(0);
});

it.each([
  ["温州", "zh"],
  ["温州", "en"],
  ["all", "zh"],
] as const)("fits a telephone: %s, %s", async (unit, locale) => {
  await open(sheetOf(unit, { locale }), 360);
  const beyond = await page.$$eval("body *", (all) =>
    all
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > 360.5)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(beyond).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});

it("names each cell on a telephone, where there is no head of the table", async () => {
  await open(wenzhou, 360);
  await page.click(`tr[data-code="${ledger}"] .card`);
  const names = await page.evaluate(
    `[...document.querySelectorAll('tr[data-code="${ledger}"] > td')]
      .filter((one) => one.checkVisibility())
      .map((one) => getComputedStyle(one, "::before").content)`,
  );
  expect(names).toContain('"完成比例"');
  expect(names).toContain('"佐证材料"');
  expect(names).not.toContain("none");
});

it.each([
  ["温州", "zh", 1280],
  ["温州", "en", 1280],
  ["温州", "zh", 360],
  ["all", "zh", 1280],
] as const)(
  "has no accessibility problem that axe finds: %s, %s, %i px",
  async (unit, locale, width) => {
    await open(sheetOf(unit, { locale }), width);
    await page.evaluate(axe);
    const found: unknown = await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => [id, impact, nodes[0].html].join(' ')))",
    );
    expect(found).toEqual([]);
  },
);

it("can be used with the keyboard alone", async () => {
  await open();
  await page.focus("#search");
  await page.keyboard.type("台账");
  const reached = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    reached.add(
      String(
        await page.evaluate("document.activeElement.dataset.column ?? document.activeElement.id"),
      ),
    );
  }
  for (const id of ["role", "state", "light", "deadline", "clear", "export", "percent", "evidence"])
    expect(reached).toContain(id);
});

it("puts what was typed on paper, and no controls", async () => {
  await open();
  await fill(cell(firstHalf, "progress"), "谈了12人");
  await page.emulateMediaType("print");
  const shown = await page.evaluate(
    `(() => {
      const one = document.querySelector('${cell(firstHalf, "progress")}');
      const text = getComputedStyle(one.closest(".fill"), "::after").content;
      return { control: one.checkVisibility(), text };
    })()`,
  );
  expect(shown).toEqual({ control: false, text: '"谈了12人"' });
  expect(
    await page.$$eval("#controls, .bar", (all) => all.some((one) => one.checkVisibility())),
  ).toBe(false);
  await page.emulateMediaType("screen");
});

it("only shows the sheet of all units", async () => {
  await open(sheetOf("all"));
  expect(await page.$$("main section :is(input, select, textarea)")).toEqual([]);
  expect(await page.$("#export")).toBeNull();
  await page.select("#light", "red");
  expect((await seen()).length).toBeGreaterThan(3);
  expect(await seen()).not.toContain(ledger);
  expect(trouble).toEqual([]);
});

it("asks in the first round how the unit will go about it", async () => {
  const { firstRoundColumns } = await import("../../../src/sheets/columns.ts");
  await open(sheetOf("温州", { columns: firstRoundColumns, told: "" }));
  await fill(cell(ledger, "steps"), "先清底数，再建台账");
  await fill(cell(ledger, "own-due"), "2015-08-31");
  await fill(cell(ledger, "person"), "李四");
  const answer = await exported();
  expect(answer.rows[0]?.values).toEqual({
    steps: "先清底数，再建台账",
    person: "李四",
    "own-due": "2015-08-31",
    "own-expected": "",
  });
});
