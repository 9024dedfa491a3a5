import { statuses } from "../../grammar/kinds/journal.ts";
import { choiceFor, fold } from "../../grammar/vocabulary.ts";
import type { Unplaced } from "../findings/finding.ts";
import { readDate, readNumber } from "../syntax/values.ts";
import { addDays, calendarDate } from "../time/calendar-date.ts";
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
  unknownState,
} from "./findings/cells.ts";
import { tidy, withoutApostrophe } from "./tidy.ts";

/** What a cell says, in the one form in which cells are compared: a state's value, 60, 2015-09-28, tidy text. */

export type CellReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly wrong: Unplaced };

const read = (value: string): CellReading => ({ ok: true, value });
const bad = (wrong: Unplaced): CellReading => ({ ok: false, wrong });

/** The state of a row that headquarters closed; no unit reports it. */
export const CLOSED = "closed";

const closedWords: ReadonlySet<string> = new Set(["已销号", "closed"]);

function readState(text: string): CellReading {
  const word = fold(text.replace(/\s+/g, ""));
  if (closedWords.has(word.toLowerCase())) return read(CLOSED);
  const state = choiceFor(word.toLowerCase(), statuses);
  if (state !== undefined) return read(state.value);
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

function dateReading(text: string): CellReading {
  const day = readDay(text);
  return day === undefined ? bad(notADate.of({ text })) : read(day);
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

/** Reads a cell of a column; a blank one reads as "". */
export function readCell(column: FilledColumn, text: string): CellReading {
  const said = tidy(text);
  if (said === "") return read("");
  switch (column) {
    case "state":
      return readState(said);
    case "percent":
      return readPercent(said);
    case "done":
      return dateReading(said);
    case "value":
      return readAmount(withoutApostrophe(said));
    default:
      return readText(column, text);
  }
}

/** What a cell of an occurrence says: the day it was done, how far it is, or its state. */
export function readOccurrence(text: string): {
  readonly column: FilledColumn;
  readonly reading: CellReading;
} {
  const said = tidy(text);
  if (readDay(said) !== undefined) return { column: "done", reading: dateReading(said) };
  const percent = readPercent(said);
  if (percent.ok) return { column: "percent", reading: percent };
  const state = readState(said);
  if (state.ok) return { column: "state", reading: state };
  return {
    column: "state",
    reading: bad(notAnOccurrence.of({ text: said })),
  };
}
