import { join } from "node:path";
import { expect, it } from "vitest";
import { measure, sourceFiles, together } from "./measure.ts";

const root = join(import.meta.dirname, "../..");
const measured = await Promise.all(sourceFiles(root).map((path) => measure(root, path)));

it.each(measured)("imports $name so that it prints the text and compiles", (one) => {
  expect(one.imported.identical).toBe(true);
  expect(one.errors).toEqual([]);
});

it("gives nobody work or a date that the text does not give", () => {
  for (const { name, scores } of measured) {
    expect.soft(scores?.owners.wrong ?? [], name).toEqual([]);
    expect.soft(scores?.dates.wrong ?? [], name).toEqual([]);
  }
});

it("finds most of what a person finds", () => {
  expect(together(measured, "owners").recall).toBeGreaterThanOrEqual(0.85);
  expect(together(measured, "dates").recall).toBeGreaterThanOrEqual(0.85);
});
