import { expect, test } from "vitest";
import type { Entry, Value } from "../../src/syntax/entry.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { readDate, readNumber } from "../../src/syntax/written.ts";

/** The entry of one line in a measure. */
function lineIn(line: string): Entry {
  const text = `方案 a "甲" {\n措施 b "乙。" {\n${line}\n}\n}\n`;
  const read = readSource({ path: "a.plan", text });
  expect(read.findings).toEqual([]);
  const entry = read.entries.entries[0]?.children[0];
  const inner = entry?.type === "entry" ? entry.children[0] : undefined;
  if (inner?.type !== "entry") throw new Error("no entry");
  return inner;
}

const valueOfLine = (line: string): Value | undefined => lineIn(line).value;

test("units: separators print, 除 takes out, 共同 and 等 belong to the list", () => {
  expect(valueOfLine('责任 局党委、各分局，温州 党委书记 除 "其他" 共同')).toMatchObject({
    type: "refs",
    list: {
      include: [
        { words: [{ text: "局党委" }], separator: "" },
        { words: [{ text: "各分局" }], separator: "、" },
        { words: [{ text: "温州" }, { text: "党委书记" }], separator: "，" },
      ],
      exclude: [{ literal: "其他" }],
      jointly: true,
    },
  });
  expect(valueOfLine('牵头 a 等 写作 "各部门"')).toMatchObject({
    list: { others: { written: "", refs: [] }, writtenAs: { text: "各部门" } },
  });
  expect(valueOfLine("牵头 a 和 b、c 及 d 等有关部门")).toMatchObject({
    list: {
      include: [{ separator: "" }, { separator: "和" }, { separator: "、" }, { separator: "及" }],
      others: { written: "有关部门", refs: [] },
    },
  });
  expect(valueOfLine('牵头 a 等 b、"c" 除 d')).toMatchObject({
    list: {
      exclude: [{ words: [{ text: "d" }] }],
      others: { written: "", refs: [{ words: [{ text: "b" }] }, { literal: "c" }] },
    },
  });
});

test.each([
  ["时限 9月、11月", "9月、11月"],
  ["时限 September 30, 2020", "September 30, 2020"],
  ["时限 2024年2月7日前（星期三）", "2024年2月7日前（星期三）"],
  ["时限 ９月底前", "9月底前"],
  ["时限 by  end　of September", "by end of September"],
  ["时限 9月、// 注\n   11月", "9月、11月"],
  ["时限 第一责任人 完成后 15 个工作日内", "第一责任人 完成后 15 个工作日内"],
])("a phrase is kept as it is said: %j", (line, said) => {
  expect(valueOfLine(line)).toMatchObject({
    type: "phrase",
    phrase: { text: said, quoted: false },
  });
});

test("a phrase ends at a clause word, whose part keeps its own words and strings", () => {
  expect(lineIn('时限 2020-07-31 原 2020-06-30 "疫情"')).toMatchObject({
    value: { phrase: { text: "2020-07-31" } },
    clauses: [{ key: "was", text: "2020-06-30", strings: [{ text: "疫情" }] }],
  });
});

test.each([
  ["不低于 9.6万张", { relation: ">=", from: 96000, unit: "张" }],
  [">= 90%", { relation: ">=", from: 90, unit: "%" }],
  ["》＝ ９０％", { relation: ">=", from: 90, unit: "%" }],
  ["at-most 1,200 次", { relation: "<=", from: 1200, unit: "次" }],
  ["1 至 2 次", { relation: "=", from: 1, to: 2, unit: "次" }],
  ["1~2亿元", { from: 1e8, to: 2e8, unit: "元" }],
  ['<= "上年数"', { relation: "<=", relative: "上年数" }],
  ["约 5", { relation: "~", from: 5 }],
])("an amount: %s", (written, amount) => {
  expect(valueOfLine(`指标 x ${written}`)).toMatchObject({ type: "amount", amount });
});

test("a string behind a relation or a clause word is no title", () => {
  expect(lineIn('指标 信访 <= "上年数"').title).toBeUndefined();
  expect(lineIn('指标 信访 "件数" <= "上年数"').title?.text).toBe("件数");
  expect(lineIn('节点 中期 2020-07-31 原 2020-06-30 "疫情"').title).toBeUndefined();
});

test.each([
  ["配合 无", { type: "none" }],
  ["牵头 none", { type: "none" }],
  ['时限 待定 "等上级文件"', { type: "open", reason: "等上级文件" }],
  ["指标 x open", { type: "open" }],
  ["分值 10", { type: "number", amount: 10 }],
  [
    "依据 “银监发〔2015〕1号” 第三条、第四条",
    { document: "银监发〔2015〕1号", clause: "第三条、第四条" },
  ],
  [
    '编号 行动 "一是"',
    { type: "numbering", kinds: ["action"], samples: [{ text: "一是" }], none: false },
  ],
  ["编号 action none", { type: "numbering", kinds: ["action"], none: true }],
  ['编号 目标, measure "1." 连续', { type: "numbering", kinds: ["goal", "measure"], none: false }],
  ["跟踪 行动, measure", { type: "kind", kinds: ["action", "measure"] }],
  ['标签 渠道 "线下"', { type: "pair", key: { text: "渠道" }, text: "线下" }],
  ["依赖 目标、完成", { type: "names", names: [{ text: "目标" }, { text: "完成" }] }],
])("a value: %s", (line, value) => {
  expect(valueOfLine(line)).toMatchObject(value);
});

test("only days of the calendar are dates", () => {
  expect(
    ["2016-02-29", "２０１６年2月9日", "2015-02-29", "2015-13-01", "去年"].map(readDate),
  ).toEqual(["2016-02-29", "2016-02-09", undefined, undefined, undefined]);
});

test.each(["日期 0000-01-15", "日期 0215-01-15", "印发日期 0000年1月15日", "年度 0000"])(
  "a year that no document has is refused where it stands: %s",
  (line) => {
    const block = line.startsWith("年度") ? '方案 a "甲"' : '通知 a "甲"';
    const text = `${block} {\n  ${line}\n}\n`;
    const { findings } = readSource({ path: "a.plan", text });
    expect(findings.map(({ code, place }) => [code, text.slice(place.start, place.end)])).toEqual([
      ["bad-value", line.split(" ")[1]],
    ]);
  },
);

test("a number may have its thousands set off and a unit behind it", () => {
  expect(readNumber("1,200.5万张")).toEqual({ amount: 1200.5, unit: "万张" });
  expect(readNumber("十")).toBeUndefined();
});

test.each([
  ['责任 甲 写作 "甲处" 乙', "乙"],
  ['责任 甲 写作 "甲处" "乙处"', '"乙处"'],
  ["责任 甲 共同 乙", "乙"],
  ['责任 "甲处" "乙处"', '"乙处"'],
  ['责任 甲 等 "其他" 乙', "乙"],
])("nothing of a list falls silently: %s", (line, lost) => {
  const text = `方案 a "甲" {\n  ${line}\n}\n`;
  const { findings } = readSource({ path: "a.plan", text });
  expect(findings.map(({ code, place }) => [code, text.slice(place.start, place.end)])).toEqual([
    ["unexpected-value", lost],
  ]);
});
