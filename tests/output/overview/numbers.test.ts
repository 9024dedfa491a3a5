import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { renderOverview } from "../../../src/output/overview/overview.ts";
import { overviewOf } from "../../../src/overview/overview.ts";
import type { OverviewView } from "../../../src/overview/view.ts";
import { compiled, overviewAt, workedYear } from "../../overview/compiled.ts";
import { day, small } from "../../tracking/small.ts";
import { contentOf } from "../print/print.ts";
import { launchBrowser, watch } from "../watched-browser.ts";

/** Every number of the overview is followed: the list it leads to has exactly that many lines. */

const { plan, model } = workedYear();

let folder = "";
let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-numbers-"));
  browser = await launchBrowser();
  page = await browser.newPage();
  watch(page, (text) => trouble.push(text));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(view: OverviewView): Promise<void> {
  const file = join(folder, "index.html");
  await writeFile(file, contentOf(renderOverview(view)));
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
}

interface Followed {
  /** The section that it stands in. */
  readonly from: string;
  readonly says: string;
  readonly shown: number;
}

/** Clicks every number that leads to a list, one after the other, and counts what can be seen then. */
const followAll = () =>
  page.$$eval("main a", (links) =>
    links.flatMap((link): Followed[] => {
      const list = link.getAttribute("href") ?? "";
      const says = (link.textContent ?? "").trim();
      const leads = list === "#tasks" || link.dataset.kind !== undefined;
      if (!leads || !/\d/.test(says) || says.includes("%")) return [];
      link.click();
      const lines =
        list !== "#tasks"
          ? `${list} tr[data-kinds]`
          : link.dataset.of === "units"
            ? ".unit-rows"
            : "#rows tbody tr";
      const seen = [...link.ownerDocument.querySelectorAll(lines)].filter((line) =>
        line.checkVisibility(),
      );
      return [{ from: link.closest("section[id]")?.id ?? "", says, shown: seen.length }];
    }),
  );

/** Numbers of the page that no link stands around; takes the links out. */
const unlinked = () =>
  page.$$eval(numbers, (cells) =>
    cells.flatMap((cell) => {
      for (const link of cell.querySelectorAll("a, .reason")) link.remove();
      return /[1-9]/.test(cell.textContent ?? "") ? [cell.outerHTML] : [];
    }),
  );

const numbers = [
  ".big",
  ".legend li",
  ".behind li",
  ".decide dd b",
  ".matrix td",
  ".timeline .count",
  ".cards dd",
  ".bars td",
  ".load td",
  ".measured .count",
  ".rounds tfoot td",
].join(", ");

const wrong = (followed: readonly Followed[]) =>
  followed.filter(({ says, shown }) => Number(/\d+/.exec(says)?.[0]) !== shown);

it.each(["2015-07-02", "2015-10-10", "2015-12-31"])(
  "leads from every number of the plan of 2015 on %s to as many rows",
  async (asOf) => {
    await open(overviewOf(plan, model, { asOf: day(asOf) }));
    const followed = await followAll();
    expect(wrong(followed)).toEqual([]);
    expect(followed.length).toBeGreaterThan(300);
    expect(new Set(followed.map(({ from }) => from))).toEqual(
      new Set(["brief", "matrix", "timeline", "totals", "load", "indicators", "rounds", "changes"]),
    );
    expect(await unlinked()).toEqual([]);
    expect(trouble).toEqual([]);
  },
);

