import { statuses } from "../../grammar/kinds/journal.ts";
import { choiceFor, fold } from "../../grammar/vocabulary.ts";
import type { Wording } from "../findings/finding.ts";
import { readDate, readNumber } from "../syntax/values.ts";
import { addDays, calendarDate } from "../time/calendar-date.ts";
import { isPlaceholder, saysNothing } from "../tracking/placeholder.ts";
import type { FilledColumn } from "./filled-columns.ts";
import { tidy, withoutApostrophe } from "./tidy.ts";

/** What a cell says, in the one form in which cells are compared: a state's value, 60, 2015-09-28, tidy text. */

export type CellReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: string; readonly reason: Wording };

const read = (value: string): CellReading => ({ ok: true, value });
const bad = (code: string, zh: string, en: string): CellReading => ({
  ok: false,
  code,
  reason: { zh, en },
});

/** The state of a row that headquarters closed; no unit reports it. */
export const CLOSED = "closed";

const closedWords: ReadonlySet<string> = new Set(["已销号", "closed"]);

function readState(text: string): CellReading {
  const word = fold(text.replace(/\s+/g, ""));
  if (closedWords.has(word.toLowerCase())) return read(CLOSED);
  const state = choiceFor(word.toLowerCase(), statuses);
  if (state !== undefined) return read(state.value);
  const known = statuses.map(({ zh }) => zh).join("、");
  return bad(
    "unknown-state",
    `没有“${text}”这种状态，可以是${known}`,
    `there is no state “${text}”; it is one of ${statuses.map(({ en }) => en).join(", ")}`,
  );
}

function readPercent(text: string): CellReading {
  const folded = fold(text.replace(/\s+/g, ""));
  const match = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(folded);
  const amount = Number(match?.[1]);
  if (match === null || Number.isNaN(amount))
    return bad(
      "not-a-percentage",
      `“${text}”不是百分比，如 60%`,
      `“${text}” is no percentage, such as 60%`,
    );
  if (amount < 0 || amount > 100)
    return bad(
      "percentage-out-of-range",
      `百分比“${text}”不在 0 至 100 之间`,
      `“${text}” is not between 0 and 100`,
    );
  if (match[2] === "" && amount > 0 && amount < 1)
    return bad(
      "percentage-in-doubt",
      `“${text}”是 ${round(amount * 100)}% 还是 ${amount}%？请写明`,
      `is “${text}” ${round(amount * 100)}% or ${amount}%? Write the sign`,
    );
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
  return day === undefined
    ? bad(
        "not-a-date",
        `“${text}”不是日期，如 2015-09-28`,
        `“${text}” is no date, such as 2015-09-28`,
      )
    : read(day);
}

function readAmount(text: string): CellReading {
  const folded = fold(text.replace(/\s+/g, ""));
  const number = readNumber(folded);
  return number === undefined || !/^[\w%.,+\-\u4e00-\u9fff]+$/.test(folded)
    ? bad("not-a-number", `“${text}”不是数`, `“${text}” is no number`)
    : read(folded.replace(/(\d),(?=\d{3})/g, "$1"));
}

function readText(column: FilledColumn, text: string): CellReading {
  const said = tidy(withoutApostrophe(text));
  if ((column === "problem" || column === "next-step") && saysNothing(said)) return read("");
  if (isPlaceholder(said))
    return bad("placeholder", `“${said}”没有说明情况`, `“${said}” says nothing`);
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
    reading: bad(
      "not-an-occurrence",
      `“${said}”不是日期、百分比或状态`,
      `“${said}” is no date, percentage or state`,
    ),
  };
}
