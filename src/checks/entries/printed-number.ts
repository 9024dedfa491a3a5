import { keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Item, Plan } from "../../model/model.ts";
import { childrenOf, type Entry } from "../../syntax/entry.ts";
import { around } from "./item-words.ts";

const known = new WeakMap<Entry, boolean>();

/** Does an entry set what stands in it as a table that has no column of numbers? */
function setsWithoutNumbers(owner: Item | Plan): boolean {
  const { entry } = owner;
  const read = known.get(entry) ?? withoutNumbers(entry);
  known.set(entry, read);
  return read;
}

function withoutNumbers(entry: Entry): boolean {
  return childrenOf(entry, "layout").some((layout) => {
    if (layout.value?.type !== "choice" || layout.value.choice !== "table") return false;
    const columns = childrenOf(layout, "column").map(({ assigned }) =>
      assigned?.type === "literal" ? assigned.text : "",
    );
    return !columns.some((source) =>
      (source.match(/[\p{L}\p{N}-]+/gu) ?? []).some((word) =>
        ["ordinal", "numbering"].includes(keywordsFor(word)[0]?.spec.kind ?? ""),
      ),
    );
  });
}

/** The label of an item as documents print it: empty for rows of a table without a column of numbers. */
export function printedNumber(item: Item): string {
  return item.label !== "" && around(item).some(setsWithoutNumbers) ? "" : item.label;
}
