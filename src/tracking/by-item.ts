import type { Item } from "../model/model.ts";

/** Rows of the journal by the item that they speak of, each list in the order given. */
export function byItem<T extends { readonly subject: { readonly item: Item } }>(
  rows: readonly T[],
): ReadonlyMap<Item, readonly T[]> {
  const lists = new Map<Item, T[]>();
  for (const row of rows) {
    const { item } = row.subject;
    const list = lists.get(item);
    if (list === undefined) lists.set(item, [row]);
    else list.push(row);
  }
  return lists;
}
