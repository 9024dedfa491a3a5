import type { Place } from "../findings/finding.ts";
import type { Model } from "../model/compiled.ts";
import { printedField } from "../model/fields/field-value.ts";
import { isFieldKind } from "../model/fields/table.ts";
import type { Item, Unit } from "../model/model.ts";
import type { Entry, Value } from "../syntax/entry.ts";
import { childrenOf, placeIn } from "../syntax/entry.ts";
import type { FieldTarget } from "./target.ts";

/** An edit of a computed piece as an edit of the field that it is computed from. */

export interface FieldEdit {
  readonly place: Place;
  /** What may be written there, the likeliest first: which of them prints the wanted words is tried. */
  readonly candidates: readonly string[];
  readonly item: Item;
}

function rangeOf(
  value: Value | undefined,
): { readonly start: number; readonly end: number } | undefined {
  switch (value?.type) {
    case "refs":
      return value.list;
    case "phrase":
      return value.phrase;
    case "amount":
      return value.amount;
    case "date":
    case "number":
    case "literal":
      return value.range;
    default:
      return undefined;
  }
}

/** Everything that a unit may be called. */
const callsOf = ({ id, name, title, short, aliases }: Unit) =>
  [id, name, title, short, ...aliases].filter((call) => call !== undefined);

/** Names in the words of readers as the names that sources use; undefined where one is known to nobody. */
function withNames(words: string, model: Model): string | undefined {
  const parts = words.split(/([、，,；;]\s*|\s+and\s+)/);
  const named = parts.map((part, index) => {
    if (index % 2 === 1) return part;
    const wanted = part.trim();
    const found = model.units.filter((unit) => callsOf(unit).includes(wanted));
    const group = model.groups.find(({ name, title }) => name === wanted || title === wanted);
    return found.length === 1 ? found[0]?.id : group?.name;
  });
  return named.some((part) => part === undefined) ? undefined : named.join("");
}

export function itemOf(model: Model, id: string | undefined, file: string): Item | undefined {
  if (id === undefined) return undefined;
  const inItems = (items: readonly Item[]): Item | undefined => {
    for (const item of items) {
      if (item.id === id && item.entry.file === file) return item;
      const below = inItems(item.children);
      if (below !== undefined) return below;
    }
    return undefined;
  };
  for (const plan of model.plans) {
    const found = inItems(plan.items);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The attribute entry that a field of an item is read from; undefined where it is another's. */
function ownEntry(item: Item, field: string): Entry | undefined {
  const role = item.roles.find((one) => one.role === field);
  if (role !== undefined) return role.inherited ? undefined : role.entry;
  const timing = field === "due" ? item.due : field === "frequency" ? item.frequency : undefined;
  if (timing !== undefined) return timing.inherited ? undefined : timing.entry;
  const own = childrenOf(item.entry, field);
  return own.length === 1 ? own[0] : undefined;
}

/** Where a field is written, and what could be written there; undefined where it is not the item's own. */
export function fieldEdit(
  target: FieldTarget,
  wanted: string,
  model: Model,
  file: string,
): FieldEdit | undefined {
  const item = itemOf(model, target.item, file);
  const entry = item === undefined ? undefined : ownEntry(item, target.field);
  const range = rangeOf(entry?.value);
  if (item === undefined || entry === undefined || range === undefined) return undefined;
  const names = entry.value?.type === "refs" ? withNames(wanted, model) : undefined;
  // Owners are only those that the plan knows; who is not is no reading of the words.
  const candidates =
    entry.value?.type === "refs" ? (names === undefined ? [] : [names, wanted]) : [wanted];
  return { place: placeIn(entry.file, range), candidates, item };
}

/** Whether a field of an item prints the wanted words. */
export function prints(model: Model, { item, field, place }: FieldTarget, wanted: string): boolean {
  const found = itemOf(model, item, place.file);
  return found !== undefined &&
    (isFieldKind(field) || found.roles.some(({ role }) => role === field))
    ? printedField(found, field, found.plan.locale) === wanted
    : false;
}
