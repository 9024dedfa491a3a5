import {
  addDays,
  addMonths,
  type CalendarDate,
  type ClosedRange,
  type DateRange,
  dateRange,
  holds,
  intersect,
  monthsRange,
  partsOf,
} from "./calendar-date.ts";
import { bounded, resolveDated } from "./dated-resolve.ts";
import type { Duration, Inner, RecurringClause, RepeatUnit, Span } from "./phrase.ts";
import { dayInMonthOf, edgeOfMonths, edgeOfYear } from "./points-resolve.ts";
import type { PhraseProblem } from "./problems.ts";
import { type Naming, nameOrdinal, nameSlot } from "./reading/labels.ts";
import { normalise } from "./reading/normalise.ts";
import { readPhrase } from "./reading/read-phrase.ts";
import { type Slot, type SlotName, slotName, slotsOf } from "./reading/slots.ts";
import { planYears } from "./reading/years.ts";
import type { Occurrence, TimeContext } from "./resolved.ts";
import { addWorkingDays, weekdaysOnly } from "./working-days.ts";

/** An occurrence before it has its name: names depend on all of them. */
export interface DraftOccurrence {
  readonly name: SlotName;
  readonly range: DateRange;
  readonly due: CalendarDate;
  readonly slot: ClosedRange;
  /** 1, 2 … where a repetition asks for several. */
  readonly ordinal?: number;
}

/** Occurrences of a frequency and what does not work out. */
export interface Expansion {
  readonly drafts: readonly DraftOccurrence[];
  readonly problems: readonly PhraseProblem[];
}

const mostOccurrences = 1000;

/** The last day of a stretch of time that begins after `from`: `from` itself is not counted. */
export function endOfDuration(
  from: CalendarDate,
  duration: Duration,
  context: TimeContext,
): { readonly date: CalendarDate; readonly known: boolean } {
  const { amount, unit } = duration;
  switch (unit) {
    case "working-day":
      return addWorkingDays(from, amount, context.workingDays ?? weekdaysOnly);
    case "day":
      return { date: addDays(from, amount), known: true };
    case "week":
      return { date: addDays(from, amount * 7), known: true };
    case "month":
      return { date: addMonths(from, amount), known: true };
    case "quarter":
      return { date: addMonths(from, amount * 3), known: true };
    case "year":
      return { date: addMonths(from, amount * 12), known: true };
  }
}

/** The occurrences of a frequency within `span`. */
export function expand(
  clause: RecurringClause,
  span: ClosedRange,
  context: TimeContext,
): Expansion {
  const place: Span = { at: clause.at, length: clause.length };
  const problems: PhraseProblem[] = [];
  const drafts: DraftOccurrence[] = [];
  for (const slot of slotsOf(clause.unit, clause.step, span, mostOccurrences + 1)) {
    if (clause.inner.length === 0) {
      // Every two weeks, every 90 days: the stretch that the span cuts off falls due after it. Calendar units (每季度) are owed even in part.
      if (clause.step > 1 && drafts.length > 0 && slot.range.end > span.end) break;
      drafts.push(...repeated(clause, slot, span));
    } else {
      const inner = innerDrafts(clause, slot, span, context);
      drafts.push(...inner.drafts);
      for (const problem of inner.problems) {
        if (!problems.some((known) => known.code === problem.code)) problems.push(problem);
      }
    }
    if (drafts.length > mostOccurrences) break;
  }
  const first = drafts[0];
  if (
    clause.inner.length === 0 &&
    clause.step > 1 &&
    first !== undefined &&
    first.slot.end > span.end
  ) {
    problems.push({ code: "repeats-beyond-period", range: first.slot, ...place });
  }
  if (first === undefined) problems.push({ code: "no-occurrence", ...place });
  if (drafts.length > mostOccurrences) {
    problems.push({ code: "too-many-occurrences", kept: mostOccurrences, ...place });
  }
  return { drafts: drafts.slice(0, mostOccurrences), problems };
}

function repeated(
  clause: RecurringClause,
  slot: Slot,
  span: ClosedRange,
): readonly DraftOccurrence[] {
  const shared = intersect(slot.range, span);
  if (shared?.end === undefined) return [];
  const draft: DraftOccurrence = {
    name: slot.name,
    range: shared,
    due: shared.end,
    slot: slot.range,
  };
  if (clause.times === 1) return [draft];
  return Array.from({ length: Math.min(clause.times, mostOccurrences + 1) }, (_, index) => ({
    ...draft,
    ordinal: index + 1,
  }));
}

