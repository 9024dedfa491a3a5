import type { CalendarDate, DateRange } from "./calendar-date.ts";
import type { Span } from "./phrase.ts";

/** Something a phrase says that does not work out. Places point into the phrase as written. */
export type PhraseProblem = Span &
  (
    | {
        readonly code: "no-such-day";
        readonly year: number;
        readonly month: number;
        readonly day: number;
      }
    | {
        readonly code: "no-such-unit";
        readonly unit: "month" | "quarter" | "week";
        readonly number: number;
      }
    | {
        readonly code: "weekday-mismatch";
        readonly date: CalendarDate;
        /** 1 (Monday) to 7 (Sunday). */
        readonly stated: number;
        readonly actual: number;
      }
    | { readonly code: "range-reversed"; readonly start: CalendarDate; readonly end: CalendarDate }
    | { readonly code: "no-issue-date" }
    | { readonly code: "no-completion-date"; readonly item: string }
    | { readonly code: "no-plan-year" }
    /** Several years of the plan's period fit; the first was taken. */
    | { readonly code: "year-open"; readonly taken: number; readonly years: readonly number[] }
    /** FY without a fiscal year start: the calendar year was taken. */
    | { readonly code: "fiscal-year-assumed" }
    /** Holidays of a day passed are unknown: weekends alone were counted there. */
    | { readonly code: "holidays-unknown" }
    /** One repetition is longer than the time it recurs in; its end is taken for the end of that time. */
    | { readonly code: "repeats-beyond-period"; readonly range: DateRange }
    | { readonly code: "no-occurrence" }
    | { readonly code: "too-many-occurrences"; readonly kept: number }
  );

const weekdaysZh = ["一", "二", "三", "四", "五", "六", "日"];
const weekdaysEn = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const unitsZh = { month: "月", quarter: "季度", week: "周" } as const;

/** A problem in words, Chinese and English, without its place. */
export function describeProblem(problem: PhraseProblem): {
  readonly zh: string;
  readonly en: string;
} {
  switch (problem.code) {
    case "no-such-day":
      return {
        zh: `${problem.year}年没有${problem.month}月${problem.day}日`,
        en: `there is no day ${problem.day} in month ${problem.month} of ${problem.year}`,
      };
    case "no-such-unit":
      return {
        zh: `没有第${problem.number}${unitsZh[problem.unit]}`,
        en: `there is no ${problem.unit} ${problem.number}`,
      };
    case "weekday-mismatch":
      return {
        zh: `${problem.date}是星期${weekdaysZh[problem.actual - 1]}，不是星期${weekdaysZh[problem.stated - 1]}`,
        en: `${problem.date} is a ${weekdaysEn[problem.actual - 1]}, not a ${weekdaysEn[problem.stated - 1]}`,
      };
    case "range-reversed":
      return {
        zh: `起始日${problem.start}晚于截止日${problem.end}`,
        en: `the start ${problem.start} is after the end ${problem.end}`,
      };
    case "no-issue-date":
      return {
        zh: "从印发之日起算，但没有印发日期",
        en: "counted from the issue, but no issue date is known",
      };
    case "no-completion-date":
      return {
        zh: `从“${problem.item}”完成起算，但尚无完成日期`,
        en: `counted from the completion of "${problem.item}", which has no date yet`,
      };
    case "no-plan-year":
      return { zh: "没有写年份，方案也没有年度", en: "no year is written, and the plan has none" };
    case "year-open":
      return {
        zh: `没有写年份，方案期间内有${problem.years.join("、")}年，按${problem.taken}年计`,
        en: `no year is written and ${problem.years.join(", ")} fit; ${problem.taken} was taken`,
      };
    case "fiscal-year-assumed":
      return {
        zh: "没有规定财政年度起始月份，按自然年计",
        en: "no start of the fiscal year is set; the calendar year was taken",
      };
    case "holidays-unknown":
      return {
        zh: "该年节假日安排未知，工作日只扣除周末",
        en: "the holidays of that year are unknown; only weekends were left out",
      };
    case "repeats-beyond-period":
      return {
        zh: "一个周期长于方案期间，按期间结束计",
        en: "one repetition is longer than the period; the period's end was taken",
      };
    case "no-occurrence":
      return { zh: "方案期间内一次也没有", en: "nothing falls due within the period" };
    case "too-many-occurrences":
      return {
        zh: `次数过多，只列前${problem.kept}次`,
        en: `too many occurrences; the first ${problem.kept} are listed`,
      };
  }
}
