import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { said as factsOf } from "../../findings/facts.ts";
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
    .map((finding) => `${finding.severity} ${factsOf(finding)}`);
}

const toCome = "note own-plans-to-come 9 1 8";

it("takes up all that the 2015 plan gives to Wenzhou, by name or by 承接; eight others are counted", async () => {
  expect(await said()).toEqual([toCome]);
});

const changes: readonly (readonly [string, string, string, string])[] = [
  [
    "a measure left out",
    '    措施 整治四风 "整治“四风”。"\n',
    "",
    "warning not-taken-up “党建2015” “深化教育实践活动整改落实，整治‘四风’强监管”",
  ],
  [
    "a measure left out with its action: told once",
    '    措施 廉政责任 "落实党风廉政建设两个责任。" {\n      行动 监督责任 {\n        时限 9月底前\n        | 纪检监察部门单独挂牌，明确专职人员。\n      }\n    }\n',
    "",
    "warning not-taken-up “党建2015” “落实党风廉政建设两个责任，清正廉洁强监管”",
  ],
  [
    "an action left out of a measure that is taken up",
    "行动 监督责任",
    "行动 挂牌",
    "warning not-taken-up “党建2015” “监督责任”",
  ],
  [
    "a date that is later",
    "时限 9月底前",
    "时限 2016-01-20",
    "warning loosened-deadline “监督责任” 2016-01-20 “党建2015” 2015-12-31",
  ],
  [
    "a duty done less often",
    "频次 每季度1次",
    "频次 每年1次",
    "warning loosened-deadline “党建2015” “党委议党” 2 1",
  ],
  [
    "a target that is lower",
    "指标 参训面 不低于 95%",
    "指标 参训面 不低于 85%",
    "warning loosened-target “参训面” “不低于85%” “党建2015” “不低于90%”",
  ],
];

it.each(changes)("finds %s", async (_, from, to, found) => {
  expect(await said(from, to)).toEqual([toCome, found].toSorted());
});

it("says nothing of plans that take up nothing", async () => {
  expect(await said("  承接 党建2015\n", "")).toEqual([]);
});
