import { expect, test } from "vitest";
import { compiled, planText } from "../model/small.ts";
import { planOf, printed } from "./composed.ts";

const fields = "    责任 组织部\n    时限 年底前";

test("an entry's own tail has its own text, with its kind or without one", () => {
  const lines = (tail: string) =>
    printed(
      `  句末 措施 | （各：[=责任]）\n  措施 乙 "做。" {\n${fields}\n    ${tail}\n    | 正文。\n  }`,
    );
  expect(lines("句末 | （独：[=责任]）")).toEqual(["#1 一、做。|正文。（独：组织部）"]);
  expect(lines("句末 措施 | （独：[=责任]）")).toEqual(["#1 一、做。|正文。（独：组织部）"]);
  expect(lines("句末 无")).toEqual(["#1 一、做。|正文。"]);
  expect(lines("")).toEqual(["#1 一、做。|正文。（各：组织部）"]);
});

test("a tail prints behind the text in a cell of a layout, own or of a kind", () => {
  const view = planOf(
    `  句末 措施 | （各：[=责任]）\n  部分 "表" {\n    版式 表 { 列 "任务" = "[题]：[文]" }\n    措施 乙 "乙" { 责任 组织部；| 做乙。 }\n    措施 丙 "丙" {\n      责任 办公室\n      句末 | （独：[=责任]）\n      | 做丙。\n    }\n    措施 丁 "丁" { 责任 办公室；句末 无；| 做丁。 }\n  }`,
  );
  const cells = view.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.flatMap((row) => row.cells.flatMap(({ lines }) => lines))
      : [],
  );
  expect(
    cells.map((line) => line.map((part) => (part.kind === "text" ? part.text : "")).join("")),
  ).toEqual(["乙：做乙。（各：组织部）", "丙：做丙。（独：办公室）", "丁：做丁。"]);
});

test("a milestone's own tail prints behind its text", () => {
  expect(printed('  节点 9月底前 "终稿。" {\n    句末 | （送审）\n    | 报审。\n  }')).toEqual([
    "终稿。报审。（送审）",
  ]);
});

test.each([
  ["  句末 | （[=责任]）", "missing-value"],
  ["  句末 措施", "missing-value"],
  ["  句末 通知 | （[=责任]）", "bad-value"],
  ["  句末 无 措施 | （[=责任]）", "unexpected-value"],
])("a tail that could print nothing is told of: %s", (line, code) => {
  const { findings } = compiled({ "甲.plan": planText(line) });
  expect(findings.map((finding) => finding.code)).toEqual([code]);
});
