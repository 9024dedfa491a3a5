import { fold } from "../../../../grammar/vocabulary.ts";
import type { Journal } from "../../../model/journal/journal.ts";
import type { Assignment, Group, Item, Plan, Unit } from "../../../model/model.ts";
import { LAST_DAY } from "../../../time/calendar-date.ts";
import { planInForce } from "../../../tracking/in-force.ts";
import { sheetHolder } from "../../../tracking/tracked-rows.ts";

/** A unit's own plan beside the plan from above that it takes up (承接). */

/** Later than any day of a journal. */

export interface Cascade {
  /** The unit's own plan. */
  readonly lower: Plan;
  readonly upper: Plan;
  /** Whose plan it is: the sub-bureau, or the department that issues it. */
  readonly unit: Unit | Group;
  /** What the upper plan addresses to the unit, by item, adjustments made. */
  readonly addressed: ReadonlyMap<Item, readonly Assignment[]>;
  /** The items of the lower plan that take up an item of the upper one. */
  readonly takenBy: (item: Item) => readonly Item[];
}

/** The unit whose plan it is, by its issuer; undefined where it has none, or several. */
export function unitOf(plan: Plan): Unit | Group | undefined {
  const holders = new Set((plan.issuers?.parties ?? []).map(({ holder }) => sheetHolder(holder)));
  const [only] = holders;
  return holders.size === 1 ? only : undefined;
}

function taking(lower: Plan, upper: Plan): Cascade["takenBy"] {
  const byItem = new Map<Item, Item[]>();
  const byName = new Map<string, Item[]>();
  const add = <K>(map: Map<K, Item[]>, key: K, item: Item) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [item]);
    else known.push(item);
  };
  for (const item of lower.allItems) {
    for (const above of item.cascades) if (above.plan === upper) add(byItem, above, item);
    if (item.name !== undefined) add(byName, fold(item.name), item);
  }
  return (item) => [
    ...new Set([
      ...(byItem.get(item) ?? []),
      ...(item.name === undefined ? [] : (byName.get(fold(item.name)) ?? [])),
    ]),
  ];
}

/** Every unit's own plan that takes up another one. */
export function cascadesIn(plans: readonly Plan[], journal: Journal): readonly Cascade[] {
  const rows = new Map<Plan, readonly Assignment[]>();
  const rowsOf = (upper: Plan) => {
    const known = rows.get(upper) ?? planInForce(upper, journal, LAST_DAY).assignments;
    rows.set(upper, known);
    return known;
  };
  return plans.flatMap((lower) =>
    lower.cascades.flatMap((upper): readonly Cascade[] => {
      const unit = unitOf(lower);
      if (unit === undefined || upper === lower) return [];
      const addressed = new Map<Item, Assignment[]>();
      for (const row of rowsOf(upper)) {
        if (row.role !== "owner" || !row.parties.some((one) => sheetHolder(one.holder) === unit))
          continue;
        const known = addressed.get(row.item);
        if (known === undefined) addressed.set(row.item, [row]);
        else known.push(row);
      }
      return [{ lower, upper, unit, addressed, takenBy: taking(lower, upper) }];
    }),
  );
}
