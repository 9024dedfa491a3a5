import { expect, test } from "vitest";
import type { CalendarDate } from "../../src/time/calendar-date.ts";
import { parseCalendarDate } from "../../src/time/calendar-date.ts";
import { loadChineseWorkingDays } from "../../src/time/chinese-working-days.ts";
import { readPhrase } from "../../src/time/reading/read-phrase.ts";
import { resolvePhrase } from "../../src/time/resolve.ts";
import type { ResolvedTime, TimeContext } from "../../src/time/resolved.ts";

function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

const workingDays = await loadChineseWorkingDays();
const completions: Readonly<Record<string, string>> = {
  第一责任人: "2015-09-25",
  "Action One": "2015-09-25",
  "OMB/GSA standard metadata guidance": "2020-04-01",
  "OMB Open Data Plan Guidance": "2020-07-15",
};
const completionOf = (item: string): CalendarDate | undefined => {
  const date = completions[item];
  return date === undefined ? undefined : day(date);
};

const contexts = {
  // The 2015 plan of the seed.
  "2015": {
    period: { start: day("2015-01-01"), end: day("2015-12-31") },
    issued: day("2015-06-29"),
    workingDays,
    completionOf,
  },
  // The federal action plan: English, fiscal years from October.
  "2020": {
    period: { start: day("2020-01-01"), end: day("2020-12-31") },
    issued: day("2019-12-23"),
    locale: "en",
    fiscalYearStart: 10,
    workingDays,
    completionOf,
  },
  // A plan for three years.
  "2019-2021": {
    period: { start: day("2019-01-01"), end: day("2021-12-31") },
    issued: day("2018-12-29"),
  },
  // A plan across the turn of the year.
  "2015/16": {
    period: { start: day("2015-07-01"), end: day("2016-06-30") },
    issued: day("2015-06-29"),
  },
} as const satisfies Record<string, TimeContext>;

// What a phrase must give: its ranges ("start..end", open ends empty; one day alone), or for occurrences
// "key:due" or "key:start..due", then marks: ~softener, @clock, standing, !problem.
function show(resolved: ResolvedTime, starts: boolean): string {
  const ranges = resolved.ranges.map(({ start, end }) =>
    start !== undefined && start === end ? start : `${start ?? ""}..${end ?? ""}`,
  );
  const occurrences = resolved.occurrences.map(({ key, range, due }) =>
    starts ? `${key}:${range.start ?? ""}..${due}` : `${key}:${due}`,
  );
  return [
    resolved.kind,
    ...(occurrences.length > 0 ? occurrences : ranges),
    ...(resolved.softener === undefined ? [] : [`~${resolved.softener}`]),
    ...(resolved.clock === undefined ? [] : [`@${resolved.clock}`]),
    ...(resolved.standing ? ["standing"] : []),
    ...resolved.problems.map(({ code }) => `!${code}`),
  ].join(" ");
}

const year = "2015-01-01..2015-12-31";
const h1 = "2015-01-01..2015-06-30";
const h2 = "2015-07-01..2015-12-31";
const q3 = "2015-07-01..2015-09-30";
const september = "2015-09-01..2015-09-30";
const halves = "recurring 上半年:2015-06-30 下半年:2015-12-31";
const quarters =
  "recurring 一季度:2015-03-31 二季度:2015-06-30 三季度:2015-09-30 四季度:2015-12-31";
const months =
  "recurring 1月:2015-01-31 2月:2015-02-28 3月:2015-03-31 4月:2015-04-30 5月:2015-05-31 6月:2015-06-30 7月:2015-07-31 8月:2015-08-31 9月:2015-09-30 10月:2015-10-31 11月:2015-11-30 12月:2015-12-31";
const twoMonths =
  "recurring 1-2月:2015-02-28 3-4月:2015-04-30 5-6月:2015-06-30 7-8月:2015-08-31 9-10月:2015-10-31 11-12月:2015-12-31";
const yearly = "recurring 2015年:2015-12-31";
const twice = "recurring 第1次:2015-12-31 第2次:2015-12-31";

type Table = readonly (readonly [string, string])[];

