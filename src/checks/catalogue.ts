import type { Finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { type Check, findingOf } from "./check.ts";
import { dateOutsidePeriod } from "./date-outside-period.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { openPoint } from "./open-point.ts";

/** Every check, one line each. */
export const checks: readonly Check[] = [dateOutsidePeriod, dependencyCycle, openPoint];

/** Runs checks over a model. */
export function runChecks(model: Model, selected: readonly Check[] = checks): readonly Finding[] {
  const found: Finding[] = [];
  for (const check of selected) {
    check.run(model, (problem) => {
      found.push(findingOf(check, problem));
    });
  }
  return found;
}
