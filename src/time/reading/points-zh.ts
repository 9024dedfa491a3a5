import { given } from "../../given.ts";
import type { Edge, Point, UnitRef, YearRef } from "../phrase.ts";
import { numeral, numeralOf, yearOf } from "./numerals.ts";
import { impliedYear, namedYear } from "./points-shared.ts";
import type { Scanner } from "./scanner.ts";

const writtenYear = /(\d{4}|[零一二三四五六七八九]{4})年度?/y;
const relativeYear = /(今年度?|本年度?|当年|明年|次年|翌年|来年|下一?年度?|去年|上一?年度?)(?!月)/y;
const yearOffsets: Readonly<Record<string, number>> = {
  今: 0,
  本: 0,
  当: 0,
  明: 1,
  次: 1,
  翌: 1,
  来: 1,
  下: 1,
  去: -1,
  上: -1,
};

const half = /(上|下)半年度?/y;
const firstQuarters = /前(三|3|两|二|2)个?季度/y;
const quarter = new RegExp(`第?(${numeral})季度?`, "y");
const issueQuarter = /(本|下)一?个?季度?/y;
const month = new RegExp(`(${numeral})月份?`, "y");
const issueMonth = /(本|当|下|次)个?月份?/y;
const bareMonth = /月(?=[初中底末])/y;
const bareQuarter = /季度?(?=[初中底末])/y;
const week = new RegExp(`第(${numeral})周`, "y");
const day = new RegExp(`(${numeral})(?:日|号)`, "y");
const listedDay = new RegExp(`(${numeral})(?=(?:[-~至到、和,及]|-)${numeral}(?:日|号))`, "y");
const partOfMonth = /(上旬|中旬|下旬|月?[初中底末])/y;
const partOfLonger = /([初中底末])/y;
const partOfYear = /年?([底末终初中])/y;
const bareYear = /年(?=[底末终初中])/y;
const innerYear = /年度?(?=内|之内)/y;
const wholeYear = /全年/y;
const fiveYears = /["“]?(十?[一二三四五六七八九])五["”]?(?:规划|时期)?(?:期间)?([初末]?)/y;
const issueDay =
  /(?:即日|发文之日|(?:本|该)?(?:通知|方案|文件|意见|计划|办法)?(?:印发|发布|下发|公布|制发)(?:之日)?)(?=起|至|到|-|~|$)/y;

const edges: Readonly<Record<string, Edge>> = {
  上旬: "start",
  初: "start",
  中旬: "middle",
  中: "middle",
  下旬: "end",
  底: "end",
  末: "end",
  终: "end",
};

/** Reads one point written in Chinese, as far as it goes; undefined if none begins here. */
export function readChinesePoint(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const year = readYear(scanner);
  const inYear = scanner.first((inner) => readInYear(inner, year ?? impliedYear, from));
  if (inYear !== undefined) return inYear;
  if (year !== undefined) {
    scanner.take(wholeYear);
    const edge = edgeOf(scanner.take(partOfYear)?.[1]);
    return { unit: "year", year, ...edge, ...scanner.place(from) };
  }
  return scanner.first(readBareYear, readFiveYears, readIssueDay);
}

/** Reads 25日, 25号 or the first number of 10、20日: a day whose month stands elsewhere. */
export function readChineseDay(scanner: Scanner): number | undefined {
  return numeralOf(scanner.first((s) => s.take(day) ?? s.take(listedDay))?.[1] ?? "");
}

/** 初, 中旬, 底 … as a part of a month, or undefined. */
export function readPartOfMonth(scanner: Scanner): Edge | undefined {
  return edgeOf(scanner.take(partOfMonth)?.[1]).edge;
}

function readYear(scanner: Scanner): YearRef | undefined {
  const written = scanner.take(writtenYear);
  if (written !== undefined) {
    const year = yearOf(written[1] ?? "");
    return year === undefined ? undefined : namedYear(year);
  }
  const relative = scanner.take(relativeYear);
  if (relative === undefined) return undefined;
  return { kind: "offset", offset: yearOffsets[relative[0].charAt(0)] ?? 0 };
}

function readInYear(scanner: Scanner, year: YearRef, from: number): Point | undefined {
  const halfYear = scanner.take(half);
  if (halfYear !== undefined) {
    const edge = edgeOf(scanner.take(partOfLonger)?.[1]);
    return {
      unit: "half",
      year,
      half: halfYear[1] === "上" ? 1 : 2,
      ...edge,
      ...scanner.place(from),
    };
  }
  const quarters = scanner.take(firstQuarters);
  if (quarters !== undefined) {
    const count = numeralOf(quarters[1] ?? "") ?? 3;
    return { unit: "quarters", year, count, ...scanner.place(from) };
  }
  const quarterOf = readUnit(scanner, quarter, issueQuarter, bareQuarter);
  if (quarterOf !== undefined) {
    const edge = edgeOf(scanner.take(partOfLonger)?.[1]);
    return { unit: "quarter", year, quarter: quarterOf, ...edge, ...scanner.place(from) };
  }
  const weekMatch = scanner.take(week);
  if (weekMatch !== undefined) {
    const number = numeralOf(weekMatch[1] ?? "");
    if (number === undefined) return undefined;
    return { unit: "week", year, week: number, ...scanner.place(from) };
  }
  const monthOf = readUnit(scanner, month, issueMonth, bareMonth);
  if (monthOf === undefined) return undefined;
  const dayOf = scanner.first(readChineseDay);
  if (dayOf !== undefined) {
    return { unit: "day", year, month: monthOf, day: dayOf, ...scanner.place(from) };
  }
  const edge = edgeOf(scanner.take(partOfMonth)?.[1]);
  return { unit: "month", year, month: monthOf, ...edge, ...scanner.place(from) };
}

function readUnit(
  scanner: Scanner,
  numbered: RegExp,
  fromIssue: RegExp,
  bare: RegExp,
): UnitRef | undefined {
  const match = scanner.look(numbered);
  if (match !== undefined) {
    const number = numeralOf(match[1] ?? "");
    if (number === undefined) return undefined;
    scanner.take(numbered);
    return { kind: "number", number };
  }
  const relative = scanner.take(fromIssue);
  if (relative !== undefined) {
    return { kind: "issue", offset: relative[1] === "下" || relative[1] === "次" ? 1 : 0 };
  }
  return scanner.take(bare) === undefined ? undefined : { kind: "issue", offset: 0 };
}

function readBareYear(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  if (scanner.take(bareYear) !== undefined) {
    const edge = edgeOf(scanner.take(partOfLonger)?.[1] ?? scanner.take(/终/y)?.[0]);
    return { unit: "year", year: impliedYear, ...edge, ...scanner.place(from) };
  }
  if (scanner.take(innerYear) === undefined) return undefined;
  return { unit: "year", year: impliedYear, ...scanner.place(from) };
}

function readFiveYears(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  const match = scanner.take(fiveYears);
  const number = numeralOf(match?.[1] ?? "");
  if (match === undefined || number === undefined) return undefined;
  return { unit: "five-years", number, ...edgeOf(match[2]), ...scanner.place(from) };
}

function readIssueDay(scanner: Scanner): Point | undefined {
  const from = scanner.position;
  if (scanner.take(issueDay) === undefined) return undefined;
  return { unit: "issue", ...scanner.place(from) };
}

function edgeOf(word: string | undefined): { readonly edge?: Edge } {
  if (word === undefined) return {};
  const edge = edges[word] ?? edges[word.slice(-1)];
  return given({ edge });
}
