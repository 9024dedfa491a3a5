import type { CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings, Ranking, RowState } from "./light-settings.ts";
import type { TrackedRow } from "./tracked-rows.ts";

/** Counts over rows: of a unit, a goal, a month, or all of them. */
export interface Summary {
  /** Without those that were cancelled. */
  readonly rows: number;
  /** Of those, the ones that can be completed: standing items go on, and count for no share or mean. */
  readonly completable: number;
  readonly states: Readonly<Partial<Record<RowState, number>>>;
  /** Done, closed, or with closure requested. */
  readonly done: number;
  readonly overdue: number;
  /** Done behind the deadline. */
  readonly late: number;
  /** Whose deadline has come. */
  readonly due: number;
  /** Of those, done by their deadline. */
  readonly onTime: number;
  /** By name of light. */
  readonly lights: Readonly<Record<string, number>>;
  /** The sum of the weights of the lights. */
  readonly worst: number;
  /** The mean of what was reported, 0 to 100; rows under way without a percentage are left out. */
  readonly percent: number;
}

/** Whether a row is done as far as its unit is concerned. */
export function isDone({ facts: { state } }: TrackedRow): boolean {
  return state === "done" || state === "closed" || state === "closure-requested";
}

/** Counts rows as of a day. */
export function summarize(
  rows: readonly TrackedRow[],
  lights: LightSettings,
  day: CalendarDate,
): Summary {
  const states: Partial<Record<RowState, number>> = {};
  const byLight: Record<string, number> = {};
  let count = 0;
  let completable = 0;
  let done = 0;
  let overdue = 0;
  let late = 0;
  let due = 0;
  let onTime = 0;
  let worst = 0;
  let percent = 0;
  let known = 0;
  for (const row of rows) {
    const { facts, lit, assignment } = row;
    states[facts.state] = (states[facts.state] ?? 0) + 1;
    if (facts.state === "cancelled") continue;
    count += 1;
    byLight[lit.light] = (byLight[lit.light] ?? 0) + 1;
    worst += lights.palette[lit.light]?.weight ?? 0;
    if (facts.state !== "standing") {
      completable += 1;
      if (facts.unknown !== true) known += 1;
      percent += facts.percent ?? 0;
    }
    if (isDone(row)) done += 1;
    if (facts.overdueDays !== undefined) overdue += 1;
    if (facts.lateDays !== undefined) late += 1;
    if (assignment.due === undefined || assignment.due > day) continue;
    due += 1;
    if (isDone(row) && (row.done ?? day) <= assignment.due) onTime += 1;
  }
  return {
    rows: count,
    completable,
    states,
    done,
    overdue,
    late,
    due,
    onTime,
    lights: byLight,
    worst,
    percent: known === 0 ? 0 : Math.round(percent / known),
  };
}

const share = (part: number, of: number) => (of === 0 ? 1 : part / of);

const score: Readonly<Record<Ranking, (one: Summary) => number>> = {
  // Who has nothing to complete comes last.
  done: ({ done, completable }) => (completable === 0 ? -1 : share(done, completable)),
  "on-time": ({ onTime, due }) => share(onTime, due),
  worst: ({ worst, rows }) => (rows === 0 ? 0 : -worst / rows),
  percent: ({ percent }) => percent,
};

/** What was counted of one, and its place among the others. */
export interface Placed<T> {
  readonly of: T;
  readonly summary: Summary;
  /** From 1; equal ones share a place. */
  readonly place: number;
}

/** The best first, by the first ranking in which two differ. */
export function ranked<T>(
  all: readonly { readonly of: T; readonly summary: Summary }[],
  by: readonly Ranking[],
): readonly Placed<T>[] {
  const compare = (a: { readonly summary: Summary }, b: { readonly summary: Summary }) => {
    for (const ranking of by) {
      const difference = score[ranking](b.summary) - score[ranking](a.summary);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const placed: Placed<T>[] = [];
  for (const [index, one] of all.toSorted(compare).entries()) {
    const before = placed.at(-1);
    const place = before !== undefined && compare(before, one) === 0 ? before.place : index + 1;
    placed.push({ ...one, place });
  }
  return placed;
}
