import { expect, test } from "vitest";
import type { Fix } from "../../src/findings/finding.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const planOf = (lines: string) => `方案 a "甲" {\n${lines}\n}\n`;

const findingsIn = (lines: string) => readSource({ path: "a.plan", text: planOf(lines) }).findings;

/** Each finding as its code and the words that it points at. */
const found = (lines: string) =>
  findingsIn(lines).map(
    ({ code, place }) => `${code} ${planOf(lines).slice(place.start, place.end)}`,
  );

/** The lines with the first fix of their first finding. */
function mended(lines: string): string {
  const text = planOf(lines);
  const fix: Fix | undefined = findingsIn(lines)[0]?.fixes[0];
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.place.start - a.place.start);
  const after = edits.reduce(
    (all, { place, text: by }) => all.slice(0, place.start) + by + all.slice(place.end),
    text,
  );
  return after.split("\n").slice(1, -2).join("\n");
}

test("marks that are never closed and marks with a bracket inside are found where they begin", () => {
  expect(
    found('  措施 一 "一。" {\n    | 于[=时限完成，见[@一完成。\n    | [=指标 [=时限]人数]\n  }'),
  ).toEqual(["broken-mark [=时限", "broken-mark [@一", "broken-mark [=指标 [=时限]人数]"]);
});

test.each([
  ['  行动 "见[*注。"', "broken-mark [*注"],
  ["  句末 措施 | （{[=牵头}）", "broken-mark [=牵头"],
  ["  注释 注 | 见[@一，下同。", "broken-mark [@一"],
  ['  表 {\n    "见[@一", 二\n  }', "broken-mark [@一"],
  ['  图 "x.png", "见[@一"', "broken-mark [@一"],
  ['  附件 表 "见[@一"', "broken-mark [@一"],
  ['  标签 x "作风[=年度]"', "misplaced-mark [=年度]"],
  ['  依据 "〔2015〕1号[*注]" 第三条', "misplaced-mark [*注]"],
  ['  责任 温州 写作 "温州[=时限]"', "misplaced-mark [=时限]"],
  ['  时限 "随考核[@一]"', "misplaced-mark [@一]"],
  ["  表 {\n    见[@一], 二\n  }", "misplaced-mark [@一]"],
  ['  版式 表 {\n    列 "第[@一]" = "[=时限]：[文]"\n  }', "misplaced-mark [@一]"],
])("%s", (lines, expected) => {
  expect(found(lines)).toEqual([expected]);
});

test.each([
  ["  | [[=时限完成。"],
  ['  责任 温州 写作 "温州[*注][?待定]"'],
  ["  忽略 some-code | 这里的[=时限不是标记。"],
  ["  | [2015〕 【甲"],
])("%s is left alone", (lines) => {
  expect(found(lines)).toEqual([]);
});

test.each([
  ["  | 于[=时限完成。", "  | 于[=时限]完成。"],
  ["  指标 人数 100\n  | [=指标 人数达到目标。", "  指标 人数 100\n  | [=指标 人数]达到目标。"],
  ["  | [=指标 [=时限]人数]", "  | [=指标 人数][=时限]"],
  ["  | 见[@谁。", "  | 见[[@谁。"],
  ['  标签 x "作风[=年度]"', '  标签 x "作风"'],
  ["  表 {\n    见[@一], 二\n  }", '  表 {\n    "见[@一]", 二\n  }'],
])("%s is mended", (lines, after) => {
  expect(mended(lines)).toBe(after);
});
