import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with a sheet: whose it is, of which plan, round and day. */

type None = Record<never, never>;

export const filledOnUnreadable = findingKind<{ day: string }>({
  code: "filled-on-unreadable",
  severity: "error",
  why: {
    zh: "填报日期决定记在哪一天，读不懂就不收。",
    en: "The day of the sheet says when it was told; one that cannot be read is not guessed.",
  },
  message: {
    zh: ({ day }) => `填报日期“${day}”不是日期，如 2015-09-28`,
    en: ({ day }) => `the day “${day}” of the sheet is no date, such as 2015-09-28`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { day: "九月" },
});

export const dayAssumed = findingKind<{ day: string; why: Wording }>({
  code: "day-assumed",
  severity: "note",
  why: {
    zh: "填报日期决定记在哪一天；没有填的按表里能看出的日子记。",
    en: "The day of a report is that of its sheet; where it is blank, the day is one that the sheet shows.",
  },
  message: {
    zh: ({ day, why }) => `没有填报日期，按${why.zh} ${day} 记；不是的用 --date 说明`,
    en: ({ day, why }) =>
      `the sheet does not say its day: ${day} counts, ${why.en}; --date names another`,
  },
  example: { day: "2015-09-28", why: { zh: "制表的日子", en: "the day it was made" } },
});

export const dayMissing = findingKind<None>({
  code: "day-missing",
  severity: "error",
  why: {
    zh: "填报日期决定记在哪一天、算不算迟报；表里看不出是哪一天的，不能按收表的那天记。",
    en: "The day of a sheet says when it was told and whether that was late; the day on which it is collected is another.",
  },
  message: {
    zh: () => "没有填报日期，也看不出是哪一轮、哪一天的表：没有收入",
    en: () =>
      "the sheet says neither its day nor its round, nor when it was made: nothing of it is taken",
  },
  mend: {
    zh: () => "用 --date 说明是哪一天的，如 --date 2015-09-28",
    en: () => "say its day with --date, such as --date 2015-09-28",
  },
  example: {},
});

export const filledOnInFuture = findingKind<{ day: string }>({
  code: "filled-on-in-future",
  severity: "error",
  why: { zh: "还没有到的日子不能已经填报。", en: "Nothing can have been told on a day to come." },
  message: {
    zh: ({ day }) => `填报日期 ${day} 还没有到`,
    en: ({ day }) => `the day of the sheet, ${day}, has not come yet`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { day: "2099-01-01" },
});

export const roundClosed = findingKind<{ label: string; date: string; because: Wording }>({
  code: "round-closed",
  severity: "error",
  why: {
    zh: "一轮填报结束以后收进来的，会改动已经汇总的数字。",
    en: "What comes in after the end of a round would change figures that were summed up already.",
  },
  message: {
    zh: ({ label, date, because }) =>
      `${label}的填报已于 ${date} 结束${because.zh}；要收，先写一行“恢复填报”`,
    en: ({ label, date, because }) =>
      `the round ${label} was closed on ${date}${because.en}; a line reopen-round opens it again`,
  },
  example: { label: "三季度", date: "2015-10-10", because: { zh: "", en: "" } },
});

export const noPlan = findingKind<None>({
  code: "no-plan",
  severity: "error",
  why: {
    zh: "跟踪表说的是方案里的事项；没有方案，就无处可记。",
    en: "A sheet speaks of items of a plan; without one there is nothing to book it to.",
  },
  message: {
    zh: () => "项目里没有可跟踪的方案",
    en: () => "the project has no plan that is tracked",
  },
  mend: {
    zh: () => "用 --project 说明是哪个项目",
    en: () => "say with --project which project it is",
  },
  example: {},
});

export const otherPlan = findingKind<{ name: string }>({
  code: "other-plan",
  severity: "error",
  why: {
    zh: "别的方案的表，记不到这个项目里。",
    en: "A sheet of another plan cannot be booked in this project.",
  },
  message: {
    zh: ({ name }) => `这是方案“${name}”的表，项目里没有这个方案`,
    en: ({ name }) => `it is a sheet of the plan “${name}”, which the project does not have`,
  },
  mend: {
    zh: () => "用 --project 说明是哪个项目",
    en: () => "say with --project which project it is",
  },
  example: { name: "党建2014" },
});

export const sheetOfUnknownUnit = findingKind<{ unit: string }>({
  code: "sheet-of-unknown-unit",
  severity: "error",
  why: {
    zh: "表上写的单位，机构里没有，不知道是谁填的。",
    en: "The sheet names a unit that nobody declared: nobody knows who filled it in.",
  },
  message: {
    zh: ({ unit }) => `这是“${unit}”的表，机构里没有这个单位`,
    en: ({ unit }) => `it is a sheet of “${unit}”, and there is no such unit`,
  },
  mend: {
    zh: () => "在机构里写上这个单位，或改正表上的名字",
    en: () => "declare the unit, or mend its name in the sheet",
  },
  example: { unit: "温洲" },
});

export const otherUnit = findingKind<Wording>({
  code: "other-unit",
  severity: "error",
  why: { zh: "一个单位不能替别的单位填报。", en: "A unit cannot report for another." },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "请那个单位自己交来", en: () => "let that unit hand it in" },
  example: { zh: "这一行是“宁波”的，不是“温州”的", en: "the row is of “宁波”, not of “温州”" },
});

export const otherIssue = findingKind<None>({
  code: "other-issue",
  severity: "warning",
  why: {
    zh: "发表以后方案改过，行号可能已经指别的事项，要人确认。",
    en: "The plan was changed since the sheet was handed out: its rows may mean others now, so a person has to confirm.",
  },
  message: {
    zh: () => "这张表不是按现在的方案印发的（方案或年度已改），请确认",
    en: () => "the sheet was made from another state of the plan, or of another year",
  },
  mend: {
    zh: () => "核对以后用 --confirm 收入，或发一份新表",
    en: () => "look at the rows and take them with --confirm, or hand out a new sheet",
  },
  example: {},
});

export const noKnownRows = findingKind<{ codes: boolean }>({
  code: "no-known-rows",
  severity: "error",
  why: {
    zh: "一行都认不出的表，多半不完整，或不是这个方案的。",
    en: "A sheet none of whose rows is known is cut short, or of another plan.",
  },
  message: {
    zh: ({ codes }) =>
      codes
        ? "没有一行是方案里的：行号和校验值都认不出，文件可能不完整"
        : "表里没有行号一列，看不出是哪个单位的：用 --unit 说明",
    en: ({ codes }) =>
      codes
        ? "none of its rows is of the plan: no code or check value is known; it may be cut short"
        : "it has no column of row codes, which say whose it is: name the unit with --unit",
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { codes: true },
});

export const rowsMissing = findingKind<{
  holder: string;
  count: number;
  list: string;
  rest: Wording;
}>({
  code: "rows-missing",
  severity: "note",
  why: {
    zh: "删去的行没有填报，统计时会算作没有报。",
    en: "Rows that were deleted are not reported, and count as such.",
  },
  message: {
    zh: ({ holder, count, list, rest }) => `“${holder}”有 ${count} 行不在文件里：${list}${rest.zh}`,
    en: ({ holder, count, list, rest }) =>
      `${count} rows of “${holder}” are not in the file: ${list}${rest.en}`,
  },
  mend: { zh: () => "请补报这些行", en: () => "ask for these rows" },
  example: { holder: "温州", count: 2, list: "3·温州、4·温州", rest: { zh: "", en: "" } },
});
