import { addDays, type CalendarDate, weekdayOf } from "./calendar-date.ts";

/** A calendar of working days. `chinese-working-days.ts` makes the Chinese one. */
export interface WorkingDays {
  /** Is this day worked, holidays and make-up workdays considered? */
  readonly isWorkingDay: (date: CalendarDate) => boolean;
  /** Are the holidays of this day's year known? If not, `isWorkingDay` may know weekends only. */
  readonly knows: (date: CalendarDate) => boolean;
}

/** Monday to Friday, no holidays: what is counted when no calendar is given. */
export const weekdaysOnly: WorkingDays = {
  isWorkingDay: (date) => weekdayOf(date) <= 5,
  knows: () => false,
};

// No holiday is longer; a calendar that calls no day a working day must not count for ever.
const longestPause = 60;

/**
 * The day on which the `count`-th working day after `from` falls (`from` itself is not counted), and whether every day
 * passed was in a year the calendar knows.
 */
export function addWorkingDays(
  from: CalendarDate,
  count: number,
  calendar: WorkingDays,
): { readonly date: CalendarDate; readonly known: boolean } {
  let date = from;
  let known = true;
  let left = Math.min(count, 20_000);
  let pause = 0;
  while (left > 0 && pause < longestPause) {
    const next = addDays(date, 1);
    if (next === date) break;
    date = next;
    known = known && calendar.knows(date);
    if (calendar.isWorkingDay(date)) {
      left -= 1;
      pause = 0;
    } else pause += 1;
  }
  return { date, known };
}
