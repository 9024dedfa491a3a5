import { given } from "../given.ts";
import type { Assignment, Item } from "../model/model.ts";
import { childOf } from "../syntax/entry.ts";
import { readNumber } from "../syntax/values.ts";
import { type CalendarDate, daysBetween } from "../time/calendar-date.ts";
import { readPhrase } from "../time/reading/read-phrase.ts";
import { resolvePhrase } from "../time/resolve.ts";

/** How far a row should be on a day. */

/** A step of 进度: so much is expected by the end of a day. */
export interface ExpectedStep {
  /** As written. */
  readonly phrase: string;
  readonly by: CalendarDate;
  readonly percent: number;
  /** What is to be seen then. */
  readonly result?: string;
}

/** The steps that an item's 进度 names, by date. */
export function expectedSteps(item: Item): readonly ExpectedStep[] {
  const entry = childOf(item.entry, "expected");
  if (entry === undefined) return [];
  const steps = entry.rows.flatMap((row): ExpectedStep[] => {
    const words = row.cells.flatMap((cell) => cell.words);
    const at = words.findIndex(({ written }) => readNumber(written)?.unit === "%");
    const percent = readNumber(words[at]?.written ?? "")?.amount;
    const phrase = words
      .slice(0, at)
      .map(({ written }) => written)
      .join(" ");
    const reading = readPhrase(phrase);
    const by = reading.ok ? resolvePhrase(reading.phrase, item.time).due : undefined;
    const result = row.cells.flatMap((cell) => cell.strings)[0]?.text;
    if (percent === undefined || by === undefined) return [];
    return [{ phrase, by, percent, ...given({ result }) }];
  });
  return steps.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}

/** The first day on which work on a row may begin. */
export function beginOf(row: Assignment): CalendarDate | undefined {
  const { item, occurrence } = row;
  const resolved = (item.frequency ?? item.due)?.resolved;
  const own = resolved?.occurrences.find(({ key }) => key === occurrence)?.range.start;
  const range = item.due?.resolved?.ranges[0]?.start;
  const issued = item.plan.notice?.date ?? item.plan.period.start;
  const within = item.time.within?.start ?? item.plan.period.start;
  const saysWhen = childOf(item.entry, "period") !== undefined;
  const begin = own ?? (saysWhen ? within : (range ?? within));
  return begin === undefined || (issued !== undefined && issued > begin) ? issued : begin;
}

/**
 * The percentage that should be reached: the last step of 进度 whose day has come; without steps, the share
 * of the time between the beginning and the deadline that has passed.
 * @returns undefined where there is no deadline and no step
 */
export function expectedPercent(row: Assignment, day: CalendarDate): number | undefined {
  if (row.due !== undefined && day >= row.due) return 100;
  const steps = expectedSteps(row.item);
  if (steps.length > 0) return steps.findLast(({ by }) => by <= day)?.percent ?? 0;
  const begin = beginOf(row);
  if (row.due === undefined || begin === undefined) return undefined;
  const whole = daysBetween(begin, row.due);
  if (day <= begin || whole <= 0) return 0;
  return Math.floor((100 * daysBetween(begin, day)) / whole);
}
