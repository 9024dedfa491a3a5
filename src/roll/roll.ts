import { applyFixes } from "../findings/apply-fixes.ts";
import type { Model } from "../model/compiled.ts";
import type { Item, Plan, Unit } from "../model/model.ts";
import type { Child, Entry } from "../syntax/entry.ts";
import { formatSource } from "../syntax/format.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { trackPlan } from "../tracking/tracked-rows.ts";
import type { RollChange } from "./change.ts";
import { markedText, openValue, rolledCells, rolledPhrase, type Years } from "./dates.ts";
import { rolledHead } from "./head.ts";
import { commentBefore, type OldFile, replacing, without } from "./lines.ts";
import { type EndState, endStates, openInWords } from "./states.ts";

/** Next year's draft, made from this year's plan, its journal and its decisions. */

/** What becomes of items that are closed everywhere. */
export type Done = "drop" | "keep" | "ask";

export interface RollOptions {
  readonly year: number;
  /** The day whose state counts. */
  readonly asOf: CalendarDate;
  readonly done: Done;
  readonly lights: LightSettings;
}

export interface Rolled {
  /** The names of the files that hold the old plan and its notice, with what they hold for the new one. */
  readonly files: readonly OldFile[];
  /** In the order of the old sources. */
  readonly changes: readonly RollChange[];
}

/**
 * Makes the sources of a plan for another year out of those of a plan: laid out, with the comments that were there.
 * The entries of the organization and the journal stay with the old plan.
 * @param textOf the text of a source, by the path that entries name
 */
