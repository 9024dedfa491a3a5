import { given } from "../../given.ts";
import type { Bound, Edge, Inner, RecurringClause, RepeatUnit } from "../phrase.ts";
import { readDated, weekdayNumber } from "./dated.ts";
import { readChineseDuration } from "./duration-zh.ts";
import { numeral, numeralOf } from "./numerals.ts";
import { readChineseDay, readPartOfMonth } from "./points-zh.ts";
import type { Scanner } from "./scanner.ts";

const relationWord = "至少|不少于|不得少于|不低于|最少|>=|≥|至多|最多|不超过|不多于|<=|≤|约|大约";
const relations: Readonly<Record<string, RecurringClause["relation"]>> = {
  至少: "at-least",
  不少于: "at-least",
  不得少于: "at-least",
  不低于: "at-least",
  最少: "at-least",
  ">=": "at-least",
  "≥": "at-least",
  至多: "at-most",
  最多: "at-most",
  不超过: "at-most",
  不多于: "at-most",
  "<=": "at-most",
  "≤": "at-most",
  约: "about",
  大约: "about",
};

const leading = new RegExp(`(${relationWord})(?=每)`, "y");
const every = new RegExp(
  `每(?:(${numeral})(?=个?半?年|个|季|月|周|星期|日|天))?个?(半年|半月|年|季|月|周|星期|日|天)度?`,
  "y",
);
const halfMonth = /每半个月/y;
const adverb = /(?:按|逐)(半年|年|季|月|周|日|天)度?|(半年|季|月|年)度(?=$|,|;|[至不最]|\d)/y;
const counted = new RegExp(
  `(\\d{1,3}|[一两二三四五六七八九十]{1,3})?(半年|年|个季度|个月|周|天|日)(?=(?:${relationWord})?[\\u4e00-\\u9fff]{0,6}?${numeral}次)`,
  "y",
);
const times = new RegExp(
  `,?(${relationWord})?([\\u4e00-\\u9fff]{0,8}?)(${relationWord})?(${numeral})(?:次|场|期|个(?!工作日|月|季|半)|轮|篇|项|份|批|件|人次)(以上|及以上|左右)?`,
  "y",
);
const edgeWord = /于?([初底末])/y;
const yearEdge = /(?:年)([初底末终中])/y;
const afterEnd = /(?:[末底终]|结束|终了|完)?(?:之?后)/y;
const weekday =
  /(?:于)?(?:周|星期|礼拜)?([一二三四五六日天])(?!次|个|场|期|轮|篇|项|份|批|件|[一二三四五六七八九十])/y;
const nthMonth = new RegExp(`(?:的?)(首|末|第(${numeral})|最后一?)个?月(?:份)?`, "y");
const before = /(?:之前|以前|前)(?:完成)?/y;
const listSign = /[、,和及与]/y;

const units: Readonly<Record<string, RepeatUnit>> = {
  半年: "half",
  年: "year",
  季: "quarter",
  个季度: "quarter",
  月: "month",
  个月: "month",
  周: "week",
  星期: "week",
  日: "day",
  天: "day",
};

const edges: Readonly<Record<string, Edge>> = {
  初: "start",
  中: "middle",
  底: "end",
  末: "end",
  终: "end",
};

/** Reads a Chinese frequency: 每半年至少1次, 每年2月底前, 每月25日前, 每季度末, 每周五, 一年两次, 按月. */
export function readChineseRecurring(scanner: Scanner): RecurringClause | undefined {
  const from = scanner.position;
  const lead = scanner.take(leading)?.[1];
  const rhythm = scanner.first(readEvery, readAdverb, readCounted);
  if (rhythm === undefined) return undefined;
  const early = scanner.first(readTimes);
  const inner = readInner(scanner, rhythm.unit);
  const count = early ?? scanner.first(readTimes);
  return {
    type: "recurring",
    unit: rhythm.unit,
    step: rhythm.step,
    times: (count?.times ?? 1) * rhythm.times,
    relation: count?.relation ?? (lead === undefined ? "exactly" : (relations[lead] ?? "exactly")),
    inner,
    ...scanner.place(from),
  };
}

interface Rhythm {
  readonly unit: RepeatUnit;
  readonly step: number;
  readonly times: number;
}

function readEvery(scanner: Scanner): Rhythm | undefined {
  if (scanner.take(halfMonth) !== undefined) return { unit: "month", step: 1, times: 2 };
  const match = scanner.take(every);
  if (match === undefined) return undefined;
  if (match[2] === "半月") return { unit: "month", step: 1, times: 2 };
  return rhythmOf(match[1], match[2]);
}

function readAdverb(scanner: Scanner): Rhythm | undefined {
  const match = scanner.take(adverb);
  return match === undefined ? undefined : rhythmOf(undefined, match[1] ?? match[2]);
}

