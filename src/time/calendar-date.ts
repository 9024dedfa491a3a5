import { given } from "../given.ts";
/**
 * Dates of the Gregorian calendar as values, and the arithmetic that time phrases need.
 *
 * A date is the ISO string "YYYY-MM-DD" (years 0001 to 9999), so dates compare with `<` and print as
 * they are. A polyfill for Temporal was measured at 14 to 21 ms of load time; this core costs nothing.
 */

/** A day, "YYYY-MM-DD". Made only by {@link calendarDate}, {@link parseCalendarDate} and the functions here. */
export type CalendarDate = string & { readonly calendarDate: never };

/** Days from `start` to `end`, both included. A missing end is open. */
export interface DateRange {
  readonly start?: CalendarDate;
  readonly end?: CalendarDate;
}

/** A range with both ends. */
export interface ClosedRange {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** The parts of a date: `month` 1 to 12, `day` 1 to 31. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The last day that there is: for what has no end. */
export const LAST_DAY = write(9999, 12, 31);

const lastDayNumber = dayNumber(9999, 12, 31);
const firstDayNumber = dayNumber(1, 1, 1);

/** Is `year` a leap year? */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of `month` (1 to 12) in `year`. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date of these parts, or undefined if there is no such day (30 February, month 13, year 0). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return write(year, month, day);
}

/** Reads exactly "YYYY-MM-DD"; undefined for anything else. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  return calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** No year before it is one of a document: GB/T 7408 (ISO 8601) counts from 1583 without agreement. */
export const FIRST_YEAR = 1583;

/**
 * Reads a day as people type it: `2015-06-29`, `2015/6/29`, `2015.6.29`, `2015年6月29日`, in half-width signs.
 * @returns undefined where it is none, no real day, or of a year that no document has
 */
export function typedDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?$/.exec(text);
  if (match === null || Number(match[1]) < FIRST_YEAR) return undefined;
  return calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The parts of a date. */
export function partsOf(date: CalendarDate): DateParts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** The date `days` later (earlier if negative); stays within the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The date `months` later, on the last day of the month where the day does not exist there. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const first = monthStart(year, month + months);
  const target = partsOf(first);
  return write(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Day of the week, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: CalendarDate): number {
  const remainder = (toDayNumber(date) + 3) % 7;
  return (remainder < 0 ? remainder + 7 : remainder) + 1;
}

/** First day of a month; months outside 1 to 12 count on into other years. */
function monthStart(year: number, month: number): CalendarDate {
  const index = year * 12 + (month - 1);
  const clamped = Math.min(Math.max(Math.trunc(index), 12), 9999 * 12 + 11);
  return write(Math.floor(clamped / 12), (clamped % 12) + 1, 1);
}

/** `count` whole months, the first being `month` (see {@link monthStart}) of `year`. */
export function monthsRange(year: number, month: number, count: number): ClosedRange {
  const last = partsOf(monthStart(year, month + count - 1));
  return {
    start: monthStart(year, month),
    end: write(last.year, last.month, daysInMonth(last.year, last.month)),
  };
}

/** Week `week` of `year` after ISO 8601: Monday to Sunday, week 1 holds the year's first Thursday. */
export function weekRange(year: number, week: number): ClosedRange {
  const start = addDays(mondayOf(write(clampYear(year), 1, 4)), (week - 1) * 7);
  return { start, end: addDays(start, 6) };
}

/** Year and number of the ISO 8601 week that holds `date`. */
export function weekOf(date: CalendarDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(mondayOf(date), 3);
  const { year } = partsOf(thursday);
  return { year, week: Math.floor(daysBetween(write(year, 1, 1), thursday) / 7) + 1 };
}

/** The Monday of the week that holds `date`. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** What two ranges share, or undefined if they share no day. Open ends give way to closed ones. */
export function intersect(a: DateRange, b: DateRange): DateRange | undefined {
  const start = later(a.start, b.start);
  const end = earlier(a.end, b.end);
  if (start !== undefined && end !== undefined && start > end) return undefined;
  return dateRange(start, end);
}

/** A range of these ends; undefined leaves an end open. */
export function dateRange(
  start: CalendarDate | undefined,
  end: CalendarDate | undefined,
): DateRange {
  return {
    ...given({ start, end }),
  };
}

/** Does `range` hold `date`? */
export function holds(range: DateRange, date: CalendarDate): boolean {
  return (
    (range.start === undefined || range.start <= date) &&
    (range.end === undefined || date <= range.end)
  );
}

function later(a: CalendarDate | undefined, b: CalendarDate | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

function earlier(a: CalendarDate | undefined, b: CalendarDate | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function clampYear(year: number): number {
  return Math.min(Math.max(Math.trunc(year), 1), 9999);
}

function write(year: number, month: number, day: number): CalendarDate {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return text as CalendarDate;
}

function toDayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  return dayNumber(year, month, day);
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March.
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function fromDayNumber(days: number): CalendarDate {
  const z = Math.min(Math.max(Math.trunc(days), firstDayNumber), lastDayNumber) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
