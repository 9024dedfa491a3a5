import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with what a row reports: whether it holds together. */

type None = Record<never, never>;

export const closingNotYours = findingKind<None>({
  code: "closing-not-yours",
  severity: "error",
  why: {
    zh: "核销由上级决定，填报单位只能申请。",
    en: "Closing a row is for headquarters; a unit can only ask for it.",
  },
  message: {
    zh: () => "“已销号”由上级核销，可以报“申请销号”",
    en: () => "closing is for headquarters; report closure-requested",
  },
  example: {},
});

export const rowClosed = findingKind<None>({
  code: "row-closed",
  severity: "error",
  why: { zh: "已经核销的不再填报。", en: "A row that was closed takes no more reports." },
  message: {
    zh: () => "这一项已经销号，不再填报",
    en: () => "the row is closed and takes no more reports",
  },
  mend: {
    zh: () => "要重新跟踪，由上级撤销核销",
    en: () => "headquarters may take the closing back",
  },
  example: {},
});

export const stateAgainstPercentage = findingKind<Wording>({
  code: "state-against-percentage",
  severity: "error",
  why: {
    zh: "状态和完成比例说法不同，不知道信哪一个。",
    en: "State and percentage contradict each other.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: {
    zh: "状态是“未启动”，完成比例却是 20%",
    en: "it is not started, yet the percentage is 20%",
  },
});

export const doneWithoutDate = findingKind<None>({
  code: "done-without-date",
  severity: "error",
  why: {
    zh: "什么时候完成，决定是否按期。",
    en: "The day on which it was done says whether it was in time.",
  },
  message: { zh: () => "报“完成”没有填完成日期", en: () => "it is reported done without the day" },
  mend: { zh: () => "填上完成日期", en: () => "write the day" },
  example: {},
});

export const reportedWithoutEvidence = findingKind<None>({
  code: "reported-without-evidence",
  severity: "error",
  why: {
    zh: "报完成要有佐证材料，否则无从核对。",
    en: "What is reported done needs evidence, or nobody can look.",
  },
  message: {
    zh: () => "报“完成”或“申请销号”没有佐证材料",
    en: () => "it is reported done without evidence",
  },
  mend: { zh: () => "写上材料的名称", en: () => "name the evidence" },
  example: {},
});

