import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Item, Locale, Plan } from "../model/model.ts";
import { holderId, holderName } from "../model/organization/parties.ts";
import type { CellContext } from "../sheets/cells.ts";
import { rowCode } from "../sheets/row-code.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { extensionAsked } from "../tracking/extension.ts";
import { lastReport } from "../tracking/last-report.ts";
import { type LightSettings, lightsByLag } from "../tracking/light-settings.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { behindUnits, marksOf, standingOf } from "./brief.ts";
import { changesSince, usualSince } from "./changes.ts";
import { indicatorLines } from "./indicator-lines.ts";
import { roundLines } from "./round-lines.ts";
import { countedCell, monthCounts, monthsBetween, totalsOf } from "./row-counts.ts";
import { stateText } from "./states.ts";
import { timelineOf } from "./timeline.ts";
import type { GoalHeading, OverviewRow, OverviewView, UnitLine } from "./view.ts";

/** The overview of a plan, as data. */

export interface OverviewOptions {
  readonly asOf: CalendarDate;
  readonly lights?: LightSettings;
  /** The day to compare with; the last day of the round before the one that ended last, if not given. */
  readonly since?: CalendarDate;
  /** The overview's language; the plan's if not given. */
  readonly locale?: Locale;
}

/** The characters of a row's title: rows have the width of the page. */
const ROW_TITLE = 40;

/** The goal that an item serves: the nearest one around it, else the nearest section. */
function goalOf(item: Item): Item | undefined {
  let section: Item | undefined;
  for (let at = item.parent; at !== undefined; at = at.parent) {
    if (at.kind === "goal") return at;
    if (at.kind === "section") section ??= at;
  }
  return section;
}

function goalHeading(goal: Item | undefined, { model, locale }: CellContext): GoalHeading {
  if (goal === undefined) return { label: "", title: { zh: "其他", en: "Other" }[locale] };
  return { label: goal.label.trim(), title: shortTitle(goal, model) };
}

function rowOf(
  row: TrackedRow,
  goals: readonly (Item | undefined)[],
  context: CellContext,
): OverviewRow {
  const { assignment, facts, lit, holder } = row;
  const { locale, model } = context;
  const last = lastReport(row);
  return {
    key: assignment.key,
    code: rowCode(assignment, locale),
    unit: holderId(holder),
    goal: goals.indexOf(goalOf(assignment.item)),
    title: shortTitle(assignment.item, model, ROW_TITLE),
    ...given({ due: assignment.due }),
    status: facts.state,
    state: stateText(facts.state, locale),
    cancelled: facts.state === "cancelled",
    ...given({ percent: facts.percent, expected: facts.expected }),
    light: lit.light,
    why: lit.why[locale],
    marks: marksOf(row, context.asOf),
    ...(last?.text === undefined ? {} : { last: { told: last.told, text: last.text } }),
    ...given({ problem: last?.problem, extension: extensionAsked(row) }),
  };
}

/** The worst first, then the longest overdue, then the nearest deadline; equals in the plan's order. */
function worstFirst(
  rows: readonly TrackedRow[],
  { palette }: LightSettings,
): readonly TrackedRow[] {
  const weight = ({ lit }: TrackedRow) => palette[lit.light]?.weight ?? 0;
  const due = ({ assignment }: TrackedRow) => assignment.due ?? "9999";
  return rows.toSorted(
    (a, b) =>
      weight(b) - weight(a) ||
      (b.facts.overdueDays ?? 0) - (a.facts.overdueDays ?? 0) ||
      (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0),
  );
}

/** The months from the first deadline to the last. */
function monthsOf(rows: readonly TrackedRow[]): readonly string[] {
  const months = rows.flatMap(({ assignment: { due } }) => due?.slice(0, 7) ?? []).toSorted();
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined ? [] : monthsBetween(first, last);
}

/** The overview of a plan as of the end of a day. */
export function overviewOf(plan: Plan, model: Model, options: OverviewOptions): OverviewView {
  const { asOf } = options;
  const locale = options.locale ?? plan.locale;
  const lights = options.lights ?? lightsByLag;
  const context: CellContext = { model, locale, lights, asOf };
  const rows = trackPlan(plan, model, asOf, lights);
  const counted = rows.filter(({ facts }) => facts.state !== "cancelled");
  const goals = [...new Set(rows.map(({ assignment }) => goalOf(assignment.item)))];
  const months = monthsOf(counted);
  const monthOf = ({ assignment: { due } }: TrackedRow) => due?.slice(0, 7);
  const holders = new Set(rows.map(({ holder }) => holder));
  const units = [...model.units, ...model.groups]
    .filter((holder) => holders.has(holder))
    .map((holder): UnitLine => {
      const own = rows.filter((row) => row.holder === holder);
      const dated = counted.filter((row) => row.holder === holder).map(monthOf);
      return {
        id: holderId(holder),
        name: holderName(holder, "short", locale),
        totals: totalsOf(own, lights, asOf),
        cells: goals.map((goal) =>
          countedCell(
            own.filter(({ assignment }) => goalOf(assignment.item) === goal),
            lights,
            asOf,
          ),
        ),
        sum: countedCell(own, lights, asOf),
        load: months.map((month) => dated.filter((one) => one === month).length),
        undated: dated.filter((month) => month === undefined).length,
      };
    });
  const compared = options.since === undefined ? usualSince(plan, asOf) : { since: options.since };
  const totals = totalsOf(rows, lights, asOf);
  const worst = worstFirst(rows, lights);
  const number = plan.notice?.number;
  return {
    locale,
    plan: {
      name: plan.name,
      title: plan.title.text,
      ...given({ number }),
    },
    asOf,
    lights: Object.entries(lights.palette)
      .filter(([name]) => rows.some(({ lit }) => lit.light === name))
      .map(([name, { label, colour, weight }]) => ({ name, label: label[locale], colour, weight })),
    totals,
    now: standingOf(rows, asOf, lights),
    ...(compared === undefined
      ? {}
      : {
          before: {
            ...standingOf(trackPlan(plan, model, compared.since, lights), compared.since, lights),
            ...compared,
          },
        }),
    behind: behindUnits(worst, context),
    ...given({
      timeline: timelineOf(
        plan,
        model,
        goals.map((goal) => ({
          goal,
          rows: counted.filter(({ assignment }) => goalOf(assignment.item) === goal),
        })),
      ),
    }),
    goals: goals.map((goal) => goalHeading(goal, context)),
    units,
    sums: goals.map((goal) =>
      countedCell(
        rows.filter(({ assignment }) => goalOf(assignment.item) === goal),
        lights,
        asOf,
      ),
    ),
    months: months.map((month) => ({
      month,
      ...monthCounts(
        rows.filter((row) => monthOf(row) === month),
        lights,
        asOf,
      ),
    })),
    undated: monthCounts(
      rows.filter((row) => monthOf(row) === undefined),
      lights,
      asOf,
    ),
    rows: worst.map((row) => rowOf(row, goals, context)),
    indicators: indicatorLines(rows, context),
    rounds: roundLines(plan, model, asOf),
    ...(compared === undefined
      ? {}
      : { changes: changesSince(plan, model, rows, compared, lights, locale) }),
  };
}