it("counts rows that were cancelled, paused, late or without a day where they belong", async () => {
  const journal = `进展 温州 { 2015-06-29 谈心@上半年 完成 佐证 "记录" }
进展 温州 { 2015-09-20 台账 40% 申请延期 2015-11-30 | 已建账。 }
进展 嘉兴 { 2015-07-20 谈心@上半年 完成 佐证 "记录"；2015-09-28 台账 申请销号 佐证 "台账" }
督办 1号 温州 2015-10-01 回复 2015-10-20 { 谈心@下半年 | 催办 }
调整 2015-08-01 "某发〔2015〕9号" {
  取消 谈心@嘉兴@下半年 | 并入培训
  暂停 培训 | 等师资
}
`;
  const view = overviewAt("2015-10-10", {}, [small, journal]);
  expect(view.totals).toMatchObject({ cancelled: 1, paused: 1, late: 1, standing: 1 });
  await open(view);
  const followed = await followAll();
  expect(wrong(followed)).toEqual([]);
  expect(await texts(".decide dd b")).toEqual(["1", "1", "2", "1"]);
  expect(await unlinked()).toEqual([]);
});

const texts = (selector: string) =>
  page.$$eval(selector, (found) => found.map((one) => (one.textContent ?? "").trim()));

it("says what the list is narrowed to by a number, and shows all again", async () => {
  const view = overviewAt("2015-10-10");
  await open(view);
  const visible = (selector: string) => page.$eval(selector, (one) => one.checkVisibility());
  expect(await visible(".only")).toBe(false);
  await page.$eval('.bars a[data-tags="month-2015-06 done"]', (link) => link.click());
  expect(await texts("#only")).toEqual(["2015-06 已完成"]);
  expect(await visible(".only")).toBe(true);
  await page.click("#show-all");
  expect(await visible(".only")).toBe(false);
  expect(await texts("#shown")).toEqual([String(view.rows.length)]);
  await page.$eval(".rounds tfoot a", (link) => link.click());
  expect(await visible("#rounds .all-lines")).toBe(true);
  await page.click("#rounds .all-lines button");
  expect(
    await page.$$eval("#rounds tr[data-kinds]", (all) => all.map(({ hidden }) => hidden)),
  ).toEqual(view.units.map(() => false));
});

it("puts milestones as diamonds on the line of time, filled where they are reached", async () => {
  const source = `机构 局 "某局" { 部门 办公室 "办公室" }
通知 通知 "某局关于印发工作方案的通知" { | 现印发。；文号 "某发〔2015〕1号"；主送 办公室；落款 局；日期 2015-01-01；印发 年 }
方案 年 "某局2015年工作方案" {
  年度 2015；制发 局
  目标 系统 "建成系统" {
    措施 建设 "建设系统。" {
      责任 办公室；时限 2015-12-31
      节点 招标 2015年4月1日前 "完成招标。"
      节点 上线 2015年10月1日前 "上线运行。"
    }
  }
}
进展 办公室 { 2015-03-30 招标 完成 佐证 "公告" }
`;
  const made = compiled([source]);
  const view = overviewOf(made.plan, made.model, { asOf: day("2015-06-30") });
  await open(view);
  const { start = "", end = "" } = view.timeline ?? {};
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const at = (one: string) => Math.round((1000 * days(start, one)) / days(start, end)) / 10;
  const dots = await page.$$eval(".timeline .dot", (found) =>
    found.map((one) => {
      const box = one.getBoundingClientRect();
      const style = one.ownerDocument.defaultView?.getComputedStyle(one);
      const track = one.parentElement?.getBoundingClientRect();
      return {
        title: one.getAttribute("title"),
        filled: style?.backgroundColor !== "rgb(255, 255, 255)",
        turned: style?.transform !== "none",
        at:
          Math.round((1000 * (box.x + box.width / 2 - (track?.x ?? 0))) / (track?.width ?? 1)) / 10,
      };
    }),
  );
  expect(dots.map(({ title, filled, turned }) => [title, filled, turned])).toEqual([
    ["2015-04-01 完成招标", true, true],
    ["2015-10-01 上线运行", false, true],
  ]);
  for (const [index, one] of ["2015-04-01", "2015-10-01"].entries())
    expect(Math.abs((dots[index]?.at ?? 0) - at(one))).toBeLessThan(0.3);
  expect(await texts(".dots li")).toEqual(["2015-04-01 完成招标 (已完成)", "2015-10-01 上线运行"]);
});
