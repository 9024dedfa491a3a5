import type { Item } from "../model/model.ts";

/** Whether an item stands inside another, or is it. */
export function isInside(item: Item, outer: Item): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at === outer) return true;
  return false;
}
