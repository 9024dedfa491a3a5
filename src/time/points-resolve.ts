import {
  addDays,
  type CalendarDate,
  type ClosedRange,
  calendarDate,
  daysInMonth,
  monthsRange,
  partsOf,
  weekRange,
} from "./calendar-date.ts";
import type { Edge, Point, Span, UnitRef, YearRef } from "./phrase.ts";
import type { PhraseProblem } from "./problems.ts";
import { chooseYear, fiscalStart } from "./reading/years.ts";
import type { TimeContext } from "./resolved.ts";

/** Years that earlier points of a phrase set for later ones. */
export interface PhraseYears {
  /** What a point without a year takes. */
  readonly current: number;
  /** What 次年 counts from: the last year that was no 次年 itself. */
  readonly base: number;
}

/** A point with its dates. */
export interface PointResult {
  /** Missing if the point has no dates; then a problem says why. */
  readonly range?: ClosedRange;
  /** The years the point leaves for those after it. */
  readonly years?: PhraseYears;
  readonly problems: readonly PhraseProblem[];
}

/**
 * The days of a point. `previous` holds the years of the point before it in the same phrase (or of the repetition it stands in),
 * `shift` adds years to a year that is not written.
 */
export function resolvePoint(
  point: Point,
  context: TimeContext,
  previous: PhraseYears | undefined,
  shift = 0,
): PointResult {
  const place: Span = { at: point.at, length: point.length };
  if (point.unit === "issue") {
    if (context.issued === undefined) return { problems: [{ code: "no-issue-date", ...place }] };
    const { year } = partsOf(context.issued);
    return {
      range: { start: context.issued, end: context.issued },
      years: { current: year, base: year },
      problems: [],
    };
  }
  if (point.unit === "five-years") {
    const first = 1951 + point.number * 5;
    const edge = point.edge;
    const range =
      edge === undefined
        ? monthsRange(first, 1, 60)
        : monthsRange(edge === "start" ? first : first + 4, 1, 12);
    return { range, years: { current: first, base: first }, problems: [] };
  }
  const fixed = fixUnit(point, context);
  if (fixed.problem !== undefined) return { problems: [{ ...fixed.problem, ...place }] };
  const unit = fixed.point;
  const rangeIn = (year: number): ClosedRange =>
    rangeOfUnit(unit, year, context) ?? monthsRange(year, 1, 12);
  const choice =
    fixed.year === undefined
      ? chooseYear(unit.year, previous, context, rangeIn, place)
      : { year: fixed.year, problems: [] };
  if (choice === undefined) return { problems: [{ code: "no-plan-year", ...place }] };
  const year =
    unit.year.kind === "implied" && fixed.year === undefined ? choice.year + shift : choice.year;
  const counted = unit.year.kind === "offset" && fixed.year === undefined ? unit.year.offset : 0;
  const years = { current: year, base: year - counted };
  const range = rangeOfUnit(unit, year, context);
  if (range !== undefined) return { range, years, problems: choice.problems };
  const day = unit.unit === "day" ? unit.day : 0;
  return {
    years,
    problems: [{ code: "no-such-day", year, month: monthNumber(unit), day, ...place }],
  };
}

type DatedPoint = Exclude<Point, { readonly unit: "issue" | "five-years" }>;

type Fixed =
  | { readonly point: DatedPoint; readonly year?: number; readonly problem?: undefined }
  | { readonly problem: Unplaced; readonly point?: undefined; readonly year?: undefined };

type Unplaced =
  | { readonly code: "no-issue-date" }
  | {
      readonly code: "no-such-unit";
      readonly unit: "month" | "quarter" | "week";
      readonly number: number;
    };

// 本月, 下季度: the number and the year come from the day of issue.
function fixUnit(point: DatedPoint, context: TimeContext): Fixed {
  if (point.unit === "week") {
    const right = point.week >= 1 && point.week <= 53;
    return right
      ? { point }
      : { problem: { code: "no-such-unit", unit: "week", number: point.week } };
  }
  if (point.unit !== "month" && point.unit !== "day" && point.unit !== "quarter") return { point };
  const ref = point.unit === "quarter" ? point.quarter : point.month;
  const count = point.unit === "quarter" ? 4 : 12;
  if (ref.kind === "number") {
    if (ref.number >= 1 && ref.number <= count) return { point };
    const unit = point.unit === "quarter" ? "quarter" : "month";
    return { problem: { code: "no-such-unit", unit, number: ref.number } };
  }
  if (context.issued === undefined) return { problem: { code: "no-issue-date" } };
  const issued = partsOf(context.issued);
  const current = point.unit === "quarter" ? Math.ceil(issued.month / 3) : issued.month;
  const index = issued.year * count + (current - 1) + ref.offset;
  const number: UnitRef = { kind: "number", number: (index % count) + 1 };
  const year = Math.floor(index / count);
  return {
    point: point.unit === "quarter" ? { ...point, quarter: number } : { ...point, month: number },
    year,
  };
}

