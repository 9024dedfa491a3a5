import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "../../grammar/tokens.ts";

const tokens = (text: string) =>
  tokenize(text).tokens.map(({ tokenType, image }) => [tokenType.name, image]);
const names = (text: string) => tokens(text).map(([name]) => name);

test.each([
  ["谈心谈话@上半年", ["Word"]],
  ["2015-12-31", ["Word"]],
  ["2024年2月7日前（星期三）", ["Word"]],
  ["5月/10月", ["Word"]],
  ["18：00前", ["Word"]],
  ["4～10月", ["Word"]],
  ["浙〔2015〕12号", ["Word"]],
  ["𠮷林", ["Word"]],
  ["责任：各级党委", ["Word", "Colon", "Word"]],
  ["a、b，c,d", ["Word", "Comma", "Word", "Comma", "Word", "Comma", "Word"]],
  ["“领会“三严三实”的实质”", ["String"]],
  ['"a" “b”', ["String", "String"]],
  ["｛「{ }」｝", ["LBrace", "LBrace", "LBrace", "RBrace", "RBrace", "RBrace"]],
  ["= ＝ >= ≥ 》= ＞＝ <= ≤ 《＝", Array.from({ length: 9 }, () => "Relation")],
  ["年底前。", ["Word", "Stray"]],
  ["a // b | c", ["Word"]],
  ["a ／／ b", ["Word"]],
  ["| a // b", ["Bar"]],
  ["a；b;c\nd", ["Word", "Newline", "Word", "Newline", "Word", "Newline", "Word"]],
  ["\uFEFFa　b\u00A0c\u200Bd", ["Word", "Word", "Word", "Word"]],
])("%s", (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test("an open quotation mark takes its line, but not the brace at its end", () => {
  expect(tokens('目标 a "甲。 {\n')).toEqual([
    ["Word", "目标"],
    ["Word", "a"],
    ["OpenString", '"甲。'],
    ["LBrace", "{"],
    ["Newline", "\n"],
  ]);
});

test("the text behind a bar ends before the braces that its line has opened", () => {
  expect(tokens("a { b | c }")).toContainEqual(["Bar", "| c"]);
  expect(tokens("a { b { c | d } }")).toContainEqual(["Bar", "| d"]);
  expect(tokens("| c }")).toEqual([["Bar", "| c }"]]);
  expect(tokens("a {\n b | {c} }")).toContainEqual(["Bar", "| {c} }"]);
});

test("comments stand beside the tokens", () => {
  expect(tokenize("// 一\na // 二").comments.map(({ image }) => image)).toEqual(["// 一", "// 二"]);
});

test("no character is lost: tokens, comments and blanks are the whole source", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const { tokens: read, comments } = tokenize(text);
      const rest = text.split("");
      for (const { startOffset, image } of [...read, ...comments])
        for (let i = 0; i < image.length; i += 1) rest[startOffset + i] = "";
      expect(rest.join("")).toMatch(/^[\t\v\f \u00A0\u200B\u3000\uFEFF]*$/);
    }),
  );
});
