import { itemKinds } from "../../../grammar/kinds/plan.ts";
import type { ItemKind } from "../model.ts";

const data: ReadonlySet<string> = new Set(["milestone", "indicator", "deliverable"]);

/** Does a kind hold data beside the text? It prints in the text only where it has text of its own. */
export function isDataKind(kind: ItemKind): boolean {
  return data.has(kind);
}

const names: ReadonlySet<string> = new Set(itemKinds);

/** Is a kind of entry one of the kinds of items? */
export function isItemKind(kind: string): kind is ItemKind {
  return names.has(kind);
}