function rangeOfUnit(
  point: DatedPoint,
  year: number,
  context: TimeContext,
): ClosedRange | undefined {
  const start = startOfYear(point.year, year, context);
  switch (point.unit) {
    case "year":
      return edgeOfYear(monthsRange(start.year, start.month, 12), point.edge);
    case "half":
      return edgeOfMonths(start.year, start.month + (point.half - 1) * 6, 6, point.edge);
    case "quarters":
      return monthsRange(start.year, start.month, point.count * 3);
    case "quarter":
      return edgeOfMonths(
        start.year,
        start.month + (numberOf(point.quarter) - 1) * 3,
        3,
        point.edge,
      );
    case "week":
      return weekRange(year, point.week);
    case "month": {
      const place = inFiscalYear(point.year, start, year, numberOf(point.month));
      return edgeOfMonths(place, numberOf(point.month), 1, point.edge);
    }
    case "day": {
      const place = inFiscalYear(point.year, start, year, numberOf(point.month));
      const day = calendarDate(place, numberOf(point.month), point.day);
      return day === undefined ? undefined : { start: day, end: day };
    }
  }
}

function startOfYear(
  ref: YearRef,
  year: number,
  context: TimeContext,
): { readonly year: number; readonly month: number } {
  return ref.kind === "fiscal" ? fiscalStart(year, context) : { year, month: 1 };
}

// November FY2021 lies in 2020.
function inFiscalYear(
  ref: YearRef,
  start: { readonly year: number; readonly month: number },
  year: number,
  month: number,
): number {
  if (ref.kind !== "fiscal") return year;
  return month >= start.month ? start.year : start.year + 1;
}

/** The part of `count` months that `edge` names; all of them without one. Days 1 to 10, 11 to 20 and 21 to the end of a month. */
export function edgeOfMonths(
  year: number,
  month: number,
  count: number,
  edge: Edge | undefined,
): ClosedRange {
  const whole = monthsRange(year, month, count);
  if (edge === undefined) return whole;
  if (edge === "start" || edge === "early")
    return { start: whole.start, end: addDays(whole.start, 9) };
  if (edge === "end" || edge === "late")
    return { start: dayInMonthOf(whole.end, 21), end: whole.end };
  if (count === 1)
    return { start: dayInMonthOf(whole.start, 11), end: dayInMonthOf(whole.start, 20) };
  const middle = month + Math.floor((count - 1) / 2);
  return monthsRange(year, middle, count % 2 === 0 ? 2 : 1);
}

/** The part of a year that `edge` names: January, June, December; `early` and `late` are its first and last quarter. */
export function edgeOfYear(year: ClosedRange, edge: Edge | undefined): ClosedRange {
  if (edge === undefined) return year;
  const first = partsOf(year.start);
  switch (edge) {
    case "start":
      return monthsRange(first.year, first.month, 1);
    case "middle":
      return monthsRange(first.year, first.month + 5, 1);
    case "end":
      return monthsRange(first.year, first.month + 11, 1);
    case "early":
      return monthsRange(first.year, first.month, 3);
    case "late":
      return monthsRange(first.year, first.month + 9, 3);
  }
}

/** The day of the month that holds `date`, or the month's last day if it is shorter. */
export function dayInMonthOf(date: CalendarDate, day: number): CalendarDate {
  const { year, month } = partsOf(date);
  return calendarDate(year, month, Math.min(Math.max(day, 1), daysInMonth(year, month))) ?? date;
}

function numberOf(ref: UnitRef): number {
  return ref.kind === "number" ? ref.number : 1;
}

function monthNumber(point: DatedPoint): number {
  return point.unit === "day" ? numberOf(point.month) : 1;
}