const in2015: Table = [
  // Days
  ["2015-12-31", "date 2015-12-31"],
  ["2015/12/31", "date 2015-12-31"],
  ["2015.9.30", "date 2015-09-30"],
  ["20150630", "date 2015-06-30"],
  ["2015年12月31日", "date 2015-12-31"],
  ["2015年12月31日前", "date ..2015-12-31"],
  ["12月31日前", "date ..2015-12-31"],
  ["12月31日之前", "date ..2015-12-31"],
  ["12月31日前完成", "date ..2015-12-31"],
  ["十二月三十一日前", "date ..2015-12-31"],
  ["6月29号", "date 2015-06-29"],
  ["9月10日至20日", "range 2015-09-10..2015-09-20"],
  ["9月10-20日", "range 2015-09-10..2015-09-20"],
  ["9月10日至10月5日", "range 2015-09-10..2015-10-05"],
  ["2015-06-29 至 2015-12-31", "range 2015-06-29..2015-12-31"],
  ["9月10日、20日", "range 9月10日:2015-09-10 9月20日:2015-09-20"],
  // Months and their parts
  ["2015年9月", `range ${september}`],
  ["二〇一五年九月", `range ${september}`],
  ["2015-09", `range ${september}`],
  ["9月", `range ${september}`],
  ["9月份", `range ${september}`],
  ["9月内", `range ${september}`],
  ["9月底前", "date ..2015-09-30"],
  ["9月底", "range 2015-09-21..2015-09-30"],
  ["9月末", "range 2015-09-21..2015-09-30"],
  ["2月底前", "date ..2015-02-28"],
  ["2016年2月底前", "date ..2016-02-29"],
  ["2000年2月底前", "date ..2000-02-29"],
  ["1900年2月底前", "date ..1900-02-28"],
  ["4月初", "range 2015-04-01..2015-04-10"],
  ["4月上旬", "range 2015-04-01..2015-04-10"],
  ["9月中旬", "range 2015-09-11..2015-09-20"],
  ["2月下旬", "range 2015-02-21..2015-02-28"],
  ["10月下旬前", "date ..2015-10-31"],
  ["7月初前", "date ..2015-07-10"],
  ["9月前", "date ..2015-08-31"],
  ["月底前", "date ..2015-06-30"],
  ["下月底前", "date ..2015-07-31"],
  // Quarters, halves, years
  ["三季度", `range ${q3}`],
  ["第三季度", `range ${q3}`],
  ["3季度", `range ${q3}`],
  ["2015Q3", `range ${q3}`],
  ["2015-Q3", `range ${q3}`],
  ["第三季度末", "range 2015-09-21..2015-09-30"],
  ["一季度末前", "date ..2015-03-31"],
  ["二季度末", "range 2015-06-21..2015-06-30"],
  ["三季度前", "date ..2015-06-30"],
  ["前三季度", "range 2015-01-01..2015-09-30"],
  ["一、二季度", "range 一季度:2015-03-31 二季度:2015-06-30"],
  ["上半年", `range ${h1}`],
  ["下半年", `range ${h2}`],
  ["今年下半年", `range ${h2}`],
  ["2015H2", `range ${h2}`],
  ["2016年上半年", "range 2016-01-01..2016-06-30"],
  ["上半年底前", "date ..2015-06-30"],
  ["年底前", "date ..2015-12-31"],
  ["今年年底前", "date ..2015-12-31"],
  ["2015年底前", "date ..2015-12-31"],
  ["年终", "range 2015-12-01..2015-12-31"],
  ["年末", "range 2015-12-01..2015-12-31"],
  ["年初", "range 2015-01-01..2015-01-31"],
  ["年中", "range 2015-06-01..2015-06-30"],
  ["年内", `range ${year}`],
  ["年度内", `range ${year}`],
  ["本年度", `range ${year}`],
  ["2015年全年", `range ${year}`],
  ["到2020年", "date ..2020-12-31"],
  ["2020年前", "date ..2019-12-31"],
  ["2019-2021年", "range 2019-01-01..2021-12-31"],
  ["2019年至2021年", "range 2019-01-01..2021-12-31"],
  ["十三五期间", "range 2016-01-01..2020-12-31"],
  ["十四五末", "range 2025-01-01..2025-12-31"],
  ["次年1月", "range 2016-01-01..2016-01-31"],
  ["翌年3月底前", "date ..2016-03-31"],
  ["明年2月底前", "date ..2016-02-29"],
  ["去年12月", "range 2014-12-01..2014-12-31"],
  // Weeks: 1 January 2015 is a Thursday, so week 1 begins on 29 December 2014.
  ["第3周", "range 2015-01-12..2015-01-18"],
  ["2015-W01", "range 2014-12-29..2015-01-04"],
  // Spans and lists
  ["3-4月", "range 2015-03-01..2015-04-30"],
  ["4~10月", "range 2015-04-01..2015-10-31"],
  ["5月—12月", "range 2015-05-01..2015-12-31"],
  ["3月至12月", "range 2015-03-01..2015-12-31"],
  ["自9月至12月", "range 2015-09-01..2015-12-31"],
  ["11月至2月", "range 2015-11-01..2016-02-29"],
  ["11月至次年2月", "range 2015-11-01..2016-02-29"],
  ["2022-07 至 2022-12", "range 2022-07-01..2022-12-31"],
  ["9月、11月", "range 9月:2015-09-30 11月:2015-11-30"],
  ["5月/10月", "range 5月:2015-05-31 10月:2015-10-31"],
  ["3、6、9月", "range 3月:2015-03-31 6月:2015-06-30 9月:2015-09-30"],
  ["3月和9月", "range 3月:2015-03-31 9月:2015-09-30"],
  ["9月、11月、1月", "range 9月:2015-09-30 11月:2015-11-30 2016年1月:2016-01-31"],
  ["6月、12月底前", "range 6月:2015-06-30 12月:2015-12-31"],
  ["6月底、12月底前", "range 6月:2015-06-30 12月:2015-12-31"],
  ["次年1月、次年3月", "range 2016年1月:2016-01-31 2016年3月:2016-03-31"],
  // Open ends
  ["2022年6月起", "range 2022-06-01.."],
  ["7月1日起", "range 2015-07-01.."],
  ["7月1日后", "range 2015-07-02.."],
  ["9月后", "range 2015-10-01.."],
  ["截至12月31日", "date ..2015-12-31"],
  ["不迟于9月30日", "date ..2015-09-30"],
  ["即日起至12月31日", "range 2015-06-29..2015-12-31"],
  // Softeners, weekdays, clocks
  ["原则上2019年12月底前", "date ..2019-12-31 ~原则上"],
  ["力争年底前", "date ..2015-12-31 ~力争"],
  ["争取9月底前", "date ..2015-09-30 ~争取"],
  ["9月左右", `range ${september} ~左右`],
  ["2024年2月7日前（星期三）", "date ..2024-02-07"],
  ["2024年2月7日（周三）前", "date ..2024-02-07"],
  ["2024年2月7日前（星期四）", "date ..2024-02-07 !weekday-mismatch"],
  ["12月31日18：00前", "date ..2015-12-31 @18:00"],
  ["12月31日18时前", "date ..2015-12-31 @18:00"],
  ["12月31日下午5点30分前", "date ..2015-12-31 @17:30"],
  ["12月31日24:00前", "date ..2015-12-31 @24:00"],
  // Counted from something. 2015-09-26/27 Mid-Autumn, 10-01 to 07 National Day, Saturday 10-10 was worked.
  ["通知印发后30日内", "relative 2015-06-29..2015-07-29"],
  ["自印发之日起3个月内", "relative 2015-06-29..2015-09-29"],
  ["本方案发布后半年内", "relative 2015-06-29..2015-12-29"],
  ["收到通知后5个工作日内", "relative 2015-06-29..2015-07-06"],
  ["15个工作日内", "relative 2015-06-29..2015-07-20"],
  ["两周内", "relative 2015-06-29..2015-07-13"],
  ["第一责任人 完成后 15 个工作日内", "relative 2015-09-25..2015-10-22"],
  ["第一责任人完成后6个工作日内", "relative 2015-09-25..2015-10-10"],
  ["第一责任人完成后", "relative 2015-09-25.."],
  ["谈心谈话完成后30日内", "relative !no-completion-date"],
  ["2012年起5年内", "relative 2012-01-01..2016-12-31"],
  ["2022年6月起3个月内", "relative 2022-06-01..2022-08-31"],
  ["2015年9月1日起10日内", "relative 2015-09-01..2015-09-11"],
  ["2015年9月30日起5个工作日内", "relative 2015-09-30..2015-10-13"],
  ["2027年3月1日起5个工作日内", "relative 2027-03-01..2027-03-08 !holidays-unknown"],
  // Frequencies
  ["每年1次", yearly],
  ["每年至少1次", yearly],
  ["每年", yearly],
  ["每年度一次", yearly],
  ["每半年至少1次", halves],
  ["每半年至少召开一次", halves],
  ["每半年至少召开1次", halves],
  ["每半年", halves],
  ["半年1次", halves],
  ["每季度", quarters],
  ["每季度1次", quarters],
  ["至少每季度1次", quarters],
  ["按季度", quarters],
  ["每3个月", quarters],
  ["每两个季度", halves],
  ["每月", months],
  ["每个月1次", months],
  ["逐月", months],
  ["每2个月", twoMonths],
  ["每两个月", twoMonths],
  ["每两月", twoMonths],
  ["每年2次", twice],
  ["每年不少于2次", twice],
  ["一年两次", twice],
  [
    "每半年2次",
    "recurring 上半年第1次:2015-06-30 上半年第2次:2015-06-30 下半年第1次:2015-12-31 下半年第2次:2015-12-31",
  ],
  ["每年2月底前", "recurring 2015年:2015-02-28"],
  ["每年年底前", yearly],
  ["每年9月10日前", "recurring 2015年:2015-09-10"],
  ["每年上半年", "recurring 2015年:2015-06-30"],
  ["每年6月、12月", "recurring 6月:2015-06-30 12月:2015-12-31"],
  ["每年3月、9月底前", "recurring 3月:2015-03-31 9月:2015-09-30"],
  ["每年12月至次年2月", "recurring 2015年:2016-02-29"],
  ["每季度末", quarters],
  ["每季度末前", quarters],
  [
    "每季度首月15日前",
    "recurring 一季度:2015-01-15 二季度:2015-04-15 三季度:2015-07-15 四季度:2015-10-15",
  ],
  [
    "每季度末后5日内",
    "recurring 一季度:2015-04-05 二季度:2015-07-05 三季度:2015-10-05 四季度:2016-01-05",
  ],
  // Qingming 04-05/06; National Day with Saturday 10-10 worked; New Year's Day 2016 is a Friday.
  [
    "每季度结束后10个工作日内",
    "recurring 一季度:2015-04-15 二季度:2015-07-14 三季度:2015-10-20 四季度:2016-01-15",
  ],
  ["下半年每季度1次", "recurring 三季度:2015-09-30 四季度:2015-12-31"],
  ["10月起，每月1次", "recurring 10月:2015-10-31 11月:2015-11-30 12月:2015-12-31"],
  ["11月起每月25日前", "recurring 11月:2015-11-25 12月:2015-12-25"],
  ["12月起每月5日、20日前", "recurring 12月5日:2015-12-05 12月20日:2015-12-20"],
  // 30 November 2015 is a Monday.
  [
    "12月起每周五前",
    "recurring 第49周:2015-12-04 第50周:2015-12-11 第51周:2015-12-18 第52周:2015-12-25",
  ],
  [
    "12月每周",
    "recurring 第49周:2015-12-06 第50周:2015-12-13 第51周:2015-12-20 第52周:2015-12-27 第53周:2015-12-31",
  ],
  ["12月每两周", "recurring 第49-50周:2015-12-13 第51-52周:2015-12-27"],
  ["每3年", "recurring 2015-2017年:2015-12-31 !repeats-beyond-period"],
  ["2020年起，每年2月底前", "recurring !no-occurrence"],
  // No date
  ["全年", `undated ${year} standing`],
  ["全年持续推进", `undated ${year} standing`],
  ["持续推进", "undated standing"],
  ["长期", "undated standing"],
  ["长期坚持", "undated standing"],
  ["适时", "undated"],
  ["不定期", "undated"],
  ["及时", "undated"],
  ["持续推进，每半年1次", `${halves} standing`],
  // What does not exist
  ["2月30日", "date !no-such-day"],
  ["2015-02-29", "date !no-such-day"],
  ["9月31日前", "date !no-such-day"],
  ["2015年13月", "range !no-such-unit"],
  ["2015-12-31 至 2015-06-29", "range !range-reversed"],
];

