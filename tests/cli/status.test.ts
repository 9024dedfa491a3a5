import { expect, it } from "vitest";
import type { CalendarDate } from "../../src/time/calendar-date.ts";
import { folderWith } from "../project/folder-with.ts";
import { small } from "../tracking/small.ts";
import { planwright } from "./command-line.ts";

const journal = `进展 温州 {
  2015-06-20 谈心@上半年 完成 佐证 "记录"
  2015-09-28 台账 完成 于 2015-09-20 佐证 "台账"
}
进展 嘉兴 { 2015-10-09 台账 40% 问题 "人手不足" }
`;

const folder = () =>
  folderWith({
    "plan.plan": small.replace("填报 每季度末", "填报 每季度末后5日内"),
    "journal.plan": journal,
  });

it("counts by unit, names what is behind and why, and who has not reported", async () => {
  const { code, out } = await planwright(await folder(), ["status", "--as-of", "2015-10-09"]);
  expect(code).toBe(0);
  const lines = out.split("\n");
  expect(lines[0]).toBe("某省局2015年工作方案，截至 2015-10-09");
  expect(lines[2]).toMatch(/^单位 +任务 +完成 +完成率 +销号 +推进中 +未启动 +逾期 +迟完成 +红灯$/);
  expect(lines[3]).toMatch(/^温州分局 +3 +2 +67% +0 +0 +1 +0 +0 +1$/);
  expect(lines[4]).toMatch(/^嘉兴分局 +3 +0 +0% +0 +1 +2 +2 +0 +3$/);
  expect(out).toMatch(/^合计 +9 +2 +25%/m);
  expect(out).toContain("  红灯 嘉兴分局 一 建立台账 (2015-09-30): 已逾期9天\n");
});

it("counts what was done late, and shows by how much", async () => {
  const late = '进展 温州 { 2015-10-31 台账 完成 佐证 "台账" }\n';
  const root = await folderWith({ "plan.plan": small, "journal.plan": late });
  const { out } = await planwright(root, ["status", "--as-of", "2015-11-01"]);
  expect(out).toMatch(/^温州分局 +3 +1 +33% +0 +0 +2 +1 +1 /m);
});

it("says so where a plan owes nothing to anybody", async () => {
  const plan = '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2026\n  制发 局\n  措施 乙 "乙。"\n}\n';
  const { out } = await planwright(await folderWith({ "plan.plan": plan }), ["status"]);
  expect(out).toContain("没有落到单位的任务");
});

it("counts by goal and by month due", async () => {
  const { out } = await planwright(await folder(), [
    "status",
    "--by",
    "due",
    "--as-of",
    "2015-10-09",
  ]);
  expect(
    [...out.matchAll(/^(\d{4}-\d\d|—) +(\d+)/gm)].map(([, month, count]) => [month, count]),
  ).toEqual([
    ["2015-06", "2"],
    ["2015-09", "3"],
    ["2015-12", "3"],
    ["—", "1"],
  ]);
});

it("says who has not reported in a round and who was late, and exits 1", async () => {
  const words = ["status", "--missing", "--round", "2015Q3", "--as-of", "2015-10-09"];
  const { code, out } = await planwright(await folder(), words);
  expect(code).toBe(1);
  expect(out).toBe(
    "三季度填报（2015-10-05 截止）：4 个单位，按时 1 个\n  迟报 1 个：嘉兴分局(2015-10-09)\n  未报 2 个：办公室、人事处\n",
  );
});

it("exits by the light asked for, and names the lights there are", async () => {
  const at = (...words: readonly string[]) => ["status", "--as-of", "2015-04-01", ...words];
  expect((await planwright(await folder(), at("--fail-on", "yellow"))).code).toBe(0);
  const late = ["status", "--as-of", "2015-10-09", "--fail-on", "red"];
  expect((await planwright(await folder(), late)).code).toBe(1);
  const { code, err } = await planwright(await folder(), at("--fail-on", "rosa"));
  expect(code).toBe(2);
  expect(err).toContain("没有叫“rosa”的灯");
});

it("gives the rows as data, of one unit if asked", async () => {
  const words = ["status", "--json", "--unit", "温州", "--as-of", "2015-10-09"];
  const { out } = await planwright(await folder(), words);
  const { plans } = JSON.parse(out);
  expect(plans[0].rows.map((row: { key: string; state: string }) => [row.key, row.state])).toEqual([
    ["年度.台账@温州", "done"],
    ["年度.谈心@温州@上半年", "done"],
    ["年度.谈心@温州@下半年", "not-started"],
  ]);
});

it("shows the end of the year for a plan that is over, today for one that is not", async () => {
  const day = "2015-08-01" as CalendarDate;
  const during = await planwright(await folder(), ["status"], { today: day });
  expect(during.out).toContain("截至 2015-08-01");
  expect((await planwright(await folder(), ["status"])).out).toContain("截至 2015-12-31");
});

it("says that a day is none", async () => {
  const { code, err } = await planwright(await folder(), ["status", "--as-of", "2015-02-30"]);
  expect(code).toBe(2);
  expect(err).toContain("2015-02-30");
});
