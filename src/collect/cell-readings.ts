import { statuses } from "../../grammar/kinds/journal.ts";
import { choiceFor, fold } from "../../grammar/vocabulary.ts";
import type { Unplaced, Wording } from "../findings/finding.ts";
import type { ReportedState } from "../model/journal/journal.ts";
import { readDate, readNumber } from "../syntax/written.ts";
import { addDays, type CalendarDate, calendarDate } from "../time/calendar-date.ts";
import { isPlaceholder, saysNothing } from "../tracking/placeholder.ts";
import type { FilledColumn } from "./filled-columns.ts";
import {
  notADate,
  notANumber,
  notAnOccurrence,
  notAPercentage,
  percentageInDoubt,
  percentageOutOfRange,
  placeholder,
  readingInDoubt,
  unknownState,
} from "./findings/cells.ts";
import { tidy, withoutApostrophe } from "./tidy.ts";

/** What a cell says, in the one form in which cells are compared: a state's value, 60, 2015-09-28, tidy text. */

export type CellReading =
  /** With a doubt, a person has to confirm that it is what was meant. */
  | { readonly ok: true; readonly value: string; readonly doubt?: Unplaced }
  | { readonly ok: false; readonly wrong: Unplaced };

const read = (value: string): CellReading => ({ ok: true, value });
const bad = (wrong: Unplaced): CellReading => ({ ok: false, wrong });

const guessed = (value: string, text: string, reading: Wording): CellReading => ({
  ok: true,
  value,
  doubt: readingInDoubt.of({ text, reading }),
});

/** What people write for states in place of their words. */
const stateWords: readonly (readonly [RegExp, ReportedState])[] = [
  [/^(?:已|全部|均已|都已)完成$|^完成了$|^已?办结$|^(?:finished|completed)$/, "done"],
  [
    /^(?:基本|部分|大部分|接近)完成$|^(?:正在)?(?:推进|进展|实施|办理|落实)中?$|^(?:ongoing|started)$/,
    "in-progress",
  ],
  [/^(?:未|没有?|尚未)(?:开始|开展|启动)$|^尚未启动$/, "not-started"],
  [/^(?:已|申请)?(?:暂停|暂缓)$|^已暂停$/, "paused"],
  [/^已取消$|^不再开展$/, "cancelled"],
  [/^(?:长期|持续)(?:推进|开展|进行)$/, "standing"],
];

/** The state of a row that headquarters closed; no unit reports it. */
export const CLOSED = "closed";

const closedWords: ReadonlySet<string> = new Set(["已销号", "closed"]);

function readState(text: string): CellReading {
  const word = fold(text.replace(/\s+/g, ""));
  if (closedWords.has(word.toLowerCase())) return read(CLOSED);
  const state = choiceFor(word.toLowerCase(), statuses);
  if (state !== undefined) return read(state.value);
  const [, meant] = stateWords.find(([words]) => words.test(word.toLowerCase())) ?? [];
  const choice = statuses.find(({ value }) => value === meant);
  if (choice !== undefined) return guessed(choice.value, text, choice);
  const known = {
    zh: statuses.map(({ zh }) => zh).join("、"),
    en: statuses.map(({ en }) => en).join(", "),
  };
  return bad(unknownState.of({ text, known }));
}

function readPercent(text: string): CellReading {
  const folded = fold(text.replace(/\s+/g, ""));
  const match = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(folded);
  const amount = Number(match?.[1]);
  if (match === null || Number.isNaN(amount)) return bad(notAPercentage.of({ text }));
  // 80 in a cell that shows percentages.
  if (match[2] === "%" && amount >= 1000 && amount <= 10_000)
    return guessed(String(round(amount / 100)), text, {
      zh: `${round(amount / 100)}%`,
      en: `${round(amount / 100)}%`,
    });
  if (amount < 0 || amount > 100) return bad(percentageOutOfRange.of({ text }));
  if (match[2] === "" && amount > 0 && amount < 1)
    return bad(percentageInDoubt.of({ text, percent: round(amount * 100), amount }));
  return read(String(round(amount)));
}