function readCounted(scanner: Scanner): Rhythm | undefined {
  const match = scanner.take(counted);
  return match === undefined ? undefined : rhythmOf(match[1], match[2]);
}

function rhythmOf(number: string | undefined, word: string | undefined): Rhythm | undefined {
  const unit = units[word ?? ""];
  const step = number === undefined ? 1 : numeralOf(number);
  if (unit === undefined || step === undefined || step < 1) return undefined;
  return { unit, step, times: 1 };
}

function readTimes(
  scanner: Scanner,
): { readonly times: number; readonly relation: RecurringClause["relation"] } | undefined {
  const match = scanner.take(times);
  const number = numeralOf(match?.[4] ?? "");
  if (match === undefined || number === undefined || number < 1) return undefined;
  // 每年9月1次: what stands between is no verb but a time.
  if (/[月季周年日号初底末中前后]/.test(match[2] ?? "")) return undefined;
  const word = match[1] ?? match[3];
  if (match[5] === "以上" || match[5] === "及以上") return { times: number, relation: "at-least" };
  if (match[5] === "左右") return { times: number, relation: "about" };
  return {
    times: number,
    relation: word === undefined ? "exactly" : (relations[word] ?? "exactly"),
  };
}

function readInner(scanner: Scanner, unit: RepeatUnit): readonly Inner[] {
  const end = scanner.first(readAfterEnd);
  if (end !== undefined) return [end];
  if (unit === "year") {
    const yearly = scanner.first(
      (inner) => readEdge(inner, yearEdge),
      (inner) => readEdge(inner, edgeWord),
    );
    if (yearly !== undefined) return [yearly];
    return scanner.first(readYearly) ?? [];
  }
  const places: Inner[] = [];
  for (;;) {
    const place = scanner.first((inner) => {
      if (places.length > 0 && inner.take(listSign) === undefined) return undefined;
      return inner.first((deeper) => readPlace(deeper, unit));
    });
    if (place === undefined) break;
    places.push(place);
  }
  // 每月10日、25日前: the 前 counts for both.
  const bound = places[places.length - 1];
  if (bound === undefined || !("bound" in bound)) return places;
  return places.map((place) => ("bound" in place ? { ...place, bound: bound.bound } : place));
}

function readYearly(scanner: Scanner): readonly Inner[] | undefined {
  scanner.take(/,/y);
  const clauses = readDated(scanner);
  if (clauses === undefined) return undefined;
  // A date with a year of its own does not recur.
  const recurs = clauses.every(
    (clause) =>
      clause.bound !== "from" &&
      clause.bound !== "after" &&
      [clause.first, clause.last].every(
        (point) =>
          point === undefined ||
          ("year" in point && (point.year.kind === "implied" || point.year.kind === "offset")),
      ),
  );
  return recurs ? clauses.map((clause) => ({ kind: "dated", clause }) as const) : undefined;
}

function readPlace(scanner: Scanner, unit: RepeatUnit): Inner | undefined {
  if (unit === "week") {
    const day = weekdayNumber(scanner.take(weekday)?.[1] ?? "");
    if (day === undefined) return undefined;
    return { kind: "weekday", weekday: day, bound: readBefore(scanner) };
  }
  if (unit === "month") {
    scanner.take(/,?于?/y);
    const day = scanner.first(readChineseDay);
    if (day !== undefined) return { kind: "day", day, bound: readBefore(scanner) };
    const edge = readPartOfMonth(scanner);
    return edge === undefined ? undefined : { kind: "edge", edge, bound: readBefore(scanner) };
  }
  if (unit === "quarter" || unit === "half") {
    return scanner.first(readMonthOf, (inner) => readEdge(inner, edgeWord));
  }
  return undefined;
}

function readMonthOf(scanner: Scanner): Inner | undefined {
  const match = scanner.take(nthMonth);
  if (match === undefined) return undefined;
  const word = match[1] ?? "";
  const nth = word === "首" ? 1 : word.startsWith("第") ? numeralOf(match[2] ?? "") : -1;
  if (nth === undefined) return undefined;
  const day = scanner.first(readChineseDay);
  const edge = day === undefined ? readPartOfMonth(scanner) : undefined;
  return {
    kind: "month-of",
    nth,
    ...given({ day, edge }),
    bound: readBefore(scanner),
  };
}

function readEdge(scanner: Scanner, pattern: RegExp): Inner | undefined {
  const edge = edges[scanner.take(pattern)?.[1] ?? ""];
  return edge === undefined ? undefined : { kind: "edge", edge, bound: readBefore(scanner) };
}

function readAfterEnd(scanner: Scanner): Inner | undefined {
  if (scanner.take(afterEnd) === undefined) return undefined;
  const duration = readChineseDuration(scanner);
  return duration === undefined ? undefined : { kind: "after-end", duration };
}

function readBefore(scanner: Scanner): Bound {
  return scanner.take(before) === undefined ? "in" : "by";
}
