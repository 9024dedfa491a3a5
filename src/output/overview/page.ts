import type { Cell, OverviewRow, OverviewView, RowMark } from "../../overview/view.ts";
import { counted, monthColours, type OverviewCharts } from "./charts.ts";
import { type PageBrief, type PageTimeline, pageBrief, pageTimeline } from "./page-brief.ts";
import { MOST_PRINTED, type PageChanges, pageChanges } from "./page-changes.ts";
import { type OverviewPageCell, type PageLight, pageCell, pageLight } from "./page-lights.ts";
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
  readonly charts: OverviewCharts;
  readonly months: readonly PageMonth[];
  /** What the colours of the months' chart mean. */
  readonly monthKeys: readonly { readonly label: string; readonly colour: string }[];
  readonly goals: OverviewView["goals"];
  readonly goalNames: readonly string[];
  readonly units: readonly PageUnit[];
  readonly sums: readonly OverviewPageCell[];
  readonly sum: OverviewPageCell;
  readonly loadMonths: readonly { readonly label: string; readonly present: boolean }[];
  /** The units with rows in the list, the worst first. */
  readonly lists: readonly PageUnitList[];
  readonly markOptions: readonly { readonly value: RowMark; readonly label: string }[];
  /** Of all rows; on paper the list holds the worst only. */
  readonly rowCount: number;
  /** Rows that need attention and are left out on paper. */
  readonly unprinted: number;
  /** Whether the bars of the units take more than a page. */
  readonly tall: boolean;
  readonly hasAttention: boolean;
  readonly indicators: readonly PageIndicator[];
  readonly rounds: readonly PageRound[];
  /** For each unit its answers, round by round. */
  readonly answers: readonly { readonly unit: string; readonly cells: readonly PageAnswer[] }[];
  readonly changes: PageChanges | false;
}

interface PageCard {
  readonly label: string;
  readonly value: string;
  readonly tone: "" | "bad" | "good";
}

interface PageMonth {
  readonly label: string;
  readonly done: number;
  readonly overdue: number;
  readonly open: number;
}

interface PageUnit {
  readonly id: string;
  readonly name: string;
  /** To its sheet; empty where none is built. */
  readonly href: string;
  readonly cells: readonly OverviewPageCell[];
  readonly sum: OverviewPageCell;
  readonly percent: number;
  /** With the depth of the ground, 0 to 1. */
  readonly load: readonly { readonly count: string; readonly depth: string }[];
  readonly undated: number;
  readonly total: number;
  /** For each light. */
  readonly lights: readonly number[];
}

interface PageUnitList {
  readonly name: string;
  /** On paper the worst only. */
  readonly rows: readonly OverviewPageRow[];
  readonly attention: number;
  /** Whether its rows are shown at first. */
  readonly open: boolean;
}

interface OverviewPageRow {
  readonly code: string;
  readonly unitId: string;
  readonly unit: string;
  readonly href: string;
  readonly title: string;
  readonly goal: string;
  readonly due: string;
  readonly state: string;
  readonly percent: string;
  readonly expected: string;
  /** Widths of the bar and its mark. */
  readonly bar: number;
  readonly mark: number;
  readonly light: string;
  readonly lightLabel: string;
  /** Its marks, and `attention`. */
  readonly tags: string;
  readonly attention: boolean;
  readonly why: string;
  readonly told: string;
  readonly text: string;
  readonly problem: string;
  /** The deadline asked for, and the day on which it was. */
  readonly asked: string;
}

interface PageIndicator {
  readonly title: string;
  readonly unit: string;
  readonly target: string;
  readonly value: string;
  readonly reached: string;
}

interface PageRound {
  readonly label: string;
  readonly due: string;
  readonly closed: string;
  /** `按时 9 · 迟报 1 · 未报 2`. */
  readonly summary: string;
}

interface PageAnswer {
  readonly status: string;
  readonly label: string;
  readonly told: string;
}

export interface PageLinks {
  /** By a unit's id: its sheet, as a path from the overview. */
  readonly sheets?: ReadonlyMap<string, string>;
}

/** Units whose bars fit a printed page. */
const MOST_BARS = 30;

function cardsOf({ totals }: OverviewView, words: OverviewWords): readonly PageCard[] {
  const { rows, closed, done, underWay, notBegun, standing, paused, cancelled, overdue, late } =
    totals;
  const card = (label: string, value: number, tone: PageCard["tone"] = ""): PageCard => ({
    label,
    value: String(value),
    tone: value === 0 ? "" : tone,
  });
  return [
    card(words.rows, rows),
    card(words.closed, closed, "good"),
    card(words.done, done, "good"),
    card(words.underWay, underWay),
    card(words.notBegun, notBegun),
    ...(standing === 0 ? [] : [card(words.standing, standing)]),
    ...(paused === 0 ? [] : [card(words.paused, paused)]),
    card(words.overdue, overdue, "bad"),
    ...(late === 0 ? [] : [card(words.doneLate, late, "bad")]),
    { label: words.percent, value: `${totals.percent}%`, tone: "" },
    ...(cancelled === 0 ? [] : [card(words.cancelled + words.cancelledNote, cancelled)]),
  ];
}

