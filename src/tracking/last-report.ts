import type { ProgressReport } from "../model/journal/journal.ts";
import type { TrackedRow } from "./tracked-rows.ts";

/** The last report that says something in words, as it is read beside the next. */
export function lastReport(row: TrackedRow): ProgressReport | undefined {
  return row.reports.findLast(
    ({ text, problem, nextStep, percent, state }) =>
      text !== undefined ||
      problem !== undefined ||
      nextStep !== undefined ||
      percent !== undefined ||
      state !== undefined,
  );
}
