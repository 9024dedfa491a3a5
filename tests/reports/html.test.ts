import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reportAsHtml } from "../../src/reports/html.ts";
import type { ReportData } from "../../src/reports/report.ts";
import { axe, launchBrowser, watch } from "../output/watched-browser.ts";
import { clean, finding, placeOf, plan, sample } from "./sample.ts";
import { sourcesOf } from "./sources-of.ts";

/** What a reviewer sees of the page: it is opened in a browser. */

let folder = "";
let browser: Browser;
let page: Page;
let trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-report-"));
  browser = await launchBrowser("--allow-file-access-from-files");
  page = await browser.newPage();
  watch(page, (text) => trouble.push(text));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the page of a report; whatever it loads from elsewhere or complains of is `trouble`. */
async function open(report: ReportData, width = 1280): Promise<void> {
  trouble = [];
  const file = join(folder, "report.html");
  await writeFile(file, reportAsHtml(report));
  await page.setViewport({ width, height: 800 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
}

const texts = (selector: string) =>
  page.$$eval(selector, (found) => found.map((one) => (one.textContent ?? "").trim()));
/** The codes of the notes that can be seen. */
const seen = () =>
  page.$$eval("article", (notes) =>
    notes.filter((note) => note.checkVisibility()).map((note) => note.dataset.code),
  );

it("marks each place and shows the finding beside it", async () => {
  await open(sample);
  expect(await page.title()).toBe("检查报告 · 3 个文件：2 个错误，1 个警告，1 个提示");
  expect(await texts("mark.error")).toEqual(["温洲"]);
  expect(await texts("mark.warning")).toEqual(["定期"]);
  expect(await texts("mark.related")).toEqual(["温州"]);
  const note = await page.$eval("article[data-code=unknown-unit]", (one) => one.textContent);
  expect(note).toContain("没有叫“温洲”的单位：100%");
  expect(note).toContain("办法：改为“温州”，或先声明");
  expect(note).toContain("check --fix 可以改：改为“温州”");
  expect(note).toContain("单位要先声明 {}。");
  const [mark, beside] = await Promise.all(
    ["mark.error", "article[data-code=unknown-unit]"].map((selector) =>
      page.$eval(selector, (one) => one.getBoundingClientRect().toJSON()),
    ),
  );
  expect(beside.left).toBeGreaterThan(mark.right);
  expect(Math.abs(beside.top - mark.top)).toBeLessThan(20);
});

it("shows a range of several lines by its first, and a file that cannot be read without text", async () => {
  await open(sample);
  expect(await texts("mark.note")).toEqual(['措施 乙 "做好𠮷乙。" {']);
  expect((await texts("article[data-code=unnamed-measure] .head"))[0]).toContain("至第 5 行");
  expect(await texts("section:first-of-type h2")).toEqual(["没有.plan"]);
  expect(await seen()).toContain("file-unreadable");
});

it("leads from the list to the note, from there to the place and to other places", async () => {
  await open(sample);
  const links = await page.$$eval("a[href^='#']", (all) => all.map((link) => link.hash));
  const reached = await Promise.all(links.map(async (hash) => (await page.$(hash)) !== null));
  expect(reached.length).toBeGreaterThan(8);
  expect(reached).not.toContain(false);
  const related = await page.$eval("article li a", (link) => link.getAttribute("href"));
  expect(await texts(`${related} mark`)).toEqual(["温州"]);
});

it("folds away the lines that nothing is said of", async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `// ${index + 1}`).join("\n");
  const start = lines.indexOf("// 20");
  const odd = finding("odd", "error", { file: "a.plan", start, end: start + 5 });
  await open({
    ...clean,
    files: ["a.plan"],
    findings: [odd],
    sources: sourcesOf({ "a.plan": lines }),
  });
  expect(await texts("details.gap summary")).toEqual(["第 1–17 行", "第 23–40 行"]);
  expect(await texts(".line")).toHaveLength(5);
  expect((await texts("details.gap pre"))[0]?.split("\n")).toHaveLength(17);
});

it("filters by severity and by code", async () => {
  await open(sample);
  expect(await seen()).toHaveLength(4);
  await page.click("input[value=error]");
  expect(await seen()).toEqual(["unnamed-measure", "vague-wording"]);
  expect(await texts("nav output")).toEqual(["2"]);
  expect(await page.$$eval("nav li:not([hidden])", (items) => items.length)).toBe(2);
  expect(await page.$eval("mark.error", (mark) => mark.classList.contains("off"))).toBe(true);
  await page.select("select", "vague-wording");
  expect(await seen()).toEqual(["vague-wording"]);
  await page.click("input[value=error]");
  await page.select("select", "");
  expect(await seen()).toHaveLength(4);
});

