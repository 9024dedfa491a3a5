import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { small, tracked } from "../tracking/small.ts";
import { compiled } from "./small.ts";

const wrong: readonly (readonly [string, string, readonly string[]])[] = [
  ["an item that there is none of", "进展 温州 { 2015-06-30 台帐 40% }\n", ["unknown-name “台帐”"]],
  [
    "an occurrence that there is none of",
    "进展 温州 { 2015-06-30 谈心@国庆 40% }\n",
    ["unknown-occurrence “谈心” “国庆”"],
  ],
  [
    "a recurring item without its occurrence",
    "进展 温州 { 2015-06-30 谈心 40% }\n",
    ["occurrence-open “谈心” 2"],
  ],
  [
    "an item that the unit does not owe",
    "进展 温州 { 2015-06-30 培训 40% }\n",
    ["not-owed “培训” “温州”"],
  ],
  ["a unit that there is none of", "进展 温洲 { 2015-06-30 台账 40% }\n", ["unknown-unit “温洲”"]],
  ["an adjustment without a date", "调整 年度 { 时限 台账 = 2015-10-31 }\n", ["journal-without"]],
  [
    "an adjustment to a time that there is none of",
    "调整 2015-08-01 { 时限 台账 = 秋天 }\n",
    ["unreadable-phrase “秋天”"],
  ],
  [
    "a plan that there is none of",
    "进展 温州 没有这个方案 { 2015-06-30 台账 40% }\n",
    ["unknown-name “没有这个方案”"],
  ],
  [
    "a second unit in the line",
    "进展 温州 嘉兴 年度 { 2015-06-30 台账 40% }\n",
    ["journal-word “嘉兴”"],
  ],
  [
    "a date in the line of reports",
    "进展 温州 年度 2015-06-30 { 2015-06-30 台账 40% }\n",
    ["journal-word “2015-06-30”"],
  ],
  [
    "two numbers of an order",
    "督办 3号 4号 温州 年度 2015-10-10 { 台账 | 未报 }\n",
    ["journal-word “4号”"],
  ],
  [
    "a report before the issue",
    "进展 温州 { 2015-03-30 台账 40% }\n",
    ["before-issue 2015-03-30 “年度” 2015-03-31"],
  ],
  [
    "a closure before the issue",
    "核销 省局 { 2014-12-25 台账@温州 同意 }\n",
    ["before-issue 2014-12-25 “年度” 2015-03-31"],
  ],
  [
    "an order before the issue",
    "督办 1号 温州 2014-12-25 { 台账 | 未报 }\n",
    ["before-issue 2014-12-25 “年度” 2015-03-31"],
  ],
  [
    "an adjustment before the issue",
    "调整 2014-08-01 { 取消 台账 | 抄错年份 }\n",
    ["before-issue 2014-08-01 “年度” 2015-03-31"],
  ],
  [
    "an adjustment to a day outside the plan",
    "调整 2015-08-01 { 时限 台账 = 2051-10-31 }\n",
    ["amended-outside 2051-10-31 “年度” 2015-01-01 2015-12-31"],
  ],
  [
    "a new owner that there is none of",
    "调整 2015-08-01 { 责任 台账 = 温洲 }\n",
    ["unknown-unit “温洲”"],
  ],
];

it.each(wrong)("reports %s and leaves the row out", (_, journal, said) => {
  const { rows, findings } = tracked(journal, "2015-12-31");
  expect(findings).toEqual(said);
  expect(rows.get("台账@温州")?.assignment.due).toBe("2015-09-30");
  expect(rows.get("台账@温州")?.facts.state).toBe("not-started");
});

it("takes reports of a unit that owes an item by an adjustment", () => {
  const { rows, findings } = tracked(
    `进展 人事处 { 2015-09-10 台账 60% | 已接手。 }
调整 2015-08-01 { 责任 台账 = 人事处 }
`,
    "2015-12-31",
  );
  expect(findings).toEqual([]);
  expect(rows.get("台账@人事处")?.facts.percent).toBe(60);
});

it("reports what is told of an item that is no row", () => {
  const inParts = small.replace(
    '措施 宣传 "持续宣传。" {',
    '措施 检查 "开展检查。" { 责任 办公室；节点 初查 6月底前；节点 复查 9月底前 }\n  措施 宣传 "持续宣传。" {',
  );
  const { findings } = tracked(
    "进展 办公室 { 2015-06-30 检查 40% }\n核销 省局 { 2015-07-30 检查 同意 }\n督办 1号 办公室 2015-07-30 { 检查 | 未报 }\n",
    "2015-12-31",
    undefined,
    inParts,
  );
  expect(findings).toEqual(Array(3).fill("without-row “检查”"));
});

it("reads a value in the unit of its target, and reports one of another unit", () => {
  const plan = small.replace(
    "    责任 人事处\n",
    "    责任 人事处\n    指标 留存 不低于 9.6万张 { 6月底 6.2 }\n",
  );
  const told = (value: string) => {
    const { model, findings } = compile([
      readSource({ path: "plan.plan", text: plan }),
      readSource({ path: "journal.plan", text: `进展 人事处 { 2015-06-30 留存 = ${value} }\n` }),
    ]);
    return [
      ...model.journal.reports.map(({ value: read }) => read?.amount),
      ...findings.filter(({ severity }) => severity === "error").map(({ code }) => code),
    ];
  };
  expect(told("7.23万张")).toEqual([72300]);
  expect(told("72300张")).toEqual([72300]);
  expect(told("7.23")).toEqual([72300]);
  expect(told("7.23万户")).toEqual(["value-unit"]);
  expect(told("75%")).toEqual(["value-unit"]);
});

it("asks for the unit of a bare number that is far off its target", () => {
  const plan = small.replace(
    "    责任 人事处\n",
    "    责任 人事处\n    指标 留存 不低于 7.23万张\n",
  );
  const told = (value: string) =>
    tracked(`进展 人事处 { 2015-06-30 留存 = ${value} }\n`, "2015-12-31", undefined, plan).findings;
  expect(told("72300")).toEqual(["value-far-off “留存” “7.23万张” “72300” “72300万张”"]);
  expect(told("72300万张")).toEqual([]);
  expect(told("7.5")).toEqual([]);
  expect(told("0.05万张")).toEqual([]);
});

it("reports an occurrence that ended before the issue as such", () => {
  const { findings } = compiled({
    "甲.plan": `方案 甲 "甲方案" {
  年度 2026
  责任 办公室
  措施 检查 "开展检查。" { 频次 每月 }
}
通知 丙 "关于印发甲方案的通知" {
  日期 2026-03-06
  印发 甲
}
进展 办公室 { 2026-03-08 检查@1月 完成 }
`,
  });
  expect(findings.map(({ code, message }) => `${code}: ${message.zh}`)).toEqual([
    "unknown-occurrence: “检查”的“1月”到2026-01-31为止，在方案印发之前，不列入任务",
  ]);
});
