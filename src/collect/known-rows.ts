import type { Model } from "../model/compiled.ts";
import type { Group, Item, Locale, Plan, Unit } from "../model/model.ts";
import type { CellContext } from "../sheets/cells.ts";
import { cellText } from "../sheets/cells.ts";
import type { ColumnId } from "../sheets/columns.ts";
import { duties, MOST_ROWS, spokenRow, withoutOccurrence } from "../sheets/frequent.ts";
import { indicatorKey, indicatorTable } from "../sheets/indicator-table.ts";
import { sentenceOf, titleOf } from "../sheets/item-text.ts";
import { checkOf, planFingerprint, rowCode } from "../sheets/row-code.ts";
import { addDays, type CalendarDate, parseCalendarDate } from "../time/calendar-date.ts";
import { lightsByLag } from "../tracking/light-settings.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { readCell } from "./cell-readings.ts";
import { type FilledColumn, filledColumns } from "./filled-columns.ts";

/** The rows that a sheet of the project can speak of, and what sheets have shown of them. */

/** What a line of a sheet can be about. */
export type Target =
  | {
      readonly type: "row";
      readonly key: string;
      readonly holder: Unit | Group;
      readonly row: TrackedRow;
    }
  | {
      readonly type: "indicator";
      readonly key: string;
      readonly holder: Unit | Group;
      readonly item: Item;
    };

/** A duty with a cell for each occurrence: the line of the sheet is known by a code without occurrence. */
export interface Family {
  readonly rows: readonly Target[];
}

/** The texts of the cells that a unit fills in, by column. */
export type Shown = Readonly<Partial<Record<ColumnId, string>>>;

/** Texts that stand once for all occurrences of a frequent duty. */
const shared: ReadonlySet<FilledColumn> = new Set(["progress", "problem", "next-step", "evidence"]);

const locales: readonly Locale[] = ["zh", "en"];

function contextOf(model: Model, locale: Locale, asOf: CalendarDate): CellContext {
  return { model, locale, asOf, lights: lightsByLag };
}

export class Targets {
  readonly plan: Plan;
  readonly model: Model;
  readonly today: CalendarDate;
  /** Today's rows. */
  readonly all: readonly Target[];
  readonly byKey: ReadonlyMap<string, Target>;
  readonly byCode: ReadonlyMap<string, Target>;
  readonly byCheck: ReadonlyMap<string, Target>;
  readonly familyByCode: ReadonlyMap<string, Family>;
  readonly familyByCheck: ReadonlyMap<string, Family>;
  /** What the sheets made now say of the plan's state. */
  readonly fingerprint: string;
  readonly #frequent: ReadonlySet<Target>;
  readonly #days = new Map<CalendarDate, ReadonlyMap<string, Shown>>();

  constructor(plan: Plan, model: Model, today: CalendarDate) {
    this.plan = plan;
    this.model = model;
    this.today = today;
    this.fingerprint = planFingerprint(plan);
    const rows = trackPlan(plan, model, today);
    const targets = rows.map(
      (row): Target => ({ type: "row", key: row.assignment.key, holder: row.holder, row }),
    );
    const indicators = indicatorTargets(plan, rows);
    this.all = [...targets, ...indicators];
    this.byKey = new Map(this.all.map((target) => [target.key, target]));
    const byCode = new Map<string, Target>();
    const byCheck = new Map<string, Target>();
    const familyByCode = new Map<string, Family>();
    const familyByCheck = new Map<string, Family>();
    for (const locale of locales) {
      for (const { assignment } of rows) {
        const target = this.byKey.get(assignment.key);
        if (target === undefined) continue;
        const code = rowCode(assignment, locale);
        byCode.set(code, target);
        byCheck.set(checkOf(assignment.key, code), target);
      }
      for (const list of duties(rows)) {
        const [first] = list;
        if (first === undefined || list.length <= MOST_ROWS) continue;
        const code = rowCode(withoutOccurrence(first), locale);
        const family: Family = {
          rows: list.flatMap(({ assignment }) => this.byKey.get(assignment.key) ?? []),
        };
        familyByCode.set(code, family);
        familyByCheck.set(checkOf(first.assignment.key, code), family);
      }
      for (const { rows: told } of indicatorTable(rows, undefined, contextOf(model, locale, today)))
        for (const { key, code, check } of told) {
          const target = this.byKey.get(key);
          if (target === undefined) continue;
          byCode.set(code, target);
          byCheck.set(check, target);
        }
    }
    this.byCode = byCode;
    this.byCheck = byCheck;
    this.familyByCode = familyByCode;
    this.familyByCheck = familyByCheck;
    this.#frequent = new Set([...familyByCode.values()].flatMap(({ rows: own }) => own));
  }