it("shows everything, and no filter, where scripts do not run", async () => {
  await page.setJavaScriptEnabled(false);
  await open(sample);
  await page.setJavaScriptEnabled(true);
  expect(await seen()).toHaveLength(4);
  expect(await page.$eval(".filter", (filter) => filter.checkVisibility())).toBe(false);
});

it("loads nothing, and its policy lets its own style and script pass alone", async () => {
  await open(sample);
  expect(trouble).toEqual([]);
  expect(
    await page.evaluate('getComputedStyle(document.querySelector("nav")).borderTopStyle'),
  ).toBe("solid");
  await page.evaluate(`
    const script = document.createElement("script");
    script.textContent = "globalThis.strange = true";
    document.body.append(script);
  `);
  expect(await page.evaluate("globalThis.strange")).toBeUndefined();
});

it.each([360, 1280])(
  "fits a screen of %d pixels and has no serious fault for axe",
  async (width) => {
    for (const report of [sample, { ...sample, language: "en" as const }, clean]) {
      await open(report, width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        width,
      );
      const result: unknown = await page.evaluate(`${axe}; axe.run()`);
      expect(result).toMatchObject({
        violations: [],
        passes: expect.arrayContaining([expect.anything()]),
      });
    }
  },
);

it("says that nothing was found, and which files were judged", async () => {
  await open(clean);
  expect(await texts("main p")).toEqual(["没有发现问题。"]);
  expect(await texts("section.clean li")).toEqual([plan, "org.plan", "clean.plan"]);
  expect(await page.$("nav")).toBeNull();
});

it("lists what is accepted, with the reasons", async () => {
  await open({ ...sample, language: "en" });
  expect(await page.$eval("html", (root) => root.lang)).toBe("en");
  const [own, old] = await texts("section.accepted li");
  expect(own).toContain("old-year");
  expect(own).toContain("Reason: 上级原文");
  expect(old).toContain("Reason: was there before (baseline)");
});

it("prints the text and the notes without what only a screen needs", async () => {
  await open(sample);
  await page.emulateMediaType("print");
  expect(await page.$eval("nav", (nav) => nav.checkVisibility())).toBe(false);
  expect(await seen()).toHaveLength(4);
  await page.emulateMediaType("screen");
});

it("keeps markup of a source and of a name what it is: text", async () => {
  const marked = finding("odd", "error", placeOf(plan, '<b>&"'), {
    message: { zh: "<img src=x onerror=alert(1)>", en: "" },
  });
  await open({ ...clean, files: ["<i>.plan"], findings: [marked] });
  expect(await texts("mark.error")).toEqual(['<b>&"']);
  expect(await page.$$("img, i, main b b")).toEqual([]);
  expect(trouble).toEqual([]);
});

it("shows every character of every line once, whatever is marked", () => {
  const line = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((text) => !/[\r\n\p{Cc}]/u.test(text));
  const cut = fc.nat({ max: 30 });
  fc.assert(
    fc.property(
      line,
      fc.array(fc.tuple(cut, cut), { minLength: 1, maxLength: 5 }),
      (text, cuts) => {
        const findings = cuts.map(([a, b]) =>
          finding("odd", "error", {
            file: "a.plan",
            start: Math.min(a, b, text.length),
            end: Math.min(Math.max(a, b), text.length),
          }),
        );
        const sources = {
          position: (_: string, offset: number) => ({ line: 1, column: offset + 1 }),
          line: (_: string, at: number) => (at === 1 ? text : undefined),
          slice: () => undefined,
        };
        const html = reportAsHtml({ ...clean, files: ["a.plan"], findings, sources });
        const [, row = ""] = /<code><span class="no">1<\/span>(.*?)<\/code>/su.exec(html) ?? [];
        const entities: Readonly<Record<string, string>> = {
          "&lt;": "<",
          "&gt;": ">",
          "&quot;": '"',
          "&#39;": "'",
          "&amp;": "&",
        };
        const shown = row
          .replace(/<a .*?<\/a>/gsu, "")
          .replace(/<[^>]*>/gu, "")
          .replace(/&[^;]+;/gu, (entity) => entities[entity] ?? entity);
        expect(shown).toBe(text);
        for (let number = 1; number <= findings.length; number += 1)
          expect(row).toContain(`id="m${number}"`);
      },
    ),
  );
});