const english: Table = [
  ["by 2026-12-31", "date ..2026-12-31"],
  ["by end of September", "date ..2020-09-30"],
  ["by the end of February", "date ..2020-02-29"],
  ["By September 2020", "date ..2020-09-30"],
  ["by September", "date ..2020-09-30"],
  ["before September 2020", "date ..2020-08-31"],
  ["no later than December 31, 2020", "date ..2020-12-31"],
  ["until 31 March 2021", "date ..2021-03-31"],
  ["September 30, 2020", "date 2020-09-30"],
  ["Sept. 30, 2020", "date 2020-09-30"],
  ["September 30th, 2020", "date 2020-09-30"],
  ["30 September 2020", "date 2020-09-30"],
  ["the 30th of September", "date 2020-09-30"],
  ["February 29, 2020", "date 2020-02-29"],
  ["February 29, 2021", "date !no-such-day"],
  ["September 2020", "range 2020-09-01..2020-09-30"],
  ["mid-September", "range 2020-09-11..2020-09-20"],
  ["beginning of October", "range 2020-10-01..2020-10-10"],
  ["end of year", "range 2020-12-01..2020-12-31"],
  ["by end of year", "date ..2020-12-31"],
  ["year-end", "range 2020-12-01..2020-12-31"],
  ["end of next year", "range 2021-12-01..2021-12-31"],
  ["mid-2026", "range 2026-06-01..2026-06-30"],
  ["late 2020", "range 2020-10-01..2020-12-31"],
  ["Q3", "range 2020-07-01..2020-09-30"],
  ["Q3 2021", "range 2021-07-01..2021-09-30"],
  ["third quarter of 2020", "range 2020-07-01..2020-09-30"],
  ["by the third quarter", "date ..2020-09-30"],
  ["end of Q1", "range 2020-03-21..2020-03-31"],
  ["H2", "range 2020-07-01..2020-12-31"],
  ["second half of 2020", "range 2020-07-01..2020-12-31"],
  ["FY2021", "range 2020-10-01..2021-09-30"],
  ["FY21", "range 2020-10-01..2021-09-30"],
  ["FY2021 Q1", "range 2020-10-01..2020-12-31"],
  ["FY2021 Q3", "range 2021-04-01..2021-06-30"],
  ["Q2 FY2021", "range 2021-01-01..2021-03-31"],
  ["FY2021 H1", "range 2020-10-01..2021-03-31"],
  ["by end of FY2021", "date ..2021-09-30"],
  ["from March 2020", "range 2020-03-01.."],
  ["March to June 2020", "range 2020-03-01..2020-06-30"],
  ["March–June 2020", "range 2020-03-01..2020-06-30"],
  ["November to February 2021", "range 2020-11-01..2021-02-28"],
  ["from 1 July to 30 September", "range 2020-07-01..2020-09-30"],
  ["between March and June 2020", "range 2020-03-01..2020-06-30"],
  ["March and September", "range Mar:2020-03-31 Sep:2020-09-30"],
  ["by March and September", "range Mar:2020-03-31 Sep:2020-09-30"],
  ["Thursday, 31 December 2020", "date 2020-12-31"],
  ["December 31, 2020 (Friday)", "date 2020-12-31 !weekday-mismatch"],
  ["December 31, 2020, 5 pm", "date 2020-12-31 @17:00"],
  ["by 18:00 on 2020-12-31", "date ..2020-12-31 @18:00"],
  ["in principle by end of September", "date ..2020-09-30 ~in principle"],
  ["by end of September if possible", "date ..2020-09-30 ~if possible"],
  // The issue was on 23 December 2019.
  ["within 30 days of issue", "relative 2019-12-23..2020-01-22"],
  ["12 months", "relative 2019-12-23..2020-12-23"],
  ["within 2 weeks of publication", "relative 2019-12-23..2020-01-06"],
  ["15 working days after Action One is completed", "relative 2015-09-25..2015-10-22"],
  ["within 15 business days of completion of Action One", "relative 2015-09-25..2015-10-22"],
  ["upon completion of Action One", "relative 2015-09-25.."],
  ["90 days after OMB/GSA standard metadata guidance is issued", "relative 2020-04-01..2020-06-30"],
  ["annually", "recurring 2020:2020-12-31"],
  ["every year", "recurring 2020:2020-12-31"],
  ["semi-annually", "recurring H1:2020-06-30 H2:2020-12-31"],
  ["quarterly", "recurring Q1:2020-03-31 Q2:2020-06-30 Q3:2020-09-30 Q4:2020-12-31"],
  ["every quarter", "recurring Q1:2020-03-31 Q2:2020-06-30 Q3:2020-09-30 Q4:2020-12-31"],
  [
    "1 activity per quarter, any order encouraged of all agencies",
    "recurring Q1:2020-03-31 Q2:2020-06-30 Q3:2020-09-30 Q4:2020-12-31",
  ],
  [
    "Minimally every 3 months, as often as possible",
    "recurring Q1:2020-03-31 Q2:2020-06-30 Q3:2020-09-30 Q4:2020-12-31",
  ],
  [
    "monthly",
    "recurring Jan:2020-01-31 Feb:2020-02-29 Mar:2020-03-31 Apr:2020-04-30 May:2020-05-31 Jun:2020-06-30 Jul:2020-07-31 Aug:2020-08-31 Sep:2020-09-30 Oct:2020-10-31 Nov:2020-11-30 Dec:2020-12-31",
  ],
  // 1 December 2020 is a Tuesday.
  [
    "weekly in December 2020",
    "recurring W49:2020-12-06 W50:2020-12-13 W51:2020-12-20 W52:2020-12-27 W53:2020-12-31",
  ],
  ["every two weeks from December 2020", "recurring W49~W50:2020-12-13 W51~W52:2020-12-27"],
  ["every Friday from 14 December 2020", "recurring W51:2020-12-18 W52:2020-12-25"],
  ["at least twice a year", "recurring #1:2020-12-31 #2:2020-12-31"],
  ["twice a year", "recurring #1:2020-12-31 #2:2020-12-31"],
  ["once every two months from September", "recurring Sep~Oct:2020-10-31 Nov~Dec:2020-12-31"],
  ["every other month from September", "recurring Sep~Oct:2020-10-31 Nov~Dec:2020-12-31"],
  // 1 January + 89 days is 30 March in a leap year; a fifth stretch would end after the plan.
  [
    "At least every 90 days",
    "recurring 01-01~03-30:2020-03-30 03-31~06-28:2020-06-28 06-29~09-26:2020-09-26 09-27~12-25:2020-12-25",
  ],
  ["every 24 months", "recurring 2020~2021:2020-12-31 !repeats-beyond-period"],
  ["Ongoing every 24 months", "recurring 2020~2021:2020-12-31 standing !repeats-beyond-period"],
  [
    "from October, by the 25th of each month",
    "recurring Oct:2020-10-25 Nov:2020-11-25 Dec:2020-12-25",
  ],
  [
    "by the end of each quarter",
    "recurring Q1:2020-03-31 Q2:2020-06-30 Q3:2020-09-30 Q4:2020-12-31",
  ],
  [
    "within 15 days after each quarter",
    "recurring Q1:2020-04-15 Q2:2020-07-15 Q3:2020-10-15 Q4:2021-01-15",
  ],
  ["by end of February each year", "recurring 2020:2020-02-29"],
  ["every year by end of February", "recurring 2020:2020-02-29"],
  ["each March and September", "recurring Mar:2020-03-31 Sep:2020-09-30"],
  [
    "After OMB Open Data Plan Guidance is issued; Annually on Agency IRM Strategic Plan schedule",
    "recurring 2020:2020-12-31",
  ],
  ["ongoing", "undated standing"],
  ["all year", "undated 2020-01-01..2020-12-31 standing"],
  ["as needed", "undated"],
];

