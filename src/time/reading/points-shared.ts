import { calendarDate } from "../calendar-date.ts";
import type { Point, YearRef } from "../phrase.ts";
import type { Scanner } from "./scanner.ts";

/** A year by its number. */
export function namedYear(year: number): YearRef {
  return { kind: "named", year };
}

/** No year written. */
export const impliedYear: YearRef = { kind: "implied" };

const isoDay = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)日?/y;
const isoMonth = /(\d{4})[-/.](\d{1,2})(?![\d])/y;
const isoUnit = /(\d{4})-?([qhw])(\d{1,2})(?!\d)/y;
const compactDay = /(\d{4})(\d\d)(\d\d)(?!\d)/y;

/** 2015-12-31, 2015/12/31, 2015.12.31, 20151231, 2015-09, 2015Q3, 2015-H2, 2015-W03: the same in both languages. */
export function readNumericPoint(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const day = scanner.take(isoDay);
  if (day !== undefined) {
    return {
      unit: "day",
      year: namedYear(Number(day[1])),
      month: { kind: "number", number: Number(day[3]) },
      day: Number(day[4]),
      ...scanner.place(from),
    };
  }
  const compact = scanner.look(compactDay);
  if (
    compact !== undefined &&
    calendarDate(Number(compact[1]), Number(compact[2]), Number(compact[3])) !== undefined
  ) {
    scanner.take(compactDay);
    return {
      unit: "day",
      year: namedYear(Number(compact[1])),
      month: { kind: "number", number: Number(compact[2]) },
      day: Number(compact[3]),
      ...scanner.place(from),
    };
  }
  const month = scanner.take(isoMonth);
  if (month !== undefined) {
    return {
      unit: "month",
      year: namedYear(Number(month[1])),
      month: { kind: "number", number: Number(month[2]) },
      ...scanner.place(from),
    };
  }
  const unit = scanner.take(isoUnit);
  if (unit === undefined) return undefined;
  const year = namedYear(Number(unit[1]));
  const number = Number(unit[3]);
  if (unit[2] === "w") return { unit: "week", year, week: number, ...scanner.place(from) };
  if (unit[2] === "h") {
    if (number !== 1 && number !== 2) return undefined;
    return { unit: "half", year, half: number, ...scanner.place(from) };
  }
  return {
    unit: "quarter",
    year,
    quarter: { kind: "number", number },
    ...scanner.place(from),
  };
}
