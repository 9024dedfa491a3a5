import { expect, test } from "vitest";
import { type EntryNode, readTree, type TextNode } from "../../src/syntax/tree.ts";

const entryIn = (text: string): EntryNode => {
  const node = readTree(text).nodes[0];
  if (node?.type !== "entry") throw new Error("no entry");
  return node;
};

const texts = (text: string): TextNode[] =>
  (entryIn(text).block?.nodes ?? []).filter((node): node is TextNode => node.type === "text");

const linesOf = (node: TextNode | undefined) =>
  node?.paragraphs.map((paragraph) => paragraph.map(({ text }) => text));

test("a line holds words, commas and relations in the order of the source", () => {
  const node = entryIn("提法 五个力推 = 学习教育, 选人用人、党建机制 // 注");
  expect(node.line.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "word 五个力推",
    "relation =",
    "word 学习教育",
    "comma ,",
    "word 选人用人",
    "comma 、",
    "word 党建机制",
  ]);
});

test("；and a closing brace end an entry, and a line goes on behind a comma", () => {
  expect(readTree("年度 2015；制发 局党委\n").nodes).toHaveLength(2);
  expect(entryIn("方案 a { 年度 2015 }").block?.nodes).toHaveLength(1);
  expect(readTree("责任 a,\n  b\n").nodes).toHaveLength(1);
  expect(readTree("责任 a, // 注\n\n  // 注\n  b\n").nodes).toHaveLength(1);
});

test("a brace may open on a line below, comments between", () => {
  const tree = readTree("方案 a\n// 注\n{\n}\n");
  expect(tree.mends).toEqual([]);
  expect(tree.nodes).toHaveLength(1);
});

test("a colon behind the keyword is no part of the value", () => {
  const node = entryIn("责任：各级党委");
  expect(node.colon?.text).toBe("：");
  expect(node.line.map(({ text }) => text)).toEqual(["各级党委"]);
});

test.each([["\n"], ["\r\n"], ["\r"]])(
  "neighbouring bars are one paragraph, blank lines divide (%j)",
  (end) => {
    const source = ["方案 a {", "| 一", "| 二", "", "| 三", "}"].join(end);
    expect(linesOf(texts(source)[0])).toEqual([["一", "二"], ["三"]]);
  },
);

test("an empty bar divides as a blank line does", () => {
  expect(linesOf(texts("方案 a {\n| 一\n|\n| 二\n}")[0])).toEqual([["一"], ["二"]]);
});

test("text behind a blank line or an empty bar is apart", () => {
  const apart = (text: string) => texts(text).map((node) => [node.apart, node.afterEmptyBar]);
  expect(apart("行动 a {\n| 一\n}")).toEqual([[false, false]]);
  expect(apart("行动 a {\n\n| 一\n}")).toEqual([[true, false]]);
  expect(apart("行动 a {\n|\n| 一\n}")).toEqual([[true, true]]);
  expect(apart("行动 a {\n// 注\n| 一\n}")).toEqual([[false, false]]);
});

test("braces opened on the line of a bar close behind its text", () => {
  expect(entryIn("督办 a { 示范点 | 逾期未报 }").block?.nodes[0]).toMatchObject({
    bar: { text: "逾期未报" },
  });
  expect(texts("方案 a {\n| 写作 {x}\n}")[0]?.paragraphs[0]?.[0]?.text).toBe("写作 {x}");
});

test("words and relations lose what an input method made of them, strings and text do not", () => {
  const node = entryIn("指标 ａ１ “ａ１” 》＝ ９０％ | ａ１");
  expect(node.line.map(({ text }) => text)).toEqual(["a1", "ａ１", ">=", "90%"]);
  expect(node.bar?.text).toBe("ａ１");
});
