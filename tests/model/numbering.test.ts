import { expect, test } from "vitest";
import { planOf } from "./small.ts";

const labels = (body: string) => planOf(body).plan.allItems.map(({ label }) => label);
const cited = (body: string) => planOf(body).plan.allItems.map(({ number }) => number);

const deep =
  '部分 "a" { 目标 "b。" { 措施 m1 "c。" { 阶段 2026-01 "d。"；行动 "e。"；行动 "f。" { 行动 "g。" } } } }\n部分 "h" { 部分 "i。" { 措施 m2 "j。" } }';

test("Chinese documents number by depth, actions run on, actions in actions have no number", () => {
  expect(labels(deep)).toEqual([
    "一、",
    "（一）",
    "1.",
    "（1）",
    "一是",
    "二是",
    "",
    "二、",
    "（一）",
    "1.",
  ]);
});

test("a number is cited with those around it, without the mark behind it", () => {
  expect(cited(deep)).toEqual([
    "一",
    "一（一）",
    "一（一）1",
    "一（一）1（1）",
    "一（一）1一是",
    "一（一）1二是",
    "一（一）1二是",
    "二",
    "二（一）",
    "二（一）1",
  ]);
});

test("English documents number 1, 1.1, 1.1.1, (a); actions have no number", () => {
  expect(labels(`语言 英文\n${deep}`)).toEqual([
    "1",
    "1.1",
    "1.1.1",
    "(a)",
    "",
    "",
    "",
    "2",
    "2.1",
    "2.1.1",
  ]);
  expect(cited(`语言 英文\n${deep}`).slice(0, 4)).toEqual(["1", "1.1", "1.1.1", "1.1.1(a)"]);
});

test.each([
  ['"1. " "(1) "', ["1. ", "(1) ", "(2) "]],
  ['"第一章　" "第一条　"', ["第一章　", "第一条　", "第二条　"]],
  ['"甲、" "①"', ["甲、", "①", "②"]],
  ['"I. " "A) "', ["I. ", "A) ", "B) "]],
  ['"１．" "1.1"', ["１．", "1.1", "1.2"]],
  ["无", ["", "", ""]],
])("编号 %s", (samples, expected) => {
  expect(labels(`编号 ${samples}\n部分 "a" { 措施 m1 "b。"；措施 m2 "c。" }`)).toEqual(expected);
});

test("Chinese numerals beyond ten and hundred", () => {
  const many = Array.from({ length: 121 }, (_, at) => `措施 m${at} "做。"`).join("\n");
  const all = labels(many);
  expect([9, 10, 19, 20, 98, 99, 100, 109, 110, 120].map((at) => all[at])).toEqual([
    "十、",
    "十一、",
    "二十、",
    "二十一、",
    "九十九、",
    "一百、",
    "一百〇一、",
    "一百一十、",
    "一百一十一、",
    "一百二十一、",
  ]);
});

test("a kind goes its own way wherever it stands, also through all parents", () => {
  const body = '部分 "a" { 措施 m1 "b。"；措施 m2 "c。" }\n部分 "d" { 措施 m3 "e。" }';
  expect(labels(`编号 措施 "1."\n${body}`)).toEqual(["一、", "1.", "2.", "二、", "1."]);
  expect(labels(`编号 措施 "第1项：" 连续\n${body}`)).toEqual([
    "一、",
    "第1项：",
    "第2项：",
    "二、",
    "第3项：",
  ]);
  expect(cited(`编号 措施 "第1项：" 连续\n${body}`)).toEqual([
    "一",
    "第1项",
    "第2项",
    "二",
    "第3项",
  ]);
});

test("samples inside a part are for what stands in that part", () => {
  expect(
    labels('部分 "a" { 编号 "1." "（1）"；目标 "b。" { 措施 m "c。" } }\n部分 "d" { 目标 "e。" }'),
  ).toEqual(["一、", "1.", "（1）", "二、", "（一）"]);
});

test("序号 is the label of one entry, and takes none from the others", () => {
  expect(
    labels(
      '措施 m "a。" { 行动 "b。"；行动 "c。" { 序号 "特别是" }；行动 "d。" { 序号 无 }；行动 "e。" }',
    ),
  ).toEqual(["一、", "一是", "特别是", "", "二是"]);
});

test("a division without a number leaves no gap in those of its children", () => {
  expect(labels('语言 英文\n编号 部分 无\n部分 "a" { 措施 m1 "b" { 目标 "x" } }\n')).not.toContain(
    "0.1",
  );
  expect(labels('语言 英文\n部分 "a" { 序号 无；部分 "b" { 部分 "c" } }')).toEqual([
    "",
    "1",
    "1.1",
  ]);
});

const runsOn = (body: string) =>
  planOf(body)
    .plan.allItems.filter(({ kind }) => kind === "action")
    .map((item) => item.runsOn);
const actions = '措施 m "a。" { 行动 "b。" { 行动 "c。" } }';

test("actions run on unless they are set apart; those inside them always do", () => {
  expect(runsOn(actions)).toEqual([true, true]);
  expect(runsOn(`编号 行动 "（1）" 另段\n${actions}`)).toEqual([false, true]);
  expect(runsOn(`编号 行动 "（1）" 独行\n${actions}`)).toEqual([false, true]);
  expect(runsOn(`编号 行动 另段\n${actions}`)).toEqual([false, true]);
  expect(labels(`编号 行动 另段\n${actions}`)).toEqual(["一、", "一是", ""]);
  expect(runsOn(`版式 另段\n${actions}`)).toEqual([false, true]);
});

test("a part that changes the label of its actions keeps them apart, until it says 接排", () => {
  const inside = (line: string) => `编号 行动 "（1）" 另段\n部分 "p" { ${line}\n${actions} }`;
  expect(runsOn(inside("编号 行动 无"))).toEqual([false, true]);
  expect(runsOn(inside('编号 行动 "一要" 接排'))).toEqual([true, true]);
  expect(runsOn(inside("版式 接排"))).toEqual([true, true]);
});

test("a sample without a numeral is told of at its place", () => {
  const { where, said } = planOf('编号 "一、" "（*）"\n编号 行动 "是"\n措施 m "a。"');
  expect(where).toEqual(["甲.plan:4:9 bad-sample", "甲.plan:5:7 bad-sample"]);
  expect(said[0]).toBe("bad-sample “（*）”");
});

test("kinds named together are one series, where they stand side by side and through all depths", () => {
  const body = '部分 "x" { 目标 "a。" { 措施 m1 "b。" }；措施 m2 "c。" }\n部分 "y" { 目标 "d。" }';
  expect(labels(`编号 目标, 措施 "1." 连续\n${body}`)).toEqual([
    "一、",
    "1.",
    "2.",
    "3.",
    "二、",
    "4.",
  ]);
  expect(labels(`编号 目标、措施 "1."\n${body}`)).toEqual(["一、", "1.", "1.", "2.", "二、", "1."]);
});

test("numerals of one script keep the mark that the parent prints between them", () => {
  const numbers = (body: string) => planOf(body).plan.allItems.map(({ number }) => number);
  const body = '部分 "x" { 部分 "y" { 措施 m1 "a。" { 行动 "b。"；行动 "c。" } } }';
  expect(numbers(`编号 行动 "1."\n${body}`)).toEqual([
    "一",
    "一（一）",
    "一（一）1",
    "一（一）1.1",
    "一（一）1.2",
  ]);
  expect(numbers(`编号 行动 "（1）"\n${body}`).at(-1)).toBe("一（一）1（2）");
  expect(numbers(body).at(-1)).toBe("一（一）1二是");
});
