import { type CalendarDate, partsOf, weekdayOf } from "./calendar-date.ts";
import type { WorkingDays } from "./working-days.ts";

/**
 * Loads the working days of the Chinese mainland (statutory holidays and make-up workdays as announced by the
 * State Council) from the library chinese-days. Loading takes 15 to 35 ms, so ask `needsWorkingDays` first. A year is
 * known when the library lists its National Day (1.5.7: 2004 to 2026); in other years weekends alone are counted.
 */
export async function loadChineseWorkingDays(): Promise<WorkingDays> {
  const { default: library } = await import("chinese-days");
  const known = new Map<number, boolean>();
  const knows = (date: CalendarDate): boolean => {
    const { year } = partsOf(date);
    const cached = known.get(year);
    if (cached !== undefined) return cached;
    // The library takes an unknown day for an ordinary one; every year it knows has a holiday on 1 October.
    const answer = library
      .getDayDetail(`${String(year).padStart(4, "0")}-10-01`)
      .name.startsWith("National Day");
    known.set(year, answer);
    return answer;
  };
  return {
    knows,
    isWorkingDay: (date) => (knows(date) ? library.isWorkday(date) : weekdayOf(date) <= 5),
  };
}