const acrossYears: Table = [
  ["2019年6月底前", "date ..2019-06-30"],
  ["2019年上半年", "range 2019-01-01..2019-06-30"],
  ["2018年12月底前", "date ..2018-12-31"],
  ["2021年3月底前", "date ..2021-03-31"],
  ["今年年底前", "date ..2019-12-31"],
  ["次年3月底前", "date ..2020-03-31"],
  ["2020年12月至次年2月", "range 2020-12-01..2021-02-28"],
  ["9月底前", "date ..2019-09-30 !year-open"],
  ["每年1次", "recurring 2019年:2019-12-31 2020年:2020-12-31 2021年:2021-12-31"],
  [
    "每半年至少1次",
    "recurring 2019年上半年:2019-06-30 2019年下半年:2019-12-31 2020年上半年:2020-06-30 2020年下半年:2020-12-31 2021年上半年:2021-06-30 2021年下半年:2021-12-31",
  ],
  ["2020年起，每年2月底前", "recurring 2020年:2020-02-29 2021年:2021-02-28"],
  ["2020年起每年2月底前", "recurring 2020年:2020-02-29 2021年:2021-02-28"],
  ["每年2月底前，2020年起", "recurring 2020年:2020-02-29 2021年:2021-02-28"],
  [
    "2021年每季度",
    "recurring 2021年一季度:2021-03-31 2021年二季度:2021-06-30 2021年三季度:2021-09-30 2021年四季度:2021-12-31",
  ],
  ["每两年", "recurring 2019-2020年:2020-12-31"],
  ["每3年", "recurring 2019-2021年:2021-12-31"],
  ["every 24 months", "recurring 2019-2020年:2020-12-31"],
  ["2021年每年6月、12月", "recurring 2021年6月:2021-06-30 2021年12月:2021-12-31"],
  ["FY2021 Q3", "range 2021-07-01..2021-09-30 !fiscal-year-assumed"],
];

