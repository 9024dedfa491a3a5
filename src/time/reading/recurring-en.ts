import type { Bound, Edge, Inner, RecurringClause, RepeatUnit } from "../phrase.ts";
import { readDated, weekdayNumber } from "./dated.ts";
import { englishNumber } from "./relative.ts";
import type { Scanner } from "./scanner.ts";

type Relation = RecurringClause["relation"];

const relation =
  /(at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimally|minimum|at most|no more than|not more than|a maximum of|up to|about|approximately|around) /y;
const adverb =
  /(annually|yearly|annual|semi-?annually|half-?yearly|bi-?annually|biennially|quarterly|bi-?monthly|monthly|bi-?weekly|fortnightly|weekly|daily)(?![a-z])/y;
const count =
  /(?:(once|twice|thrice)|(one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})(?: [a-z]+){1,3}?)(?= (?:a|an|per|each|every|annually|yearly|quarterly|monthly|weekly|daily)(?![a-z]))/y;
const period =
  /,? ?(?:a|an|per|each|every)( other)?(?: (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve))?[ -](day|week|fortnight|month|quarter|half[- ]?year|half|year)s?(?![a-z])/y;
const weekday =
  /(?:by |on )?(?:every|each) (mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?(?![a-z])/y;
const everyMonth = /(?:in )?(?:every|each) (?=[a-z])/y;
const dayOfMonth =
  /(by |on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: day)? of (?:each|every) month(?![a-z])/y;
const edgeOf =
  /(by |at |before )?(?:the )?(end|close|start|beginning|middle) of (?:each|every) (week|month|quarter|half[- ]?year|half|year)(?![a-z])/y;
const afterEnd =
  /(?:within )?(\d{1,3}|[a-z]+) (?:(working|business|calendar) )?(day|week|month)s? (?:of|after|following|from) (?:the )?(?:end of )?(?:each|every) (week|month|quarter|half[- ]?year|half|year)(?: end)?(?![a-z])/y;
const laterDay =
  /,? ?(by|on) (?:the )?(\d{1,2})(?:st|nd|rd|th)(?: day)?(?: of the month)?(?![a-z ])/y;
const laterEdge =
  /,? ?(by|at) (?:the )?(end|close|start|beginning) of (?:the )?(week|month|quarter|half[- ]?year|half|year)(?![a-z])/y;
const laterWeekday =
  /,? ?(by|on) (mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?(?![a-z])/y;
const eachYear = /,? ?(?:(?:of )?(?:each|every) year|annually|yearly)(?![a-z])/y;

const adverbs: Readonly<Record<string, readonly [RepeatUnit, number]>> = {
  annually: ["year", 1],
  annual: ["year", 1],
  yearly: ["year", 1],
  semiannually: ["half", 1],
  halfyearly: ["half", 1],
  biannually: ["half", 1],
  biennially: ["year", 2],
  quarterly: ["quarter", 1],
  bimonthly: ["month", 2],
  monthly: ["month", 1],
  biweekly: ["week", 2],
  fortnightly: ["week", 2],
  weekly: ["week", 1],
  daily: ["day", 1],
};

const edges: Readonly<Record<string, Edge>> = {
  end: "end",
  close: "end",
  start: "start",
  beginning: "start",
  middle: "middle",
};

/** Reads an English frequency: annually, every quarter, at least twice a year, every two weeks, 1 activity per quarter, by the 25th of each month, by end of February each year. */
export function readEnglishRecurring(scanner: Scanner): RecurringClause | undefined {
  return scanner.first(readFixed, readRhythm, readNamedMonths, readDatedYearly);
}

function clause(
  scanner: Scanner,
  from: number,
  unit: RepeatUnit,
  inner: readonly Inner[],
  more: { readonly step?: number; readonly times?: number; readonly relation?: Relation } = {},
): RecurringClause {
  return {
    type: "recurring",
    unit,
    step: more.step ?? 1,
    times: more.times ?? 1,
    relation: more.relation ?? "exactly",
    inner,
    ...scanner.place(from),
  };
}

// by the 25th of each month, by the end of every quarter, within 15 days after each quarter, every Friday
function readFixed(scanner: Scanner): RecurringClause | undefined {
  const from = scanner.position;
  const day = scanner.take(dayOfMonth);
  if (day !== undefined) {
    const inner: Inner = { kind: "day", day: Number(day[2]), bound: boundOf(day[1]) };
    return clause(scanner, from, "month", [inner]);
  }
  const edge = scanner.take(edgeOf);
  if (edge !== undefined) {
    const inner: Inner = {
      kind: "edge",
      edge: edges[edge[2] ?? ""] ?? "end",
      bound: boundOf(edge[1]),
    };
    return clause(scanner, from, unitOf(edge[3] ?? ""), [inner]);
  }
  const end = scanner.look(afterEnd);
  const amount = englishNumber(end?.[1] ?? "");
  if (end !== undefined && amount !== undefined && amount > 0) {
    scanner.take(afterEnd);
    const unit = end[3] === "week" || end[3] === "month" ? end[3] : "day";
    const working = end[2] === "working" || end[2] === "business";
    const inner: Inner = {
      kind: "after-end",
      duration: { amount, unit: working ? "working-day" : unit },
    };
    return clause(scanner, from, unitOf(end[4] ?? ""), [inner]);
  }
  const week = scanner.take(weekday);
  const number = weekdayNumber(week?.[1] ?? "");
  if (week === undefined || number === undefined) return undefined;
  const bound: Bound = week[0].startsWith("by ") ? "by" : "in";
  return clause(scanner, from, "week", [{ kind: "weekday", weekday: number, bound }]);
}

function readRhythm(scanner: Scanner): RecurringClause | undefined {
  const from = scanner.position;
  const word = scanner.take(relation)?.[1];
  const counted = scanner.take(count);
  if (counted !== undefined) scanner.take(/ /y);
  const rhythm = readAdverb(scanner) ?? readPeriod(scanner);
  if (rhythm === undefined) return undefined;
  const inner = scanner.first((later) => readLater(later, rhythm.unit));
  return clause(scanner, from, rhythm.unit, inner ?? [], {
    step: rhythm.step,
    times: timesOf(counted),
    relation: relationOf(word),
  });
}

// every February; each March and September
function readNamedMonths(scanner: Scanner): RecurringClause | undefined {
  const from = scanner.position;
  if (scanner.skip(everyMonth) === undefined) return undefined;
  const inner = readYearlyDates(scanner);
  return inner === undefined ? undefined : clause(scanner, from, "year", inner);
}

// by end of February each year
function readDatedYearly(scanner: Scanner): RecurringClause | undefined {
  const from = scanner.position;
  const inner = readYearlyDates(scanner);
  if (inner === undefined || scanner.take(eachYear) === undefined) return undefined;
  return clause(scanner, from, "year", inner);
}

function readYearlyDates(scanner: Scanner): readonly Inner[] | undefined {
  const clauses = readDated(scanner);
  if (clauses === undefined) return undefined;
  const recurs = clauses.every(
    ({ bound, first, last }) =>
      bound !== "from" &&
      bound !== "after" &&
      [first, last].every(
        (point) => point === undefined || ("year" in point && point.year.kind === "implied"),
      ),
  );
  return recurs ? clauses.map((dated) => ({ kind: "dated", clause: dated }) as const) : undefined;
}

function readLater(scanner: Scanner, unit: RepeatUnit): readonly Inner[] | undefined {
  if (unit === "month") {
    const day = scanner.take(laterDay);
    if (day !== undefined) return [{ kind: "day", day: Number(day[2]), bound: boundOf(day[1]) }];
  }
  const edge = scanner.look(laterEdge);
  if (edge !== undefined && unitOf(edge[3] ?? "") === unit) {
    scanner.take(laterEdge);
    return [{ kind: "edge", edge: edges[edge[2] ?? ""] ?? "end", bound: boundOf(edge[1]) }];
  }
  if (unit === "week") {
    const week = scanner.take(laterWeekday);
    const number = weekdayNumber(week?.[2] ?? "");
    if (number !== undefined) {
      return [{ kind: "weekday", weekday: number, bound: boundOf(week?.[1]) }];
    }
  }
  if (unit !== "year" || scanner.take(/,? ?(?=(?:by|in|before|between|on) )/y) === undefined)
    return undefined;
  return readYearlyDates(scanner);
}

function readAdverb(
  scanner: Scanner,
): { readonly unit: RepeatUnit; readonly step: number } | undefined {
  const found = adverbs[(scanner.take(adverb)?.[1] ?? "").replace("-", "")];
  return found === undefined ? undefined : { unit: found[0], step: found[1] };
}

function readPeriod(
  scanner: Scanner,
): { readonly unit: RepeatUnit; readonly step: number } | undefined {
  const match = scanner.take(period);
  if (match === undefined) return undefined;
  const number = match[2] === undefined ? 1 : englishNumber(match[2]);
  if (number === undefined || number < 1) return undefined;
  const step = number * (match[1] === undefined ? 1 : 2) * (match[3] === "fortnight" ? 2 : 1);
  return { unit: unitOf(match[3] ?? ""), step };
}

function timesOf(match: RegExpExecArray | undefined): number {
  if (match === undefined) return 1;
  if (match[1] !== undefined) return match[1] === "once" ? 1 : match[1] === "twice" ? 2 : 3;
  return Math.max(1, englishNumber(match[2] ?? "") ?? 1);
}

function relationOf(word: string | undefined): Relation {
  if (word === undefined) return "exactly";
  if (/least|less|fewer|minim/.test(word)) return "at-least";
  return /about|approx|around/.test(word) ? "about" : "at-most";
}

function boundOf(word: string | undefined): Bound {
  return word?.startsWith("by") === true || word?.startsWith("before") === true ? "by" : "in";
}

function unitOf(word: string): RepeatUnit {
  if (word.startsWith("half")) return "half";
  if (word === "fortnight" || word === "week") return "week";
  if (word === "month" || word === "quarter" || word === "year") return word;
  return "day";
}
