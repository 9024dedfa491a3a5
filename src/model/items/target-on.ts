import { readQuantity } from "../../syntax/values.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { Item } from "../model.ts";

/** What an indicator was to reach by the end of a period. */
interface PeriodTarget {
  /** As written: `6月底`. */
  readonly period: string;
  readonly written: string;
  readonly by: CalendarDate;
  readonly amount: number;
}

/**
 * The last of the targets by period whose day has come; undefined before the first, where there is none, and from
 * the deadline on, when the whole is to be reached.
 */
export function targetOn(item: Item, day: CalendarDate): PeriodTarget | undefined {
  const { target, time, due, plan } = item;
  const end = due?.resolved?.due ?? plan.period.end;
  if (target === undefined || (end !== undefined && day >= end)) return undefined;
  return target.rows
    .flatMap(({ period, value }): readonly PeriodTarget[] => {
      const reading = readPhrase(period);
      const by = reading.ok ? resolvePhrase(reading.phrase, time).due : undefined;
      const amount = readQuantity(value, target.amount);
      if (by === undefined || amount === undefined || by > day) return [];
      return [{ period, written: value, by, amount }];
    })
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .at(-1);
}
