import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { type Baseline, fallen } from "./baseline.ts";
import { measure, type Recall } from "./measure.ts";
import { mistakeKinds } from "./mistake-kinds.ts";
import { judge, proseOf, type Reading, readings, wordsOf } from "./reading.ts";

const root = join(import.meta.dirname, "../../..");
const baseline: Baseline = JSON.parse(
  await readFile(join(import.meta.dirname, "baseline.json"), "utf8"),
);

let all: readonly Reading[] = [];
let recalls: readonly Recall[] = [];

beforeAll(async () => {
  const known = new Set(baseline.readings);
  all = await readings(root);
  const drawn = all.filter(({ name }) => known.has(name));
  recalls = measure(mistakeKinds, drawn, baseline.seed, baseline.tries);
});

it("names no kind of mistakes less often than before", () => {
  expect(Object.keys(baseline.named)).toEqual(mistakeKinds.map(({ name }) => name));
  expect(fallen(baseline, recalls)).toEqual([]);
});

it("names 85 of 100 mistakes that a careful reader could know", () => {
  const known = recalls.filter(({ kind }) => kind.knowable);
  const sum = (of: (recall: Recall) => number) => known.reduce((all, one) => all + of(one), 0);
  expect(sum(({ found }) => found) / sum(({ tried }) => tried)).toBeGreaterThanOrEqual(0.85);
});

it("tries every kind, and thirty of those that a careful reader could know", () => {
  expect(recalls.filter(({ tried }) => tried === 0).map(({ kind }) => kind.name)).toEqual([]);
  expect(new Set(mistakeKinds.map(({ name }) => name)).size).toBe(mistakeKinds.length);
  expect(mistakeKinds.filter(({ knowable }) => knowable).length).toBeGreaterThanOrEqual(30);
});

it("has no more than one finding above note in 10,000 characters of a plan that was issued", () => {
  const noisy = all
    .filter(({ real }) => real)
    .flatMap((reading) => {
      const own = new Set(reading.entries.map(({ file }) => file));
      const found = judge(reading).filter(
        ({ severity, place }) => severity !== "note" && own.has(place.file),
      );
      const length = proseOf(reading).reduce((sum, one) => sum + wordsOf(reading, one).length, 0);
      return found.length > Math.max(1, Math.round(length / 10_000))
        ? [`${reading.name}: ${length} characters, ${found.map(({ code }) => code).join(", ")}`]
        : [];
    });
  expect(noisy).toEqual([]);
});
