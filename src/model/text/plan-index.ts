import { fold } from "../../../grammar/vocabulary.ts";
import { childrenOf, type Entry } from "../../syntax/entry.ts";
import type { Item, ItemKind, Note, Plan, Term } from "../model.ts";

/** What marks and references look up in a plan. */
export interface PlanIndex {
  /** By name; where no item has the word for its name, by title. The first of several counts. */
  readonly items: ReadonlyMap<string, Item>;
  readonly itemsByEntry: ReadonlyMap<Entry, Item>;
  readonly itemNames: readonly string[];
  readonly counts: ReadonlyMap<ItemKind, number>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly notes: ReadonlyMap<string, Note>;
  /** The roles that the plan declares. */
  readonly roles: ReadonlySet<string>;
}

/** Built at the first question, when all items of the plan are known. */
const indexes = new WeakMap<Plan, PlanIndex>();

function firstOfEach<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [key, value] of entries) if (!map.has(key)) map.set(key, value);
  return map;
}

/** The index of a compiled plan. */
export function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const { allItems } = plan;
  const counts = new Map<ItemKind, number>();
  for (const { kind } of allItems) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const byName = allItems.flatMap((item) =>
    item.name === undefined ? [] : [[item.name, item] as const],
  );
  const byTitle = allItems.flatMap((item) =>
    item.title === undefined ? [] : [[fold(item.title.text), item] as const],
  );
  const index: PlanIndex = {
    items: firstOfEach([...byName, ...byTitle]),
    itemsByEntry: new Map(allItems.map((item) => [item.entry, item])),
    itemNames: allItems.flatMap(({ name }) => name ?? []),
    counts,
    terms: firstOfEach(plan.terms.map((term) => [term.name, term] as const)),
    notes: firstOfEach(plan.notes.map((note) => [note.name, note] as const)),
    roles: new Set(childrenOf(plan.entry, "role").flatMap(({ name }) => name?.text ?? [])),
  };
  indexes.set(plan, index);
  return index;
}

/** The innermost item that an entry stands in, itself included. */
export function itemAround(plan: Plan | undefined, entry: Entry): Item | undefined {
  if (plan === undefined) return undefined;
  const { itemsByEntry } = indexOf(plan);
  for (let at: Entry | undefined = entry; at !== undefined; at = at.parent) {
    const item = itemsByEntry.get(at);
    if (item !== undefined) return item;
  }
  return undefined;
}

/** A name with the plan it belongs to: `plan.name` names another plan; any other name is the own plan's. */
export function inPlan(
  name: string,
  plan: Plan | undefined,
  plans: readonly Plan[],
): { readonly home: Plan | undefined; readonly own: string } {
  const dot = name.indexOf(".");
  const other =
    dot === -1 ? undefined : plans.find((candidate) => candidate.name === name.slice(0, dot));
  return other === undefined
    ? { home: plan, own: name }
    : { home: other, own: name.slice(dot + 1) };
}

/** Finds an item by its name or title, or by `plan.item` from elsewhere. */
export function findItem(
  name: string,
  plan: Plan | undefined,
  plans: readonly Plan[],
): Item | undefined {
  const { home, own } = inPlan(fold(name), plan, plans);
  return home === undefined ? undefined : indexOf(home).items.get(own);
}

/** The names of a plan's items, for suggestions. */
export function itemNames(plan: Plan | undefined): readonly string[] {
  return plan === undefined ? [] : indexOf(plan).itemNames;
}
