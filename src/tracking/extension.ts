import type { CalendarDate } from "../time/calendar-date.ts";
import { isDone } from "./summary.ts";
import type { TrackedRow } from "./tracked-rows.ts";

/** More time that a unit asks for and nobody has decided on. */
export interface ExtensionAsked {
  /** The deadline that is asked for. */
  readonly to: CalendarDate;
  /** The day of the report that asks. */
  readonly told: CalendarDate;
}

const answers: ReadonlySet<string> = new Set(["due", "cancelled", "paused"]);

/**
 * What was asked last, whatever was told since. It is over when it is taken back, when an adjustment of the same
 * day or later decides on the deadline or on the row itself, or when the row is done.
 */
export function extensionAsked(row: TrackedRow): ExtensionAsked | undefined {
  const asked = row.reports.findLast(({ extension }) => extension !== undefined);
  if (asked?.extension === undefined || asked.extension === "none" || isDone(row)) return undefined;
  const { told, extension: to } = asked;
  if (row.facts.state === "cancelled") return undefined;
  const answered = row.changes.some(({ date, change }) => date >= told && answers.has(change.type));
  return answered ? undefined : { to, told };
}
