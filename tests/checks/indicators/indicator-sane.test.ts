import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { indicatorSane } from "../../../src/checks/indicators/indicator-sane.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";

function found(indicators: string, options?: unknown): readonly string[] {
  const text = `方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    时限 9月底前\n${indicators}\n  }\n}\n`;
  const file = readSource({ path: "a.plan", text });
  return runChecks(compile([file]).model, file.entries.entries, [indicatorSane], {
    settings: new Map([["indicator-sane", { options }]]),
    overrides: [],
  }).findings.map(({ message }) => message.zh);
}

it("compares rows in the order of their periods, whatever order they are written in", () => {
  expect(found("指标 满意率 不低于 90% { 9月底 90%；3月底 60%；6月底 75% }")).toEqual([]);
});

it("wants the target reached in the row that ends with the deadline, and not before", () => {
  expect(found("指标 满意率 不低于 90% { 3月底 60%；6月底 75% }")).toEqual([]);
  expect(found("指标 满意率 不低于 90% { 3月底 60%；9月底 75% }")).toEqual([
    "指标“满意率”的最后一期“9月底 75%”与目标不低于90%不一致",
  ]);
});

it("takes a row without a unit in the multiple of the target, and one with a unit as it is", () => {
  expect(found("指标 留存 达到 1.2万张 { 3月底 0.5；6月底 8000张；9月底 1.2 }")).toEqual([]);
});

it("leaves rows in other units alone", () => {
  expect(found("指标 贷款 达到 30亿元 { 3月底 40%；9月底 20% }")).toEqual([]);
});

it("takes the bureau's own shares and counted units", () => {
  expect(found("指标 完成率 达到 120%\n指标 培训 达到 2.5批")).toEqual([]);
  expect(
    found("指标 完成率 达到 120%\n指标 培训 达到 2.5批", { shares: ["完成率"], counted: ["批"] }),
  ).toEqual(["指标“完成率”是占比，“120%”不在0到100%之间", "指标“培训”以“批”计，“2.5批”不是整数"]);
});

it("tells once of a plan whose indicators have no units", () => {
  expect(found("指标 甲 达到 3\n指标 乙二 达到 4\n指标 丙 达到 5件")).toEqual([
    "方案“甲方案”的3个指标中，有2个没有单位",
  ]);
});
