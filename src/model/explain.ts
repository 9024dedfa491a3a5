import { specOf } from "../../grammar/vocabulary.ts";
import type { Place, Wording } from "../findings/finding.ts";
import { placeIn, placeOf } from "../syntax/entry.ts";
import type { Model } from "./compiled.ts";
import { printedField } from "./fields/field-value.ts";
import { fieldKinds, fieldOf, fields } from "./fields/table.ts";
import type { Assignment, Item } from "./model.ts";
import { findItem } from "./text/plan-index.ts";

/** Where each owner, deadline and number of an item came from. */

interface Explained {
  /** What it is: 责任, 时限, number, … */
  readonly what: Wording;
  readonly value: string;
  /** Where it stands. */
  readonly place: Place;
  /** The item or plan that it is inherited from. */
  readonly from?: string;
  /** Dates and parties that the value stands for. */
  readonly details: readonly string[];
  /** How its days were counted, where that is not plain. */
  readonly counted?: Wording;
}

export interface ItemExplanation {
  readonly item: Item;
  readonly facts: readonly Explained[];
  readonly rows: readonly Assignment[];
}

function word(kind: string): Wording {
  const spec = specOf(kind);
  return { zh: spec?.zh ?? kind, en: spec?.en ?? kind };
}

function ownerTitle(item: Item): string {
  return item.title?.text ?? item.name ?? item.id;
}

/** What is said of a field of an item; none where nothing is. */
function factsOf(kind: string, item: Item): readonly Explained[] {
  const field = fieldOf(kind);
  const origin = field?.origin(item);
  if (field === undefined || field.explains === false || origin === undefined) return [];
  const { entry, owner, inherited } = origin;
  const from = owner === undefined ? item.plan.title.text : ownerTitle(owner);
  return [
    {
      what: word(kind),
      value: printedField(item, kind, item.plan.locale),
      place: placeIn(entry.file, entry),
      ...(inherited ? { from } : {}),
      ...field.explains(item),
    },
  ];
}

/**
 * Explains an item.
 * @param name the item's name, its number as printed (`三（一）1`), or `plan.item`
 * @returns undefined where there is no such item
 */
export function explainItem(model: Model, name: string): ItemExplanation | undefined {
  const item =
    model.plans
      .map((plan) => findItem(name, plan, model.plans))
      .find((found) => found !== undefined) ??
    model.plans
      .flatMap(({ allItems }) => allItems)
      .find(({ number, kind }) => number === name && kind !== "action");
  if (item === undefined) return undefined;
  const facts: Explained[] = [
    {
      what: { zh: "编号", en: "number" },
      value: item.number,
      place: placeOf(item.entry),
      details: item.label === "" ? [] : [item.label],
    },
    ...item.roles.flatMap(({ role }) => factsOf(role, item)),
    ...fieldKinds
      .filter((kind) => fields[kind].json !== "role")
      .flatMap((kind) => factsOf(kind, item)),
  ];
  return { item, facts, rows: item.plan.assignments.filter((row) => row.item === item) };
}

/** The names that `explainItem` knows, for suggestions. */
export function explainableNames(model: Model): readonly string[] {
  return model.plans.flatMap(({ allItems }) => allItems.flatMap(({ name }) => name ?? []));
}
