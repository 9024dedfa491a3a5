import type { Item } from "../../model/model.ts";
import { childOf } from "../../syntax/entry.ts";
import { around } from "./item-words.ts";

/**
 * Is an attribute of these kinds open (待定) or found fault with already, in an item or around it? Then
 * a check that asks for the attribute has nothing to add.
 */
export function isLeftOpen(item: Item, kinds: readonly string[]): boolean {
  return [item, ...around(item)].some(({ entry }) =>
    kinds.some((kind) => {
      const own = childOf(entry, kind);
      return own !== undefined && (own.broken || own.value?.type === "open");
    }),
  );
}
