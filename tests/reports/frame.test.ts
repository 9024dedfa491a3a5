import { expect, it } from "vitest";
import { frameLine } from "../../src/reports/frame.ts";

it("a place in a line of a megabyte is shown as it is in a short one", () => {
  const line = `${"甲".repeat(500_000)}错${"乙".repeat(500_000)}`;
  const { source, marks } = frameLine(line, 500_000, 500_001, "^", 60);
  expect(source).toMatch(/^…甲+错乙+…$/);
  expect(marks.trim()).toBe("^^");
  expect(marks.length).toBe(2 * source.indexOf("错") + 1);
});
