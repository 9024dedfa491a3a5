import type { Cell, OverviewView, RowMark } from "../../overview/view.ts";
import { monthTag, type OverviewBars, overviewBars } from "./page-bars.ts";
import { type PageBrief, type PageTimeline, pageBrief, pageTimeline } from "./page-brief.ts";
import { MOST_PRINTED, type PageChanges, pageChanges } from "./page-changes.ts";
import {
  counted,
  type OverviewPageCell,
  type PageLight,
  pageCell,
  pageLight,
} from "./page-lights.ts";
import { type CountLink, countLink } from "./page-links.ts";
import { type PageAnswers, type PageRound, pageAnswers, pageRounds } from "./page-rounds.ts";
import { FINISHED, listsOf, overviewPageRows, type PageUnitList, stateTag } from "./page-rows.ts";
import { type OverviewWords, overviewWords } from "./words.ts";

/** What the templates of `templates/overview` get: the overview with every word chosen. */

export interface OverviewPage {
  readonly lang: "zh-CN" | "en";
  readonly words: OverviewWords;
  readonly title: string;
  readonly number: string;
  readonly asOf: string;
  /** The same as people write it. */
  readonly day: string;
  readonly lights: readonly PageLight[];
  readonly brief: PageBrief;
  readonly timeline: PageTimeline | false;
  readonly cards: readonly PageCard[];
  readonly bars: OverviewBars;
  readonly goals: OverviewView["goals"];
  readonly goalNames: readonly string[];
  readonly units: readonly PageUnit[];
  readonly sums: readonly (OverviewPageCell | false)[];
  readonly sum: OverviewPageCell | false;
  readonly loadMonths: readonly { readonly label: string; readonly present: boolean }[];
  /** The units with rows in the list, the worst first. */
  readonly lists: readonly PageUnitList[];
  readonly markOptions: readonly { readonly value: RowMark; readonly label: string }[];
  /** Of all rows; on paper the list holds the worst only. */
  readonly rowCount: number;
  /** Rows that need attention and are left out on paper. */
  readonly unprinted: number;
  readonly hasAttention: boolean;
  readonly rounds: readonly PageRound[];
  readonly answers: readonly PageAnswers[];
  readonly changes: PageChanges | false;
}

interface PageCard {
  readonly label: string;
  /** A mean; empty where it counts rows. */
  readonly text: string;
  readonly rows: CountLink;
  readonly tone: "" | "bad" | "good";
}

interface PageUnit {
  readonly id: string;
  readonly name: string;
  /** To its sheet; empty where none is built. */
  readonly href: string;
  readonly cells: readonly (OverviewPageCell | false)[];
  readonly sum: OverviewPageCell | false;
  readonly percent: number;
  /** With the depth of the ground, 0 to 1. */
  readonly load: readonly { readonly rows: CountLink; readonly depth: string }[];
  readonly undated: CountLink;
  readonly total: CountLink;
}

export interface PageLinks {
  /** By a unit's id: its sheet, as a path from the overview. */
  readonly sheets?: ReadonlyMap<string, string>;
}

function cardsOf({ totals }: OverviewView, words: OverviewWords): readonly PageCard[] {
  const { rows, closed, done, underWay, notBegun, standing, paused, cancelled, overdue, late } =
    totals;
  const card = (
    label: string,
    count: number,
    tag: string,
    tone: PageCard["tone"] = "",
  ): PageCard => ({
    label,
    text: "",
    rows: countLink(count, { tags: [tag], name: label }),
    tone: count === 0 ? "" : tone,
  });
  return [
    { label: words.rows, text: "", rows: countLink(rows), tone: "" },
    card(words.closed, closed, stateTag("closed"), "good"),
    card(words.done, done, FINISHED, "good"),
    card(words.underWay, underWay, stateTag("in-progress")),
    card(words.notBegun, notBegun, stateTag("not-started")),
    ...(standing === 0 ? [] : [card(words.standing, standing, stateTag("standing"))]),
    ...(paused === 0 ? [] : [card(words.paused, paused, stateTag("paused"))]),
    card(words.overdue, overdue, "overdue", "bad"),
    ...(late === 0 ? [] : [card(words.doneLate, late, "late", "bad")]),
    { label: words.percent, text: `${totals.percent}%`, rows: countLink(rows), tone: "" },
    ...(cancelled === 0
      ? []
      : [card(words.cancelled + words.cancelledNote, cancelled, "cancelled")]),
  ];
}

