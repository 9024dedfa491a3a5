import { given } from "../given.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  type ClosedRange,
  type DateRange,
  dateRange,
  intersect,
  monthsRange,
} from "./calendar-date.ts";
import { type DatedResult, resolveDated } from "./dated-resolve.ts";
import { type DraftOccurrence, endOfDuration, expand, name, unitName } from "./occurrences.ts";
import type {
  Anchor,
  DatedClause,
  Duration,
  Point,
  RecurringClause,
  RelativeClause,
  Span,
  TimeClause,
  TimePhrase,
} from "./phrase.ts";
import { resolvePoint } from "./points-resolve.ts";
import type { PhraseProblem } from "./problems.ts";
import { planYear, yearsOf } from "./reading/years.ts";
import type { ResolvedTime, TimeContext } from "./resolved.ts";

/**
 * Gives a phrase its dates within a plan. Never throws: what does not work out is a problem, and then the phrase may have no range.
 *
 * - A list of dates, and a frequency, have occurrences; a frequency beside a date runs within it (`2020年起，每年2月底前`).
 * - A stretch counts from the day after its anchor (民法典第二百零一条), a stretch from a named month or year with that month or year.
 * - Two deadlines of one phrase are due on the later day.
 */
export function resolvePhrase(phrase: TimePhrase, context: TimeContext): ResolvedTime {
  const problems: PhraseProblem[] = [];
  const dated = resolveDated(ofType(phrase, "dated"), context);
  for (const result of dated) problems.push(...result.problems);
  const relative = ofType(phrase, "relative").map((clause) => resolveRelative(clause, context));
  for (const result of relative) problems.push(...result.problems);
  const recurring = ofType(phrase, "recurring");
  const undated = ofType(phrase, "undated");
  const named: readonly DateRange[] = [
    ...dated.flatMap((result) => result.range ?? []),
    ...relative.flatMap((result) => result.range ?? []),
  ];
  const clock = dated.find((result) => result.clause.clock !== undefined)?.clause.clock;
  const base = {
    standing: undated.some((clause) => clause.standing),
    yearNamed: phrase.clauses.some(namesYear),
    ...given({ softener: phrase.softener, clock }),
  };
  if (recurring.length > 0) {
    const lost = named.length === 0 && dated.length + relative.length > 0;
    const repeated = lost ? { spans: [], drafts: [] } : repeat(recurring, named, context, problems);
    const occurrences = name(repeated.drafts, context);
    const due = occurrences[occurrences.length - 1]?.due;
    return {
      kind: "recurring",
      ranges: repeated.spans,
      ...given({ due }),
      occurrences,
      ...base,
      problems,
    };
  }
  const whole = undated.some((clause) => clause.wholePeriod);
  const period = intersect(context.period, {});
  const ranges = named.length === 0 && whole ? (period === undefined ? [] : [period]) : named;
  const due = named.some((range) => range.end === undefined)
    ? undefined
    : latest(named.map((range) => range.end));
  return {
    kind: kindOf(phrase, named),
    ranges,
    ...given({ due }),
    occurrences: dated.length > 1 ? name(listed(dated), context) : [],
    ...base,
    problems,
  };
}

function ofType<T extends TimeClause["type"]>(
  phrase: TimePhrase,
  type: T,
): readonly Extract<TimeClause, { readonly type: T }>[] {
  return phrase.clauses.filter(
    (clause): clause is Extract<TimeClause, { readonly type: T }> => clause.type === type,
  );
}

function kindOf(phrase: TimePhrase, ranges: readonly DateRange[]): ResolvedTime["kind"] {
  if (phrase.clauses.some((clause) => clause.type === "relative")) return "relative";
  const dated = phrase.clauses.filter((clause) => clause.type === "dated");
  const only = dated[0];
  if (only === undefined) return "undated";
  if (dated.length > 1) return "range";
  const range = ranges[0];
  if (range === undefined) return isDay(only) ? "date" : "range";
  const day = range.start !== undefined && range.start === range.end;
  return day || range.start === undefined ? "date" : "range";
}

function isDay(clause: DatedClause): boolean {
  return clause.last === undefined && (clause.first.unit === "day" || clause.bound === "by");
}

function listed(dated: readonly DatedResult[]): readonly DraftOccurrence[] {
  return dated.flatMap(({ range, named }) => {
    if (range?.end === undefined || named === undefined) return [];
    return [{ name: unitName(named), range, due: range.end, slot: named }];
  });
}

function repeat(
  clauses: readonly RecurringClause[],
  named: readonly DateRange[],
  context: TimeContext,
  problems: PhraseProblem[],
): { readonly spans: readonly ClosedRange[]; readonly drafts: readonly DraftOccurrence[] } {
  const period = closed(context.within ?? context.period, context);
  const first = clauses[0];
  if (period === undefined || first === undefined) {
    const at = first?.at ?? 0;
    problems.push({ code: "no-plan-year", at, length: first?.length ?? 0 });
    return { spans: [], drafts: [] };
  }
  const spans = spansOf(named, period);
  const drafts: DraftOccurrence[] = [];
  for (const clause of clauses) {
    const results = spans.map((span) => expand(clause, span, context));
    const found = results.flatMap((result) => result.drafts);
    const troubles = results.flatMap((result) => result.problems);
    drafts.push(...found);
    problems.push(
      ...troubles.filter((problem) => problem.code !== "no-occurrence" || found.length === 0),
    );
    if (spans.length === 0) {
      problems.push({ code: "no-occurrence", at: clause.at, length: clause.length });
    }
  }
  return { spans, drafts };
}

