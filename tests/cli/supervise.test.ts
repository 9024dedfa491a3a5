import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { small } from "../tracking/small.ts";
import { planwright } from "./command-line.ts";

const words = ["supervise", "--as-of", "2015-10-10"];

it("orders what is behind, an order a unit, numbered on, with the reasons", async () => {
  const folder = await folderWith({
    "plan.plan": small,
    "orders.plan": "督办 3号 嘉兴 年度 2015-08-01 回复 2015-08-10 { 台账 | 进度慢\n}\n",
  });
  const { code, out } = await planwright(folder, [...words, "--unit", "温州,人事处"]);
  expect(code).toBe(0);
  expect(out).toBe(`督办 4号 温州 年度 2015-10-10 回复 2015-10-20 {
  台账 | 已逾期10天
  谈心@上半年 | 已逾期102天
  谈心@下半年 | 应到55%，实到0%
}

督办 5号 人事处 年度 2015-10-10 回复 2015-10-20 {
  培训 | 应到60%，实到0%
}
`);
});

it("leaves out what waits for its answer already, and says where nothing is left", async () => {
  const folder = await folderWith({
    "plan.plan": small,
    "orders.plan": "督办 1号 嘉兴 年度 2015-10-01 { 台账\n谈心\n}\n",
  });
  const { out } = await planwright(folder, [...words, "--unit", "嘉兴"]);
  expect(out).toBe("没有需要督办的任务\n");
});

it("writes behind what the file holds, and what it writes compiles and is tracked", async () => {
  const before = "// 督办单\r\n督办 1号 嘉兴 年度 2015-08-01 { 台账\n}";
  const folder = await folderWith({ "plan.plan": small, "supervision.plan": before });
  const { code, out } = await planwright(folder, [...words, "--unit", "温州", "--write"]);
  expect(code).toBe(0);
  expect(out).toContain("已写入 supervision.plan");
  const after = await readFile(join(folder, "supervision.plan"), "utf8");
  expect(after.startsWith(`${before}\n\n督办 2号 温州`)).toBe(true);
  expect((await planwright(folder, ["check"])).out).not.toContain("supervision.plan");
  const again = await planwright(folder, [...words, "--unit", "温州", "--write"]);
  expect(again.out).toBe("没有需要督办的任务\n");
  expect(await readFile(join(folder, "supervision.plan"), "utf8")).toBe(after);
});
