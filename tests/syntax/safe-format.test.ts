import { expect, it } from "vitest";
import { formatOrRefuse, formatSource } from "../../src/syntax/format.ts";

it("leaves a source as it is where laying it out would change what it means, and says from where", () => {
  const damaged = '方案 甲 "乙" {\n年度 2026\n\u2003{\n\n}\n}\n';
  expect(formatSource(damaged)).toBe(damaged);
  expect(formatOrRefuse(damaged)).toEqual({ type: "refused", at: damaged.indexOf("\u2003") });
});

it("refuses no source for what it does not touch", () => {
  const text = '方案 甲 "某局2026年方案" {\n年度 2026\n}\n';
  expect(formatOrRefuse(text)).toEqual({
    type: "formatted",
    text: '方案 甲 "某局2026年方案" {\n  年度 2026\n}\n',
  });
});

it("turns the form of a mark, which is a keyword elsewhere, into the other vocabulary", () => {
  const text = '方案 甲 "乙" {\n  指标 示范 20个以上\n  | 示范点[=指标 示范 数]。\n}\n';
  const en = formatSource(text, { keywords: "en" });
  expect(en).toContain("[=indicator 示范 number]");
  expect(formatSource(en, { keywords: "zh" })).toBe(text);
});
