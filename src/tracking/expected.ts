import { expectedSteps } from "../model/items/expected-steps.ts";
import type { Assignment, Item } from "../model/model.ts";
import { childOf } from "../syntax/entry.ts";
import { type CalendarDate, daysBetween } from "../time/calendar-date.ts";

/** How far a row should be on a day. */

/** The first day on which work on a row may begin: not before the issue, its 期间, or the deadline of what it waits for. */
export function beginOf(row: Assignment): CalendarDate | undefined {
  const { item, occurrence } = row;
  const resolved = (item.frequency ?? item.due)?.resolved;
  const own = resolved?.occurrences.find(({ key }) => key === occurrence)?.range.start;
  const range = item.due?.resolved?.ranges[0]?.start;
  const issued = item.plan.notice?.date ?? item.plan.period.start;
  const within = item.time.within?.start ?? item.plan.period.start;
  const saysWhen = childOf(item.entry, "period") !== undefined;
  const begin = own ?? (saysWhen ? within : (range ?? within));
  return [begin, issued, ...item.after.flatMap(endOf)]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** The day by which an item is to be done that others wait for; none where it has no deadline. */
function endOf({ due, frequency }: Item): readonly CalendarDate[] {
  const resolved = (frequency ?? due)?.resolved;
  const last = resolved?.due ?? resolved?.occurrences.at(-1)?.due;
  return last === undefined ? [] : [last];
}

/**
 * The percentage that should be reached: the last step of 进度 whose day has come; without steps, the share
 * of the time between the beginning and the deadline that has passed.
 * @returns undefined where there is no deadline and no step
 */
export function expectedPercent(row: Assignment, day: CalendarDate): number | undefined {
  if (row.due !== undefined && day >= row.due) return 100;
  const steps = expectedSteps(row.item);
  if (steps.length > 0) return steps.findLast(({ by }) => by <= day)?.percent ?? 0;
  const begin = beginOf(row);
  if (row.due === undefined || begin === undefined) return undefined;
  const whole = daysBetween(begin, row.due);
  if (day <= begin || whole <= 0) return 0;
  return Math.floor((100 * daysBetween(begin, day)) / whole);
}
