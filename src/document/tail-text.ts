import type { Model } from "../model/compiled.ts";
import type { Item } from "../model/model.ts";
import { tailOf } from "../model/text/tails.ts";
import { type Composition, plainInline, printTail } from "./print-inline.ts";

/** The tail of an item as plain text; undefined where it has none, or nothing of it prints. */
export function tailText(item: Item, model: Model): string | undefined {
  const tail = tailOf(item);
  if (tail?.tail === undefined) return undefined;
  const composition: Composition = {
    model,
    // Neither files nor words change what is printed.
    files: { table: () => [], image: () => "" },
    words: (text) => [text],
    plan: item.plan,
    locale: item.plan.locale,
    called: new Map(),
  };
  const text = plainInline(printTail(tail.tail, composition, { entry: item.entry, item })).trim();
  return text === "" ? undefined : text;
}
