import type { Edge, Point, UnitRef, YearRef } from "../phrase.ts";
import { impliedYear, namedYear } from "./points-shared.ts";
import type { Scanner } from "./scanner.ts";

const monthNames = [
  "january|jan",
  "february|feb",
  "march|mar",
  "april|apr",
  "may",
  "june|jun",
  "july|jul",
  "august|aug",
  "september|sept|sep",
  "october|oct",
  "november|nov",
  "december|dec",
];
const anyMonth = `(${monthNames.join("|")})(?![a-z])\\.?`;
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  "1st": 1,
  second: 2,
  "2nd": 2,
  third: 3,
  "3rd": 3,
  fourth: 4,
  "4th": 4,
  last: 4,
};

const edge =
  /(?:the )?(end|close|start|beginning|middle|early|mid|late)(?:(?: of|-of)?(?: the)? |-|(?=q\d|h\d)| ?(?=\d{4}))/y;
const dayMonth = new RegExp(`(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?-?${anyMonth}`, "y");
const monthDay = new RegExp(`${anyMonth} ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\da-z])`, "y");
const month = new RegExp(anyMonth, "y");
const issueMonth = /(?:(this|next|the) )?month(?![a-z])/y;
const issueQuarter = /(?:(this|next|the) )?quarter(?![a-z])(?! ?\d)/y;
const quarter =
  /(?:q([1-4])(?![\da-z])|(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter(?![a-z])|quarter ([1-4])(?!\d))/y;
const half =
  /(?:h([12])(?![\da-z])|(?:the )?(first|second|1st|2nd) half(?![a-z])(?: of(?: the)? year)?)/y;
const week = /week (\d{1,2})(?!\d)/y;
const fiscal = /(?:fy|fiscal year) ?'?(\d{4}|\d{2})(?!\d)/y;
const number = /(\d{4})(?![\d年])/y;
const relative = /(this|the current|next|the following|last) year(?![a-z])/y;
const bareYear = /(?:the )?(?:calendar )?year(?![a-z])/y;
const yearEnd = /(?:the )?(?:year[- ]end|year's end)(?![a-z])/y;
const middle = /(?:the )?mid-?year(?![a-z])/y;
const joint = /,? ?(?:of |in )?(?:the )?/y;
const join = /[ -]?/y;
const issue = /(?:the )?(?:date of )?(?:issue|issuance)(?![a-z])/y;

const edges: Readonly<Record<string, Edge>> = {
  end: "end",
  close: "end",
  start: "start",
  beginning: "start",
  middle: "middle",
  mid: "middle",
  early: "start",
  late: "end",
};

/** Reads one point written in English, as far as it goes; undefined if none begins here. */
export function readEnglishPoint(scanner: Scanner): Point | undefined {
  return scanner.first(readEdged, readYearFirst, readPlain, readYearPoint, readIssue);
}

/** The month (1 to 12) of an English name, or undefined. */
function readMonthName(scanner: Scanner): number | undefined {
  const match = scanner.take(month);
  return match === undefined ? undefined : monthNumber(match[1] ?? "");
}

function readEdged(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const word = scanner.take(edge)?.[1];
  if (word === undefined) return undefined;
  const point = scanner.first(readYearFirst, readPlainUnit, readYearPoint, readWholeYear);
  if (point === undefined || point.unit === "day" || point.unit === "week") return undefined;
  if (point.unit === "issue" || point.unit === "quarters") return undefined;
  const place = scanner.place(from);
  if (point.unit === "year" && (word === "early" || word === "late")) {
    return { ...point, edge: word, ...place };
  }
  return { ...point, edge: edges[word] ?? "end", ...place };
}

function readPlain(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const dayFirst = scanner.take(dayMonth);
  if (dayFirst !== undefined) {
    return dayPoint(scanner, from, dayFirst[2] ?? "", Number(dayFirst[1]));
  }
  const monthFirst = scanner.take(monthDay);
  if (monthFirst !== undefined) {
    return dayPoint(scanner, from, monthFirst[1] ?? "", Number(monthFirst[2]));
  }
  return readPlainUnit(scanner);
}

function dayPoint(scanner: Scanner, from: number, name: string, day: number): Point {
  const year = readYearAfter(scanner);
  const month: UnitRef = { kind: "number", number: monthNumber(name) };
  return { unit: "day", year, month, day, ...scanner.place(from) };
}

function readPlainUnit(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const inYear = readUnitInYear(scanner);
  if (inYear !== undefined) {
    const year = readYearAfter(scanner);
    return { ...inYear, year, ...scanner.place(from) };
  }
  const thisMonth = scanner.take(issueMonth);
  if (thisMonth !== undefined) {
    return {
      unit: "month",
      year: impliedYear,
      month: fromIssue(thisMonth[1]),
      ...scanner.place(from),
    };
  }
  const thisQuarter = scanner.take(issueQuarter);
  if (thisQuarter === undefined) return undefined;
  return {
    unit: "quarter",
    year: impliedYear,
    quarter: fromIssue(thisQuarter[1]),
    ...scanner.place(from),
  };
}

// 2020 Q3, FY2021 Q3, FY2021-H1: the year stands first.
function readYearFirst(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const year = scanner.first(readFiscal, readNumber);
  if (year === undefined) return undefined;
  scanner.take(/,/y);
  scanner.skip(join);
  const inYear = readUnitInYear(scanner);
  return inYear === undefined ? undefined : { ...inYear, year, ...scanner.place(from) };
}

type InYear =
  | { readonly unit: "month"; readonly month: UnitRef }
  | { readonly unit: "quarter"; readonly quarter: UnitRef }
  | { readonly unit: "half"; readonly half: number }
  | { readonly unit: "week"; readonly week: number };

function readUnitInYear(scanner: Scanner): InYear | undefined {
  const quarterMatch = scanner.take(quarter);
  if (quarterMatch !== undefined) {
    const word = quarterMatch[2];
    const value =
      word === undefined ? Number(quarterMatch[1] ?? quarterMatch[3]) : (ordinals[word] ?? 1);
    return { unit: "quarter", quarter: { kind: "number", number: value } };
  }
  const halfMatch = scanner.take(half);
  if (halfMatch !== undefined) {
    const word = halfMatch[2];
    return {
      unit: "half",
      half: word === undefined ? Number(halfMatch[1]) : (ordinals[word] ?? 1),
    };
  }
  const weekMatch = scanner.take(week);
  if (weekMatch !== undefined) return { unit: "week", week: Number(weekMatch[1]) };
  const value = readMonthName(scanner);
  return value === undefined
    ? undefined
    : { unit: "month", month: { kind: "number", number: value } };
}

function readYearAfter(scanner: Scanner): YearRef {
  const year = scanner.first((inner) => {
    inner.skip(joint);
    return inner.first(readFiscal, readNumber, readRelativeYear);
  });
  return year ?? impliedYear;
}

function readYearPoint(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  if (scanner.take(yearEnd) !== undefined) {
    const year = readYearAfter(scanner);
    return { unit: "year", year, edge: "end", ...scanner.place(from) };
  }
  if (scanner.take(middle) !== undefined) {
    const year = readYearAfter(scanner);
    return { unit: "year", year, edge: "middle", ...scanner.place(from) };
  }
  const year = scanner.first(readFiscal, readNumber, readRelativeYear);
  return year === undefined ? undefined : { unit: "year", year, ...scanner.place(from) };
}

function readWholeYear(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  if (scanner.take(bareYear) === undefined) return undefined;
  const year = readYearAfter(scanner);
  return { unit: "year", year, ...scanner.place(from) };
}

function readIssue(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  return scanner.take(issue) === undefined ? undefined : { unit: "issue", ...scanner.place(from) };
}

function readFiscal(scanner: Scanner): YearRef | undefined {
  const written = scanner.take(fiscal)?.[1];
  if (written === undefined) return undefined;
  return { kind: "fiscal", year: Number(written) + (written.length === 2 ? 2000 : 0) };
}

// Not the first half of 2020-07-31 or of 2020/09.
const dateLike = /\d{4}[-/.]\d/y;

function readNumber(scanner: Scanner): YearRef | undefined {
  if (scanner.look(dateLike) !== undefined && scanner.look(/\d{4}-\d{4}/y) === undefined)
    return undefined;
  const match = scanner.take(number);
  return match === undefined ? undefined : namedYear(Number(match[1]));
}

function readRelativeYear(scanner: Scanner): YearRef | undefined {
  const word = scanner.take(relative)?.[1];
  if (word === undefined) return undefined;
  const offset = word === "last" ? -1 : word === "next" || word === "the following" ? 1 : 0;
  return { kind: "offset", offset };
}

function fromIssue(word: string | undefined): UnitRef {
  return { kind: "issue", offset: word === "next" ? 1 : 0 };
}

function monthNumber(name: string): number {
  return monthNames.findIndex((names) => names.split("|").includes(name)) + 1;
}
