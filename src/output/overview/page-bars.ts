import type { OverviewView } from "../../overview/view.ts";
import { type CountLink, countLink } from "./page-links.ts";
import type { OverviewWords } from "./words.ts";

/**
 * The charts of the overview, as the templates take them: tables with a bar in each line, so that every number
 * is read, followed and printed at any width.
 */

/** A part of a bar. */
interface Part {
  readonly count: number;
  readonly colour: string;
}

interface BarLine {
  readonly label: string;
  /** The length of the bar, in percent of the longest. */
  readonly width: number;
  readonly parts: readonly Part[];
  readonly counts: readonly CountLink[];
  readonly total: CountLink;
}

interface MonthBar extends BarLine {
  /** The month of the day shown. */
  readonly present: boolean;
}

interface IndicatorBar {
  readonly title: string;
  readonly unit: string;
  readonly target: string;
  readonly value: string;
  /** `97%`; empty where no number says how far it is. */
  readonly reached: string;
  /** `达标`; empty where nobody knows. */
  readonly verdict: string;
  /** The length of the bar, in percent of `SCALE`. */
  readonly width: number;
  readonly good: boolean;
  readonly rows: CountLink;
}

export interface OverviewBars {
  readonly units: readonly BarLine[];
  readonly months: readonly MonthBar[];
  /** What the colours of the months mean. */
  readonly monthKeys: readonly { readonly label: string; readonly colour: string }[];
  readonly indicators: readonly IndicatorBar[];
  /** Where the target stands on the bars of indicators, in percent. */
  readonly target: number;
}

const monthParts = [
  { part: "done", colour: "#1e8449" },
  { part: "overdue", colour: "#c0392b" },
  { part: "open", colour: "#9fb3c8" },
] as const;

/** The tag of rows that are due in a month, `2015-06`; of those without a deadline. */
export const monthTag = (month: string | undefined) => `month-${month ?? "none"}`;

/** The tag of rows that an indicator measures, by its place in the list. */
export const measuredTag = (indicator: number) => `measured-${indicator}`;

/** The bars of indicators end here, in percent of the target: what goes beyond is told by its number. */
const SCALE = 125;

const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((1000 * part) / of) / 10);

function unitBars({ units, lights }: OverviewView): OverviewBars["units"] {
  const most = Math.max(1, ...units.map(({ totals }) => totals.rows));
  return units.map(({ id, name, totals }) => ({
    label: name,
    width: share(totals.rows, most),
    parts: lights.map((light) => ({
      count: totals.lights[light.name] ?? 0,
      colour: light.colour,
    })),
    counts: lights.map((light) =>
      countLink(totals.lights[light.name] ?? 0, { unit: id, light: light.name }),
    ),
    total: countLink(totals.rows, { unit: id }),
  }));
}

function monthBars(
  { months, undated, asOf }: OverviewView,
  words: OverviewWords,
): OverviewBars["months"] {
  const present = asOf.slice(0, 7);
  const sumOf = (line: (typeof months)[number] | typeof undated) =>
    line.done + line.overdue + line.open;
  const lines = [
    ...months.map((line) => ({ line, month: line.month, label: line.month })),
    ...(sumOf(undated) === 0 ? [] : [{ line: undated, month: undefined, label: words.undated }]),
  ];
  const most = Math.max(1, ...lines.map(({ line }) => sumOf(line)));
  return lines.map(({ line, month, label }) => {
    const tag = monthTag(month);
    return {
      label,
      present: month === present,
      width: share(sumOf(line), most),
      parts: monthParts.map(({ part, colour }) => ({ count: line[part], colour })),
      counts: monthParts.map(({ part }) =>
        countLink(line[part], { tags: [tag, part], name: `${label} ${partWord(part, words)}` }),
      ),
      total: countLink(sumOf(line), { tags: [tag], name: label }),
    };
  });
}

function partWord(part: (typeof monthParts)[number]["part"], words: OverviewWords): string {
  return { done: words.monthDone, overdue: words.monthOverdue, open: words.monthOpen }[part];
}

function indicatorBars(
  { indicators }: OverviewView,
  names: ReadonlyMap<string, string>,
  words: OverviewWords,
): OverviewBars["indicators"] {
  return indicators.map(({ title, unit, target, value, reached, met, rows }, index) => ({
    title,
    unit: names.get(unit) ?? unit,
    target,
    value: value === undefined ? words.notTold : `${value.written} (${value.told})`,
    reached: reached === undefined ? "" : `${reached}%`,
    verdict: met === undefined ? "" : met ? words.met : words.notMet,
    width: share(Math.min(reached ?? 0, SCALE), SCALE),
    good: met === true,
    rows: countLink(rows.length, { unit, tags: [measuredTag(index)], name: title }),
  }));
}

/** @param names of units, by their ids */
export function overviewBars(
  view: OverviewView,
  names: ReadonlyMap<string, string>,
  words: OverviewWords,
): OverviewBars {
  return {
    units: unitBars(view),
    months: view.months.length === 0 ? [] : monthBars(view, words),
    monthKeys: monthParts.map(({ part, colour }) => ({ label: partWord(part, words), colour })),
    indicators: indicatorBars(view, names, words),
    target: share(100, SCALE),
  };
}