const acrossTheTurn: Table = [
  ["9月底前", "date ..2015-09-30"],
  ["3月", "range 2016-03-01..2016-03-31"],
  ["上半年", "range 2016-01-01..2016-06-30"],
  ["次年3月底前", "date ..2016-03-31"],
  ["每半年", "recurring 2015年下半年:2015-12-31 2016年上半年:2016-06-30"],
];

function resolved(text: string, context: TimeContext): ResolvedTime {
  const reading = readPhrase(text);
  if (!reading.ok) throw new Error(`not read: ${text} at ${reading.at}`);
  return resolvePhrase(reading.phrase, context);
}

test.each(in2015)("2015: %s", (text, expected) => {
  expect(show(resolved(text, contexts["2015"]), false)).toBe(expected);
});

test.each(english)("2020: %s", (text, expected) => {
  expect(show(resolved(text, contexts["2020"]), false)).toBe(expected);
});

test.each(acrossYears)("2019 to 2021: %s", (text, expected) => {
  expect(show(resolved(text, contexts["2019-2021"]), false)).toBe(expected);
});

test.each(acrossTheTurn)("July 2015 to June 2016: %s", (text, expected) => {
  expect(show(resolved(text, contexts["2015/16"]), false)).toBe(expected);
});

test.each([
  ["每半年至少1次", "recurring 上半年:2015-01-01..2015-06-30 下半年:2015-07-01..2015-12-31"],
  ["12月起每月25日前", "recurring 12月:2015-12-01..2015-12-25"],
  ["12月起每月中旬", "recurring 12月:2015-12-11..2015-12-20"],
  ["下半年每季度末", "recurring 三季度:2015-09-21..2015-09-30 四季度:2015-12-21..2015-12-31"],
  ["6月、12月底前", "range 6月:..2015-06-30 12月:..2015-12-31"],
  ["11月15日起每月", "recurring 11月:2015-11-15..2015-11-30 12月:2015-12-01..2015-12-31"],
])("occurrences begin where they may: %s", (text, expected) => {
  expect(show(resolved(text, contexts["2015"]), true)).toBe(expected);
});

