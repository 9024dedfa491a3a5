import type { Journal } from "../model/journal/journal.ts";
import type { Group, Item, Locale, Plan, Unit } from "../model/model.ts";
import { addDays, type CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings } from "./light-settings.ts";
import { sheetHolder, type TrackedRow } from "./tracked-rows.ts";

/** A new 督办单 for what a unit has not done, as source of the journal. */

/** Days to answer where nobody says otherwise. */
const USUAL_DAYS = 10;

export interface NewOrder {
  readonly plan: Plan;
  readonly unit: Unit;
  readonly number: number;
  readonly date: CalendarDate;
  readonly replyBy: CalendarDate;
  readonly rows: readonly TrackedRow[];
}

/** The number behind the highest that orders of the year have. */
function nextNumber(plan: Plan, { supervisions }: Journal, year: string): number {
  const numbers = supervisions
    .filter((order) => order.plan === plan && order.date.startsWith(year))
    .map(({ number }) => Number(/(\d+)\D*$/.exec(number)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/**
 * The order for a unit's rows that have a light of at least a weight and no order that is still waiting
 * for its answer.
 * @returns undefined where there is nothing to order
 */
export function orderFor(
  unit: Unit,
  plan: Plan,
  rows: readonly TrackedRow[],
  journal: Journal,
  options: {
    readonly date: CalendarDate;
    readonly replyBy?: CalendarDate;
    readonly lights: LightSettings;
    readonly weight: number;
  },
): NewOrder | undefined {
  const { date, lights, weight } = options;
  const waiting = ({ orders, reports }: TrackedRow) =>
    orders.some(
      ({ order, matter }) =>
        matter.answered === undefined && !reports.some(({ told }) => told >= order.date),
    );
  const bad = rows.filter(
    (row) =>
      row.holder === sheetHolder(unit) &&
      (lights.palette[row.lit.light]?.weight ?? 0) >= weight &&
      !waiting(row),
  );
  if (bad.length === 0) return undefined;
  return {
    plan,
    unit,
    number: nextNumber(plan, journal, date.slice(0, 4)),
    date,
    replyBy: options.replyBy ?? addDays(date, USUAL_DAYS),
    rows: bad,
  };
}

function subject(item: Item, occurrence: string | undefined): string {
  const name = item.name ?? item.id;
  return occurrence === undefined ? name : `${name}@${occurrence}`;
}

/** The source of an order: one entry of the journal. */
export function orderSource({ plan, unit, number, date, replyBy, rows }: NewOrder): string {
  const { locale } = plan;
  const words: Readonly<Record<Locale, { order: string; reply: string; number: string }>> = {
    zh: { order: "督办", reply: "回复", number: `${number}号` },
    en: { order: "supervision", reply: "reply", number: `No.${number}` },
  };
  const { order, reply, number: numbered } = words[locale];
  const lines = rows.map(
    ({ assignment, lit }) =>
      `  ${subject(assignment.item, assignment.occurrence)} | ${lit.why[locale]}`,
  );
  return `${order} ${numbered} ${unit.id} ${plan.name} ${date} ${reply} ${replyBy} {\n${lines.join("\n")}\n}\n`;
}

/** Whether a holder of rows is a unit: open classes answer to nobody's order. */
export function isUnit(holder: Unit | Group): holder is Unit {
  return holder.type === "unit";
}
