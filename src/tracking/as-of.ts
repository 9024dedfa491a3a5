import type { Journal } from "../model/journal/journal.ts";
import type { Plan } from "../model/model.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** The days of all entries of the journal that concern a plan. */
function daysOf(plan: Plan, journal: Journal): readonly CalendarDate[] {
  return [
    ...journal.reports.flatMap(({ told, subject }) => (subject.plan === plan ? [told] : [])),
    ...journal.closures.flatMap(({ date, subject }) => (subject.plan === plan ? [date] : [])),
    ...journal.supervisions.flatMap((order) => (order.plan === plan ? [order.date] : [])),
    ...journal.amendments.flatMap((amendment) => (amendment.plan === plan ? [amendment.date] : [])),
  ];
}

/**
 * The day whose state is shown where nobody asks for another: today; of a plan that is over, its end or
 * the last day on which anything was told, so that what is built of it stays the same.
 */
export function usualDay(plan: Plan, journal: Journal, today: CalendarDate): CalendarDate {
  const { end } = plan.period;
  if (end === undefined || today <= end) return today;
  const last = [end, ...daysOf(plan, journal)].toSorted().at(-1) ?? end;
  return [last, today].toSorted()[0] ?? today;
}
