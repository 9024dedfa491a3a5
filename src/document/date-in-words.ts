import type { Locale } from "../model/model.ts";
import { type CalendarDate, partsOf } from "../time/calendar-date.ts";
import { monthsEn } from "../time/reading/labels.ts";

/** A date as documents print it: Arabic digits without leading zeros (GB/T 9704-2012 7.3.5.4). */
export function printDate(date: CalendarDate, locale: Locale): string {
  const { year, month, day } = partsOf(date);
  return locale === "zh" ? `${year}年${month}月${day}日` : `${monthsEn[month - 1]} ${day}, ${year}`;
}
