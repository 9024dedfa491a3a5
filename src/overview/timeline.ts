import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Item, Plan } from "../model/model.ts";
import { beginOf } from "../tracking/expected.ts";
import { isDone } from "../tracking/summary.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";
import { isInside } from "./inside.ts";
import type { Timeline } from "./view.ts";

/** The times of a plan, goal by goal. */

/**
 * From the first beginning to the last deadline of each goal's rows, with its milestones.
 * @param goals each with its rows that were not cancelled; undefined for what serves none
 * @returns undefined where no row has a deadline
 */
export function timelineOf(
  plan: Plan,
  model: Model,
  goals: readonly { readonly goal: Item | undefined; readonly rows: readonly TrackedRow[] }[],
): Timeline | undefined {
  const milestones = plan.allItems.filter(({ kind }) => kind === "milestone");
  const lines = goals.map(({ goal, rows }, index) => {
    const dues = rows.flatMap(({ assignment: { due } }) => due ?? []).toSorted();
    const begins = rows.flatMap(({ assignment }) => beginOf(assignment) ?? []).toSorted();
    const to = dues.at(-1);
    return {
      goal: index,
      ...(to === undefined ? {} : given({ from: begins[0] ?? dues[0], to })),
      rows: rows.length,
      done: rows.filter(isDone).length,
      milestones: milestones.flatMap((item) => {
        const day = item.due?.resolved?.occurrences[0]?.due ?? item.due?.resolved?.ranges[0]?.end;
        if (goal === undefined || day === undefined || !isInside(item, goal)) return [];
        const own = rows.filter(({ assignment }) => assignment.item === item);
        return [{ day, title: shortTitle(item, model), done: own.length > 0 && own.every(isDone) }];
      }),
    };
  });
  const days = lines
    .flatMap(({ from, to, milestones: dots }) => [
      ...(from === undefined ? [] : [from]),
      ...(to === undefined ? [] : [to]),
      ...dots.map(({ day }) => day),
    ])
    .toSorted();
  const [start] = days;
  const end = days.at(-1);
  return start === undefined || end === undefined || start === end
    ? undefined
    : { start, end, lines };
}
