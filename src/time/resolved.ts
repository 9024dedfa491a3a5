import type { CalendarDate, DateRange } from "./calendar-date.ts";
import type { PhraseProblem } from "./problems.ts";
import type { WorkingDays } from "./working-days.ts";

/** What a phrase is resolved against. */
export interface TimeContext {
  /** The plan's period; its first year is the plan's year. */
  readonly period: DateRange;
  /** The part of the period that counts, where a 期间 or a phase says one: it bounds frequencies, and phrases without a year mean a year of it. */
  readonly within?: DateRange;
  /** The day the plan is issued. */
  readonly issued?: CalendarDate;
  /** Language of keys and labels; Chinese if missing. */
  readonly locale?: "zh" | "en";
  /** Month (1 to 12) a fiscal year begins in; from 2 on it is named after the year it ends in (10: FY2021 is October 2020 to September 2021). */
  readonly fiscalYearStart?: number;
  /** The day a named item was completed, or is due, or undefined. */
  readonly completionOf?: (item: string) => CalendarDate | undefined;
  /** Needed for working days only; without it Monday to Friday are counted and a problem says so. */
  readonly workingDays?: WorkingDays;
}

/** One time that a frequency, or a list of dates, asks for. */
export interface Occurrence {
  /** Unique within the phrase, no blanks: 上半年, 9月, 第3周 (en: H1, Sep, W3); with the year where the plan has several. */
  readonly key: string;
  /** The same for a reader: 上半年 (en: "first half", "September"). */
  readonly label: string;
  /** When the work may be done, inside the time the frequency runs in. */
  readonly range: DateRange;
  /** The last day allowed. */
  readonly due: CalendarDate;
  /** The whole calendar unit the occurrence stands for (上半年: January to June), even where `range` is shorter. */
  readonly slot: DateRange;
}

/** A phrase with its dates. */
export interface ResolvedTime {
  /**
   * `date`: one day, or a last day without a first; `range`: a stretch, or several dates; `recurring`: a frequency; `relative`: counted
   * from an event; `undated`: valid, but no day is named.
   */
  readonly kind: "date" | "range" | "recurring" | "undated" | "relative";
  /** In the order written. An open end is not cut off at the plan's period: see `intersect`. */
  readonly ranges: readonly DateRange[];
  /** The last day allowed of the whole phrase, if it has one. */
  readonly due?: CalendarDate;
  /** Empty unless the phrase is a frequency or a list of dates. In order of their due dates. */
  readonly occurrences: readonly Occurrence[];
  /** 长期坚持, 持续推进, 全年, ongoing. */
  readonly standing: boolean;
  /** A year's number stands in the phrase. */
  readonly yearNamed: boolean;
  /** 原则上, 力争 …, as written. */
  readonly softener?: string;
  /** Time of day on the due date, "HH:MM". */
  readonly clock?: string;
  readonly problems: readonly PhraseProblem[];
}