// From 2020 on and until 2022 is one span; May and October are two.
function spansOf(named: readonly DateRange[], period: ClosedRange): readonly ClosedRange[] {
  const open = named.filter((range) => range.start === undefined || range.end === undefined);
  const shut = named.filter((range) => range.start !== undefined && range.end !== undefined);
  let frame: DateRange | undefined = period;
  for (const range of open) frame = frame === undefined ? undefined : intersect(frame, range);
  const outer = frame;
  if (outer === undefined) return [];
  const parts =
    shut.length === 0 ? [outer] : shut.flatMap((range) => intersect(range, outer) ?? []);
  return parts.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
}

// A period with an open end ends with the year it begins in.
function closed(period: DateRange, context: TimeContext): ClosedRange | undefined {
  const year = yearsOf(period)[0] ?? planYear(context);
  if (year === undefined) return undefined;
  const whole = monthsRange(year, 1, 12);
  const start = period.start ?? whole.start;
  const end = period.end ?? whole.end;
  return start > end ? undefined : { start, end };
}

interface RelativeResult {
  readonly range?: DateRange;
  readonly problems: readonly PhraseProblem[];
}

function resolveRelative(clause: RelativeClause, context: TimeContext): RelativeResult {
  const { anchor, duration } = clause;
  const place: Span = { at: clause.at, length: clause.length };
  if (anchor.kind === "point") return fromPoint(anchor.point, duration, context, place);
  const begin = context.within?.start;
  // Years that nothing is said of are those of the 期间, its first included.
  if (
    anchor.kind === "issue" &&
    anchor.length === 0 &&
    duration?.unit === "year" &&
    begin !== undefined
  )
    return {
      range: { start: begin, end: addDays(addMonths(begin, 12 * duration.amount), -1) },
      problems: [],
    };
  const from = anchorDate(anchor, context);
  if (from === undefined) {
    const at: Span = anchor.length === 0 ? place : { at: anchor.at, length: anchor.length };
    return {
      problems: [
        anchor.kind === "issue"
          ? { code: "no-issue-date", ...at }
          : { code: "no-completion-date", item: anchor.name, ...at },
      ],
    };
  }
  return fromDate(from, duration, context, place);
}

function anchorDate(
  anchor: Exclude<Anchor, { readonly kind: "point" }>,
  context: TimeContext,
): CalendarDate | undefined {
  return anchor.kind === "issue" ? context.issued : context.completionOf?.(anchor.name);
}

function fromDate(
  from: CalendarDate,
  duration: Duration | undefined,
  context: TimeContext,
  place: Span,
): RelativeResult {
  if (duration === undefined) return { range: { start: from }, problems: [] };
  const { date, known } = endOfDuration(from, duration, context);
  return {
    range: { start: from, end: date },
    problems: known ? [] : [{ code: "holidays-unknown", ...place }],
  };
}

function fromPoint(
  point: Point,
  duration: Duration | undefined,
  context: TimeContext,
  place: Span,
): RelativeResult {
  const { range, problems } = resolvePoint(point, context, undefined);
  if (range === undefined) return { problems };
  if (point.unit === "day" || point.unit === "issue") {
    const result = fromDate(range.start, duration, context, place);
    return { ...result, problems: [...problems, ...result.problems] };
  }
  if (duration === undefined) return { range: { start: range.start }, problems };
  // 2012年起5年内: the year itself is the first of the five.
  const months = { month: 1, quarter: 3, year: 12, day: 0, week: 0, "working-day": 0 }[
    duration.unit
  ];
  if (months > 0) {
    const end = addDays(addMonths(range.start, months * duration.amount), -1);
    return { range: { start: range.start, end }, problems };
  }
  const { date, known } = endOfDuration(addDays(range.start, -1), duration, context);
  return {
    range: dateRange(range.start, date),
    problems: known ? problems : [...problems, { code: "holidays-unknown", ...place }],
  };
}

function namesYear(clause: TimeClause): boolean {
  if (clause.type === "dated") return [clause.first, clause.last].some(hasYear);
  return (
    clause.type === "relative" && clause.anchor.kind === "point" && hasYear(clause.anchor.point)
  );
}

function hasYear(point: Point | undefined): boolean {
  if (point === undefined || !("year" in point)) return false;
  return point.year.kind === "named" || point.year.kind === "fiscal";
}

function latest(dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return dates.reduce<CalendarDate | undefined>(
    (last, date) => (last === undefined || (date !== undefined && date > last) ? date : last),
    undefined,
  );
}
