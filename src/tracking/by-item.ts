import { groupBy } from "../model/group-by.ts";
import type { Assignment, Item, Unit } from "../model/model.ts";

/** Rows of the journal by the item that they speak of, each list in the order given. */
export function byItem<T extends { readonly subject: { readonly item: Item } }>(
  rows: readonly T[],
): ReadonlyMap<Item, readonly T[]> {
  return groupBy(rows, ({ subject }) => subject.item);
}

type OfUnit = { readonly subject: { readonly item: Item; readonly unit?: Unit } };

/**
 * Answers which lines of the journal may speak of a row, in the order given. A row of one unit gets what
 * names that unit, if nothing names those around it or no unit at all; any other row all of its item.
 */
export function candidatesByRow<T extends OfUnit>(
  lines: readonly T[],
): (row: Assignment) => readonly T[] {
  const ofItem = byItem(lines);
  const ofUnit = new Map<Item, ReadonlyMap<Unit | undefined, readonly T[]>>();
  for (const [item, list] of ofItem) {
    ofUnit.set(
      item,
      groupBy(list, ({ subject }) => subject.unit),
    );
  }
  return ({ item, parties }) => {
    const groups = ofUnit.get(item);
    const [party, ...others] = parties;
    if (groups === undefined || party === undefined) return [];
    const { holder } = party;
    if (others.length > 0 || holder.type === "group" || groups.has(undefined))
      return ofItem.get(item) ?? [];
    for (let around = holder.parent; around !== undefined; around = around.parent)
      if (groups.has(around)) return ofItem.get(item) ?? [];
    return groups.get(holder) ?? [];
  };
}
