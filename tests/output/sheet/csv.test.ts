import Papa from "papaparse";
import { expect, it } from "vitest";
import { compile } from "../../../src/model/compile.ts";
import { harmless, renderCsv } from "../../../src/output/sheet/csv.ts";
import { sheetsOf } from "../../../src/sheets/sheet.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { day, small } from "../../tracking/small.ts";

function csvOf(unit: string, source: string, journal = ""): readonly Record<string, string>[] {
  const { model } = compile([
    readSource({ path: "plan.plan", text: source }),
    readSource({ path: "journal.plan", text: journal }),
  ]);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the plan of the test is missing");
  const { units } = sheetsOf(plan, model, { asOf: day("2015-06-30") });
  const sheet = units.find((one) => one.unit?.id === unit);
  if (sheet === undefined) throw new Error("the sheet of the test is missing");
  const text = renderCsv(sheet);
  expect(text.startsWith("\uFEFF")).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true })
    .data;
}

it("has a line for each duty, with its row code and check value", () => {
  const lines = csvOf("温州", small, '进展 温州 { 2015-06-20 台账 40% | 含"引号"、逗号,的话 }\n');
  expect(lines.map((line) => line.行号)).toEqual([
    "第一项·温州分局",
    "第二项·温州分局·上半年",
    "第二项·温州分局·下半年",
  ]);
  expect(lines[0]).toMatchObject({
    状态: "进行中",
    完成比例: "40%",
    本期进展: '含"引号"、逗号,的话',
  });
  expect(lines.every(({ 校验值 = "" }) => /^[0-9A-F]{8}$/.test(校验值))).toBe(true);
});

it("has a line for each occurrence of a monthly duty", () => {
  const lines = csvOf("温州", small.replace("频次 每半年1次", "频次 每月1次"));
  expect(
    lines.filter(({ 工作任务 }) => 工作任务 === "谈心谈话").map((line) => line.次别),
  ).toContain("12月");
});

it.each([
  ["=1+1", "'=1+1"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["-5", "-5"],
  ["+3.5%", "+3.5%"],
  ["已完成", "已完成"],
])("makes %j harmless as %j", (text, written) => {
  expect(harmless(text)).toBe(written);
});
