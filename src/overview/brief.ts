import { given } from "../given.ts";
import { shortTitle } from "../model/items/item-text.ts";
import { holderId } from "../model/organization/parties.ts";
import type { CellContext } from "../sheets/cells.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { extensionAsked } from "../tracking/extension.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { isDone } from "../tracking/summary.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";
import type { BehindUnit, RowMark, Standing } from "./view.ts";

/** What the first screen of the overview answers: how we are doing, who is behind, what is near, what to decide. */

/** How far ahead the overview looks, in days. */
const SOON_DAYS = 30;

/** Whether an order about a row waits for an answer, late or not. */
function ordersWait({ orders, reports }: TrackedRow, day: CalendarDate): boolean {
  return orders.some(
    ({ order, matter }) =>
      order.replyBy !== undefined &&
      (matter.answered === undefined || matter.answered.date > day) &&
      !reports.some(({ told }) => told >= order.date),
  );
}

/** What a row counts for, beside its light. */
export function marksOf(row: TrackedRow, day: CalendarDate): readonly RowMark[] {
  const { facts, assignment } = row;
  if (facts.state === "cancelled") return [];
  const said: Readonly<Record<RowMark, boolean>> = {
    done: isDone(row),
    expected: assignment.due !== undefined && assignment.due <= day,
    overdue: facts.overdueDays !== undefined,
    late: facts.lateDays !== undefined,
    soon: facts.dueInDays !== undefined && facts.dueInDays <= SOON_DAYS,
    order: ordersWait(row, day),
    closure: facts.state === "closure-requested",
    extension: extensionAsked(row) !== undefined,
  };
  return (Object.keys(said) as RowMark[]).filter((mark) => said[mark]);
}

const mean = (numbers: readonly number[]) =>
  numbers.length === 0
    ? undefined
    : Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);

/** How rows stand on a day; means over those of which it is said how far they should be. */
export function standingOf(
  rows: readonly TrackedRow[],
  day: CalendarDate,
  { palette }: LightSettings,
): Standing {
  const counted = rows.filter(({ facts }) => facts.state !== "cancelled");
  const planned = counted.filter(({ facts }) => facts.expected !== undefined);
  const worst = Math.max(0, ...Object.values(palette).map(({ weight }) => weight));
  return {
    rows: counted.length,
    done: counted.filter(isDone).length,
    expected: counted.filter(({ assignment: { due } }) => due !== undefined && due <= day).length,
    worst: counted.filter(({ lit }) => worst > 0 && palette[lit.light]?.weight === worst).length,
    ...given({
      percent: mean(planned.map(({ facts }) => facts.percent ?? 0)),
      expectedPercent: mean(planned.map(({ facts }) => facts.expected ?? 0)),
    }),
  };
}

/**
 * The units with rows that need attention, the worst first.
 * @param rows the worst first
 */
export function behindUnits(
  rows: readonly TrackedRow[],
  { lights, model, locale }: CellContext,
): readonly BehindUnit[] {
  const weight = ({ lit }: TrackedRow) => lights.palette[lit.light]?.weight ?? 0;
  const bad = rows.filter((row) => row.facts.state !== "cancelled" && weight(row) > 0);
  const units = [...new Set(bad.map(({ holder }) => holder))].map((holder) => {
    const own = bad.filter((row) => row.holder === holder);
    return { holder, own, sum: own.reduce((sum, row) => sum + weight(row), 0) };
  });
  return units
    .toSorted((a, b) => b.sum - a.sum)
    .flatMap(({ holder, own }): BehindUnit[] => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        {
          unit: holderId(holder),
          light: first.lit.light,
          count: own.filter(({ lit }) => lit.light === first.lit.light).length,
          rows: own.length,
          overdue: own.filter(({ facts }) => facts.overdueDays !== undefined).length,
          title: shortTitle(first.assignment.item, model),
          why: first.lit.why[locale],
        },
      ];
    });
}
