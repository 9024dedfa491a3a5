import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  dateRange,
  daysBetween,
  weekdayOf,
  weekOf,
} from "../../src/time/calendar-date.ts";
import { findOccurrence } from "../../src/time/occurrences.ts";
import { describeProblem } from "../../src/time/problems.ts";
import { readPhrase } from "../../src/time/reading/read-phrase.ts";
import { resolvePhrase } from "../../src/time/resolve.ts";
import type { TimeContext } from "../../src/time/resolved.ts";

const date = (min: number, max: number): fc.Arbitrary<CalendarDate> =>
  fc
    .record({
      year: fc.integer({ min, max }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ year, month, day }) => calendarDate(year, month, day))
    .filter((value) => value !== undefined);

const anyDate = fc.oneof(date(2010, 2030), date(1, 9999));
const maybe = fc.option(anyDate, { nil: undefined });

const context: fc.Arbitrary<TimeContext> = fc
  .record({
    start: maybe,
    end: maybe,
    issued: maybe,
    completed: maybe,
    locale: fc.constantFrom("zh" as const, "en" as const),
    fiscalYearStart: fc.option(fc.integer({ min: -1, max: 13 }), { nil: undefined }),
    lazy: fc.boolean(),
  })
  .map(({ start, end, issued, completed, locale, fiscalYearStart, lazy }) => ({
    period: dateRange(start, end),
    locale,
    completionOf: () => completed,
    // A calendar in which nobody ever works must not count for ever.
    ...(lazy ? { workingDays: { isWorkingDay: () => false, knows: () => true } } : {}),
    ...(issued === undefined ? {} : { issued }),
    ...(fiscalYearStart === undefined ? {} : { fiscalYearStart }),
  }));

const pieces =
  "每 年 月 日 周 季度 半年 上半年 下半年 次 至少 前 底 初 中旬 末 起 内 后 至 、 ， 和 （星期三） 1 2 3 12 25 31 99 2015 2020 9999 0 一 十二 两 个 工作日 完成后 印发后 首月 结束后 年底 今年 次年 全年 适时 原则上 力争 18：00 ～ － FY2021 Q3 H2 W53 by from to end of September 30, every two at least twice a month week days within issue annually and -31 十四五 本月 第".split(
    " ",
  );

const phrase = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(..."年月日前底每至、，0123456789一二十半季度周"),
    maxLength: 20,
  }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((list) => list.join("")),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((list) => list.join(" ")),
);

test("any text is read or refused with a place inside it", () => {
  fc.assert(
    fc.property(phrase, (text) => {
      const reading = readPhrase(text);
      if (reading.ok) {
        expect(reading.phrase.text).toBe(text);
        return;
      }
      expect(reading.at).toBeGreaterThanOrEqual(0);
      expect(reading.at + reading.length).toBeLessThanOrEqual(text.length);
      for (const suggestion of reading.nearest) expect(readPhrase(suggestion).ok).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("any phrase resolves in any context, with dates in order and problems inside the text", () => {
  fc.assert(
    fc.property(phrase, context, (text, plan) => {
      const reading = readPhrase(text);
      if (!reading.ok) return;
      const resolved = resolvePhrase(reading.phrase, plan);
      for (const { start, end } of resolved.kind === "undated" ? [] : resolved.ranges) {
        expect(start === undefined || end === undefined || start <= end).toBe(true);
      }
      for (const problem of resolved.problems) {
        expect(problem.at).toBeGreaterThanOrEqual(0);
        expect(problem.at + problem.length).toBeLessThanOrEqual(text.length);
        expect(describeProblem(problem).zh).not.toContain("undefined");
      }
      const keys = resolved.occurrences.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      findOccurrence(resolved.occurrences, text, plan);
    }),
    { numRuns: 5000 },
  );
});

test("dates count as Temporal counts them", () => {
  const reference = (value: string) => Temporal.PlainDate.from(value);
  fc.assert(
    fc.property(
      date(200, 9000),
      fc.integer({ min: -30_000, max: 30_000 }),
      fc.integer({ min: -500, max: 500 }),
      (value, days, months) => {
        const plain = reference(value);
        const later = addDays(value, days);
        expect(later).toBe(plain.add({ days }).toString());
        expect(daysBetween(value, later)).toBe(days);
        expect(addMonths(later, months)).toBe(reference(later).add({ months }).toString());
        expect(weekdayOf(value)).toBe(plain.dayOfWeek);
        expect(weekOf(value)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
      },
    ),
  );
});
