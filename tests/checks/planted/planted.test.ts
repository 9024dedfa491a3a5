import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allCodesAndWords, judged, root } from "../judged-project.ts";
import { inForm } from "./planted-in-form.ts";
import { inWords } from "./planted-in-words.ts";

const folder = "plans/zhejiang-2015";
// The plan as it was issued. Its journal speaks of its units and items by name: what renames
// one breaks the journal as well.
const files = ["organization.plan", "plan.plan", "notice.plan"];
const texts = new Map(files.map((name) => [name, readFileSync(join(root, folder, name), "utf8")]));
const untouched = allCodesAndWords(await judged(folder, {}, files));
const mistakes = [...inWords, ...inForm];

/** A list without one occurrence of each of some words, which must be in it. */
function without(all: readonly string[], words: readonly string[]): readonly string[] {
  const left = [...all];
  for (const word of words) {
    expect(left).toContain(word);
    left.splice(left.indexOf(word), 1);
  }
  return left;
}

for (const { mistake, file = "plan.plan", from, to, finds, hides = [] } of mistakes) {
  it(`finds, and changes nothing else: ${mistake}`, async () => {
    const text = texts.get(file) ?? "";
    expect(text.split(from)).toHaveLength(2);
    const wrong = text.replace(from, () => to);
    const found = allCodesAndWords(await judged(folder, { [`${folder}/${file}`]: wrong }, files));
    expect(found).toEqual([...without(untouched, hides), ...finds].sort());
    expect(finds.length).toBeGreaterThan(0);
  });
}

it("plants sixty mistakes and more, each another", () => {
  const edits = new Set(mistakes.map(({ from, to }) => `${from}\n${to}`));
  expect(edits.size).toBeGreaterThanOrEqual(60);
  expect(edits.size).toBe(mistakes.length);
});
