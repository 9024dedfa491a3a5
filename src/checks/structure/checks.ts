import type { Check } from "../check.ts";
import { basisOutdated } from "./basis-outdated.ts";
import { declaredTotal } from "./declared-total.ts";
import { duplicateEntry } from "./duplicate-entry.ts";
import { ladder } from "./ladder.ts";
import { notPrinted } from "./not-printed.ts";
import { numbering } from "./numbering.ts";
import { openPoint } from "./open-point.ts";
import { typedHeading } from "./typed-heading.ts";
import { typedTail } from "./typed-tail.ts";

/** The checks of the outline, the numbers and the points left open, one line each. */
export const checks: readonly Check[] = [
  basisOutdated,
  declaredTotal,
  duplicateEntry,
  ladder,
  notPrinted,
  numbering,
  openPoint,
  typedHeading,
  typedTail,
];
