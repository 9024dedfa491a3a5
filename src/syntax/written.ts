import { fold } from "../../grammar/vocabulary.ts";
import { type CalendarDate, typedDate } from "../time/calendar-date.ts";

/** Days and numbers as people write them, apart from any line of a source: sheets are read by the same rules. */

/** The day that a word says; undefined where it is none that a document can have. */
export function readDate(written: string): CalendarDate | undefined {
  return typedDate(fold(written));
}

const NUMBER = /^([+-]?\d[\d,]*(?:\.\d+)?)(.*)$/;

/** A number and the unit behind it: `9.6万张`, `20%`, `1,200`. */
export function readNumber(written: string): { amount: number; unit: string } | undefined {
  const match = NUMBER.exec(fold(written));
  if (match === null) return undefined;
  const amount = Number((match[1] ?? "").replaceAll(",", ""));
  return Number.isFinite(amount) ? { amount, unit: match[2] ?? "" } : undefined;
}
