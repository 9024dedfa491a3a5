import { expect, test } from "vitest";
import type { Entry, TextBlock } from "../../src/syntax/entry.ts";
import { type Inline, readInline, readTail } from "../../src/syntax/inline.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const shown = (parts: readonly Inline[]) =>
  parts.map((part) => (part.type === "text" ? part.text : [part.sign, part.argument]));

const planWith = (lines: string): Entry | undefined =>
  readSource({ path: "a.plan", text: `方案 a "甲" {\n${lines}\n}\n` }).entries.entries[0];

const textOf = (lines: string) =>
  planWith(lines)?.children.flatMap((child): TextBlock[] => (child.type === "text" ? [child] : []));

test.each([
  ["见[*注]。", ["见", ["*", "注"], "。"]],
  ["[@第一责任人]和[#目标]", [["@", "第一责任人"], "和", ["#", "目标"]]],
  ["[=指标 留存]", [["=", "指标 留存"]]],
  ["[?何时]", [["?", "何时"]]],
  ["【＊注】", [["*", "注"]]],
  ["［2015］[2015]〔2015〕", ["［2015］[2015]〔2015〕"]],
  ["[[*不是] [[2015]", ["[*不是] [[2015]"]],
  ["【【@不是】", ["【@不是】"]],
  ["没有关上的[*注", ["没有关上的[*注"]],
])("%s", (text, parts) => {
  expect(shown(readInline(text, 0))).toEqual(parts);
});

test("a mark knows where it stands", () => {
  expect(readInline("见[*注]。", 10)[1]).toMatchObject({ start: 11, end: 15 });
});

test("a part of a tail in braces falls away as one", () => {
  const parts = readTail("（[=牵头]{，配合：[=配合]}）", 0);
  expect(parts.map(({ type }) => type)).toEqual(["text", "mark", "optional", "text"]);
  expect(parts[2]).toMatchObject({ parts: [{ text: "，配合：" }, { argument: "配合" }] });
});

test("a title is read with its marks", () => {
  const title = planWith('目标 b "力推[#目标]项【*注】。"')?.children[0];
  expect(title).toMatchObject({
    title: { text: "力推项。", parts: [{}, { argument: "目标" }, {}, { argument: "注" }, {}] },
  });
});

test("lines join without a blank where either side is Chinese, else with one", () => {
  const joined = (lines: string) =>
    textOf(lines)?.[0]?.paragraphs.map((parts) => shown(parts).join(""));
  expect(joined("| 各级党委\n| 要带头。")).toEqual(["各级党委要带头。"]);
  expect(joined("| By September\n| 2020.")).toEqual(["By September 2020."]);
  expect(joined("| 印发 A\n| 的通知")).toEqual(["印发 A的通知"]);
  expect(joined("| the OMB）\n| and")).toEqual(["the OMB）and"]);
  expect(joined("| one\n\n| two")).toEqual(["one", "two"]);
});
