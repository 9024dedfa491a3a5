import { findingKind } from "../../findings/finding.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";

/** What can be wrong with the rows of the journal. */

export const journalWithout = findingKind<{ what: { zh: string; en: string } }>({
  code: "journal-without",
  severity: "error",
  why: {
    zh: "台账的每一条要写明是谁、哪一天、哪个方案的，否则不知道算在谁头上。",
    en: "An entry of the journal says who, when and of which plan; else nobody knows whose it is.",
  },
  message: {
    zh: ({ what }) => `这一条没有写明${what.zh}`,
    en: ({ what }) => `this entry does not say ${what.en}`,
  },
});

export const extensionDay = findingKind<{ written: string }>({
  code: "extension-day",
  severity: "error",
  why: {
    zh: "申请延期要写明延到哪一天，批准时照这一天调整；不写就没有人能批。",
    en: "Who asks for more time says until which day: nobody can grant it otherwise.",
  },
  message: {
    zh: ({ written }) =>
      written === "" ? "“申请延期”后面没有写日期" : `“申请延期”后面的“${written}”不是日期`,
    en: ({ written }) =>
      written === ""
        ? "there is no day behind `extension-to`"
        : `“${written}” behind \`extension-to\` is no day`,
  },
  mend: {
    zh: () => "写到哪一天，如“申请延期 2016-03-31”；撤回申请的，写“申请延期 无”",
    en: () =>
      "write the day, such as `extension-to 2016-03-31`, or `extension-to none` to take it back",
  },
});

export const unknownOccurrence = findingKind<{
  name: string;
  item: string;
  known: readonly string[];
  /** The last day of the occurrence, if it is one that ended before the issue. */
  over: string | undefined;
}>({
  code: "unknown-occurrence",
  severity: "error",
  why: {
    zh: "一年做几次的事项，要写明报的是哪一次，如“谈心谈话@上半年”。",
    en: "A duty that comes back is named with its occurrence, such as talks@H1.",
  },
  message: {
    zh: ({ name, item, over }) =>
      over === undefined
        ? `“${item}”没有“${name}”这一次，也没有叫这个名字的责任单位或岗位`
        : `“${item}”的“${name}”到${over}为止，在方案印发之前，不列入任务`,
    en: ({ name, item, over }) =>
      over === undefined
        ? `“${item}” has no occurrence “${name}”, and no such unit or post owes it`
        : `“${name}” of “${item}” ended on ${over}, before the plan was issued: nobody owes it`,
  },
  mend: {
    zh: ({ known }) => (known.length === 0 ? "去掉“@”及其后的词" : `写${known.join("、")}之一`),
    en: ({ known }) =>
      known.length === 0 ? "leave out “@” and the word behind it" : `one of ${known.join(", ")}`,
  },
});

export const occurrenceOpen = findingKind<{ item: string; known: readonly string[] }>({
  code: "occurrence-open",
  severity: "warning",
  why: {
    zh: "一年做几次的事项，不写明是哪一次就会算到每一次上。",
    en: "A report of a recurring duty that names no occurrence counts for all of them.",
  },
  message: {
    zh: ({ item, known }) => `“${item}”要做${known.length}次，没有写明是哪一次`,
    en: ({ item, known }) => `“${item}” is due ${known.length} times; which one is meant?`,
  },
  mend: {
    zh: ({ item, known }) => `写成“${item}@${known[0] ?? ""}”等`,
    en: ({ item, known }) => `write ${item}@${known[0] ?? ""}`,
  },
});

export const notOwed = findingKind<{ unit: string; item: string }>({
  code: "not-owed",
  severity: "error",
  why: {
    zh: "单位只报自己承担的事项；报了别人的，汇总时会算错。",
    en: "A unit reports what it owes; what others owe would be counted wrongly.",
  },
  message: {
    zh: ({ unit, item }) => `“${item}”不由“${unit}”承担`,
    en: ({ unit, item }) => `“${unit}” does not owe “${item}”`,
  },
});

export const journalWord = findingKind<{ word: string }>({
  code: "journal-word",
  severity: "error",
  why: {
    zh: "台账一条的开头只写单位、方案、日期和编号；多出来的词可能是写错的名字，整条就会算错地方。",
    en: "The line of an entry of the journal says unit, plan, date and number; a further word may be a name mistyped, and the entry would be booked elsewhere.",
  },
  message: {
    zh: ({ word }) => `“${word}”不是这一条要写的单位、方案、日期或编号，这一条没有算进去`,
    en: ({ word }) =>
      `“${word}” is no unit, plan, date or number that this entry can say: the entry is not counted`,
  },
  mend: {
    zh: () => "改正或删去这个词；日期写在各行的开头",
    en: () => "correct the word or take it out; dates of rows stand in the rows",
  },
});