function innerDrafts(
  clause: RecurringClause,
  slot: Slot,
  span: ClosedRange,
  context: TimeContext,
): Expansion {
  const problems: PhraseProblem[] = [];
  const drafts: DraftOccurrence[] = [];
  const several = clause.inner.length > 1;
  const dated = clause.inner.flatMap((inner) => (inner.kind === "dated" ? [inner.clause] : []));
  for (const result of resolveDated(dated, context, partsOf(slot.range.start).year)) {
    problems.push(...result.problems);
    if (result.range === undefined || result.named === undefined) continue;
    // 每年12月至次年2月 may end after the plan: its words lead out of the year.
    const leaves = result.named.end > slot.range.end;
    const draft = within(result.range, slot, leaves ? { start: span.start } : span, true);
    if (draft === undefined) continue;
    drafts.push(several ? { ...draft, slot: result.named, name: unitName(result.named) } : draft);
  }
  for (const inner of clause.inner) {
    if (inner.kind === "dated") continue;
    const place: Span = { at: clause.at, length: clause.length };
    if (inner.kind === "after-end") {
      const { date, known } = endOfDuration(slot.range.end, inner.duration, context);
      if (!known) problems.push({ code: "holidays-unknown", ...place });
      const range = { start: addDays(slot.range.end, 1), end: date };
      drafts.push({ name: slot.name, range, due: date, slot: slot.range });
      continue;
    }
    const named = placeIn(inner, slot.range, clause.unit);
    const draft = within(bounded(named, inner.bound), slot, span, false);
    if (draft === undefined) continue;
    drafts.push(several ? { ...draft, slot: named, name: unitName(named) } : draft);
  }
  const times = clause.times;
  if (times === 1 || several) return { drafts, problems };
  return {
    drafts: drafts.flatMap((draft) =>
      Array.from({ length: Math.min(times, mostOccurrences) }, (_, index) => ({
        ...draft,
        ordinal: index + 1,
      })),
    ),
    problems,
  };
}

// What falls due outside the span is not owed; an open start is the repetition's.
function within(
  range: DateRange,
  slot: Slot,
  span: DateRange,
  loose: boolean,
): DraftOccurrence | undefined {
  const due = range.end;
  if (due === undefined || !holds(span, due)) return undefined;
  if (!loose && !holds(slot.range, due)) return undefined;
  const open = dateRange(range.start ?? slot.range.start, due);
  const shared = intersect(open, dateRange(span.start, undefined)) ?? { start: due, end: due };
  return { name: slot.name, range: shared, due, slot: slot.range };
}

function placeIn(
  inner: Exclude<Inner, { readonly kind: "dated" | "after-end" }>,
  slot: ClosedRange,
  unit: RepeatUnit,
): ClosedRange {
  const start = partsOf(slot.start);
  const end = partsOf(slot.end);
  const months = (end.year - start.year) * 12 + end.month - start.month + 1;
  switch (inner.kind) {
    case "day": {
      const day = dayInMonthOf(slot.start, inner.day);
      return { start: day, end: day };
    }
    case "weekday": {
      const day = addDays(slot.start, inner.weekday - 1);
      return { start: day, end: day };
    }
    case "edge":
      if (unit === "year") return edgeOfYear(slot, inner.edge);
      if (unit === "week") return edgeOfWeek(slot, inner.edge === "start");
      return edgeOfMonths(start.year, start.month, months, inner.edge);
    case "month-of": {
      const month = start.month + (inner.nth < 0 ? months - 1 : Math.min(inner.nth, months) - 1);
      if (inner.day === undefined) return edgeOfMonths(start.year, month, 1, inner.edge);
      const day = dayInMonthOf(monthsRange(start.year, month, 1).start, inner.day);
      return { start: day, end: day };
    }
  }
}

function edgeOfWeek(week: ClosedRange, start: boolean): ClosedRange {
  const day = start ? week.start : week.end;
  return { start: day, end: day };
}

