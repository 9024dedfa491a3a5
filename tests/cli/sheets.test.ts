import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { small } from "../tracking/small.ts";
import { planwright } from "./command-line.ts";

const csv = ["build", "--only", "sheets", "--format", "csv"];

it("makes the sheets of the units asked for", async () => {
  const folder = await folderWith({ "plan.plan": small });
  const { code, out } = await planwright(folder, [...csv, "--unit", "温州、人事处"]);
  expect(code).toBe(0);
  expect([...out.matchAll(/sheets\/(\S+)/g)].map(([, name]) => name)).toEqual([
    "人事处.csv",
    "温州.csv",
  ]);
});

it("asks in the first round how the unit will go about it", async () => {
  const folder = await folderWith({ "plan.plan": small });
  await planwright(folder, [...csv, "--unit", "温州", "--round", "首轮"]);
  const text = await readFile(join(folder, "build/sheets/温州.csv"), "utf8");
  expect(text.split("\r\n")[0]).toContain("具体措施,责任人,本单位时限,分季度安排");
});

it("says that there is no such round", async () => {
  const folder = await folderWith({ "plan.plan": small });
  const { code, err } = await planwright(folder, [...csv, "--round", "2014Q1"]);
  expect({ code, err }).toEqual({ code: 2, err: "planwright: 没有“2014Q1”这一轮填报\n" });
});
