import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { indicatorSane } from "../../../src/checks/indicators/indicator-sane.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

function found(indicators: string, options?: unknown): readonly string[] {
  const text = `方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    时限 9月底前\n${indicators}\n  }\n}\n`;
  const file = readSource({ path: "a.plan", text });
  return runChecks(compile([file]).model, file.entries.entries, [indicatorSane], {
    settings: new Map([["indicator-sane", { options }]]),
    overrides: [],
  }).findings.map(said);
}

it("compares rows in the order of their periods, whatever order they are written in", () => {
  expect(found("指标 满意率 不低于 90% { 9月底 90%；3月底 60%；6月底 75% }")).toEqual([]);
});

it("wants the target reached in the row that ends with the deadline, and not before", () => {
  expect(found("指标 满意率 不低于 90% { 3月底 60%；6月底 75% }")).toEqual([]);
  expect(found("指标 满意率 不低于 90% { 3月底 60%；9月底 75% }")).toEqual([
    "indicator-sane “满意率” “9月底 75%” 90%",
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
  ).toEqual(["indicator-sane “完成率” “120%” 0 100%", "indicator-sane “培训” “批” “2.5批”"]);
});

it("tells once of a plan whose indicators have no units", () => {
  expect(found("指标 甲 达到 3\n指标 乙二 达到 4\n指标 丙 达到 5件")).toEqual([
    "indicator-sane “甲方案” 3 2",
  ]);
});
