import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with a cell. */

export const unknownState = findingKind<{ text: string; known: Wording }>({
  code: "unknown-state",
  severity: "error",
  why: { zh: "状态只有规定的几种。", en: "States are a fixed list." },
  message: {
    zh: ({ text, known }) => `没有“${text}”这种状态，可以是${known.zh}`,
    en: ({ text, known }) => `there is no state “${text}”; it is one of ${known.en}`,
  },
  example: {
    text: "快了",
    known: { zh: "未启动、进行中、完成", en: "not-started, in-progress, done" },
  },
});

export const readingInDoubt = findingKind<{ text: string; reading: Wording }>({
  code: "reading-in-doubt",
  severity: "warning",
  why: {
    zh: "看得出意思、又不是规定写法的，按猜的意思列出来，要人确认。",
    en: "What is not written as it should be, and can be guessed, is shown as it is read: a person has to confirm.",
  },
  message: {
    zh: ({ text, reading }) => `“${text}”按“${reading.zh}”理解，请确认`,
    en: ({ text, reading }) => `“${text}” is read as “${reading.en}”`,
  },
  mend: { zh: () => "对的，用 --confirm 收入", en: () => "take it with --confirm if it is right" },
  example: { text: "已完成", reading: { zh: "完成", en: "done" } },
});

export const notAPercentage = findingKind<{ text: string }>({
  code: "not-a-percentage",
  severity: "error",
  why: {
    zh: "完成比例是一个数，才能汇总。",
    en: "A percentage is a number, or it cannot be summed up.",
  },
  message: {
    zh: ({ text }) => `“${text}”不是百分比，如 60%`,
    en: ({ text }) => `“${text}” is no percentage, such as 60%`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { text: "大半" },
});

export const percentageOutOfRange = findingKind<{ text: string }>({
  code: "percentage-out-of-range",
  severity: "error",
  why: { zh: "完成比例在 0 至 100 之间。", en: "A percentage lies between 0 and 100." },
  message: {
    zh: ({ text }) => `百分比“${text}”不在 0 至 100 之间`,
    en: ({ text }) => `“${text}” is not between 0 and 100`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { text: "120%" },
});

export const percentageInDoubt = findingKind<{ text: string; percent: number; amount: number }>({
  code: "percentage-in-doubt",
  severity: "error",
  why: {
    zh: "小数可能是比例，也可能是百分数，不能猜。",
    en: "A fraction may be meant as it stands or as a percentage: that is not guessed.",
  },
  message: {
    zh: ({ text, percent, amount }) => `“${text}”是 ${percent}% 还是 ${amount}%？请写明`,
    en: ({ text, percent, amount }) => `is “${text}” ${percent}% or ${amount}%? Write the sign`,
  },
  example: { text: "0.6", percent: 60, amount: 0.6 },
});

export const notADate = findingKind<{ text: string }>({
  code: "not-a-date",
  severity: "error",
  why: {
    zh: "日期要能读懂，才知道是否按期。",
    en: "A day that can be read says whether it was in time.",
  },
  message: {
    zh: ({ text }) => `“${text}”不是日期，如 2015-09-28`,
    en: ({ text }) => `“${text}” is no date, such as 2015-09-28`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { text: "上周" },
});

export const notANumber = findingKind<{ text: string }>({
  code: "not-a-number",
  severity: "error",
  why: {
    zh: "指标的值是一个数，才能和目标比。",
    en: "The value of an indicator is a number, or it cannot be compared with its target.",
  },
  message: { zh: ({ text }) => `“${text}”不是数`, en: ({ text }) => `“${text}” is no number` },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { text: "不少" },
});

export const placeholder = findingKind<{ text: string }>({
  code: "placeholder",
  severity: "error",
  why: { zh: "占位的话没有说明情况。", en: "Words that hold a place say nothing of it." },
  message: {
    zh: ({ text }) => `“${text}”没有说明情况`,
    en: ({ text }) => `“${text}” says nothing`,
  },
  mend: { zh: () => "写明情况；没有的留空", en: () => "say how it is, or leave the cell blank" },
  example: { text: "同上" },
});

export const notAnOccurrence = findingKind<{ text: string }>({
  code: "not-an-occurrence",
  severity: "error",
  why: {
    zh: "每一次的格里写完成的日期、比例或状态。",
    en: "The cell of an occurrence holds the day, a percentage or a state.",
  },
  message: {
    zh: ({ text }) => `“${text}”不是日期、百分比或状态`,
    en: ({ text }) => `“${text}” is no date, percentage or state`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { text: "开了" },
});
