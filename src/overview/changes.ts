import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Locale, Plan } from "../model/model.ts";
import { holderId } from "../model/organization/parties.ts";
import { rowCode } from "../sheets/row-code.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { roundsOf } from "../tracking/rounds.ts";
import { isDone } from "../tracking/summary.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { stateText } from "./states.ts";
import {
  type ChangeKind,
  type ChangeLine,
  type Changes,
  changeKinds,
  type Difference,
} from "./view.ts";

/** What changed between two days. */

/**
 * The day with which the state is compared where nobody names one: of the rounds of which the time
 * reported on is over, the last day of the one before the last; where there is none, the day of issue.
 */
export function usualSince(
  plan: Plan,
  asOf: CalendarDate,
): { readonly since: CalendarDate; readonly round?: string } | undefined {
  const over = roundsOf(plan).filter(({ slot }) => slot.end !== undefined && slot.end <= asOf);
  const round = over.at(-2);
  if (round !== undefined) return { since: round.due, round: round.label };
  const issued = plan.notice?.date;
  return issued === undefined || issued >= asOf ? undefined : { since: issued };
}

function difference(from: string, to: string): Difference | undefined {
  return from === to ? undefined : { from, to };
}

const weightOf = ({ lit }: TrackedRow, { palette }: LightSettings) =>
  palette[lit.light]?.weight ?? 0;

function kindOf(before: TrackedRow, now: TrackedRow, lights: LightSettings): ChangeKind {
  const worse = weightOf(now, lights) - weightOf(before, lights);
  if (worse > 0) return "worse";
  if (isDone(now) && !isDone(before)) return "done";
  if (worse < 0) return "better";
  return before.assignment.due === now.assignment.due ? "other" : "due";
}

function lineOf(
  before: TrackedRow,
  now: TrackedRow,
  model: Model,
  lights: LightSettings,
  locale: Locale,
): ChangeLine | undefined {
  const words = ({ facts, lit, assignment }: TrackedRow) => ({
    state: stateText(facts.state, locale),
    light: lights.palette[lit.light]?.label[locale] ?? lit.light,
    percent: facts.percent === undefined ? "" : `${facts.percent}%`,
    due: assignment.due ?? "",
  });
  const [old, current] = [words(before), words(now)];
  const state = difference(old.state, current.state);
  const light = difference(old.light, current.light);
  const percent = difference(old.percent, current.percent);
  const due = difference(old.due, current.due);
  if ([state, light, percent, due].every((one) => one === undefined)) return undefined;
  const { assignment, holder, lit } = now;
  return {
    key: assignment.key,
    code: rowCode(assignment, locale),
    unit: holderId(holder),
    title: shortTitle(assignment.item, model),
    kind: kindOf(before, now, lights),
    ...given({ state, light, percent, due }),
    why: lit.why[locale],
  };
}

/**
 * The rows whose state, light, percentage or deadline differ between two days. Rows that only one of
 * the days has (an adjustment gave the duty to another unit) are not compared.
 */
export function changesSince(
  plan: Plan,
  model: Model,
  now: readonly TrackedRow[],
  { since, round }: { readonly since: CalendarDate; readonly round?: string },
  lights: LightSettings,
  locale: Locale,
): Changes {
  const before = new Map(
    trackPlan(plan, model, since, lights).map((row) => [row.assignment.key, row]),
  );
  const worstFirst = now.toSorted((a, b) => weightOf(b, lights) - weightOf(a, lights));
  const lines = worstFirst.flatMap((row) => {
    const old = before.get(row.assignment.key);
    return old === undefined ? [] : (lineOf(old, row, model, lights, locale) ?? []);
  });
  const place = ({ kind }: ChangeLine) => changeKinds.indexOf(kind);
  return {
    since,
    ...given({ round }),
    rows: lines.toSorted((a, b) => place(a) - place(b)),
  };
}
