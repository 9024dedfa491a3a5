import { targetOn } from "../model/items/target-on.ts";
import { holderId } from "../model/organization/parties.ts";
import type { CellContext } from "../sheets/cells.ts";
import { indicatorKey, indicatorTable } from "../sheets/indicator-table.ts";
import type { Amount } from "../syntax/entry.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import { isInside } from "./inside.ts";
import type { IndicatorLine } from "./view.ts";

/** Indicators against their targets. */

interface Reached {
  readonly reached?: number;
  readonly met?: boolean;
}

/** How far a value has come, of the target by now where periods have targets of their own: of a target not to be passed, how much of it is used up. */
function reachedOf(
  value: number,
  { relation, from, to }: Amount,
  byNow: number | undefined,
): Reached {
  const target = byNow ?? (relation === "<=" ? (to ?? from) : (from ?? to));
  if (target === undefined) return {};
  const met =
    relation === "<=" ? value <= target : relation === ">" ? value > target : value >= target;
  return target === 0 ? { met } : { met, reached: Math.round((100 * value) / target) };
}

/** Every indicator of every unit that answers for it, with the value told last. */
export function indicatorLines(
  rows: readonly TrackedRow[],
  context: CellContext,
): readonly IndicatorLine[] {
  const plan = rows[0]?.assignment.item.plan;
  if (plan === undefined) return [];
  const shown = new Map(
    indicatorTable(rows, undefined, context).flatMap((table) =>
      table.rows.map((row) => [row.key, row.cells]),
    ),
  );
  const holders = [...new Set(rows.map(({ holder }) => holder))];
  return plan.allItems
    .filter(({ kind, name }) => kind === "indicator" && name !== undefined)
    .flatMap((item) =>
      holders.flatMap((holder): IndicatorLine[] => {
        const cells = shown.get(indicatorKey(item, holder));
        if (cells === undefined) return [];
        const told = context.model.journal.reports.findLast(
          ({ subject, told: day, unit, value }) =>
            day <= context.asOf &&
            value !== undefined &&
            subject.item === item &&
            sheetHolder(unit) === holder,
        );
        const amount = item.target?.amount;
        const { parent } = item;
        const measured = rows.filter(
          ({ holder: own, assignment, facts }) =>
            own === holder &&
            facts.state !== "cancelled" &&
            parent !== undefined &&
            isInside(assignment.item, parent),
        );
        return [
          {
            title: cells.measure ?? "",
            unit: holderId(holder),
            target: cells.target ?? "",
            rows: measured.map(({ assignment }) => assignment.key),
            ...(told?.value === undefined
              ? {}
              : { value: { told: told.told, written: told.value.written } }),
            ...(told?.value === undefined || amount === undefined
              ? {}
              : reachedOf(told.value.amount, amount, targetOn(item, context.asOf)?.amount)),
          },
        ];
      }),
    );
}
