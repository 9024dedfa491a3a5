import { expect, test } from "vitest";
import { calendarDate, type DateRange } from "../../src/time/calendar-date.ts";
import { findOccurrence } from "../../src/time/occurrences.ts";
import { readPhrase } from "../../src/time/reading/read-phrase.ts";
import { resolvePhrase } from "../../src/time/resolve.ts";
import type { TimeContext } from "../../src/time/resolved.ts";

function years(first: number, last: number): DateRange {
  const start = calendarDate(first, 1, 1);
  const end = calendarDate(last, 12, 31);
  return { ...(start && { start }), ...(end && { end }) };
}

const one: TimeContext = { period: years(2015, 2015) };
const three: TimeContext = { period: years(2019, 2021) };
const english: TimeContext = { period: years(2020, 2020), locale: "en" };

function occurrences(phrase: string, context: TimeContext) {
  const reading = readPhrase(phrase);
  return reading.ok ? resolvePhrase(reading.phrase, context).occurrences : [];
}

test.each([
  ["每半年至少1次", "上半年", "上半年"],
  ["每半年至少1次", "H1", "上半年"],
  ["每半年至少1次", "2015-H1", "上半年"],
  ["每半年至少1次", "2015年上半年", "上半年"],
  ["每半年至少1次", "下半年", "下半年"],
  ["每半年至少1次", "first half", "上半年"],
  ["每半年至少1次", "2015年9月", "下半年"],
  ["每半年至少1次", "2015-03-20", "上半年"],
  ["每季度", "一季度", "一季度"],
  ["每季度", "第一季度", "一季度"],
  ["每季度", "1季度", "一季度"],
  ["每季度", "Q1", "一季度"],
  ["每季度", "２０１５Ｑ３", "三季度"],
  ["每季度末", "Q3", "三季度"],
  ["每月", "9月", "9月"],
  ["每月25日前", "2015-09", "9月"],
  ["每月25日前", "九月", "9月"],
  ["每月25日前", "September", "9月"],
  ["每周", "第3周", "第3周"],
  ["每周", "2015-W03", "第3周"],
  ["每年1次", "2015年", "2015年"],
  ["每年1次", "2015", "2015年"],
  ["每年1次", "全年", "2015年"],
  ["每年2月底前", "2015", "2015年"],
  ["每年2次", "第2次", "第2次"],
  ["每年2次", "2", "第2次"],
  ["每两个月", "3-4月", "3-4月"],
  ["每年6月、12月", "12月", "12月"],
  ["9月、11月、1月", "1月", "2016年1月"],
])("%s: %s is %s", (phrase, wanted, key) => {
  expect(findOccurrence(occurrences(phrase, one), wanted, one)?.key).toBe(key);
});

test.each([
  ["每半年", "2020年上半年", "2020年上半年"],
  ["每半年", "2020-H1", "2020年上半年"],
  ["每月", "2021-02", "2021年2月"],
  ["每年1次", "2021", "2021年"],
])("in a plan of three years, %s: %s is %s", (phrase, wanted, key) => {
  expect(findOccurrence(occurrences(phrase, three), wanted, three)?.key).toBe(key);
});

test.each([
  ["quarterly", "Q3", "Q3"],
  ["quarterly", "三季度", "Q3"],
  ["monthly", "September", "Sep"],
  ["monthly", "Sep", "Sep"],
  ["monthly", "2020-09", "Sep"],
  ["twice a year", "2", "#2"],
])("in an English plan, %s: %s is %s", (phrase, wanted, key) => {
  expect(findOccurrence(occurrences(phrase, english), wanted, english)?.key).toBe(key);
});

test.each([
  ["每半年", "一季度末至三季度", one],
  ["每半年", "全年", one],
  ["每半年", "2016年上半年", one],
  ["每半年", "第三次", one],
  ["每半年", "", one],
  ["每半年", "上半年", three],
  ["每年2次", "2015年", one],
])("%s: %s is none, or not one alone", (phrase, wanted, context) => {
  expect(findOccurrence(occurrences(phrase, context), wanted, context)).toBeUndefined();
});

test("labels are for readers", () => {
  expect(occurrences("quarterly", english).map(({ label }) => label)).toEqual([
    "first quarter",
    "second quarter",
    "third quarter",
    "fourth quarter",
  ]);
  expect(occurrences("每半年2次", one).map(({ label }) => label)).toEqual([
    "上半年第1次",
    "上半年第2次",
    "下半年第1次",
    "下半年第2次",
  ]);
});

test("an occurrence stands for its whole calendar unit, even where the plan cuts it", () => {
  const start = calendarDate(2015, 6, 29);
  const end = calendarDate(2015, 12, 31);
  const [first] = occurrences("每半年", {
    period: { ...(start && { start }), ...(end && { end }) },
  });
  expect(first).toMatchObject({
    key: "上半年",
    range: { start: "2015-06-29", end: "2015-06-30" },
    slot: { start: "2015-01-01", end: "2015-06-30" },
  });
});

test("every key finds its own occurrence, and no two are alike", () => {
  const phrases = [
    "每月",
    "每周",
    "每两周",
    "每季度",
    "每90天",
    "每月5日、20日",
    "每年2次",
    "每周二、四",
    "每天",
  ];
  for (const context of [one, three, english]) {
    for (const phrase of phrases) {
      const all = occurrences(phrase, context);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      for (const occurrence of all) {
        expect(occurrence.key).not.toMatch(/\s/);
        expect(findOccurrence(all, occurrence.key, context)).toBe(occurrence);
      }
    }
  }
});
