import { expect, test } from "vitest";
import type { Row } from "../../src/syntax/entry.ts";
import { readSource } from "../../src/syntax/read-source.ts";

function rowsIn(block: string): readonly Row[] {
  const read = readSource({ path: "a.plan", text: `${block}\n` });
  expect(read.findings).toEqual([]);
  const [entry] = read.entries.entries;
  const inner = entry?.kind === "plan" ? entry.children[0] : entry;
  return inner?.type === "entry" ? inner.rows : [];
}

const cells = (rows: readonly Row[]) => rows.map((row) => row.cells.map(({ text }) => text));
const inPlan = (line: string) => `方案 a "甲" {\n${line}\n}`;

test("periods of an indicator, divided by ；", () => {
  expect(cells(rowsIn(inPlan("指标 x >= 9 { 3月底 4.5；9月、11月 1,200 }")))).toEqual([
    ["3月底 4.5"],
    ["9月、11月 1,200"].flatMap((text) => text.split("、")),
  ]);
});

test("cells of a table stand between commas; a string is its own text", () => {
  expect(cells(rowsIn(inPlan('表 {\n序号、事项，单位\n1, "甲, 乙", 温州 组织科\n}')))).toEqual([
    ["序号", "事项", "单位"],
    ["1", "甲, 乙", "温州 组织科"],
  ]);
});

test("a report has its clauses and its text", () => {
  const [row, count] = rowsIn(
    '进展 温州 {\n2015-12-18 统筹谋划 完成 于 2015-12-10 佐证 "3号" | 全部落实。\n2015-12-20 示范点＝２\n}',
  );
  expect(row).toMatchObject({
    cells: [{ words: [{ text: "2015-12-18" }, { text: "统筹谋划" }, { text: "完成" }] }],
    clauses: [
      { key: "on", text: "2015-12-10" },
      { key: "evidence", strings: [{ text: "3号" }] },
    ],
    text: { paragraphs: [[{ text: "全部落实。" }]] },
  });
  expect(count).toMatchObject({ relation: "=", assignedFrom: 1, cells: [{}, { text: "2" }] });
});

test("an attribute among the rows of an indicator is an entry", () => {
  expect(cells(rowsIn(inPlan("指标 x >= 9 {\n责任 局党委\nQ1 2\n}")))).toEqual([["Q1 2"]]);
});

test("an adjustment may take up any attribute, or cancel", () => {
  expect(
    rowsIn(
      "调整 2015-09-10 a {\ntime x\n}".replace(
        "time x",
        "时限 x = 2015-12-31\n取消 y | 并入三心活动",
      ),
    ),
  ).toMatchObject([{ relation: "=" }, { text: { paragraphs: [[{ text: "并入三心活动" }]] } }]);
});