  /** Whether it is an occurrence of a duty that sheets show as one row. */
  isFrequent(target: Target): boolean {
    return this.#frequent.has(target);
  }

  /** The words by which people know a row that lost its code: number and wording. */
  wordings(target: Target): { readonly number: string; readonly texts: readonly string[] } {
    const item = target.type === "row" ? target.row.assignment.item : target.item;
    return {
      number: item.number,
      texts: [titleOf(item, this.model), sentenceOf(item, this.model)],
    };
  }

  /** What a sheet made as of the end of a day shows in the cells that are filled in, by key. */
  shownAt(day: CalendarDate): ReadonlyMap<string, Shown> {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const shown = this.#show(day);
    this.#days.set(day, shown);
    return shown;
  }

  /** What a sheet made now shows of a row, in the form in which cells are compared. */
  currentOf(key: string): ReadonlyMap<FilledColumn, string> {
    return comparable(this.shownAt(this.today).get(key) ?? {});
  }

  #show(day: CalendarDate): ReadonlyMap<string, Shown> {
    const rows = trackPlan(this.plan, this.model, day);
    const context = contextOf(this.model, this.plan.locale, day);
    const found = new Map<string, Shown>();
    for (const list of duties(rows)) {
      const spoken = list.length > MOST_ROWS ? spokenRow(list) : undefined;
      for (const row of list) {
        const cells: Partial<Record<ColumnId, string>> = {};
        for (const id of filledColumns) {
          const text = cellText(id, shared.has(id) ? (spoken ?? row) : row, context);
          if (text !== "") cells[id] = text;
        }
        found.set(row.assignment.key, cells);
      }
    }
    for (const { rows: told } of indicatorTable(rows, undefined, context))
      for (const { key, cells } of told)
        found.set(key, cells.value === undefined ? {} : { value: cells.value });
    return found;
  }

  /**
   * The days as of whose ends a sheet may have been made: the day that it says and the one before, since
   * more may have been told later on that day; of one that says none, every day on which anything was told.
   */
  daysFor(asOf: CalendarDate | undefined, today: CalendarDate): readonly CalendarDate[] {
    if (asOf !== undefined) return [asOf, addDays(asOf, -1)];
    const told = this.model.journal.reports.flatMap((report) =>
      report.subject.plan === this.plan && report.told <= today ? [report.told] : [],
    );
    const days = [...new Set(told)].sort().reverse();
    const first = days.at(-1);
    return [today, ...days, ...(first === undefined ? [] : [addDays(first, -1)])];
  }
}

function indicatorTargets(plan: Plan, rows: readonly TrackedRow[]): readonly Target[] {
  const holders = [...new Set(rows.map(({ holder }) => holder))];
  return plan.allItems
    .filter((item) => item.kind === "indicator" && item.name !== undefined)
    .flatMap((item) =>
      holders.map(
        (holder): Target => ({
          type: "indicator",
          key: indicatorKey(item, holder),
          holder,
          item,
        }),
      ),
    );
}

/** The cells of a sheet in the form in which cells are compared. */
export function comparable(shown: Shown): ReadonlyMap<FilledColumn, string> {
  return new Map(
    filledColumns.map((column) => {
      const reading = readCell(column, shown[column] ?? "");
      return [column, reading.ok ? reading.value : (shown[column] ?? "")] as const;
    }),
  );
}

/** A day as a sheet says it; undefined for anything else. */
export function dayOf(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : parseCalendarDate(text);
}
