import { statuses } from "../../grammar/kinds/journal.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { fieldValue } from "../model/fields/field-value.ts";
import { shortTitle, titleAbove } from "../model/items/item-text.ts";
import type { Group, Item, Locale, Plan, Unit } from "../model/model.ts";
import { holderId, holderName, partyName } from "../model/organization/parties.ts";
import { childrenOf } from "../syntax/entry.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { type LightSettings, lightsByLag } from "../tracking/light-settings.ts";
import { roundOn } from "../tracking/rounds.ts";
import { sheetHolder, type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { anchorOf } from "./anchor.ts";
import { type CellContext, cellText, roleIn } from "./cells.ts";
import {
  type ColumnChoice,
  type ColumnId,
  columnSpecs,
  columnsIfUsed,
  usualColumns,
  withUsed,
} from "./columns.ts";
import { duties, MOST_ROWS, spokenRow, withoutOccurrence } from "./frequent.ts";
import { indicatorTable } from "./indicator-table.ts";
import { instructions } from "./instructions.ts";
import { checksumOf, planFingerprint, rowCode } from "./row-code.ts";
import type { OccurrenceCell, SheetColumn, SheetRow, SheetTable, SheetView } from "./view.ts";

/** The sheets of a plan: one for each unit that owes something, and one for all. */

export interface SheetOptions {
  readonly asOf: CalendarDate;
  readonly lights?: LightSettings;
  /** The columns that a project has chosen, and no others. */
  readonly columns?: readonly ColumnChoice[];
  /** The columns where none are chosen, with those of fields that the plan uses; those of a progress report if not given. */
  readonly usual?: readonly ColumnChoice[];
  readonly round?: SheetView["round"];
  /** The sheet's language; the plan's if not given. */
  readonly locale?: Locale;
  /** Whose sheets are made; everybody's if not given. The one of all units holds all. */
  readonly isWanted?: (holder: Unit | Group) => boolean;
}

/** Whoever has a sheet: the holders of rows in the order of the organization, open classes behind. */
function sheetHolders(rows: readonly TrackedRow[], model: Model): readonly (Unit | Group)[] {
  const found = new Set<Unit | Group>();
  for (const { holder, assignment } of rows) {
    found.add(holder);
    for (const party of [...assignment.lead, ...assignment.support])
      found.add(sheetHolder(party.holder));
  }
  return [...model.units, ...model.groups].filter((holder) => found.has(holder));
}

function columnsOf(choices: readonly ColumnChoice[], locale: Locale): readonly SheetColumn[] {
  // Rows that are filled in are told apart by their code.
  const filled = choices.some(({ id }) => "input" in columnSpecs[id]);
  const coded = choices.some(({ id }) => id === "code");
  return [...choices, ...(filled && !coded ? [{ id: "code" as const }] : [])].map(
    ({ id, heading, width }) => {
      const spec = columnSpecs[id];
      return {
        id,
        heading: heading ?? spec.label[locale],
        width: width ?? spec.width,
        ...("input" in spec ? { input: spec.input } : {}),
      };
    },
  );
}

/** The parts around an item, outermost first, as a heading over its rows. */
function headingOf(item: Item, model: Model): string {
  const line: string[] = [];
  for (let at = item.parent; at !== undefined; at = at.parent)
    if (at.kind === "section" || at.kind === "goal" || at.kind === "phase")
      line.unshift(`${at.label.trim()}${shortTitle(at, model)}`);
  return line.join(" ");
}

function rowOf(
  row: TrackedRow,
  columns: readonly SheetColumn[],
  context: CellContext,
  occurrences: readonly OccurrenceCell[] = [],
  spoken: TrackedRow = row,
): SheetRow {
  const { assignment, facts, lit } = row;
  const cells: Partial<Record<ColumnId, string>> = {};
  for (const { id } of columns) {
    const said = columnSpecs[id];
    const text = cellText(id, "input" in said ? spoken : row, context);
    if (text !== "") cells[id] = text;
  }
  const often = occurrences.length === 0 ? undefined : assignment.item.frequency?.written;
  const whole = occurrences.length === 0 ? assignment : withoutOccurrence(row);
  const code = rowCode(whole, context.locale);
  const above = titleAbove(assignment.item, context.model) || undefined;
  return {
    key: assignment.key,
    code,
    checksum: checksumOf(assignment.key, code),
    heading: headingOf(assignment.item, context.model),
    ...given({ above }),
    anchor: anchorOf(assignment.item),
    role: roleIn(row, context),
    ...given({ due: assignment.due }),
    state: facts.state,
    reported: spoken.reports.length > 0,
    light: lit.light,
    why: lit.why[context.locale],
    cells: {
      ...cells,
      ...(cells.code === undefined ? {} : { code }),
      // The days of the occurrences stand in their cells.
      ...(cells.due === undefined ? {} : given({ due: often })),
    },
    occurrences,
  };
}

/** What was told of an occurrence, as its cell shows it. */
function occurrenceCell(row: TrackedRow, context: CellContext): OccurrenceCell {
  const { assignment, facts, done, lit } = row;
  const told = row.reports.length === 0 ? "" : cellText("state", row, context);
  const value = done ?? (facts.percent === undefined ? told : `${facts.percent}%`);
  const code = rowCode(assignment, context.locale);
  return {
    key: assignment.key,
    code,
    checksum: checksumOf(assignment.key, code),
    label: assignment.occurrence ?? "",
    ...given({ due: assignment.due }),
    value,
    state: facts.state,
    light: lit.light,
  };
}

/** Columns that a row with a cell for each occurrence has no use for. */
const single: ReadonlySet<ColumnId> = new Set([
  "occurrence",
  "state",
  "percent",
  "done",
  "extension-to",
  "light",
]);

const titles = {
  duties: { zh: "任务", en: "Duties" },
  frequent: { zh: "按次填报的任务", en: "Duties reported by occurrence" },
  support: { zh: "牵头、配合的任务", en: "Duties led or supported" },
} as const;

/** Frequent duties, those with the same occurrences in one table. */
function frequentTables(
  lists: readonly (readonly TrackedRow[])[],
  columns: readonly SheetColumn[],
  context: CellContext,
): readonly SheetTable[] {
  const own = columns.filter(({ id }) => !single.has(id));
  const tables = new Map<string, { labels: readonly string[]; rows: SheetRow[] }>();
  for (const list of lists) {
    const [first] = list;
    if (first === undefined) continue;
    const cells = list.map((row) => occurrenceCell(row, context));
    const labels = cells.map(({ label }) => label);
    const key = JSON.stringify(labels);
    const table = tables.get(key) ?? { labels, rows: [] };
    table.rows.push(rowOf(first, own, context, cells, spokenRow(list)));
    tables.set(key, table);
  }
  return [...tables.values()].map(({ labels, rows }) => ({
    title: titles.frequent[context.locale],
    kind: "frequent",
    columns: own,
    occurrences: labels,
    rows,
  }));
}

/** Rows that somebody else owes and the unit leads or supports: to be known, not filled in. */
function supportTable(
  rows: readonly TrackedRow[],
  columns: readonly SheetColumn[],
  holder: Unit | Group,
  context: CellContext,
): readonly SheetTable[] {
  const concerned = rows.filter(
    (row) =>
      row.holder !== holder &&
      [...row.assignment.lead, ...row.assignment.support].some(
        (party) => sheetHolder(party.holder) === holder,
      ),
  );
  if (concerned.length === 0) return [];
  const shown: readonly SheetColumn[] = [
    ...columns.filter(({ input, id }) => input === undefined && id !== "code" && id !== "lead"),
    ...columnsOf([{ id: "owner" }, { id: "last" }], context.locale),
  ];
  return [
    {
      title: titles.support[context.locale],
      kind: "support",
      columns: shown,
      occurrences: [],
      rows: concerned.map((row) => rowOf(row, shown, context)),
    },
  ];
}

/** The columns of all sheets of a plan: those chosen, or the usual ones with those of fields that some row has. */
function choicesOf(
  rows: readonly TrackedRow[],
  { locale }: Plan,
  { columns, usual = usualColumns }: SheetOptions,
): readonly ColumnChoice[] {
  if (columns !== undefined) return columns;
  const items = new Set(rows.map(({ assignment }) => assignment.item));
  const used = columnsIfUsed.filter((id) =>
    [...items].some((item) => fieldValue(item, id, undefined, locale).type !== "empty"),
  );
  return withUsed(usual, used);
}

function tablesOf(
  all: readonly TrackedRow[],
  holder: Unit | Group | undefined,
  context: CellContext,
  choices: readonly ColumnChoice[],
): readonly SheetTable[] {
  const columns = columnsOf(
    holder === undefined && !choices.some(({ id }) => id === "owner")
      ? [...choices.slice(0, 3), { id: "owner" }, ...choices.slice(3)]
      : choices,
    context.locale,
  );
  const own = all.filter((row) => holder === undefined || row.holder === holder);
  const lists = duties(own);
  const plain = new Set(lists.filter((list) => list.length <= MOST_ROWS).flat());
  const rows = own.filter((row) => plain.has(row)).map((row) => rowOf(row, columns, context));
  const duty: SheetTable = {
    title: titles.duties[context.locale],
    kind: "duties",
    columns,
    occurrences: [],
    rows,
  };
  return [
    ...(rows.length === 0 ? [] : [duty]),
    ...frequentTables(
      lists.filter((list) => list.length > MOST_ROWS),
      columns,
      context,
    ),
    ...indicatorTable(all, holder, context),
    ...(holder === undefined ? [] : supportTable(all, columns, holder, context)),
  ];
}

function titleWords(plan: Plan, holder: Unit | Group | undefined, locale: Locale): string {
  const bare = plan.title.text.replace(/(?:工作)?(?:方案|计划|要点)$/, "");
  if (locale === "en") {
    const sheet = `${plan.title.text}: tracking sheet`;
    return holder === undefined ? sheet : `${sheet}, ${holderName(holder, "short", locale)}`;
  }
  const sheet = `${bare}任务跟踪表`;
  return holder === undefined ? sheet : `${sheet}（${holderName(holder, "short", locale)}）`;
}

const foot = {
  zh: ["填报人", "审核人", "负责人签字（盖章）", "填报日期"],
  en: ["Filled in by", "Checked by", "Signature", "Date"],
} as const;

/** The round in which a report told on a day counts; undefined where the last is over. */
function handInOf(plan: Plan, day: CalendarDate): SheetView["handIn"] {
  const round = roundOn(plan, day);
  return round === undefined || round.due < day
    ? undefined
    : { label: round.label, due: round.due };
}

/** Whom the sheet goes to; undefined where the plan does not say who issued it. */
function receiverOf({ issuers, notice }: Plan, locale: Locale): SheetView["sendTo"] {
  const parties = notice?.signedBy?.parties ?? issuers?.parties ?? [];
  const name = parties.map((party) => partyName(party, locale)).join(locale === "zh" ? "、" : ", ");
  if (name === "") return undefined;
  const contacts =
    notice === undefined
      ? []
      : childrenOf(notice.entry, "contact").flatMap(({ value }) =>
          value?.type === "strings"
            ? [value.strings.map(({ text }) => text).join(locale === "zh" ? "，" : ", ")]
            : [],
        );
  return { name, contacts };
}

/** The sheet of rows that are tracked already: of one holder, or of all. */
function sheetFromRows(
  rows: readonly TrackedRow[],
  holder: Unit | Group | undefined,
  plan: Plan,
  model: Model,
  options: SheetOptions,
  choices: readonly ColumnChoice[],
): SheetView {
  const locale = options.locale ?? plan.locale;
  const lights = options.lights ?? lightsByLag;
  const context: CellContext = {
    model,
    locale,
    lights,
    asOf: options.asOf,
    ...given({ holder }),
  };
  const { notice } = plan;
  return {
    locale,
    plan: {
      name: plan.name,
      title: plan.title.text,
      ...given({ number: notice?.number, start: plan.period.start }),
    },
    ...given({ sendTo: receiverOf(plan, locale) }),
    ...(holder === undefined
      ? {}
      : {
          unit: {
            id: holderId(holder),
            name: holderName(holder, "short", locale),
            title: holderName(holder, "full", locale),
          },
        }),
    title: titleWords(plan, holder, locale),
    ...given({ round: options.round, handIn: options.round ?? handInOf(plan, options.asOf) }),
    asOf: options.asOf,
    fingerprint: planFingerprint(plan),
    tables: tablesOf(rows, holder, context, choices),
    lights: Object.entries(lights.palette).map(([name, { label, colour }]) => ({
      name,
      label: label[locale],
      colour,
    })),
    states: statuses.map(({ value, zh, en }) => ({ value, label: locale === "zh" ? zh : en })),
    foot: foot[locale],
    instructions,
  };
}

/** The sheets of a plan: one for each holder that is wanted, and the one of all units. */
export function sheetsOf(
  plan: Plan,
  model: Model,
  options: SheetOptions,
): { readonly units: readonly SheetView[]; readonly all: SheetView } {
  const rows = trackPlan(plan, model, options.asOf, options.lights);
  const choices = choicesOf(rows, plan, options);
  return {
    units: sheetHolders(rows, model)
      .filter(options.isWanted ?? (() => true))
      .map((holder) => sheetFromRows(rows, holder, plan, model, options, choices)),
    all: sheetFromRows(rows, undefined, plan, model, options, choices),
  };
}
