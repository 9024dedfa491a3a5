import type { Model } from "../../../model/compiled.ts";
import { groupBy } from "../../../model/group-by.ts";
import type { Journal, ProgressReport } from "../../../model/journal/journal.ts";
import type { Assignment, Item, Plan } from "../../../model/model.ts";
import { type CalendarDate, LAST_DAY } from "../../../time/calendar-date.ts";
import { byItem } from "../../../tracking/by-item.ts";
import { planInForce } from "../../../tracking/in-force.ts";
import { speaksOf } from "../../../tracking/tracked-rows.ts";
import { tellsDone } from "./told-rows.ts";

/** The rows of the tracking, with all adjustments made, and when each of them was done. */

/** Later than any day of a journal. */

export interface RowsOfJournal {
  /** The rows that a line of the journal speaks of. */
  rowsFor(one: Parameters<typeof speaksOf>[0]): readonly Assignment[];
  /** The rows of an item. */
  rowsOf(item: Item): readonly Assignment[];
  /** Whether a row was reported as done or closed at the end of a day, and not given back, or not to be done any more. */
  isDoneBy(row: Assignment, day: CalendarDate): boolean;
}

function rowsByItem(
  plans: readonly Plan[],
  journal: Journal,
): ReadonlyMap<Item, readonly Assignment[]> {
  const rows = plans.flatMap((plan) => planInForce(plan, journal, LAST_DAY).assignments);
  return groupBy(rows, ({ item }) => item);
}

/** Whether a report changes what the row stands at: one that says nothing of its state leaves it. */
function saysState({ state }: ProgressReport): boolean {
  return state !== undefined;
}

/** Worked out once for all checks that ask. */
const known = new WeakMap<Model, RowsOfJournal>();

/** The journal of a model, read along its rows. */
export function rowsOfJournal(model: Model): RowsOfJournal {
  const before = known.get(model);
  if (before !== undefined) return before;
  const read = readAlongRows(model);
  known.set(model, read);
  return read;
}

function readAlongRows({ plans, journal }: Model): RowsOfJournal {
  const rows = rowsByItem(plans, journal);
  const reports = byItem(journal.reports.filter(saysState));
  const closures = byItem(journal.closures);
  const changes = byItem(
    journal.amendments.flatMap(({ date, changes: changed }) =>
      changed.map((change) => ({ ...change, date })),
    ),
  );
  const rowsOf = (item: Item) => rows.get(item) ?? [];
  return {
    rowsOf,
    rowsFor: (one) => rowsOf(one.subject.item).filter((row) => speaksOf(one, row)),
    isDoneBy(row, day) {
      let done = false;
      let since = "";
      const tell = (date: CalendarDate, isDoneThen: boolean) => {
        if (date > day || date < since) return;
        done = isDoneThen;
        since = date;
      };
      for (const one of reports.get(row.item) ?? [])
        if (speaksOf(one, row)) tell(one.told, tellsDone(one) || one.state === "cancelled");
      for (const one of closures.get(row.item) ?? [])
        if (speaksOf(one, row)) tell(one.date, one.decision === "granted");
      for (const one of changes.get(row.item) ?? []) {
        const { type } = one.change;
        if ((type === "cancelled" || type === "paused") && speaksOf(one, row)) tell(one.date, true);
      }
      return done;
    },
  };
}
