import { expect, it } from "vitest";
import { formatSource } from "../../src/syntax/format.ts";

it("keeps an empty bar between two entries: it begins a paragraph", () => {
  const source = '方案 甲 "甲方案" {\n  行动 "学。"\n  |\n  行动 "练。"\n}\n';
  expect(formatSource(source)).toBe(source);
});
