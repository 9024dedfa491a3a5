import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { bareTitle, sentenceOf, shortTitle } from "../model/items/item-text.ts";
import type { Group, Item, Locale, Plan, Unit } from "../model/model.ts";
import type { CellContext } from "../sheets/cells.ts";
import { cellText } from "../sheets/cells.ts";
import type { ColumnId } from "../sheets/columns.ts";
import { duties, MOST_ROWS, spokenRow, withoutOccurrence } from "../sheets/frequent.ts";
import { indicatorKey, indicatorTable } from "../sheets/indicator-table.ts";
import { checksumOf, knownCodes, planFingerprint, rowCode } from "../sheets/row-code.ts";
import { addDays, type CalendarDate, parseCalendarDate } from "../time/calendar-date.ts";
import { lightsByLag } from "../tracking/light-settings.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { readCell } from "./cell-readings.ts";
import { type FilledColumn, filledColumns } from "./filled-columns.ts";

/** The rows that a sheet of the project can speak of, and what sheets have shown of them. */

/** What a line of a sheet can be about. */
export type KnownRow =
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
export interface RowFamily {
  readonly rows: readonly KnownRow[];
}

/** The texts of the cells that a unit fills in, by column. */
export type Shown = Readonly<Partial<Record<ColumnId, string>>>;

/** Texts that stand once for all occurrences of a frequent duty. */
const shared: ReadonlySet<FilledColumn> = new Set(["progress", "problem", "next-step", "evidence"]);

const locales: readonly Locale[] = ["zh", "en"];

function contextOf(model: Model, locale: Locale, asOf: CalendarDate): CellContext {
  return { model, locale, asOf, lights: lightsByLag };
}

export class KnownRows {
  readonly plan: Plan;
  readonly model: Model;
  readonly today: CalendarDate;
  /** Today's rows. */
  readonly all: readonly KnownRow[];
  readonly byKey: ReadonlyMap<string, KnownRow>;
  readonly byCode: ReadonlyMap<string, KnownRow>;
  readonly byChecksum: ReadonlyMap<string, KnownRow>;
  readonly familyByCode: ReadonlyMap<string, RowFamily>;
  readonly familyByChecksum: ReadonlyMap<string, RowFamily>;
  /** What the sheets made now say of the plan's state. */
  readonly fingerprint: string;
  readonly #frequent: ReadonlySet<KnownRow>;
  readonly #days = new Map<CalendarDate, ReadonlyMap<string, Shown>>();

  constructor(plan: Plan, model: Model, today: CalendarDate) {
    this.plan = plan;
    this.model = model;
    this.today = today;
    this.fingerprint = planFingerprint(plan);
    const rows = trackPlan(plan, model, today);
    const knownRows = rows.map(
      (row): KnownRow => ({ type: "row", key: row.assignment.key, holder: row.holder, row }),
    );
    const indicators = knownIndicators(plan, rows);
    this.all = [...knownRows, ...indicators];
    this.byKey = new Map(this.all.map((knownRow) => [knownRow.key, knownRow]));
    const byCode = new Map<string, KnownRow>();
    const byChecksum = new Map<string, KnownRow>();
    const familyByCode = new Map<string, RowFamily>();
    const familyByChecksum = new Map<string, RowFamily>();
    for (const locale of locales) {
      for (const { assignment } of rows) {
        const knownRow = this.byKey.get(assignment.key);
        if (knownRow === undefined) continue;
        for (const code of knownCodes(assignment, locale)) {
          if (code === rowCode(assignment, locale) || !byCode.has(code)) byCode.set(code, knownRow);
          byChecksum.set(checksumOf(assignment.key, code), knownRow);
        }
      }
      for (const list of duties(rows)) {
        const [first] = list;
        if (first === undefined || list.length <= MOST_ROWS) continue;
        const family: RowFamily = {
          rows: list.flatMap(({ assignment }) => this.byKey.get(assignment.key) ?? []),
        };
        for (const code of knownCodes(withoutOccurrence(first), locale)) {
          familyByCode.set(code, family);
          familyByChecksum.set(checksumOf(first.assignment.key, code), family);
        }
      }
      for (const { rows: told } of indicatorTable(rows, undefined, contextOf(model, locale, today)))
        for (const { key, code, checksum } of told) {
          const knownRow = this.byKey.get(key);
          if (knownRow === undefined) continue;
          byCode.set(code, knownRow);
          byChecksum.set(checksum, knownRow);
        }
    }
    this.byCode = byCode;
    this.byChecksum = byChecksum;
    this.familyByCode = familyByCode;
    this.familyByChecksum = familyByChecksum;
    this.#frequent = new Set([...familyByCode.values()].flatMap(({ rows: own }) => own));
  }

  /** Whether it is an occurrence of a duty that sheets show as one row. */
  isFrequent(knownRow: KnownRow): boolean {
    return this.#frequent.has(knownRow);
  }

  /** The words by which people know a row that lost its code: number and wording. */
  wordings(knownRow: KnownRow): { readonly number: string; readonly texts: readonly string[] } {
    const item = knownRow.type === "row" ? knownRow.row.assignment.item : knownRow.item;
    return {
      number: item.number,
      texts: [
        bareTitle(item, this.model),
        shortTitle(item, this.model),
        // Sheets of before named an item without a title so.
        ...(item.name ?? []),
        sentenceOf(item, this.model),
      ],
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
      for (const { key, cells } of told) found.set(key, given({ value: cells.value }));
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

function knownIndicators(plan: Plan, rows: readonly TrackedRow[]): readonly KnownRow[] {
  const holders = [...new Set(rows.map(({ holder }) => holder))];
  return plan.allItems
    .filter((item) => item.kind === "indicator" && item.name !== undefined)
    .flatMap((item) =>
      holders.map(
        (holder): KnownRow => ({
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