/** The name of named days: 上半年, 三季度, 9月, 9月10日, or a stretch of them. */
export function unitName(named: ClosedRange): SlotName {
  const first = partsOf(named.start);
  const whole = monthsRange(first.year, first.month, 1);
  if (named.start >= whole.start && named.end <= whole.end && named.start !== named.end) {
    return slotName("month", whole);
  }
  const last = partsOf(named.end);
  const months = first.day === 1 && named.end === monthsRange(last.year, last.month, 1).end;
  return slotName(months ? "month" : "day", named);
}

/** Gives drafts their keys and labels, in order of their due dates. Keys carry the year where the plan has several, or where it is not the plan's. */
export function name(
  drafts: readonly DraftOccurrence[],
  context: TimeContext,
): readonly Occurrence[] {
  const locale = context.locale ?? "zh";
  const years = planYears(context);
  const slots = new Set(drafts.map((draft) => `${draft.slot.start}${draft.slot.end}`));
  const taken = new Map<string, number>();
  return [...drafts]
    .sort((a, b) => compare(a.due, b.due) || compare(a.slot.start, b.slot.start))
    .map((draft) => {
      const { year } = draft.name;
      const strange = !years.includes(year) || (draft.name.to?.year ?? year) !== year;
      const own = nameSlot(draft.name, locale, years.length > 1 || strange);
      const naming =
        draft.ordinal === undefined
          ? own
          : nameOrdinal(draft.ordinal, slots.size > 1 ? own : undefined, locale);
      const { key, label } = unique(naming, taken);
      return { key, label, range: draft.range, due: draft.due, slot: draft.slot };
    });
}

// Two frequencies in one phrase, or 9月10日、9月20日 as parts of 9月, may want one name.
function unique(naming: Naming, taken: Map<string, number>): Naming {
  const count = (taken.get(naming.key) ?? 0) + 1;
  taken.set(naming.key, count);
  if (count === 1) return naming;
  return { key: `${naming.key}·${count}`, label: `${naming.label}·${count}` };
}

/**
 * The occurrence that a user means by `text`: its key or label, or any phrase for its days: 上半年, H1, 一季度, Q1, 9月, 2015-09, 2015年9月, a day
 * within it. Undefined if none fits, or more than one.
 */
export function findOccurrence(
  occurrences: readonly Occurrence[],
  text: string,
  context: TimeContext,
): Occurrence | undefined {
  const wanted = normalise(text).text;
  if (wanted === "") return undefined;
  const named = occurrences.filter(
    ({ key, label }) => normalise(key).text === wanted || normalise(label).text === wanted,
  );
  if (named.length === 1) return named[0];
  const ordinal = /^(?:第|#|no\.)?(\d{1,3})次?$/.exec(wanted)?.[1];
  if (ordinal !== undefined) {
    const keys = [`第${ordinal}次`, `#${ordinal}`];
    const counted = occurrences.find(({ key }) => keys.includes(key));
    if (counted !== undefined) return counted;
  }
  const days = daysMeant(occurrences, text, context);
  const equal = occurrences.filter(({ slot }) => days.some((day) => same(day, slot)));
  if (equal.length > 0) return equal.length === 1 ? equal[0] : undefined;
  const around = occurrences.filter(({ slot }) => days.some((day) => covers(slot, day)));
  return around.length === 1 ? around[0] : undefined;
}

// 9月 without a year may be any year's in which there are occurrences.
function daysMeant(
  occurrences: readonly Occurrence[],
  text: string,
  context: TimeContext,
): readonly ClosedRange[] {
  const reading = readPhrase(text);
  if (!reading.ok || reading.phrase.clauses.length !== 1) return [];
  const clause = reading.phrase.clauses[0];
  if (clause.type === "undated" && clause.wholePeriod) {
    const { start, end } = context.period;
    return start === undefined || end === undefined ? [] : [{ start, end }];
  }
  if (clause.type !== "dated") return [];
  const years = new Set(
    occurrences.flatMap(({ slot }) =>
      [slot.start, slot.end].flatMap((date) => (date === undefined ? [] : [partsOf(date).year])),
    ),
  );
  const ranges = [...years].flatMap((year) =>
    resolveDated([clause], context, year).flatMap((result) => result.named ?? []),
  );
  return ranges.filter((range, index) => ranges.findIndex((other) => same(range, other)) === index);
}

function same(a: DateRange, b: DateRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function covers(slot: DateRange, days: ClosedRange): boolean {
  return holds(slot, days.start) && holds(slot, days.end);
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
