import {
  addDays,
  type ClosedRange,
  daysBetween,
  mondayOf,
  monthsRange,
  partsOf,
  weekOf,
} from "../calendar-date.ts";
import type { RepeatUnit } from "../phrase.ts";

/** One repetition of a frequency: a stretch of the calendar and its name. */
export interface Slot {
  readonly range: ClosedRange;
  readonly name: SlotName;
}

/** What a stretch is called: a calendar unit, or two that it runs from and to. */
export interface SlotName {
  readonly unit: RepeatUnit;
  readonly year: number;
  /** Number within the year (half 1 to 2, quarter 1 to 4, month 1 to 12, week 1 to 53); 0 for a year, day of the month for a day. */
  readonly number: number;
  /** Month of a day. */
  readonly month?: number;
  /** The last unit of a stretch of several. */
  readonly to?: { readonly year: number; readonly number: number; readonly month?: number };
}

const monthsOf: Readonly<Record<RepeatUnit, number>> = {
  day: 0,
  week: 0,
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/**
 * The repetitions that share a day with `span`, at most `limit`. One unit at a time follows the calendar (weeks run Monday to
 * Sunday); several at a time are counted from the unit in which the span begins, several days from its first day.
 */
export function slotsOf(
  unit: RepeatUnit,
  step: number,
  span: ClosedRange,
  limit: number,
): readonly Slot[] {
  const slots: Slot[] = [];
  let range = firstRange(unit, step, span);
  while (range.start <= span.end && slots.length < limit) {
    slots.push({ range, name: slotName(unit, range) });
    const next = rangeFrom(unit, step, range);
    if (next.start <= range.start) break;
    range = next;
  }
  return slots;
}

/** The name of a stretch that `unit` counts: 12, 6 and 3 months on their borders are a year, a half-year, a quarter. */
export function slotName(unit: RepeatUnit, range: ClosedRange): SlotName {
  const first = partsOf(range.start);
  const last = partsOf(range.end);
  if (unit === "day") {
    const name = { unit, year: first.year, month: first.month, number: first.day };
    if (range.start === range.end) return name;
    return { ...name, to: { year: last.year, month: last.month, number: last.day } };
  }
  if (unit === "week") {
    const from = weekOf(range.start);
    const to = weekOf(range.end);
    const name = { unit, year: from.year, number: from.week };
    if (daysBetween(range.start, range.end) < 7) return name;
    return { ...name, to: { year: to.year, number: to.week } };
  }
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  for (const larger of ["year", "half", "quarter", "month"] as const) {
    const length = monthsOf[larger];
    if (months % length !== 0 || (first.month - 1) % length !== 0) continue;
    if (months !== length && larger !== unit && larger !== "month" && larger !== "year") continue;
    const number = larger === "year" ? 0 : (first.month - 1) / length + 1;
    const name = { unit: larger, year: first.year, number };
    if (months === length) return name;
    const to = { year: last.year, number: larger === "year" ? 0 : last.month / length };
    return { ...name, to };
  }
  return { unit: "month", year: first.year, number: first.month };
}

function firstRange(unit: RepeatUnit, step: number, span: ClosedRange): ClosedRange {
  if (unit === "day") return { start: span.start, end: addDays(span.start, step - 1) };
  if (unit === "week") {
    const start = mondayOf(span.start);
    return { start, end: addDays(start, step * 7 - 1) };
  }
  const { year, month } = partsOf(span.start);
  const length = monthsOf[unit];
  // Four quarters or six months counted in months begin with the month of the span.
  const first = month - ((month - 1) % length);
  return monthsRange(year, first, length * step);
}

function rangeFrom(unit: RepeatUnit, step: number, previous: ClosedRange): ClosedRange {
  const start = addDays(previous.end, 1);
  if (unit === "day") return { start, end: addDays(start, step - 1) };
  if (unit === "week") return { start, end: addDays(start, step * 7 - 1) };
  const { year, month } = partsOf(start);
  return monthsRange(year, month, monthsOf[unit] * step);
}
