import { given } from "../given.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { type Summary, summarize } from "../tracking/summary.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";
import type { Cell, MonthCounts, Totals } from "./view.ts";

/** Counts of rows as the overview shows them. */

export function totalsOf(
  rows: readonly TrackedRow[],
  lights: LightSettings,
  day: CalendarDate,
): Totals {
  const summary = summarize(rows, lights, day);
  const { states } = summary;
  return {
    rows: summary.rows,
    closed: states.closed ?? 0,
    done: (states.done ?? 0) + (states["closure-requested"] ?? 0),
    underWay: states["in-progress"] ?? 0,
    notBegun: states["not-started"] ?? 0,
    standing: states.standing ?? 0,
    paused: states.paused ?? 0,
    cancelled: states.cancelled ?? 0,
    overdue: summary.overdue,
    late: summary.late,
    lights: summary.lights,
    percent: summary.percent,
  };
}

/** The worst light that some rows have; of two that are equally bad, the first of the palette. */
function worstOf(
  { lights }: Summary,
  { palette }: LightSettings,
): Required<Cell>["worst"] | undefined {
  let worst: Required<Cell>["worst"] | undefined;
  for (const [light, { weight }] of Object.entries(palette)) {
    const count = lights[light] ?? 0;
    if (count > 0 && (worst === undefined || weight > (palette[worst.light]?.weight ?? 0)))
      worst = { light, count };
  }
  return worst;
}

export function countedCell(
  rows: readonly TrackedRow[],
  lights: LightSettings,
  day: CalendarDate,
): Cell {
  const summary = summarize(rows, lights, day);
  const worst = worstOf(summary, lights);
  return { rows: summary.rows, done: summary.done, ...given({ worst }) };
}

export function monthCounts(
  rows: readonly TrackedRow[],
  lights: LightSettings,
  day: CalendarDate,
): MonthCounts {
  const { rows: all, done, overdue } = summarize(rows, lights, day);
  return { done, overdue, open: all - done - overdue };
}

/** The months between two, both included: `2015-11`, `2015-12`, `2016-01`. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const counted = (month: string) => {
    const [year = 0, number = 1] = month.split("-").map(Number);
    return year * 12 + number - 1;
  };
  const begin = counted(first);
  return Array.from({ length: Math.max(0, counted(last) - begin + 1) }, (_, index) => {
    const at = begin + index;
    const year = String(Math.floor(at / 12)).padStart(4, "0");
    return `${year}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