export function rollPlan(
  plan: Plan,
  model: Model,
  textOf: (file: string) => string | undefined,
  options: RollOptions,
): Rolled {
  const from = yearOf(plan) ?? options.year - 1;
  const years: Years = { from, to: options.year, locale: plan.locale };
  const notices = model.notices.filter(
    ({ entry }) => entry === plan.notice?.entry || issuesOnly(entry, plan),
  );
  const kept = [plan.entry, ...notices.map(({ entry }) => entry)];
  const files = [...new Set(kept.map(({ file }) => file))].flatMap((path): OldFile[] => {
    const text = textOf(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const states = endStates(trackPlan(plan, model, options.asOf, options.lights));
  const changes = files
    .flatMap((file): RollChange[] => [
      ...strangers(file, model, kept),
      ...rolledHead(file, plan, notices, model, years),
      ...(plan.entry.file === file.path
        ? [...rolledEntries(plan, file, years), ...rolledItems(plan, states, file, years, options)]
        : []),
      ...notices.flatMap(({ entry }) =>
        entry.file === file.path ? rolledBody(entry, plan, file, years) : [],
      ),
    ])
    .toSorted(
      (a, b) => a.place.file.localeCompare(b.place.file, "en") || a.place.start - b.place.start,
    );
  const fixes = changes.map(({ words, edits }) => ({ title: words, edits, safe: true }));
  const { texts, applied } = applyFixes(
    new Map(files.map(({ path, text }) => [path, text])),
    fixes,
  );
  return {
    files: [...texts].map(([path, text]) => ({ path, text: formatSource(text) })),
    // What lies in an entry that goes is gone with it.
    changes: changes.filter((_, index) => applied.some((fix) => fix === fixes[index])),
  };
}

/** The year that a plan is of; undefined where it neither says one nor has a beginning. */
export function yearOf({ year, period }: Plan): number | undefined {
  return year ?? (period.start === undefined ? undefined : Number(period.start.slice(0, 4)));
}

/** Whether a notice carries the plan and no other. */
function issuesOnly(entry: Entry, { name }: Plan): boolean {
  return entry.children.some(
    (child) =>
      child.type === "entry" &&
      (child.kind === "issues" || child.kind === "body") &&
      child.value?.type === "names" &&
      child.value.names.every((one) => one.text === name),
  );
}

/** What else stands in the files of the plan, outermost: it stays where it is, and is not taken along. */
function strangers(file: OldFile, model: Model, kept: readonly Entry[]): readonly RollChange[] {
  const journal = [
    ...model.journal.reports,
    ...model.journal.closures,
    ...model.journal.supervisions,
    ...model.journal.amendments,
    ...model.journal.roundMarks,
  ];
  const entries = [
    ...model.plans.map(({ entry }) => entry),
    ...model.notices.map(({ entry }) => entry),
    ...model.units.map(({ entry }) => entry),
    ...model.groups.map(({ entry }) => entry),
    ...journal.map(({ entry }) => entry),
  ];
  const outermost = new Set(
    entries.filter((entry) => entry.parent === undefined && entry.file === file.path),
  );
  return [...outermost]
    .filter((entry) => !kept.includes(entry))
    .map(
      (entry): RollChange => ({
        kind: "former",
        place: { file: file.path, start: entry.start, end: entry.end },
        words: { zh: "留在原处，不带到新方案", en: "stays where it is" },
        undecided: false,
        edits: [without(file, entry)],
      }),
    );
}

const entriesIn = (children: readonly Child[]): readonly Entry[] =>
  children.flatMap((child) =>
    child.type === "entry" ? [child, ...entriesIn(child.children)] : [],
  );

/** Phrases, rows, titles and texts of all entries inside the plan. */
function rolledEntries(plan: Plan, file: OldFile, years: Years): readonly RollChange[] {
  const own = plan.title.text;
  return [
    ...entriesIn(plan.entry.children).flatMap((entry): readonly RollChange[] => [
      ...(entry.value?.type === "phrase"
        ? rolledPhrase(entry, entry.value.phrase, file, years)
        : []),
      ...rolledCells(entry, file, years),
      ...(entry.title === undefined ? [] : markedText(entry.title.parts, own, file, years)),
    ]),
    ...rolledBody(plan.entry, plan, file, years),
  ];
}

/** The texts of an entry and of all inside it. */
function rolledBody(entry: Entry, plan: Plan, file: OldFile, years: Years): readonly RollChange[] {
  const texts = [entry, ...entriesIn(entry.children)].flatMap(({ children }) =>
    children.flatMap((child) => (child.type === "text" ? [child] : [])),
  );
  return texts.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((parts) => markedText(parts, plan.title.text, file, years)),
  );
}

/** What depends on how the year went: items that are done or open, units that ended, targets. */
function rolledItems(
  plan: Plan,
  states: ReadonlyMap<Item, EndState>,
  file: OldFile,
  years: Years,
  options: RollOptions,
): readonly RollChange[] {
  const dropped = new Set<Entry>();
  const changes: RollChange[] = [];
  for (const item of plan.allItems) {
    if (inside(item.entry, dropped)) continue;
    const state = states.get(item);
    if (state !== undefined) {
      const change = rolledState(item, state, file, years, options.done);
      if (change?.edits.some(({ text }) => text === "") === true) dropped.add(item.entry);
      if (change !== undefined) changes.push(change);
    }
    if (dropped.has(item.entry)) continue;
    changes.push(
      ...former(item, file),
      ...endedUnits(item, file, years),
      ...target(item, file, years),
    );
  }
  changes.push(...endedUnits(plan, file, years));
  return changes;
}

function inside(entry: Entry, dropped: ReadonlySet<Entry>): boolean {
  for (let at: Entry | undefined = entry; at !== undefined; at = at.parent)
    if (dropped.has(at)) return true;
  return false;
}

function rolledState(
  item: Item,
  state: EndState,
  file: OldFile,
  { locale }: Years,
  done: Done,
): RollChange | undefined {
  const { entry } = item;
  const place = { file: file.path, start: entry.start, end: entry.keyword.end };
  if (state.open.length > 0) {
    const said = openInWords(state, locale);
    return {
      kind: "open",
      place,
      words: { zh: `未完成：${said}`, en: `open: ${said}` },
      undecided: false,
      edits: [
        commentBefore(file, entry, locale === "zh" ? `结转：${said}` : `carried over: ${said}`),
      ],
    };
  }
  if (done === "keep") return undefined;
  if (done === "drop" && item.children.length === 0)
    return {
      kind: "done",
      place,
      words: { zh: "都已完成，删去", en: "done everywhere: left out" },
      undecided: false,
      edits: [without(file, entry)],
    };
  const asked =
    locale === "zh"
      ? `上年已全部完成（${state.done}项）：保留还是删去？`
      : `all ${state.done} done: keep or leave out?`;
  return {
    kind: "done",
    place,
    words: { zh: "都已完成，是否保留", en: "done everywhere: keep it?" },
    undecided: true,
    edits: [commentBefore(file, entry, asked)],
  };
}

/** 原: what the item was called in the plan before the old one. */
function former({ entry }: Item, file: OldFile): readonly RollChange[] {
  return entry.children.flatMap((child): RollChange[] =>
    child.type === "entry" && child.kind === "was"
      ? [
          {
            kind: "former",
            place: { file: file.path, start: child.start, end: child.end },
            words: { zh: "上一方案里的名字，删去", en: "the name in the plan before: left out" },
            undecided: false,
            edits: [without(file, child)],
          },
        ]
      : [],
  );
}

/** Lists that hold only units that ended before the new year: open, with the reason. */
function endedUnits(
  { roles }: Pick<Plan, "roles">,
  file: OldFile,
  years: Years,
): readonly RollChange[] {
  const first = `${years.to}-01-01`;
  const ended = (named: Unit | undefined) => named?.life?.to !== undefined && named.life.to < first;
  return roles.flatMap(({ inherited, list, entry }): RollChange[] => {
    if (inherited || list.refs.length === 0 || entry.value?.type !== "refs") return [];
    const units = list.refs.map(({ named }) => (named?.type === "unit" ? named : undefined));
    if (!units.every(ended)) return [];
    const names = units.flatMap((unit) => (unit === undefined ? [] : [unit.name]));
    const { start, end } = list.source;
    const said = years.locale === "zh" ? `${names.join("、")}已撤销` : `${names.join(", ")} ended`;
    return [
      {
        kind: "unit",
        place: { file: file.path, start, end },
        words: { zh: `${said}，待定`, en: `${said}: open` },
        undecided: true,
        edits: [replacing(file.path, start, end, openValue(years, said))],
      },
    ];
  });
}

/** The target of an indicator: open, with what it was. */
function target(item: Item, file: OldFile, years: Years): readonly RollChange[] {
  const { entry } = item;
  if (item.kind !== "indicator" || entry.value?.type !== "amount" || entry.rows.length > 0)
    return [];
  const { start } = entry.value.amount;
  const { end } = entry.value.amount;
  const was = file.text.slice(start, end);
  return [
    {
      kind: "target",
      place: { file: file.path, start, end },
      words: { zh: `目标“${was}”待定`, en: `the target “${was}” is open` },
      undecided: true,
      edits: [
        replacing(
          file.path,
          start,
          end,
          openValue(years, years.locale === "zh" ? `上年${was}` : `was ${was}`),
        ),
      ],
    },
  ];
}
