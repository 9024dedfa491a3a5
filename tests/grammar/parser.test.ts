import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTokens } from "../../grammar/parser.ts";
import { LBrace, RBrace, tokenize } from "../../grammar/tokens.ts";

const parse = (text: string) => parseTokens(tokenize(text).tokens);
const entries = (text: string) => parse(text)?.children.nodes[0]?.children.entry ?? [];

test.each(["= a", "。", ", a", ": a", '"a" b', '"a', "a = = b", "a,, b,", "a: : b", "|", "a | b"])(
  "a line cannot fail to parse: %s",
  (line) => {
    expect(parse(`${line}\n`)).toBeDefined();
  },
);

test("whatever a line holds, only its braces can stand in the way", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const flat = tokenize(text).tokens.filter(
        ({ tokenType }) => tokenType !== LBrace && tokenType !== RBrace,
      );
      expect(parseTokens(flat)).toBeDefined();
    }),
  );
});

test("blocks nest", () => {
  const [outer] = entries("a {\n b { c }\n d\n}\n");
  const inner = outer?.children.block?.[0]?.children.nodes[0]?.children.entry ?? [];
  expect(inner).toHaveLength(2);
  expect(inner[0]?.children.block).toHaveLength(1);
});

test.each(["a {", "a }", "{ a }", "| a\n{\n}"])(
  "braces that do not belong give no tree: %j",
  (text) => {
    expect(parse(text)).toBeUndefined();
  },
);

test("a word is no keyword before the kind table has judged it", () => {
  for (const word of ["目标", "无", "除", "完成", "to", "none"])
    expect(entries(word)).toHaveLength(1);
});
