import { specOf } from "../../grammar/vocabulary.ts";
import type { Place, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import { placeIn, placeOf } from "../syntax/entry.ts";
import type { DateRange } from "../time/calendar-date.ts";
import type { Model } from "./compiled.ts";
import { occurrencesAsked } from "./items/assignments.ts";
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

const span = ({ start, end }: DateRange): Wording => ({
  zh: `${start ?? "…"}至${end ?? "…"}`,
  en: `${start ?? "…"} to ${end ?? "…"}`,
});

/** The first occurrence that is owed after the issue: its last day, its days, and what is not owed. */
function firstOwed(item: Item): Wording | undefined {
  const { issued, within } = item.time;
  const { owed, over } = occurrencesAsked(item);
  const [first] = owed;
  if (issued === undefined || owed.length + over.length === 0) return undefined;
  const keys = over.map(({ key }) => key);
  const past: Wording =
    over.length === 0
      ? { zh: "", en: "" }
      : {
          zh: `；${keys.join("、")}在印发前结束，不列入任务`,
          en: `; ${keys.join(", ")} ended before that day: not owed`,
        };
  const frame = within === undefined ? undefined : span(within);
  const inside: Wording = {
    zh: frame === undefined ? "" : `，在${frame.zh}之内`,
    en: frame === undefined ? "" : `, within ${frame.en}`,
  };
  if (first === undefined)
    return {
      zh: `印发（${issued}）后没有一次${inside.zh}${past.zh}`,
      en: `none after the issue (${issued})${inside.en}${past.en}`,
    };
  const days = span(first.range);
  return {
    zh: `印发（${issued}）后第一次：${first.label}，${first.due}为止，按${days.zh}计${inside.zh}${past.zh}`,
    en: `first after the issue (${issued}): ${first.label}, by ${first.due}, counted from ${days.en}${inside.en}${past.en}`,
  };
}

function timeFact(kind: "due" | "frequency", timing: Timing, item: Item): Explained {
  const { resolved } = timing;
  const occurrences = resolved?.occurrences ?? [];
  const asked = item.frequency === undefined ? item.due : item.frequency;
  const counted = occurrences.length > 0 && timing === asked ? firstOwed(item) : undefined;
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
    ...given({ counted }),
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
