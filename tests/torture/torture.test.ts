import { expect, it } from "vitest";
import { torture } from "./torture.ts";

it("nothing that must hold of every source fails for mutated ones", { timeout: 120_000 }, () => {
  const met = [...torture({ seed: 20260101, from: 0, to: 150 })];
  expect(met.map(({ hit, source }) => ({ hit, source }))).toEqual([]);
});
