import { type DateRange, intersect, partsOf } from "../calendar-date.ts";
import type { Span, YearRef } from "../phrase.ts";
import type { PhraseProblem } from "../problems.ts";
import type { TimeContext } from "../resolved.ts";

/** The plan's year: the first of its period, or of its issue, or undefined. */
export function planYear(context: TimeContext): number | undefined {
  const date = context.period.start ?? context.period.end ?? context.issued;
  return date === undefined ? undefined : partsOf(date).year;
}

/** Years that the plan's period touches, in order; at most a hundred. */
export function planYears(context: TimeContext): readonly number[] {
  const years = yearsOf(context.period);
  const issued = planYear(context);
  return years.length > 0 || issued === undefined ? years : [issued];
}

/** Years that a stretch touches, in order; at most a hundred. */
export function yearsOf({ start, end }: DateRange): readonly number[] {
  const begin = start ?? end;
  if (begin === undefined) return [];
  const first = partsOf(begin).year;
  const last = Math.max(first, partsOf(end ?? begin).year);
  return Array.from({ length: Math.min(last - first + 1, 100) }, (_, index) => first + index);
}

/** The calendar month and year a fiscal year begins in. */
export function fiscalStart(
  year: number,
  context: TimeContext,
): { readonly year: number; readonly month: number } {
  const month = context.fiscalYearStart ?? 1;
  const valid = Number.isInteger(month) && month >= 1 && month <= 12 ? month : 1;
  return { year: valid === 1 ? year : year - 1, month: valid };
}

/** A year that a point of this phrase stands in. */
export interface YearChoice {
  readonly year: number;
  readonly problems: readonly PhraseProblem[];
}

/**
 * The year of a point. A year that is not written is that of the point before it in the phrase, else the
 * first of the plan's period (or the part of it that counts) in which `rangeIn(year)` shares a day with it, else its first year. 次年 is the year after the one
 * before it in the phrase, else after the plan's.
 */
export function chooseYear(
  ref: YearRef,
  previous: { readonly current: number; readonly base: number } | undefined,
  context: TimeContext,
  rangeIn: (year: number) => DateRange,
  place: Span,
): YearChoice | undefined {
  if (ref.kind === "named") return { year: ref.year, problems: [] };
  if (ref.kind === "fiscal") {
    const assumed = context.fiscalYearStart === undefined;
    return {
      year: ref.year,
      problems: assumed ? [{ code: "fiscal-year-assumed", ...spot(place) }] : [],
    };
  }
  const base = previous?.base ?? planYear(context);
  if (base === undefined) return undefined;
  if (ref.kind === "offset") return { year: base + ref.offset, problems: [] };
  if (previous !== undefined) return { year: previous.current, problems: [] };
  const frame = context.within ?? context.period;
  const years = context.within === undefined ? planYears(context) : yearsOf(frame);
  const fitting = years.filter((year) => intersect(rangeIn(year), frame) !== undefined);
  const year = fitting[0] ?? years[0] ?? base;
  return {
    year,
    problems:
      fitting.length > 1
        ? [{ code: "year-open", taken: year, years: fitting, ...spot(place) }]
        : [],
  };
}

function spot(place: Span): Span {
  return { at: place.at, length: place.length };
}