/**
 * The overview as its templates take it.
 * @param paper to be printed by the build: lists hold what needs attention, and not more than can be read
 */
export function overviewPage(
  view: OverviewView,
  words: OverviewWords,
  links: PageLinks = {},
  paper = false,
): OverviewPage {
  const sheets = links.sheets ?? new Map<string, string>();
  const lights = view.lights.map((light) => pageLight(light, view));
  const names = new Map(view.units.map(({ id, name }) => [id, name]));
  const most = Math.max(1, ...view.units.flatMap(({ load }) => load));
  const all = overviewPageRows(view, lights, sheets);
  const attention = all.filter((row) => row.attention);
  const total = view.totals.rows;
  const worst = view.lights
    .filter(({ name }) => (view.totals.lights[name] ?? 0) > 0)
    .toSorted((a, b) => b.weight - a.weight)[0];
  const sum: Cell = {
    rows: total,
    done: view.totals.closed + view.totals.done,
    ...(worst === undefined
      ? {}
      : { worst: { light: worst.name, count: view.totals.lights[worst.name] ?? 0 } }),
  };
  const goalNames = view.goals.map(({ label, title }) => label + title);
  return {
    lang: view.locale === "en" ? "en" : "zh-CN",
    words,
    title: overviewTitle(view, words),
    number: view.plan.number ?? "",
    asOf: view.asOf,
    day: dayText(view),
    lights,
    brief: pageBrief(
      view,
      names,
      (name, count) => {
        const light = lights.find((one) => one.name === name);
        return light === undefined ? String(count) : counted(light, count);
      },
      words,
    ),
    timeline: pageTimeline(view),
    cards: cardsOf(view, words),
    bars: overviewBars(view, names, words),
    goals: view.goals,
    goalNames,
    units: view.units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      href: sheets.get(unit.id) ?? "",
      cells: unit.cells.map((cell, index) =>
        pageCell(cell, lights, { unit: unit.id, goal: index }),
      ),
      sum: pageCell(unit.sum, lights, { unit: unit.id }),
      percent: unit.totals.percent,
      load: unit.load.map((count, index) => {
        const month = view.months[index]?.month;
        const tags = [monthTag(month)];
        return {
          rows: countLink(count, { unit: unit.id, tags, name: month ?? words.undated }),
          depth: (count / most).toFixed(2),
        };
      }),
      undated: countLink(unit.undated, {
        unit: unit.id,
        tags: [monthTag(undefined)],
        name: words.undated,
      }),
      total: countLink(unit.totals.rows, { unit: unit.id }),
    })),
    sums: view.sums.map((cell, index) => pageCell(cell, lights, { goal: index })),
    sum: pageCell(sum, lights),
    loadMonths: view.months.map(({ month }) => ({
      label: month,
      present: month === view.asOf.slice(0, 7),
    })),
    lists: listsOf(view, paper ? attention.slice(0, MOST_PRINTED) : all, names),
    markOptions: [
      { value: "overdue", label: words.overdue },
      { value: "soon", label: words.soon },
      { value: "order", label: words.ordersWait },
      { value: "closure", label: words.closuresWait },
      { value: "extension", label: words.extensionsAsked },
      { value: "expected", label: words.expectedNow },
      { value: "done", label: words.doneOf },
    ],
    rowCount: all.length,
    unprinted: paper ? Math.max(0, attention.length - MOST_PRINTED) : 0,
    hasAttention: attention.length > 0,
    rounds: pageRounds(view, words),
    answers: pageAnswers(view, words),
    changes: pageChanges(view, names, words, paper),
  };
}

function dayText({ asOf, locale }: OverviewView): string {
  const [year, month, day] = asOf.split("-").map(Number);
  return locale === "zh" ? `${year}年${month}月${day}日` : asOf;
}

/** `2015年党建工作进展总览`. */
export function overviewTitle(
  { plan, locale }: OverviewView,
  words: OverviewWords = overviewWords(locale),
): string {
  if (locale === "en") return `${plan.title}: ${words.title}`;
  return `${plan.title.replace(/(?:方案|计划|要点)$/, "")}${words.title}`;
}