test.each([
  ["９月底前", "9月底前"],
  ["２０１５年１２月３１日　前", "2015年12月31日前"],
  ["5月－12月", "5月—12月"],
  ["4～10月", "4~10月"],
  ["5月 — 12月", "5月—12月"],
  ["5月——12月", "5月—12月"],
  ["９月，11月", "9月、11月"],
  ["2015 年 9 月 底 前", "2015年9月底前"],
  ["12月31日18:00前", "12月31日18：00前"],
  ["2024年2月7日前(星期三)", "2024年2月7日前（星期三）"],
  ["2024年2月7日前【星期三】", "2024年2月7日前（星期三）"],
  ["2015Ｑ3", "2015Q3"],
  ["２０１５ｈ２", "2015H2"],
  ["每 半年　至少 1 次", "每半年至少1次"],
  ["2020年起,每年2月底前", "2020年起，每年2月底前"],
  ["第一责任人　完成后１５个工作日内", "第一责任人 完成后 15 个工作日内"],
  ["通知印发后３０日内。", "通知印发后30日内"],
  ["\ufeff9月底前\u200b", "9月底前"],
  ["ｂｙ　ｅｎｄ　ｏｆ　Ｓｅｐｔｅｍｂｅｒ", "by end of September"],
  ["BY  END OF\u00a0SEPTEMBER", "by end of September"],
  ["Ｓｅｐｔｅｍｂｅｒ　30，2015", "September 30, 2015"],
])("an input method's %s is %s", (damaged, plain) => {
  const context = contexts["2015"];
  const { problems: _, ...expected } = resolved(plain, context);
  expect(resolved(damaged, context)).toMatchObject(expected);
});

