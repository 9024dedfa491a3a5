import { specOf } from "../../grammar/vocabulary.ts";
import type { Place, Wording } from "../findings/finding.ts";
import { placeIn, placeOf } from "../syntax/entry.ts";
import type { Model } from "./compiled.ts";
import type { Assignment, Item, Responsibility, Timing } from "./model.ts";
import { printParties } from "./organization/parties.ts";
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

function source(of: Responsibility | Timing, item: Item): { readonly from?: string } {
  if (!of.inherited) return {};
  return { from: of.owner === undefined ? item.plan.title.text : ownerTitle(of.owner) };
}

function roleFact(responsibility: Responsibility, item: Item): Explained {
  return {
    what: word(responsibility.role),
    value: printParties(responsibility.list, "short", item.plan.locale),
    place: placeIn(responsibility.entry.file, responsibility.entry),
    ...source(responsibility, item),
    details: responsibility.list.parties.map(({ key }) => key),
  };
}

function timeFact(kind: "due" | "frequency", timing: Timing, item: Item): Explained {
  const { resolved } = timing;
  const occurrences = resolved?.occurrences ?? [];
  return {
    what: word(kind),
    value: timing.written,
    place: placeIn(timing.entry.file, timing.entry),
    ...source(timing, item),
    details:
      occurrences.length > 0
        ? occurrences.map(({ key, due }) => `${key}: ${due}`)
        : resolved?.due === undefined
          ? []
          : [resolved.due],
  };
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
    ...item.roles.map((responsibility) => roleFact(responsibility, item)),
    ...(item.due === undefined ? [] : [timeFact("due", item.due, item)]),
    ...(item.frequency === undefined ? [] : [timeFact("frequency", item.frequency, item)]),
  ];
  return { item, facts, rows: item.plan.assignments.filter((row) => row.item === item) };
}

/** The names that `explainItem` knows, for suggestions. */
export function explainableNames(model: Model): readonly string[] {
  return model.plans.flatMap(({ allItems }) => allItems.flatMap(({ name }) => name ?? []));
}
