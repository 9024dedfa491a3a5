import { given } from "../../given.ts";
import type { Bound, DatedClause, Point, Span } from "../phrase.ts";
import { normalise } from "./normalise.ts";
import { numeral, numeralOf } from "./numerals.ts";
import { readEnglishPoint } from "./points-en.ts";
import { readNumericPoint } from "./points-shared.ts";
import { readChineseDay, readChinesePoint } from "./points-zh.ts";
import type { Scanner } from "./scanner.ts";

const prefixes: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:应|须|要|拟)?(?:不迟于|不晚于|最迟于?|最晚于?|截至|截止到?|截止日期:?|至迟于?|到|至)/y,
    "by",
  ],
  [/(?:自|从)/y, "from"],
  [/(?:应|须|要|将)?(?:于|在)/y, "in"],
  [
    /(?:due )?(?:by|no later than|not later than|on or before|until|till|up to|through|due) /y,
    "by",
  ],
  [/(?:before|prior to) /y, "before"],
  [
    /(?:from|since|starting(?: in| on| from)?|beginning(?: in| on)?(?! of)|as of|effective) /y,
    "from",
  ],
  [/after /y, "after"],
  [/(?:in|on|during|at|within|between|throughout)(?: the)? /y, "in"],
];

const suffixes: readonly (readonly [RegExp, Bound | undefined])[] = [
  [/(?:之前|以前|前)(?:完成)?/y, "before"],
  [/(?:为?止)/y, "by"],
  [/(?:起|开始|以来)/y, "from"],
  [/(?:之后|以后|后)/y, "after"],
  [/(?:之内|以内|内|期间|完成)/y, undefined],
];

const spanSign = /起?(?:至|到|-+|~+) ?| (?:to|through|until|till|and|-+|~+) ?(?=\S)/y;
const spanWord = /起?(?:至|到|-+|~+) ?| ?(?:to|through|until|till) (?:the )?/y;
const between = /between /y;
const listSign = /、|,|\/|和|及|与|以及|或|;| ?& ?| ?(?:and|or) /y;
const bareNumber = new RegExp(
  `(${numeral})(?=(?:[-~至到、和,/及与]+|以及)${numeral}(?:[-~至到、和,/及与]+${numeral})*(?:月|季|日|号|年))`,
  "y",
);
const weekdayZh = /,?\(?(?:星期|周|礼拜)([一二三四五六日天])\)?/y;
const weekdayEn =
  /,? ?\(?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?\)?/y;
