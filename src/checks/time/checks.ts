import type { Check } from "../check.ts";
import { dateOutsidePeriod } from "./date-outside-period.ts";
import { deadlineMissing } from "./deadline-missing.ts";
import { deadlineOutOfRange } from "./deadline-out-of-range.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { oldYear } from "./old-year.ts";
import { phaseCover } from "./phase-cover.ts";
import { recurrenceFeasible } from "./recurrence-feasible.ts";
import { titleYear } from "./title-year.ts";

/** The checks of deadlines, phases, frequencies and years, one line each. */
export const checks: readonly Check[] = [
  dateOutsidePeriod,
  deadlineMissing,
  deadlineOutOfRange,
  dependencyCycle,
  dependencyOrder,
  oldYear,
  phaseCover,
  recurrenceFeasible,
  titleYear,
];
