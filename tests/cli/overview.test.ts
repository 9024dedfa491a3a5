import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { day, small } from "../tracking/small.ts";
import { planwright } from "./command-line.ts";

const today = day("2015-10-10");
const journal = "进展 温州 年度 { 2015-09-20 台账 40% | 已建账。 }\n";
const project = { "plan.plan": small, "journal.plan": journal };

const paths = (out: string) =>
  [...out.matchAll(/^ {2}(\S+\.(?:html|pdf|ics|csv)) /gm)].map(([, path]) => path);

it("makes the overview and the calendars, of all and of each unit", async () => {
  const folder = await folderWith(project);
  const words = ["build", "--only", "overview,calendar", "--format", "html,ics"];
  const { code, out } = await planwright(folder, words, { today });
  expect(code).toBe(0);
  expect(paths(out)).toEqual([
    "overview/index.html",
    "calendar.ics",
    "calendar/办公室.ics",
    "calendar/人事处.ics",
    "calendar/温州.ics",
    "calendar/嘉兴.ics",
  ]);
  const page = await readFile(join(folder, "build/overview/index.html"), "utf8");
  expect(page).toContain('截至<time datetime="2015-10-10">2015年10月10日</time>');
  expect(page).not.toContain("../sheets/");
  const calendar = await readFile(join(folder, "build/calendar/温州.ics"), "utf8");
  expect(calendar.match(/^DTSTART;VALUE=DATE:20150930/gm)).toHaveLength(2);
});

it("leads to the sheets of the same build, and only to those that are made", async () => {
  const folder = await folderWith(project);
  const words = ["build", "--only", "sheets,overview", "--format", "html", "--unit", "温州"];
  await planwright(folder, words, { today });
  expect(await readdir(join(folder, "build/sheets"))).toEqual(["温州.html"]);
  const page = await readFile(join(folder, "build/overview/index.html"), "utf8");
  expect(new Set(page.match(/href="[^"#]*\.html"/g))).toEqual(
    new Set([`href="../sheets/${encodeURI("温州")}.html"`]),
  );
});

it("makes the calendars of the units asked for only", async () => {
  const folder = await folderWith(project);
  const words = ["build", "--only", "calendar", "--unit", "温州分局,人事处"];
  const { out } = await planwright(folder, words, { today });
  expect(paths(out)).toEqual(["calendar/人事处.ics", "calendar/温州.ics"]);
});

it("compares with the day asked for", async () => {
  const folder = await folderWith(project);
  const words = ["build", "--only", "overview", "--format", "html", "--since", "2015-09-19"];
  await planwright(folder, words, { today });
  const page = await readFile(join(folder, "build/overview/index.html"), "utf8");
  expect(page).toContain("与此前对比：2015-09-19");
  expect(page).toContain("未启动 → 进行中");
});

it("gives each of several plans a page of its own, and all of them one calendar", async () => {
  const more = small
    .slice(small.indexOf("通知"))
    .replace("通知 通知", "通知 第二通知")
    .replaceAll('年度 "', '第二 "')
    .replace("印发 年度", "印发 第二")
    .replace("1号", "2号");
  const folder = await folderWith({ ...project, "second.plan": more });
  const words = ["build", "--only", "overview,calendar", "--format", "html,ics"];
  const { code, out } = await planwright(folder, words, { today });
  expect(code).toBe(0);
  expect(paths(out).slice(0, 3)).toEqual([
    "overview/年度/index.html",
    "overview/第二/index.html",
    "calendar.ics",
  ]);
});
