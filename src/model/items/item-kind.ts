import { itemKinds } from "../../../grammar/kinds/plan.ts";
import type { ItemKind } from "../model.ts";

const names: ReadonlySet<string> = new Set(itemKinds);

/** Is a kind of entry one of the kinds of items? */
export function isItemKind(kind: string): kind is ItemKind {
  return names.has(kind);
}
