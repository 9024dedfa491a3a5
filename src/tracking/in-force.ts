import { given } from "../given.ts";
import { outermostItems } from "../model/annexes.ts";
import { expandAssignments } from "../model/items/assignments.ts";
import type { AmendedItem, Journal } from "../model/journal/journal.ts";
import type { Assignment, Item, Plan, Responsibility, Timing } from "../model/model.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { byItem } from "./by-item.ts";

/** A plan as its adjustments have left it on a day. The issued text never changes. */

export interface PlanInForce {
  readonly plan: Plan;
  readonly assignments: readonly Assignment[];
  /** The adjustments that concern a row, in the order of their dates. */
  readonly changesOf: (row: Assignment) => readonly DatedChange[];
}

export interface DatedChange extends AmendedItem {
  readonly date: CalendarDate;
  readonly document?: string;
}

/** The adjustments of a plan up to a day, in the order of their dates. */
function changesUntil(plan: Plan, journal: Journal, day: CalendarDate): readonly DatedChange[] {
  return journal.amendments
    .filter((amendment) => amendment.plan === plan && amendment.date <= day)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .flatMap(({ date, document, changes }) =>
      changes.map((change) => ({
        ...change,
        date,
        ...given({ document }),
      })),
    );
}

interface Around {
  readonly due?: Timing;
  readonly roles: ReadonlyMap<string, Responsibility>;
}

/** Copies of the items with what was changed for all units; what is inherited follows. */
function amended(
  items: readonly Item[],
  changes: ReadonlyMap<Item, readonly DatedChange[]>,
  around: Around,
  copies: Map<Item, Item>,
): readonly Item[] {
  return items.map((item) => {
    const own = (changes.get(item) ?? []).filter(({ subject }) => subject.unit === undefined);
    const roles = new Map(
      [...around.roles].filter(([role]) =>
        item.roles.every((one) => one.role !== role || one.inherited),
      ),
    );
    let due = item.due === undefined || item.due.inherited ? around.due : undefined;
    for (const { change, entry, subject } of own) {
      if (subject.occurrence !== undefined) continue;
      if (change.type === "due") due = change.timing;
      if (change.type === "role")
        roles.set(change.role, {
          role: change.role,
          list: change.list,
          entry,
          owner: item,
          inherited: false,
        });
    }
    const copy: Item = {
      ...item,
      ...given({ due }),
      roles: [...item.roles.filter(({ role }) => !roles.has(role)), ...roles.values()],
    };
    copies.set(copy, item);
    const below: Around = { ...given({ due }), roles };
    return Object.assign(copy, { children: amended(item.children, changes, below, copies) });
  });
}

/** Whether an adjustment names a row: its item, and its unit and occurrence where it names them. */
function concerns({ subject }: DatedChange, row: Assignment, item: Item): boolean {
  if (subject.item !== item) return false;
  if (subject.occurrence !== undefined && subject.occurrence !== row.occurrence) return false;
  return subject.unit === undefined || row.parties.some(({ holder }) => holder === subject.unit);
}

/** A row with the deadlines that were changed for its unit or occurrence alone. */
function withOwnDue(row: Assignment, changes: readonly DatedChange[]): Assignment {
  let due = row.due;
  for (const { change, subject } of changes) {
    if (change.type !== "due") continue;
    if (subject.unit === undefined && subject.occurrence === undefined) continue;
    due = change.timing.resolved?.due ?? due;
  }
  return due === undefined ? row : { ...row, due };
}

/** The plan's rows as of a day. Their items are those of the plan, so that numbers and names stay. */
export function planInForce(plan: Plan, journal: Journal, day: CalendarDate): PlanInForce {
  const changes = changesUntil(plan, journal, day);
  if (changes.length === 0) return { plan, assignments: plan.assignments, changesOf: () => [] };
  const ofItem = byItem(changes);
  const copies = new Map<Item, Item>();
  const items = amended(outermostItems(plan), ofItem, { roles: new Map() }, copies);
  const changesOf = (row: Assignment) =>
    (ofItem.get(row.item) ?? []).filter((change) => concerns(change, row, row.item));
  const assignments = expandAssignments(plan.entry, items).map((row) => {
    const original = { ...row, item: copies.get(row.item) ?? row.item };
    return withOwnDue(original, changesOf(original));
  });
  return { plan, assignments, changesOf };
}
