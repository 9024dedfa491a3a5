import { expect, test } from "vitest";
import { calendarDate } from "../../src/time/calendar-date.ts";
import { awaitedItems, needsWorkingDays } from "../../src/time/phrase.ts";
import { describeProblem } from "../../src/time/problems.ts";
import { readPhrase } from "../../src/time/reading/read-phrase.ts";
import { resolvePhrase } from "../../src/time/resolve.ts";
import type { TimeContext } from "../../src/time/resolved.ts";

const start = calendarDate(2015, 1, 1);
const end = calendarDate(2015, 12, 31);
const plan: TimeContext = { period: { ...(start && { start }), ...(end && { end }) } };

function problems(text: string, context: TimeContext = plan) {
  const reading = readPhrase(text);
  if (!reading.ok) throw new Error(`not read: ${text}`);
  return resolvePhrase(reading.phrase, context).problems.map((problem) => ({
    code: problem.code,
    marked: text.slice(problem.at, problem.at + problem.length),
    ...describeProblem(problem),
  }));
}

test.each([
  [
    "2024年2月7日前（星期四）",
    "weekday-mismatch",
    "星期四",
    "2024-02-07是星期三，不是星期四",
    "2024-02-07 is a Wednesday, not a Thursday",
  ],
  [
    "２０２４年２月７日 前（ 周四 ）",
    "weekday-mismatch",
    "周四",
    "2024-02-07是星期三，不是星期四",
    "2024-02-07 is a Wednesday, not a Thursday",
  ],
  [
    "争取　２月３０日　前",
    "no-such-day",
    "２月３０日",
    "2015年没有2月30日",
    "there is no day 30 in month 2 of 2015",
  ],
  ["6月至13月", "no-such-unit", "13月", "没有第13月", "there is no month 13"],
  [
    "通知印发后30日内",
    "no-issue-date",
    "通知印发",
    "从印发之日起算，但没有印发日期",
    "counted from the issue, but no issue date is known",
  ],
  [
    "谈心谈话 完成后30日内",
    "no-completion-date",
    "谈心谈话",
    "从“谈心谈话”完成起算，但尚无完成日期",
    'counted from the completion of "谈心谈话", which has no date yet',
  ],
  [
    "2015-12-31 至 2015-06-29",
    "range-reversed",
    "2015-12-31 至 2015-06-29",
    "起始日2015-12-31晚于截止日2015-06-29",
    "the start 2015-12-31 is after the end 2015-06-29",
  ],
  [
    "持续推进，2020年起，每年2月底前",
    "no-occurrence",
    "每年2月底前",
    "方案期间内一次也没有",
    "nothing falls due within the period",
  ],
])("%s: %s at %s", (text, code, marked, zh, en) => {
  expect(problems(text)).toEqual([{ code, marked, zh, en }]);
});

test("a plan without a period has no year to give", () => {
  expect(problems("9月底前", { period: {} })).toMatchObject([{ code: "no-plan-year" }]);
  expect(problems("每月", { period: {} })).toMatchObject([{ code: "no-plan-year" }]);
  expect(problems("2015年9月底前", { period: {} })).toEqual([]);
});

test("a period that ends before it begins gives no days", () => {
  const context: TimeContext = {
    period: { ...(end && { start: end }), ...(start && { end: start }) },
  };
  for (const text of ["全年", "每月"]) {
    const reading = readPhrase(text);
    expect(reading.ok && resolvePhrase(reading.phrase, context).ranges).toEqual([]);
  }
});

test("without a calendar of working days weekends alone are left out, and said so", () => {
  const issued = calendarDate(2015, 9, 30);
  const context: TimeContext = { ...plan, ...(issued && { issued }) };
  const reading = readPhrase("5个工作日内");
  const resolved = reading.ok ? resolvePhrase(reading.phrase, context) : undefined;
  // 1, 2, 5, 6, 7 October: National Day is not known.
  expect(resolved?.due).toBe("2015-10-07");
  expect(resolved?.problems).toMatchObject([{ code: "holidays-unknown" }]);
});

test.each([
  ["15个工作日内", true],
  ["每季度结束后10个工作日内", true],
  ["within 5 business days of issue", true],
  ["15日内", false],
  ["9月底前", false],
])("%s needs working days: %s", (text, expected) => {
  const reading = readPhrase(text);
  expect(reading.ok && needsWorkingDays(reading.phrase)).toBe(expected);
});

test("a phrase tells which items it waits for, as written", () => {
  for (const [text, name] of [
    ["第一责任人 完成后 15 个工作日内", "第一责任人"],
    ["within 15 days of completion of Action One", "Action One"],
    ["Ａ1　办结后5日内", "Ａ1"],
  ] as const) {
    const reading = readPhrase(text);
    const items = reading.ok ? awaitedItems(reading.phrase) : [];
    expect(items.map((item) => item.name)).toEqual([name]);
    expect(items.map(({ at, length }) => text.slice(at, at + length))).toEqual([name]);
  }
});

test("a year that stands in the phrase is told from one that does not", () => {
  const named = (text: string) => {
    const reading = readPhrase(text);
    return reading.ok && resolvePhrase(reading.phrase, plan).yearNamed;
  };
  expect(["2015年9月", "9月至2016年2月", "FY2021 Q3", "2020年起，每年2月底前"].every(named)).toBe(
    true,
  );
  expect(["9月底前", "今年下半年", "次年1月", "每年2月底前"].some(named)).toBe(false);
});