function overviewPageRow(
  row: OverviewRow,
  names: ReadonlyMap<string, string>,
  lights: readonly PageLight[],
  sheets: ReadonlyMap<string, string>,
): OverviewPageRow {
  const light = lights.find(({ name }) => name === row.light);
  return {
    code: row.code,
    unitId: row.unit,
    unit: names.get(row.unit) ?? row.unit,
    href: sheets.get(row.unit) ?? "",
    title: row.title,
    goal: row.goal,
    due: row.due ?? "",
    state: row.state,
    percent: row.percent === undefined ? "" : `${row.percent}%`,
    expected: row.expected === undefined ? "" : `${row.expected}%`,
    bar: row.percent ?? 0,
    mark: row.expected ?? 0,
    light: row.light,
    lightLabel: light?.label ?? row.light,
    tags: [...row.marks, ...((light?.weight ?? 0) > 0 ? ["attention"] : [])].join(" "),
    attention: (light?.weight ?? 0) > 0,
    why: row.why,
    told: row.last?.told ?? "",
    text: row.last?.text ?? "",
    problem: row.problem ?? "",
    asked: row.extension === undefined ? "" : `${row.extension.to} (${row.extension.told})`,
  };
}

/** Rows by unit, the worst unit first and open. */
function listsOf(
  { behind, units }: OverviewView,
  rows: readonly OverviewPageRow[],
  names: ReadonlyMap<string, string>,
): readonly PageUnitList[] {
  const order = new Set([...behind.map(({ unit }) => unit), ...units.map(({ id }) => id)]);
  return [...order]
    .map((id) => ({ id, own: rows.filter(({ unitId }) => unitId === id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ id, own }, index) => ({
      name: names.get(id) ?? id,
      rows: own,
      attention: own.filter(({ attention }) => attention).length,
      open: index === 0,
    }));
}

const statuses = ["on-time", "late", "missing", "waiting"] as const;

/**
 * The overview as its templates take it.
 * @param paper to be printed by the build: lists hold what needs attention, and not more than can be read
 */
export function overviewPage(
  view: OverviewView,
  words: OverviewWords,
  charts: OverviewCharts,
  links: PageLinks = {},
  paper = false,
): OverviewPage {
  const sheets = links.sheets ?? new Map<string, string>();
  const lights = view.lights.map((light) => pageLight(light, view));
  const names = new Map(view.units.map(({ id, name }) => [id, name]));
  const most = Math.max(1, ...view.units.flatMap(({ load }) => load));
  const all = view.rows.map((row) => overviewPageRow(row, names, lights, sheets));
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
  const undated = view.undated.done + view.undated.overdue + view.undated.open;
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
    charts,
    months: [
      ...view.months.map(({ month, ...counts }) => ({ label: month, ...counts })),
      ...(undated === 0 ? [] : [{ label: words.undated, ...view.undated }]),
    ],
    monthKeys: [
      { label: words.monthDone, colour: monthColours.done },
      { label: words.monthOverdue, colour: monthColours.overdue },
      { label: words.monthOpen, colour: monthColours.open },
    ],
    goals: view.goals,
    goalNames,
    units: view.units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      href: sheets.get(unit.id) ?? "",
      cells: unit.cells.map((cell, index) =>
        pageCell(cell, lights, { unit: unit.id, goal: goalNames[index] ?? "" }),
      ),
      sum: pageCell(unit.sum, lights, { unit: unit.id }),
      percent: unit.totals.percent,
      load: unit.load.map((count) => ({
        count: count === 0 ? "" : String(count),
        depth: (count / most).toFixed(2),
      })),
      undated: unit.undated,
      total: unit.totals.rows,
      lights: lights.map(({ name }) => unit.totals.lights[name] ?? 0),
    })),
    sums: view.sums.map((cell, index) => pageCell(cell, lights, { goal: goalNames[index] ?? "" })),
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
    tall: view.units.length > MOST_BARS,
    hasAttention: attention.length > 0,
    indicators: view.indicators.map(({ title, unit, target, value, reached, met }) => ({
      title,
      unit: names.get(unit) ?? unit,
      target,
      value: value === undefined ? words.notTold : `${value.written} (${value.told})`,
      reached: [
        reached === undefined ? "" : `${reached}%`,
        met === undefined ? "" : met ? words.met : words.notMet,
      ]
        .filter((part) => part !== "")
        .join(" "),
    })),
    rounds: view.rounds.map(({ label, due, closed, answers }) => ({
      label,
      due,
      closed: closed ?? "",
      summary: statuses
        .map((status) => ({
          label: words[status],
          count: answers.filter((answer) => answer.status === status).length,
        }))
        .filter(({ count }) => count > 0)
        .map(({ label: word, count }) => `${word} ${count}`)
        .join(" · "),
    })),
    answers: view.units.map(({ id, name }) => ({
      unit: name,
      cells: view.rounds.map(({ answers }): PageAnswer => {
        const answer = answers.find(({ unit }) => unit === id);
        if (answer === undefined) return { status: "", label: "—", told: "" };
        return { status: answer.status, label: words[answer.status], told: answer.told ?? "" };
      }),
    })),
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