export const doneInFuture = findingKind<{ done: string; told: string }>({
  code: "done-in-future",
  severity: "error",
  why: {
    zh: "填报的时候还没有到的日子，不能已经完成。",
    en: "It cannot have been done after it was told.",
  },
  message: {
    zh: ({ done, told }) => `完成日期 ${done} 晚于填报日期 ${told}`,
    en: ({ done, told }) => `it is done on ${done}, after the day of the report, ${told}`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { done: "2015-10-08", told: "2015-09-28" },
});

export const doneBeforePlan = findingKind<{ done: string; start: string }>({
  code: "done-before-plan",
  severity: "error",
  why: {
    zh: "方案开始以前完成的，多半是日期写错了年份。",
    en: "What was done before the plan began most likely has a wrong year.",
  },
  message: {
    zh: ({ done, start }) => `完成日期 ${done} 早于方案期间的第一天 ${start}`,
    en: ({ done, start }) => `it is done on ${done}, before the plan begins on ${start}`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { done: "2014-09-28", start: "2015-01-01" },
});

export const extensionTooEarly = findingKind<{ until: string; due: string }>({
  code: "extension-too-early",
  severity: "error",
  why: {
    zh: "申请延期到时限以前，多半是日期写错了。",
    en: "More time that ends before the deadline most likely has a wrong day.",
  },
  message: {
    zh: ({ until, due }) => `申请延期至 ${until}，不晚于时限 ${due}`,
    en: ({ until, due }) => `it asks for time until ${until}, not after its deadline ${due}`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { until: "2015-09-28", due: "2015-09-30" },
});

export const stateAgainstDate = findingKind<Wording>({
  code: "state-against-date",
  severity: "error",
  why: { zh: "状态和日期说法不同，不知道信哪一个。", en: "State and day contradict each other." },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: {
    zh: "填了完成日期 2015-09-28，状态却不是“完成”",
    en: "it has the day 2015-09-28, yet its state is not done",
  },
});

export const stateWithoutReason = findingKind<None>({
  code: "state-without-reason",
  severity: "error",
  why: { zh: "暂停、取消要让人知道为什么。", en: "Whoever pauses or cancels says why." },
  message: {
    zh: () => "报“暂停”或“取消”没有说明原因",
    en: () => "it is reported paused or cancelled without a reason",
  },
  mend: {
    zh: () => "在“本期进展”或“存在问题”里写明原因",
    en: () => "write the reason into the progress or the problem",
  },
  example: {},
});

export const toldStays = findingKind<Wording>({
  code: "told-stays",
  severity: "note",
  why: {
    zh: "报过的状态、比例和数不能收回，改了的要报一个新的。",
    en: "A state, a percentage or a value that was told is not taken back; another one is told anew.",
  },
  message: {
    zh: ({ zh }) => `${zh}不能删去，仍是上次填报的`,
    en: ({ en }) => `${en} is not taken back: the last one stays`,
  },
  example: { zh: "完成比例", en: "a percentage" },
});

export const clearedInDoubt = findingKind<None>({
  code: "cleared-in-doubt",
  severity: "warning",
  why: {
    zh: "表上没有印发的日子，空格可能是删去的，也可能是发表时就空着。",
    en: "A sheet that does not say when it was made may have had the blank cell from the start.",
  },
  message: {
    zh: () => "原来填的删去了，表上又没有说明是哪一天的：是不是不再有这些情况？",
    en: () =>
      "what was told is gone, and the sheet does not say of which day it is: does it no longer hold?",
  },
  mend: {
    zh: () => "确实删去的，用 --confirm 收入",
    en: () => "take it with --confirm if it was taken back",
  },
  example: {},
});

export const occurrenceEmptied = findingKind<None>({
  code: "occurrence-emptied",
  severity: "warning",
  why: {
    zh: "删去一次的填报，就是说这一次还没有做；台账里报过的要有人确认才能收回。",
    en: "An emptied cell says that this occurrence is not begun; what was told of it is taken back only by a person.",
  },
  message: {
    zh: () => "这一次原来填的删去了：收入后按“未启动”记",
    en: () => "what was told of this occurrence is gone: taken, it counts as not started",
  },
  mend: {
    zh: () => "确实没有做的，用 --confirm 收入",
    en: () => "take it with --confirm if it was not done",
  },
  example: {},
});

export const evidenceStays = findingKind<None>({
  code: "evidence-stays",
  severity: "note",
  why: { zh: "报过的佐证材料留在台账里。", en: "Evidence that was told stays in the journal." },
  message: { zh: () => "已报的佐证材料不能删去", en: () => "evidence once told is not taken back" },
  example: {},
});

export const textUnchanged = findingKind<None>({
  code: "text-unchanged",
  severity: "note",
  why: {
    zh: "状态变了，话没有变，看的人会以为没有填。",
    en: "The state changed and the words did not: readers would take them for old.",
  },
  message: { zh: () => "“本期进展”与上期相同", en: () => "the progress reads as it did last time" },
  mend: { zh: () => "写本期做了什么", en: () => "write what was done this time" },
  example: {},
});

export const toldOtherwise = findingKind<{ day: string; now: string; value: string }>({
  code: "told-otherwise",
  severity: "warning",
  why: {
    zh: "发表以后，台账里另有说法，哪一个算数要人决定。",
    en: "Something else was told since the sheet was handed out: a person has to say which holds.",
  },
  message: {
    zh: ({ day, now, value }) => `台账里 ${day} 已报“${now}”，这里报“${value}”`,
    en: ({ day, now, value }) => `the journal has “${now}” of ${day}, this says “${value}”`,
  },
  mend: {
    zh: () => "以这里为准的，用 --confirm 收入",
    en: () => "take it with --confirm if it holds",
  },
  example: { day: "2015-09-28", now: "60", value: "50" },
});

export const percentageFalls = findingKind<{ before: string; now: string }>({
  code: "percentage-falls",
  severity: "warning",
  why: {
    zh: "完成比例一般不会变小，多半是填错了。",
    en: "What is done seldom becomes less: most likely it is a slip.",
  },
  message: {
    zh: ({ before, now }) => `完成比例从 ${before}% 降到 ${now}%`,
    en: ({ before, now }) => `the percentage falls from ${before}% to ${now}%`,
  },
  mend: {
    zh: () => "确实变小的，用 --confirm 收入",
    en: () => "take it with --confirm if it holds",
  },
  example: { before: "60", now: "50" },
});
