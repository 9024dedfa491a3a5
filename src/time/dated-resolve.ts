import {
  addDays,
  type ClosedRange,
  type DateRange,
  dateRange,
  weekdayOf,
} from "./calendar-date.ts";
import type { Bound, DatedClause, Point } from "./phrase.ts";
import { type PhraseYears, type PointResult, resolvePoint } from "./points-resolve.ts";
import type { PhraseProblem } from "./problems.ts";
import { orderOf } from "./reading/dated.ts";
import type { TimeContext } from "./resolved.ts";

/** A dated clause with its days. */
export interface DatedResult {
  readonly clause: DatedClause;
  /** What the clause allows; missing if a problem leaves nothing. */
  readonly range?: DateRange;
  /** The whole calendar unit it names. */
  readonly named?: ClosedRange;
  readonly problems: readonly PhraseProblem[];
}

/**
 * The days of a list of dated clauses, in order. In an ascending list a smaller month after a larger one is next year's. `base` is the
 * year a repetition runs in, if the list stands inside one.
 */
export function resolveDated(
  clauses: readonly DatedClause[],
  context: TimeContext,
  base?: number,
): readonly DatedResult[] {
  const turn = turnOf(clauses);
  let years: PhraseYears | undefined = base === undefined ? undefined : { current: base, base };
  let turned = false;
  return clauses.map((clause, index) => {
    // A list that turns begins in the year of its first point; what stands behind the turn is one year on.
    const shift = index === turn && !turned ? 1 : 0;
    if (index === turn) turned = true;
    const first = resolvePoint(clause.first, context, years, years === undefined ? 0 : shift);
    years = first.years ?? years;
    const last = resolveLast(clause, first, context);
    years = last?.years ?? years;
    return combine(clause, first, last);
  });
}

/** The range that a bound makes of named days. */
export function bounded(range: ClosedRange, bound: Bound): DateRange {
  switch (bound) {
    case "in":
      return range;
    case "by":
      return { end: range.end };
    case "before":
      return { end: addDays(range.start, -1) };
    case "from":
      return { start: range.start };
    case "after":
      return { start: addDays(range.end, 1) };
  }
}

function resolveLast(
  clause: DatedClause,
  first: PointResult,
  context: TimeContext,
): PointResult | undefined {
  if (clause.last === undefined) return undefined;
  // 11月至2月 ends in the next year; 9月10日至20日 does not.
  const turns =
    orders(clause.first) && orders(clause.last) && orderOf(clause.last) < orderOf(clause.first);
  return resolvePoint(clause.last, context, first.years, turns ? 1 : 0);
}

function combine(
  clause: DatedClause,
  first: PointResult,
  last: PointResult | undefined,
): DatedResult {
  const problems = [...first.problems, ...(last?.problems ?? [])];
  const start = first.range;
  const end = last === undefined ? start : last.range;
  if (start === undefined || end === undefined) return { clause, problems };
  if (start.start > end.end) {
    const place = { at: clause.at, length: clause.length };
    problems.push({ code: "range-reversed", start: start.start, end: end.end, ...place });
    return { clause, problems };
  }
  const stated = clause.weekday;
  if (stated !== undefined && end.start === end.end && weekdayOf(end.end) !== stated.day) {
    problems.push({
      code: "weekday-mismatch",
      date: end.end,
      stated: stated.day,
      actual: weekdayOf(end.end),
      at: stated.at,
      length: stated.length,
    });
  }
  const named = { start: start.start, end: end.end };
  const range = bounded(named, clause.bound);
  return { clause, range: dateRange(range.start, range.end), named, problems };
}

// The place in a list from which it is next year's: where the month falls, if it falls once only.
function turnOf(clauses: readonly DatedClause[]): number | undefined {
  const turns: number[] = [];
  for (const [index, clause] of clauses.entries()) {
    const previous = clauses[index - 1];
    if (previous === undefined) continue;
    const before = previous.last ?? previous.first;
    if (!orders(before) || !orders(clause.first)) continue;
    if (orderOf(clause.first) < orderOf(before)) turns.push(index);
  }
  return turns.length === 1 ? turns[0] : undefined;
}

function orders(point: Point): boolean {
  return (
    point.unit === "half" ||
    point.unit === "quarter" ||
    point.unit === "month" ||
    point.unit === "day"
  );
}
