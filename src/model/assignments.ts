import { childOf, type Entry } from "../syntax/entry.ts";
import type { CalendarDate } from "../time/calendar.ts";
import type { Assignment, Item, ItemKind, Party } from "./model.ts";
import { partiesOf, roleOf } from "./responsibilities.ts";

/**
 * The rows of the tracking: item × party × occurrence, by the row rules of the language (section 5).
 * A measure is a row for each party that owes it; an action or milestone has rows of its own only
 * where it has an owner, lead, deadline or frequency of its own; 跟踪 changes this.
 */

/** The kinds that 跟踪 names for the block of an entry. */
function trackedKinds(
  entry: Entry,
  around: ReadonlySet<ItemKind> | undefined,
): ReadonlySet<ItemKind> | undefined {
  const own = childOf(entry, "track");
  return own?.value?.type === "kind" ? new Set(own.value.kinds as ItemKind[]) : around;
}

function hasOwn(item: Item): boolean {
  const own = (kind: string) => childOf(item.entry, kind)?.value;
  return (
    item.kind === "milestone" ||
    ["owner", "lead", "due", "frequency"].some((kind) => {
      const value = own(kind);
      return value !== undefined && value.type !== "none" && value.type !== "open";
    })
  );
}

function isRow(item: Item, tracked: ReadonlySet<ItemKind> | undefined): boolean {
  if (tracked !== undefined) {
    if (tracked.has(item.kind)) return true;
    // Where actions are tracked, a measure without any is still owed.
    return (
      item.kind === "measure" &&
      tracked.has("action") &&
      !item.children.some(({ kind }) => kind === "action")
    );
  }
  if (item.kind === "measure") return true;
  return (item.kind === "action" || item.kind === "milestone") && hasOwn(item);
}

interface Time {
  readonly occurrence?: string;
  readonly due?: CalendarDate;
}

/** When it is owed: each occurrence, or once. A single occurrence needs no name. */
function timesOf(item: Item): readonly Time[] {
  const resolved = item.frequency?.resolved ?? item.due?.resolved;
  const occurrences = resolved?.occurrences ?? [];
  if (occurrences.length > 1) {
    return occurrences.map(({ key, due }) => ({ occurrence: key, due }));
  }
  const due = occurrences[0]?.due ?? resolved?.due;
  return [due === undefined ? {} : { due }];
}

function assignmentsOf(item: Item): Assignment[] {
  const owner = roleOf(item, "owner");
  const owners = owner?.list.parties ?? [];
  const lead = partiesOf(item, "lead");
  const support = partiesOf(item, "support");
  const owing: { readonly parties: readonly Party[]; readonly role: Assignment["role"] }[] = [
    ...(owner?.list.jointly === true
      ? [{ parties: owners, role: "owner" as const }]
      : owners.map((party) => ({ parties: [party], role: "owner" as const }))),
    ...lead
      .filter(({ key }) => !owners.some((party) => party.key === key))
      .map((party) => ({ parties: [party], role: "lead" as const })),
  ];
  return owing.flatMap(({ parties, role }) =>
    timesOf(item).map((time): Assignment => {
      const who = parties.map(({ key }) => key).join("+");
      return {
        key: `${item.plan.name}.${item.id}@${who}${time.occurrence === undefined ? "" : `@${time.occurrence}`}`,
        item,
        parties,
        role,
        lead,
        support,
        ...time,
      };
    }),
  );
}

/** All rows of a plan, in document order. */
export function expandAssignments(root: Entry, items: readonly Item[]): readonly Assignment[] {
  const rows: Assignment[] = [];
  const walk = (siblings: readonly Item[], tracked: ReadonlySet<ItemKind> | undefined) => {
    for (const item of siblings) {
      if (isRow(item, tracked)) rows.push(...assignmentsOf(item));
      walk(item.children, trackedKinds(item.entry, tracked));
    }
  };
  walk(items, trackedKinds(root, undefined));
  return rows;
}
