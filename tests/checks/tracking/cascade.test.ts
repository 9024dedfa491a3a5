import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { judged, root } from "../judged-project.ts";

/** A sub-bureau's own plan that takes up the 2015 plan, as it stands and with one thing changed. */
const folder = "tests/fixtures/plans/cascade";
const file = `${folder}/wenzhou.plan`;
const source = readFileSync(join(root, file), "utf8");
const codes: ReadonlySet<string> = new Set([
  "not-taken-up",
  "loosened-deadline",
  "loosened-target",
  "own-plans-to-come",
]);

async function said(from = "", to = ""): Promise<readonly string[]> {
  expect(source).toContain(from);
  const project = await judged(folder, { [file]: source.replace(from, () => to) });
  expect(project.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return project.findings
    .filter(({ code }) => codes.has(code))
    .map(({ code, severity, message }) => `${severity} ${code}: ${message.zh}`);
}

const toCome =
  "note own-plans-to-come: 9个分局里有1个写了承接方案，还没有的：嘉兴、湖州、绍兴、金华、衢州等8个";

it("takes up all that the 2015 plan gives to Wenzhou, by name or by 承接; eight others are counted", async () => {
  expect(await said()).toEqual([toCome]);
});

const changes: readonly (readonly [string, string, string, string])[] = [
  [
    "a measure left out",
    '    措施 整治四风 "整治“四风”。"\n',
    "",
    "warning not-taken-up: “党建2015”交给温州的“深化教育实践活动整改落实，整治‘四风’强监管”没有承接",
  ],
  [
    "a measure left out with its action: told once",
    '    措施 廉政责任 "落实党风廉政建设两个责任。" {\n      行动 监督责任 {\n        时限 9月底前\n        | 纪检监察部门单独挂牌，明确专职人员。\n      }\n    }\n',
    "",
    "warning not-taken-up: “党建2015”交给温州的“落实党风廉政建设两个责任，清正廉洁强监管”没有承接",
  ],
  [
    "an action left out of a measure that is taken up",
    "行动 监督责任",
    "行动 挂牌",
    "warning not-taken-up: “党建2015”交给温州的“监督责任”没有承接",
  ],
  [
    "a date that is later",
    "时限 9月底前",
    "时限 2016-01-20",
    "warning loosened-deadline: “监督责任”的时限2016-01-20晚于“党建2015”的2015-12-31",
  ],
  [
    "a duty done less often",
    "频次 每季度1次",
    "频次 每年1次",
    "warning loosened-deadline: “党建2015”要求“党委议党”做2次，这里只有1次",
  ],
  [
    "a target that is lower",
    "指标 参训面 不低于 95%",
    "指标 参训面 不低于 85%",
    "warning loosened-target: “参训面”的目标“不低于85%”比“党建2015”的“不低于90%”宽",
  ],
];

it.each(changes)("finds %s", async (_, from, to, message) => {
  expect(await said(from, to)).toEqual([toCome, message].toSorted());
});

it("says nothing of plans that take up nothing", async () => {
  expect(await said("  承接 党建2015\n", "")).toEqual([]);
});
