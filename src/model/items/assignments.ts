import { given } from "../../given.ts";
import { childOf, type Entry } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { Occurrence } from "../../time/resolved.ts";
import type { Assignment, Item, ItemKind, Party } from "../model.ts";
import { partiesOf, roleOf } from "./responsibilities.ts";

/**
 * The rows of the tracking: item × party × occurrence, by the row rules of the language (section 5).
 * A measure is a row for each party that owes it, and so is a phase that names its own; an action or milestone has rows of its own only
 * where it has an owner, lead, deadline or frequency of its own; 跟踪 changes this. A measure is none
 * where its parts are, and whoever owes it owes one of them.
 */

/** The kinds that 跟踪 names for the block of an entry. */
function trackedKinds(
  entry: Entry,
  around: ReadonlySet<ItemKind> | undefined,
): ReadonlySet<ItemKind> | undefined {
  const own = childOf(entry, "track");
  return own?.value?.type === "kind" ? new Set(own.value.kinds as ItemKind[]) : around;
}

function says(entry: Entry, kinds: readonly string[]): boolean {
  return kinds.some((kind) => {
    const value = childOf(entry, kind)?.value;
    return value !== undefined && value.type !== "none" && value.type !== "open";
  });
}

const hasOwner = (entry: Entry): boolean => says(entry, ["owner", "lead"]);

function hasOwn({ kind, entry }: Item): boolean {
  return kind === "milestone" || hasOwner(entry) || says(entry, ["due", "frequency"]);
}

function isRow(item: Item, tracked: ReadonlySet<ItemKind> | undefined): boolean {
  if (tracked !== undefined) {
    if (tracked.has(item.kind)) return true;
    if (!tracked.has("action")) return false;
    // Where actions are tracked, a measure without any is still owed, and a milestone always is.
    const actions = item.children.some(({ kind }) => kind === "action");
    return item.kind === "milestone" || (item.kind === "measure" && !actions);
  }
  if (item.kind === "measure") return true;
  if (item.kind === "phase") return hasOwner(item.entry);
  return (item.kind === "action" || item.kind === "milestone") && hasOwn(item);
}

interface Time {
  readonly occurrence?: string;
  readonly due?: CalendarDate;
}

/** The occurrences that an item asks for, and which of them nobody owes: they ended before the plan was issued. */
export function occurrencesAsked(item: Item): {
  readonly owed: readonly Occurrence[];
  readonly over: readonly Occurrence[];
} {
  const due = item.due?.resolved;
  const repeated = item.frequency?.resolved;
  const occurrences = (repeated ?? due)?.occurrences ?? [];
  const last = repeated === undefined ? undefined : due?.due;
  const within = occurrences.filter(
    ({ range }) => last === undefined || range.start === undefined || range.start <= last,
  );
  const { issued } = item.plan.time;
  if (issued === undefined) return { owed: within, over: [] };
  const isOver = (occurrence: Occurrence) => occurrence.due < issued;
  return { owed: within.filter((one) => !isOver(one)), over: within.filter(isOver) };
}

/**
 * When it is owed: each occurrence that ends after the issue, or once. A single occurrence needs no name. A
 * deadline beside a frequency ends it, and is the day of a single occurrence.
 */
function timesOf(item: Item): readonly Time[] {
  const { owed, over } = occurrencesAsked(item);
  if (over.length > 0 || owed.length > 1)
    return owed.map(({ key, due: day }) => ({ occurrence: key, due: day }));
  const day = item.due?.resolved?.due ?? owed[0]?.due ?? item.frequency?.resolved?.due;
  return [given({ due: day })];
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

/** The kinds of items that a measure may consist of. */
const partKinds: ReadonlySet<ItemKind> = new Set(["measure", "action", "milestone", "phase"]);

const partsOf = ({ children }: Item): readonly Item[] =>
  children.filter(({ kind }) => partKinds.has(kind));

/**
 * Whether all that an item asks for is owed by rows below it: then the whole is no row beside them.
 * A deadline or frequency of its own asks for something beside its parts.
 */
function isInItsParts(item: Item, hasRows: ReadonlySet<Item>): boolean {
  const parts = partsOf(item);
  return (
    parts.length > 0 &&
    !says(item.entry, ["due", "frequency"]) &&
    parts.every((part) => hasRows.has(part) || isInItsParts(part, hasRows))
  );
}

/** Whether everybody who owes an item owes one of its parts. */
function areAmong(own: readonly Assignment[], below: readonly Assignment[]): boolean {
  const owing = new Set(below.flatMap(({ parties }) => parties.map(({ key }) => key)));
  return own.every(({ parties }) => parties.every(({ key }) => owing.has(key)));
}

/** All rows of a plan, in document order. */
export function expandAssignments(root: Entry, items: readonly Item[]): readonly Assignment[] {
  const hasRows = new Set<Item>();
  const walk = (
    siblings: readonly Item[],
    tracked: ReadonlySet<ItemKind> | undefined,
  ): readonly Assignment[] =>
    siblings.flatMap((item) => {
      const below = walk(item.children, trackedKinds(item.entry, tracked));
      const all = isRow(item, tracked) ? assignmentsOf(item) : [];
      const inParts =
        item.kind === "measure" &&
        tracked?.has("measure") !== true &&
        isInItsParts(item, hasRows) &&
        areAmong(all, below);
      const own = inParts ? [] : all;
      if (own.length > 0) hasRows.add(item);
      return [...own, ...below];
    });
  return walk(items, trackedKinds(root, undefined));
}