/** To hundredths: what binary fractions add behind them was typed by nobody. */
function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The day of a spreadsheet's serial number, counted from 1899-12-30. */
function serialDay(serial: number): string | undefined {
  const first = calendarDate(1899, 12, 30);
  return first === undefined ? undefined : addDays(first, serial);
}

/** A day in any form in which people and programs write it; undefined where it is none. */
export function readDay(text: string): string | undefined {
  const bare = fold(text)
    .replace(/[\sT]+0{1,2}:00(?::00(?:\.0+)?)?Z?$/, "")
    .replace(/\s+/g, "");
  if (/^\d{5}(?:\.0+)?$/.test(bare)) {
    const serial = Math.floor(Number(bare));
    // 1954 to 2119: other numbers of five digits are no days that anybody reports.
    return serial >= 20_000 && serial <= 80_000 ? serialDay(serial) : undefined;
  }
  const run = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(bare);
  return readDate(run === null ? bare : `${run[1]}-${run[2]}-${run[3]}`);
}

/** A month and a day without a year: the last such day that is not after another. */
function dayBefore(text: string, told: CalendarDate): string | undefined {
  const bare = fold(text).replace(/\s+/g, "");
  const match = /^(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?$/.exec(bare);
  if (match === null) return undefined;
  const year = Number(told.slice(0, 4));
  const days = [year, year - 1].map((one) => calendarDate(one, Number(match[1]), Number(match[2])));
  return (
    days.find((day) => day !== undefined && day <= told) ?? days.find((day) => day !== undefined)
  );
}

function dateReading(text: string, told: CalendarDate | undefined): CellReading {
  const day = readDay(text);
  // Eight digits may be a number that slipped into the column.
  if (day !== undefined && /^\d{8}$/.test(text)) return guessed(day, text, { zh: day, en: day });
  if (day !== undefined) return read(day);
  const meant = told === undefined ? undefined : dayBefore(text, told);
  return meant === undefined
    ? bad(notADate.of({ text }))
    : guessed(meant, text, { zh: meant, en: meant });
}

function readAmount(text: string): CellReading {
  const folded = fold(text.replace(/\s+/g, ""));
  const number = readNumber(folded);
  return number === undefined || !/^[\w%.,+\-\u4e00-\u9fff]+$/.test(folded)
    ? bad(notANumber.of({ text }))
    : read(folded.replace(/(\d),(?=\d{3})/g, "$1"));
}

function readText(column: FilledColumn, text: string): CellReading {
  const said = tidy(withoutApostrophe(text));
  if ((column === "problem" || column === "next-step") && saysNothing(said)) return read("");
  if (isPlaceholder(said)) return bad(placeholder.of({ text: said }));
  return read(said);
}

/**
 * Reads a cell of a column; a blank one reads as "".
 * @param told the day of the report; without it a day needs its year
 */
export function readCell(column: FilledColumn, text: string, told?: CalendarDate): CellReading {
  const said = tidy(text);
  if (said === "") return read("");
  switch (column) {
    case "state":
      return readState(said);
    case "percent":
      return readPercent(said);
    case "done":
      return dateReading(said, told);
    case "extension-to":
      // A month and a day without a year may lie in this year or the next.
      return saysNothing(withoutApostrophe(said)) ? read("") : dateReading(said, undefined);
    case "value":
      return readAmount(withoutApostrophe(said));
    default:
      return readText(column, text);
  }
}

/** What a cell of an occurrence says: the day it was done, how far it is, or its state. */
export function readOccurrence(
  text: string,
  told: CalendarDate,
): {
  readonly column: FilledColumn;
  readonly reading: CellReading;
} {
  const said = tidy(text);
  const day = dateReading(said, told);
  // 12.5 is a percentage here before it is a day.
  const exact = readDay(said) !== undefined || (day.ok && /[月/]/.test(said));
  if (exact) return { column: "done", reading: day };
  const percent = readPercent(said);
  if (percent.ok) return { column: "percent", reading: percent };
  const state = readState(said);
  if (state.ok) return { column: "state", reading: state };
  return {
    column: "state",
    reading: bad(notAnOccurrence.of({ text: said })),
  };
}
