import type { Item } from "../model/model.ts";

/** Where an item prints. */

/** Kinds that print within what they belong to, if at all. */
const within: readonly string[] = ["milestone", "indicator", "deliverable"];

/** The anchor of the place where an item prints: one that runs on within a paragraph has none of its own. */
export function anchorOf(item: Item): string {
  let at = item;
  while ((at.runsOn || within.includes(at.kind)) && at.parent !== undefined) at = at.parent;
  return at.id;
}