export const beforeIssue = findingKind<{ day: CalendarDate; issued: CalendarDate; plan: string }>({
  code: "before-issue",
  severity: "error",
  why: {
    zh: "方案印发以前没有人承担其中的任务；早于印发日期的，多半是抄来的或写错了年份。",
    en: "Before the issue nobody owes anything: an earlier date is mostly copied, or of a wrong year.",
  },
  message: {
    zh: ({ day, issued, plan }) => `${day}早于“${plan}”的印发日期${issued}，没有算进去`,
    en: ({ day, issued, plan }) =>
      `${day} is before “${plan}” was issued on ${issued}: it is not counted`,
  },
  mend: {
    zh: () => "改正日期；属于上一个方案的，写上那个方案的名字",
    en: () => "correct the date, or name the earlier plan that it belongs to",
  },
});

export const amendedOutside = findingKind<{
  day: CalendarDate;
  plan: string;
  start: CalendarDate | undefined;
  end: CalendarDate | undefined;
}>({
  code: "amended-outside",
  severity: "error",
  why: {
    zh: "方案管到哪一天，任务就延到哪一天为止；再往后由下一个方案接着写。",
    en: "A task is put off to a day of its plan; what lasts longer goes into the next plan.",
  },
  message: {
    zh: ({ day, plan, start = "", end = "" }) =>
      `调整到${day}，不在“${plan}”的时间（${start}至${end}）之内，没有算进去`,
    en: ({ day, plan, start = "", end = "" }) =>
      `${day} is outside the time of “${plan}” (${start} to ${end}): the change is not counted`,
  },
  mend: {
    zh: () => "改正日期；要结转的，写进下一年的方案，或者给方案写上更长的“期间”",
    en: () =>
      "correct the date; carry the task over to the next plan, or give this one a longer period",
  },
});

export const withoutRow = findingKind<{ item: string; instead: readonly string[] }>({
  code: "without-row",
  severity: "error",
  why: {
    zh: "能填报的只有跟踪的行；报在别处的，没有一张表会显示。",
    en: "What can be reported on are the rows of the tracking; what is told of anything else shows nowhere.",
  },
  message: {
    zh: ({ item }) => `“${item}”不是跟踪的行，这一行没有算进去`,
    en: ({ item }) => `“${item}” is no row of the tracking: this is not counted`,
  },
  mend: {
    zh: ({ instead }) =>
      instead.length === 0
        ? "先给它写上责任单位，或用“跟踪”列为任务"
        : `报到${instead.join("、")}上，或用“跟踪”把它列为任务`,
    en: ({ instead }) =>
      instead.length === 0
        ? "give it an owner first, or track it by `track`"
        : `report on ${instead.join(", ")}, or track it by \`track\``,
  },
});

export const valueUnit = findingKind<{ written: string; item: string; target: string }>({
  code: "value-unit",
  severity: "error",
  why: {
    zh: "指标报的数和目标用同一个单位，才能比较。",
    en: "A value is told in the unit of its target: else the two cannot be compared.",
  },
  message: {
    zh: ({ written, item, target }) =>
      `“${item}”的目标是“${target}”，“${written}”不是用同一个单位的数，没有算进去`,
    en: ({ written, item, target }) =>
      `the target of “${item}” is “${target}”; “${written}” is no number of that unit and is not counted`,
  },
  mend: {
    zh: () => "写成目标的单位；不写单位的，按目标的单位算",
    en: () => "use the unit of the target; a bare number counts in it",
  },
});

export const valueFarOff = findingKind<{
  written: string;
  reading: string;
  item: string;
  target: string;
}>({
  code: "value-far-off",
  severity: "warning",
  why: {
    zh: "不写单位的数按目标的单位算；比目标大出百倍的，多半是用了别的单位。",
    en: "A bare number counts in the unit of its target; one a hundred times off was most likely meant in another.",
  },
  message: {
    zh: ({ written, reading, item, target }) =>
      `“${item}”的目标是“${target}”，“${written}”没有写单位，按“${reading}”算了`,
    en: ({ written, reading, item, target }) =>
      `the target of “${item}” is “${target}”; “${written}” has no unit and counts as “${reading}”`,
  },
  mend: {
    zh: ({ reading }) => `写明单位，如“${reading}”`,
    en: ({ reading }) => `write the unit, such as “${reading}”`,
  },
});