const weekdayFirst =
  /(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?,? ?(?:the )?(?=[\da-z])/y;
const inclusive = /\((?:含|含当日|含当天|含本日|inclusive)\)/y;
const clockZh = new RegExp(
  `(上午|下午|晚上?|中午|凌晨)?(?:(\\d{1,2}):(\\d{2})|(${numeral})(?:时|点)(?:整|(半)|(${numeral})分)?)`,
  "y",
);
const clockEn =
  /,? ?(?:at )?(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\.?(?![a-z])|,? (?:at )?(\d{1,2}):(\d{2})(?: ?hrs)?/y;
const clockFirst =
  /(?:(\d{1,2}):(\d{2})|(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\.?) ?(?:on )?(?=[a-z\d])/y;

const weekdays: readonly string[] = ["一", "二", "三", "四", "五", "六", "日"];
const weekdaysEn: readonly string[] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

interface Item {
  readonly from: number;
  readonly to: number;
  readonly first: Point | BarePoint;
  readonly last?: Point;
  readonly bound: Bound | undefined;
  readonly weekday?: { readonly day: number } & Span;
  readonly clock?: string;
}

/** A number of a list whose unit stands behind a later one: the 3 of 3、6月. */
interface BarePoint extends Span {
  readonly unit: "bare";
  readonly number: number;
}

/** Reads any point, Chinese, English or numeric. */
export function readPoint(scanner: Scanner): Point | undefined {
  return scanner.first(readNumericPoint, readChinesePoint, readEnglishPoint);
}

/** 1 (Monday) to 7 (Sunday) of a Chinese or English weekday, or undefined. */
export function weekdayNumber(word: string): number | undefined {
  const chinese = weekdays.indexOf(word === "天" ? "日" : word) + 1;
  if (chinese > 0) return chinese;
  const english = weekdaysEn.indexOf(word.slice(0, 2)) + 1;
  return english > 0 ? english : undefined;
}

/**
 * Reads one point, span or list of them with its bound: `9月底前`, `3至12月`, `9月、11月`, `by March 2020`. A list comes
 * back as several clauses; what stands only at its end (底前) or only at its head (by) counts for all of it.
 */
export function readDated(scanner: Scanner): readonly [DatedClause, ...DatedClause[]] | undefined {
  const start = scanner.position;
  const prefix = readPrefix(scanner);
  const spanOnly = prefix?.between === true;
  const items: Item[] = [];
  const first = readItem(scanner, undefined, spanOnly);
  if (first === undefined) return undefined;
  items.push({ ...first, from: start });
  for (;;) {
    const previous = items[items.length - 1];
    const next = scanner.first((inner) => {
      if (inner.skip(listSign) === undefined) return undefined;
      const item = readItem(inner, previous, false);
      // 每年2月底前，2020年起: where something begins is no further deadline.
      const begins = item?.bound === "from" || item?.bound === "after";
      return begins && previous?.bound !== item?.bound ? undefined : item;
    });
    if (next === undefined) break;
    items.push(next);
  }
  return finish(scanner, items, prefix?.bound);
}

function readPrefix(
  scanner: Scanner,
): { readonly bound: Bound; readonly between: boolean } | undefined {
  const isBetween = scanner.look(between) !== undefined;
  for (const [pattern, bound] of prefixes) {
    if (scanner.skip(pattern) !== undefined) return { bound, between: isBetween };
  }
  return undefined;
}

function readItem(
  scanner: Scanner,
  previous: Item | undefined,
  spanOnly: boolean,
): Item | undefined {
  const from = scanner.position;
  const early = readWeekday(scanner, weekdayFirst);
  const clockBefore = scanner.first(readClockFirst);
  const first = scanner.first<Point | BarePoint>(readBare, readPoint, (inner) =>
    readDayOf(inner, previous),
  );
  if (first === undefined) return undefined;
  const clockMiddle = readClock(scanner, first);
  const last = scanner.first((inner) => {
    if (inner.skip(spanOnly ? spanSign : spanWord) === undefined) return undefined;
    return inner.first(readPoint, (deeper) => readDayOf(deeper, { first }));
  });
  if (spanOnly && last === undefined) return undefined;
  if (first.unit === "bare" && last === undefined && scanner.look(listSign) === undefined) {
    return undefined;
  }
  const weekdayBefore = readWeekday(scanner, weekdayZh) ?? readWeekday(scanner, weekdayEn);
  const clockLate = readClock(scanner, last ?? first);
  scanner.take(inclusive);
  const suffix = readSuffix(scanner);
  scanner.take(inclusive);
  const weekday =
    early ?? weekdayBefore ?? readWeekday(scanner, weekdayZh) ?? readWeekday(scanner, weekdayEn);
  const clockAfter = readClock(scanner, last ?? first);
  if (clockAfter !== undefined) readSuffix(scanner);
  const clock = clockBefore ?? clockMiddle ?? clockLate ?? clockAfter;
  return {
    from,
    to: scanner.position,
    first,
    bound: suffix === "before" ? beforeOrBy(last ?? first) : suffix,
    ...given({ last, weekday, clock }),
  };
}

// 12月31日前, 9月底前, 7月初前 allow the day or the days they name; 9月前 and 三季度前 end before them.
function beforeOrBy(point: Point | BarePoint): Bound {
  if (point.unit === "day" || point.unit === "issue") return "by";
  return "edge" in point && point.edge !== undefined ? "by" : "before";
}

function readSuffix(scanner: Scanner): Bound | undefined {
  for (const [pattern, bound] of suffixes) {
    if (scanner.take(pattern) !== undefined) return bound;
  }
  return undefined;
}

function readBare(scanner: Scanner): BarePoint | undefined {
  const from = scanner.position;
  const number = numeralOf(scanner.take(bareNumber)?.[1] ?? "");
  return number === undefined ? undefined : { unit: "bare", number, ...scanner.place(from) };
}

// 20日 after 9月10日: the month stands before it.
function readDayOf(
  scanner: Scanner,
  previous: { readonly first: Point | BarePoint; readonly last?: Point } | undefined,
): Point | undefined {
  const near = previous?.last ?? previous?.first;
  if (near?.unit !== "day") return undefined;
  const from = scanner.position;
  const day = readChineseDay(scanner) ?? readPlainDay(scanner);
  if (day === undefined) return undefined;
  return { unit: "day", year: near.year, month: near.month, day, ...scanner.place(from) };
}

function readPlainDay(scanner: Scanner): number | undefined {
  return numeralOf(scanner.take(/(\d{1,2})(?=$|前)/y)?.[1] ?? "");
}

function readWeekday(
  scanner: Scanner,
  pattern: RegExp,
): ({ readonly day: number } & Span) | undefined {
  const from = scanner.position;
  const match = scanner.look(pattern);
  const day = weekdayNumber(match?.[1] ?? "");
  if (match === undefined || day === undefined) return undefined;
  scanner.take(pattern);
  const offset = match[0].indexOf(match[1] ?? "");
  return {
    day,
    ...scanner.place(
      from + Math.max(0, match[0].search(/[^,( ]/)),
      from + offset + (match[1]?.length ?? 0),
    ),
  };
}

function readClock(scanner: Scanner, point: Point | BarePoint): string | undefined {
  if (point.unit === "bare") return undefined;
  return scanner.first((inner) => {
    const chinese = inner.take(clockZh);
    if (chinese !== undefined) {
      const hour = numeralOf(chinese[2] ?? chinese[4] ?? "");
      const minute = chinese[5] !== undefined ? 30 : numeralOf(chinese[3] ?? chinese[6] ?? "0");
      const afternoon = chinese[1] === "下午" || chinese[1]?.startsWith("晚") === true;
      return clockText(hour, minute, afternoon);
    }
    const english = inner.take(clockEn);
    if (english === undefined) return undefined;
    if (english[4] !== undefined) return clockText(Number(english[4]), Number(english[5]), false);
    return clockOfHalf(english[1], english[2], english[3]);
  });
}

function readClockFirst(scanner: Scanner): string | undefined {
  const match = scanner.take(clockFirst);
  if (match === undefined) return undefined;
  if (match[1] !== undefined) return clockText(Number(match[1]), Number(match[2]), false);
  return clockOfHalf(match[3], match[4], match[5]);
}

function clockOfHalf(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): string | undefined {
  const number = Number(hour);
  return clockText(half === "a" && number === 12 ? 0 : number, Number(minute ?? 0), half === "p");
}

function clockText(
  hour: number | undefined,
  minute: number | undefined,
  afternoon: boolean,
): string | undefined {
  if (hour === undefined || minute === undefined || minute > 59) return undefined;
  const full = afternoon && hour < 12 ? hour + 12 : hour;
  if (full > 24 || (full === 24 && minute > 0)) return undefined;
  return `${String(full).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function finish(
  scanner: Scanner,
  items: readonly Item[],
  prefix: Bound | undefined,
): readonly [DatedClause, ...DatedClause[]] | undefined {
  const clauses: DatedClause[] = [];
  const tail = items[items.length - 1];
  let unitFrom: Point | undefined;
  for (const item of [...items].reverse()) {
    const last = item.last;
    const first = item.first.unit === "bare" ? unitOf(item.first, last ?? unitFrom) : item.first;
    if (first === undefined) return undefined;
    unitFrom = first;
    const bound = boundOf(item, tail, prefix);
    const edged = item === tail || item.bound !== undefined ? first : withEdge(first, tail);
    clauses.unshift({
      type: "dated",
      bound,
      first: edged,
      ...given({ last, weekday: item.weekday, clock: item.clock }),
      ...scanner.place(item.from, item.to),
    });
  }
  const [head, ...more] = inheritYears(scanner, clauses);
  return head === undefined ? undefined : [head, ...more];
}

function boundOf(item: Item, tail: Item | undefined, prefix: Bound | undefined): Bound {
  const own = item.bound ?? tail?.bound;
  if (item.last !== undefined) return own === "by" || own === "before" ? own : "in";
  return own ?? prefix ?? "in";
}

// 6月、12月底前: the end of June as well.
function withEdge(point: Point, tail: Item | undefined): Point {
  const model = tail?.last === undefined ? tail?.first : undefined;
  if (model === undefined || model.unit === "bare" || model.unit !== point.unit) return point;
  if (!("edge" in model) || model.edge === undefined) return point;
  if ("edge" in point && point.edge !== undefined) return point;
  if (point.unit === "month" || point.unit === "quarter") return { ...point, edge: model.edge };
  if (point.unit === "half" || point.unit === "year") return { ...point, edge: model.edge };
  return point;
}

function unitOf(bare: BarePoint, model: Point | undefined): Point | undefined {
  const place = { at: bare.at, length: bare.length };
  if (model === undefined) return undefined;
  const value = { kind: "number", number: bare.number } as const;
  if (model.unit === "month") return { ...model, month: value, ...place };
  if (model.unit === "quarter") return { ...model, quarter: value, ...place };
  if (model.unit === "day") return { ...model, day: bare.number, ...place };
  if (model.unit === "year")
    return { ...model, year: { kind: "named", year: bare.number }, ...place };
  if (model.unit === "week") return { ...model, week: bare.number, ...place };
  return undefined;
}

// March to June 2020, 3 March and 5 May 2020: in English the year stands behind the last and counts for those before.
function inheritYears(scanner: Scanner, clauses: readonly DatedClause[]): readonly DatedClause[] {
  let year: number | undefined;
  const results: DatedClause[] = [];
  for (const clause of [...clauses].reverse()) {
    const last = clause.last === undefined ? undefined : withYear(clause.last, year);
    year = last === undefined ? year : yearBehind(scanner, last, year);
    // November to February 2021 begins in 2020.
    const turns = last !== undefined && orderOf(clause.first) > orderOf(last);
    const first = withYear(clause.first, year === undefined ? undefined : year - (turns ? 1 : 0));
    year = yearBehind(scanner, first, year);
    results.unshift({ ...clause, first, ...given({ last }) });
  }
  return results;
}

function withYear(point: Point, year: number | undefined): Point {
  if (year === undefined || !("year" in point) || point.year.kind !== "implied") return point;
  return { ...point, year: { kind: "named", year } };
}

function yearBehind(scanner: Scanner, point: Point, known: number | undefined): number | undefined {
  if (!("year" in point) || point.year.kind !== "named") return undefined;
  const written = normalise(scanner.normal.source.slice(point.at, point.at + point.length)).text;
  const behind = point.unit !== "year" && /\D\d{4}$/.test(written);
  return behind || point.year.year === known ? point.year.year : undefined;
}

/** The month of a point that orders it in its year, 1 to 12. */
export function orderOf(point: Point): number {
  if (point.unit === "half") return point.half * 6 - 5;
  if (point.unit === "quarter" && point.quarter.kind === "number")
    return point.quarter.number * 3 - 2;
  if ((point.unit === "month" || point.unit === "day") && point.month.kind === "number") {
    return point.month.number;
  }
  return 1;
}
