import type { OverviewRow, OverviewView, RowMark } from "../../overview/view.ts";
import { type CountLink, countLink } from "./page-links.ts";
import { answerKind } from "./page-rounds.ts";
import type { OverviewWords } from "./words.ts";

/** The first screen of the overview, as the templates take it. */

/** Lines of a list on the first screen. */
const MOST_LINES = 5;

export interface PageBrief {
  readonly done: CountLink;
  readonly expected: CountLink;
  readonly rows: CountLink;
  /** Shares of all rows, for the bar and its mark. */
  readonly bar: number;
  readonly mark: number;
  /** `61%`; empty where no row says how far it should be. */
  readonly percent: string;
  readonly expectedPercent: string;
  /** The rows of which both are means. */
  readonly planned: CountLink;
  readonly trend: string;
  readonly trends: readonly { readonly text: string; readonly good: boolean }[];
  readonly behind: readonly {
    readonly unit: string;
    readonly name: string;
    readonly light: string;
    readonly worst: string;
    readonly overdue: CountLink;
    readonly title: string;
    readonly why: string;
  }[];
  /** How many need attention, where the list does not hold them all. */
  readonly allUnits: string;
  readonly soon: readonly {
    readonly unit: string;
    readonly name: string;
    readonly due: string;
    readonly title: string;
    readonly light: string;
  }[];
  readonly soonCount: CountLink;
  /** The same in words, where the list does not hold them all. */
  readonly allSoon: string;
  readonly decisions: readonly {
    readonly label: string;
    readonly names: string;
    /** Rows; false where they are units. */
    readonly rows: CountLink | false;
    readonly count: number;
    /** What the lines of the units are found by. */
    readonly kind: string;
  }[];
}

export interface PageTimeline {
  readonly start: string;
  readonly end: string;
  /** In percent of the time; false where the day lies outside. */
  readonly today: number | false;
  readonly lines: readonly {
    readonly goal: string;
    readonly doneRows: CountLink;
    readonly rows: CountLink;
    readonly from: string;
    readonly to: string;
    readonly left: number;
    readonly width: number;
    readonly done: number;
    readonly dots: readonly {
      readonly left: number;
      readonly done: boolean;
      readonly day: string;
      readonly title: string;
    }[];
  }[];
}

function filled(text: string, data: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ""));
}

const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((1000 * part) / of) / 10);

function trendsOf(
  { now, before, lights }: OverviewView,
  words: OverviewWords,
): PageBrief["trends"] {
  if (before === undefined) return [];
  const signed = (number: number) => (number > 0 ? `+${number}` : String(number));
  const worst = lights.toSorted((a, b) => b.weight - a.weight)[0];
  const done = now.done - before.done;
  const bad = now.worst - before.worst;
  return [
    { text: `${words.doneMore} ${signed(done)}`, good: done > 0 },
    ...(worst === undefined || (now.worst === 0 && before.worst === 0)
      ? []
      : [{ text: `${worst.label} ${signed(bad)}`, good: bad < 0 }]),
  ];
}

function decisionsOf(
  { rows, rounds, locale }: OverviewView,
  names: ReadonlyMap<string, string>,
  words: OverviewWords,
): PageBrief["decisions"] {
  const and = locale === "zh" ? "、" : ", ";
  const listed = (units: readonly string[]) => {
    const all = [...new Set(units)].map((unit) => names.get(unit) ?? unit);
    return all.slice(0, 6).join(and) + (all.length > 6 ? "…" : "");
  };
  const marked = (mark: RowMark, label: string) => {
    const own = rows.filter(({ marks }) => marks.includes(mark));
    return {
      label,
      names: listed(own.map(({ unit }) => unit)),
      rows: countLink(own.length, { light: `is:${mark}` }),
      count: own.length,
      kind: "",
    };
  };
  const last = rounds.at(-1);
  const missing = (last?.answers ?? []).filter(({ status }) => status === "missing");
  return [
    marked("order", words.ordersWait),
    marked("closure", words.closuresWait),
    {
      label: filled(words.reportsMissing, { round: last?.label ?? "—" }),
      names: listed(missing.map(({ unit }) => unit)),
      rows: false,
      count: missing.length,
      kind: answerKind(rounds.length - 1, "missing"),
    },
    marked("extension", words.extensionsAsked),
  ];
}

/** The answers of the first screen. */
export function pageBrief(
  view: OverviewView,
  names: ReadonlyMap<string, string>,
  worstText: (light: string, count: number) => string,
  words: OverviewWords,
): PageBrief {
  const { now, before, behind } = view;
  const byDue = (a: OverviewRow, b: OverviewRow) => ((a.due ?? "") < (b.due ?? "") ? -1 : 1);
  const soon = view.rows.filter(({ marks }) => marks.includes("soon")).toSorted(byDue);
  const all = (text: string, count: number) => (count > MOST_LINES ? filled(text, { count }) : "");
  return {
    done: countLink(now.done, { light: "is:done" }),
    expected: countLink(now.expected, { light: "is:expected" }),
    rows: countLink(now.rows),
    bar: share(now.done, now.rows),
    mark: share(now.expected, now.rows),
    percent: now.percent === undefined ? "" : `${now.percent}%`,
    expectedPercent: now.expectedPercent === undefined ? "" : `${now.expectedPercent}%`,
    planned: countLink(view.rows.filter(({ expected }) => expected !== undefined).length, {
      tags: ["planned"],
      name: words.meanProgress,
    }),
    trend:
      before === undefined
        ? words.noTrend
        : filled(before.round === undefined ? words.trend : words.trendRound, {
            since: before.since,
            round: before.round ?? "",
          }),
    trends: trendsOf(view, words),
    behind: behind.slice(0, MOST_LINES).map((one) => ({
      unit: one.unit,
      name: names.get(one.unit) ?? one.unit,
      light: one.light,
      worst: worstText(one.light, one.count),
      overdue: countLink(one.overdue, { unit: one.unit, light: "is:overdue" }),
      title: one.title,
      why: one.why,
    })),
    allUnits: all(words.allUnits, behind.length),
    soonCount: countLink(soon.length, { light: "is:soon" }),
    soon: soon.slice(0, MOST_LINES).map((row) => ({
      unit: row.unit,
      name: names.get(row.unit) ?? row.unit,
      due: row.due ?? "",
      title: row.title,
      light: row.light,
    })),
    allSoon: all(words.allSoon, soon.length),
    decisions: decisionsOf(view, names, words),
  };
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The times of the goals, in percent of the whole; false where nothing has a day. */
export function pageTimeline({ timeline, goals, asOf }: OverviewView): PageTimeline | false {
  if (timeline === undefined) return false;
  const { start, end } = timeline;
  const at = (day: string) =>
    share(dayNumber(day) - dayNumber(start), dayNumber(end) - dayNumber(start));
  return {
    start,
    end,
    today: asOf >= start && asOf <= end && at(asOf),
    lines: timeline.lines.flatMap(({ goal, from, to, rows, done, milestones }) => {
      const heading = goals[goal];
      if (from === undefined || to === undefined || heading === undefined) return [];
      return [
        {
          goal: heading.label + heading.title,
          doneRows: countLink(done, { goal, light: "is:done" }),
          rows: countLink(rows, { goal }),
          from,
          to,
          left: at(from),
          width: Math.max(0.5, at(to) - at(from)),
          done: share(done, rows),
          dots: milestones.map(({ day, title, done: reached }) => ({
            left: at(day),
            done: reached,
            day,
            title,
          })),
        },
      ];
    }),
  };
}
