import type { Amount } from "../../syntax/entry.ts";
import { readQuantity } from "../../syntax/values.ts";
import { readNumber } from "../../syntax/written.ts";

/** Numbers without a unit, which count in the unit of their target. */

/** How many times off its target a number is that was most likely meant in another unit. */
const FAR = 100;

/**
 * How a bare number reads in the unit of its target, where it is so far off that another unit may have been meant: 72300
 * for a target of 7.23万张 is 72300万张. Small whole numbers are a beginning.
 * @param last what was told before, as written: what is near it is no slip
 * @returns undefined where it is no bare number, or not far off
 */
export function readingFarOff(written: string, target: Amount, last = ""): string | undefined {
  const bare = readNumber(written);
  const goal = target.to ?? target.from;
  const amount = readQuantity(written, target);
  if (bare === undefined || bare.unit !== "" || goal === undefined || amount === undefined)
    return undefined;
  const whole = Number.isInteger(bare.amount);
  const isFar = (from: number) =>
    from > 0 && amount > 0 && (amount > FAR * from || (!whole && FAR * amount < from));
  const before = readQuantity(last, target);
  if (!isFar(goal) || (before !== undefined && before > 0 && !isFar(before))) return undefined;
  return `${bare.amount}${/\d\s*(万亿|万|亿)/.exec(target.written)?.[1] ?? ""}${target.unit}`;
}
