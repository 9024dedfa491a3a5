import { expect, it } from "vitest";
import { printedBlocks } from "../../../src/output/xlsx/printed-blocks.ts";

const columns = (...widths: readonly number[]) =>
  widths.map((width) => ({ width, hidden: false, fill: false }));

it("prints a narrow table in one block at full size", () => {
  expect(printedBlocks(columns(10, 20, 60), 2)).toEqual({ scale: 100, breaks: [] });
});

it("makes a table smaller, to 75 % at most, before it takes a second block", () => {
  expect(printedBlocks(columns(10, 20, 80, 70), 2)).toEqual({ scale: 81, breaks: [] });
  expect(printedBlocks(columns(10, 20, 80, 90), 2)).toEqual({ scale: 100, breaks: [3] });
});

it("begins a block with what is to be filled in, where that costs none", () => {
  const wide = columns(10, 20, 40, 30, 60, 60).map((column, index) => ({
    ...column,
    fill: index >= 4,
  }));
  expect(printedBlocks(wide, 2)).toEqual({ scale: 97, breaks: [4] });
});

it("does not count what is hidden", () => {
  const [first = { width: 0, hidden: false, fill: false }, ...rest] = columns(300, 20, 100);
  expect(printedBlocks([{ ...first, hidden: true }, ...rest], 1)).toEqual({
    scale: 100,
    breaks: [],
  });
});

it("shows a column whole that is wider than the page", () => {
  const { scale } = printedBlocks(columns(10, 400), 1);
  expect((410 * scale) / 100).toBeLessThanOrEqual(146);
});