test.each([
  ["9月低前", 2, "9月底前"],
  ["12月31日钱", 6, "12月31日前"],
  ["每机度", 0, "每季度"],
  ["每半年至少1此", 3, "每半年至少1次"],
  ["9月12月", 2, "9-12月"],
  ["长期坚执", 2, "长期坚持"],
  ["下办年", 0, "下半年"],
  ["annualy", 0, "annually"],
  ["every quater", 0, "every quarter"],
  ["by end of Septmber", 10, "by end of September"],
  ["with 30 days of issue", 0, "within 30 days of issue"],
  ["每半年至少召开一次综合性议党会议", 9, "每半年至少召开一次"],
])("unknown %s: begins at %i, perhaps %s", (text, at, suggestion) => {
  const reading = readPhrase(text);
  expect(reading).toMatchObject({ ok: false, at, length: text.length - at });
  expect(reading.ok ? [] : reading.nearest[0]).toBe(suggestion);
});

test.each([
  ["", "12月31日前"],
  ["   ", "12月31日前"],
  ["各级党委", "9月底前"],
  ["党建", "9月底前"],
  ["see above", "by end of September"],
  ["（见上）", "9月底前"],
  ["。", "12月31日前"],
  ["组织验收前后", "通知印发后30日内"],
  ["every first monday", "every quarter"],
  [
    "根据实际情况适时开展相关工作并持续推进到年底为止的全部任务和内容的安排如下所述",
    "通知印发后30日内",
  ],
])("no phrase, and near to none: %j shows one of each form, first %s", (text, first) => {
  const reading = readPhrase(text);
  expect(reading.ok ? [] : reading.nearest).toHaveLength(3);
  expect(reading.ok ? [] : reading.nearest[0]).toBe(first);
});

test.each([
  ["12.31", "12月31日前"],
  ["12/31", "12月31日前"],
  ["九月低前", "九月底前"],
  ["双周", "每两周"],
  ["秋天", "9月至11月"],
  ["31.12", "12月31日前"],
  ["每逢月底", "每月底前"],
])("%s shows %s", (text, suggestion) => {
  const reading = readPhrase(text);
  expect(reading.ok ? [] : reading.nearest[0]).toBe(suggestion);
});

test("no text takes long, and one of many thousand signs is no phrase", () => {
  const pieces = [
    "9月、",
    "的",
    "每月、",
    "9月至",
    "完成后",
    "3日内",
    "（星期三）",
    "by the ",
    "a ",
  ];
  for (const piece of pieces) {
    const reading = readPhrase(piece.repeat(100_000));
    expect(reading.ok).toBe(false);
    readPhrase(piece.repeat(Math.floor(500 / piece.length)));
  }
});
