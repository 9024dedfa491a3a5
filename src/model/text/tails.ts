import { childrenOf, type Entry } from "../../syntax/entry.ts";
import type { Item } from "../model.ts";

/** Tails (句末): what prints behind the last sentence of an entry. */

/** Is a tail for entries of a kind? One without a kind is for the entry that it stands in. */
function isFor(tail: Entry, kind: string, own: boolean): boolean {
  if (tail.tail === undefined) return false;
  if (tail.value === undefined) return own;
  return tail.value.type === "kind" && tail.value.kinds.includes(kind);
}

/** 句末 无: no tail for the entry that it stands in. */
function takesAway({ value }: Entry): boolean {
  return value?.type === "none" || (value?.type === "kind" && value.none);
}

/** The tail that stands in the item itself and is for it, by its kind or without one. */
export function ownTail({ entry, kind }: Item): Entry | undefined {
  return childrenOf(entry, "tail").find((tail) => isFor(tail, kind, true));
}

/** The tail of an item: its own, else the nearest around it that is for its kind; those around an annex stay out. */
export function tailOf(item: Item): Entry | undefined {
  if (childrenOf(item.entry, "tail").some(takesAway)) return undefined;
  const own = ownTail(item);
  if (own !== undefined) return own;
  for (let at = item.entry.parent; at !== undefined && at.kind !== "annex"; at = at.parent) {
    const found = childrenOf(at, "tail").find((tail) => isFor(tail, item.kind, false));
    if (found !== undefined) return found;
  }
  return undefined;
}
