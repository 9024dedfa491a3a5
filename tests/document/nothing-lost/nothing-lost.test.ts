import fc from "fast-check";
import { expect, it } from "vitest";
import { anyChange } from "./changes.ts";
import { bases, lostIn } from "./lost.ts";

/**
 * The rule of the house, seen from outside: in sources without errors every character behind bars and in
 * titles prints, or is tracked, or a finding names its entry; and every unit, date, frequency and target
 * stands in `model.json`. PLANWRIGHT_TRIES is how many sources are tried; more than the usual take other
 * changes each time.
 */

const USUAL_TRIES = 200;
const tries = Number(process.env.PLANWRIGHT_TRIES ?? USUAL_TRIES);

it("prints, tracks or finds all that sources say, however they are changed", () => {
  let without = 0;
  fc.assert(
    fc.property(
      // The small plan is quick to make: it is changed more often than the others.
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(bases.small) },
        { weight: 1, arbitrary: fc.constantFrom(...bases.issued) },
      ),
      fc.array(anyChange, { minLength: 1, maxLength: 12 }),
      fc.array(anyChange, { maxLength: 3 }),
      (base, changes, noticeChanges) => {
        const result = lostIn(base, changes, noticeChanges);
        if (result === undefined) return;
        without += 1;
        expect(result.lost, result.sources).toEqual([]);
      },
    ),
    { numRuns: tries, ...(tries > USUAL_TRIES ? {} : { seed: 9 }) },
  );
  // Sources with errors show nothing; most must have none.
  expect(without).toBeGreaterThan(tries * 0.8);
});
