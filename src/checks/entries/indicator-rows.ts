import type { Place } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { phraseOfWords, readTime } from "../../model/items/times.ts";
import type { Item } from "../../model/model.ts";
import { placeIn, type RowCell } from "../../syntax/entry.ts";
import { readNumber } from "../../syntax/written.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { resolvePhrase } from "../../time/resolve.ts";

/** The rows by period of an indicator, as numbers that can be compared with its target. */

/** A number of an indicator, in single units. */
export interface IndicatorRow {
  readonly period: string;
  /** As written. */
  readonly written: string;
  /** In single units: 4.5 below a target of 9.6万张 is 45000. */
  readonly value: number;
  readonly unit: string;
  /** The last day of the period, where it names one. */
  readonly due?: CalendarDate;
  readonly place: Place;
}

const sizes: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** The 万 or 亿 of a number as written. */
function sizeOf(written: string): number {
  const size = /\d(万亿|万|亿)/.exec(written)?.[1];
  return size === undefined ? 1 : (sizes[size] ?? 1);
}

/** Last days by time and phrase: the rows of all indicators of a time have the same few periods. */
const lastDays = new WeakMap<Item["time"], Map<string, CalendarDate | undefined>>();

function dueOf({ time, entry }: Item, words: RowCell["words"]): CalendarDate | undefined {
  const phrase = phraseOfWords(words);
  if (phrase === undefined) return undefined;
  const { text } = phrase;
  const known = lastDays.get(time) ?? new Map<string, CalendarDate | undefined>();
  lastDays.set(time, known);
  if (known.has(text)) return known.get(text);
  const read = readTime(phrase, entry.file, { report: () => {} });
  const due = read === undefined ? undefined : resolvePhrase(read, time).due;
  known.set(text, due);
  return due;
}

/**
 * The rows of an indicator in the order of their periods; as written where one names no day. A row
 * without a unit is counted as the target is.
 */
export function rowsOf(indicator: Item): readonly IndicatorRow[] {
  const amount = indicator.target?.amount;
  if (amount === undefined) return [];
  const targetSize = sizeOf(amount.written);
  const rows = indicator.entry.rows.flatMap((row): IndicatorRow[] => {
    const words = row.cells.flatMap((cell) => cell.words);
    const number = words.at(-1);
    const read = number === undefined ? undefined : readNumber(number.written);
    if (number === undefined || read === undefined) return [];
    const before = words.slice(0, -1);
    const due = dueOf(indicator, before);
    const bare = read.unit.replace(/^(?:万亿|万|亿)/, "");
    return [
      {
        period: before.map(({ written }) => written).join(" "),
        written: number.written,
        value: read.amount * (read.unit === "" ? targetSize : sizeOf(number.written)),
        unit: bare === "" ? amount.unit : bare,
        ...given({ due }),
        place: placeIn(indicator.entry.file, number),
      },
    ];
  });
  const dated = rows.every(({ due }) => due !== undefined);
  return dated ? [...rows].sort((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : 1)) : rows;
}
