/**
 * What a time phrase says, before any calendar is asked. `readPhrase` makes these values, `resolvePhrase`
 * gives them dates. Places (`at`, `length`) count UTF-16 units in the text as it was written.
 */

/** Part of the written text. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** The year a point stands in: a number that was written, one counted from the plan's year, or none. */
export type YearRef =
  | { readonly kind: "named"; readonly year: number }
  | { readonly kind: "fiscal"; readonly year: number }
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "implied" };

/**
 * A part of a unit. In a month (as in a quarter or half-year) `start`, `middle` and `end` are days 1–10, 11–20
 * and 21–end (of the quarter: its first ten days, its second month, its last ten). In a year they are January, June and December,
 * while `early` and `late` are its first and last quarter.
 */
export type Edge = "start" | "middle" | "end" | "early" | "late";

/** A month or quarter: its number, or the one the plan is issued in (0) or the next one (1). */
export type UnitRef =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "issue"; readonly offset: number };

/** A named stretch of the calendar. */
export type Point = PointShape & Span;

type PointShape =
  | { readonly unit: "year"; readonly year: YearRef; readonly edge?: Edge }
  | { readonly unit: "half"; readonly year: YearRef; readonly half: number; readonly edge?: Edge }
  | { readonly unit: "quarters"; readonly year: YearRef; readonly count: number }
  | {
      readonly unit: "quarter";
      readonly year: YearRef;
      readonly quarter: UnitRef;
      readonly edge?: Edge;
    }
  | {
      readonly unit: "month";
      readonly year: YearRef;
      readonly month: UnitRef;
      readonly edge?: Edge;
    }
  | { readonly unit: "week"; readonly year: YearRef; readonly week: number }
  | { readonly unit: "day"; readonly year: YearRef; readonly month: UnitRef; readonly day: number }
  | { readonly unit: "five-years"; readonly number: number; readonly edge?: Edge }
  | { readonly unit: "issue" };

/**
 * How a point bounds the work: `in` it; `by` its last day; `before` its first day; `from` its first day on; `after` its last day.
 */
export type Bound = "in" | "by" | "before" | "from" | "after";

/** One point or a span of two, with its bound and what stands beside it. */
export interface DatedClause extends Span {
  readonly type: "dated";
  readonly bound: Bound;
  readonly first: Point;
  readonly last?: Point;
  /** 1 (Monday) to 7 (Sunday), as written beside the date. */
  readonly weekday?: { readonly day: number } & Span;
  /** "HH:MM", 00:00 to 24:00. */
  readonly clock?: string;
}

/** Units a stretch of time is counted in. */
export type DurationUnit = "day" | "working-day" | "week" | "month" | "quarter" | "year";

/** A stretch of time: `amount` is a whole number from 1. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** What a relative phrase counts from: the issue of the plan, the completion of a named item, or a date. */
export type Anchor =
  | ({ readonly kind: "issue" } & Span)
  | ({ readonly kind: "item"; readonly name: string } & Span)
  | ({ readonly kind: "point"; readonly point: Point } & Span);

/** "Within `duration` after `anchor`"; without a duration, any time after it. */
export interface RelativeClause extends Span {
  readonly type: "relative";
  readonly anchor: Anchor;
  readonly duration?: Duration;
}

/** Units a frequency repeats in. */
export type RepeatUnit = "day" | "week" | "month" | "quarter" | "half" | "year";

/** Where inside each repetition the work falls. */
export type Inner =
  | { readonly kind: "day"; readonly bound: Bound; readonly day: number }
  | { readonly kind: "weekday"; readonly bound: Bound; readonly weekday: number }
  | { readonly kind: "edge"; readonly bound: Bound; readonly edge: Edge }
  | {
      readonly kind: "month-of";
      readonly bound: Bound;
      /** 1 is the first month of the repetition, -1 the last. */
      readonly nth: number;
      readonly day?: number;
      readonly edge?: Edge;
    }
  | { readonly kind: "dated"; readonly clause: DatedClause }
  | { readonly kind: "after-end"; readonly duration: Duration };

/** A frequency: every `step` units, `times` times each, at the places of `inner` if it names any. */
export interface RecurringClause extends Span {
  readonly type: "recurring";
  readonly unit: RepeatUnit;
  readonly step: number;
  readonly times: number;
  readonly relation: "exactly" | "at-least" | "at-most" | "about";
  readonly inner: readonly Inner[];
}

/** No date: `standing` for work that goes on all the time, otherwise work at a time nobody has set. */
export interface UndatedClause extends Span {
  readonly type: "undated";
  readonly standing: boolean;
  /** 全年, all year: no deadline, but exactly the plan's period. */
  readonly wholePeriod: boolean;
}

/** One statement of a phrase. */
export type TimeClause = DatedClause | RelativeClause | RecurringClause | UndatedClause;

/** A phrase that was understood. Dated clauses side by side are a list; a frequency beside a dated clause recurs within it. */
export interface TimePhrase {
  /** As written. */
  readonly text: string;
  /** 原则上, 力争, 争取, in principle …, as written. */
  readonly softener?: string;
  readonly clauses: readonly [TimeClause, ...TimeClause[]];
}

/** The names of the items whose completion a phrase waits for, with their places. */
export function awaitedItems(phrase: TimePhrase): readonly ({ readonly name: string } & Span)[] {
  return phrase.clauses.flatMap((clause) =>
    clause.type === "relative" && clause.anchor.kind === "item" ? [clause.anchor] : [],
  );
}

/** Does the phrase count working days, so that `TimeContext.workingDays` is worth loading? */
export function needsWorkingDays(phrase: TimePhrase): boolean {
  return phrase.clauses.some((clause) => {
    if (clause.type === "relative") return clause.duration?.unit === "working-day";
    if (clause.type !== "recurring") return false;
    return clause.inner.some(
      (inner) => inner.kind === "after-end" && inner.duration.unit === "working-day",
    );
  });
}
