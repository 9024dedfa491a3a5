import type { Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { phraseIn } from "../../model/items/times.ts";
import type { Item, Plan, Timing } from "../../model/model.ts";
import { childOf, childrenOf, type Entry, placeIn } from "../../syntax/entry.ts";
import {
  addDays,
  type CalendarDate,
  type DateRange,
  daysBetween,
  weekdayOf,
} from "../../time/calendar-date.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { ResolvedTime } from "../../time/resolved.ts";
import { check, type Problem } from "../check.ts";
import { quotable, spokenItem } from "../entries/item-words.ts";
import { phrasePlace } from "../entries/timing-places.ts";

type Report = (problem: Problem) => void;

/** A phase whose days are known. */
interface Phase {
  readonly item: Item;
  readonly timing: Timing;
  readonly days: DateRange;
}

/** The first and the last of the days that a phrase names. */
function outline({ kind, ranges }: ResolvedTime): DateRange | undefined {
  if (kind === "recurring" || kind === "undated") return undefined;
  const start = ranges[0]?.start;
  const end = ranges.at(-1)?.end;
  if (start === undefined && end === undefined) return undefined;
  return { ...given({ start, end }) };
}

function phaseOf(item: Item): Phase | undefined {
  const { due } = item;
  if (due === undefined || due.inherited || due.resolved === undefined) return undefined;
  const days = outline(due.resolved);
  return days === undefined ? undefined : { item, timing: due, days };
}

function called({ item, timing }: Phase): string {
  return quotable(item.title?.text ?? item.name ?? timing.written);
}

function shown({ start, end }: DateRange): Wording {
  return { zh: `${start ?? "…"}至${end ?? "…"}`, en: `${start ?? "…"} to ${end ?? "…"}` };
}

/** Does the one end on a Friday or Saturday, and the other begin with the next week? */
function overWeekend(next: CalendarDate, start: CalendarDate): boolean {
  return weekdayOf(next) >= 6 && daysBetween(next, start) === 8 - weekdayOf(next);
}

/** Work of the same level that a plan sets between its phases, instead of a phase. */
interface Filler {
  readonly days: DateRange;
}

/**
 * The last day up to which phases and the work between them reach.
 * @param end the last day of the phase before
 */
function reached(end: CalendarDate, fillers: readonly Filler[]): CalendarDate {
  let last = end;
  for (const { days } of fillers) {
    const next = addDays(last, 1);
    const joins = days.start === undefined || days.start <= next || overWeekend(next, days.start);
    if (joins && days.end !== undefined && days.end > last) last = days.end;
  }
  return last;
}

function between(before: Phase, after: Phase, fillers: readonly Filler[]): Problem | undefined {
  const { end } = before.days;
  const { start } = after.days;
  if (end === undefined || start === undefined) return undefined;
  const filled = addDays(reached(end, fillers), 1);
  if (filled > addDays(end, 1) && (start <= filled || overWeekend(filled, start))) return undefined;
  const next = start > filled ? filled : addDays(end, 1);
  if (start === next || (start > next && overWeekend(next, start))) return undefined;
  const [first, second] = [called(before), called(after)];
  const problem = {
    entry: after.item.entry,
    place: phrasePlace(after.timing),
    related: [
      {
        place: phrasePlace(before.timing),
        message: { zh: `“${first}”的时间`, en: `the time of “${first}”` },
      },
    ],
  };
  if (start > next) {
    const gap = shown({ start: next, end: addDays(start, -1) });
    return {
      ...problem,
      message: {
        zh: `阶段“${first}”到${end}为止，“${second}”从${start}开始，中间${gap.zh}没有安排`,
        en: `the phase “${first}” ends on ${end} and “${second}” begins on ${start}: nothing is set for ${gap.en}`,
      },
      mend: {
        zh: "把两个阶段接上；确实不安排工作的，说明理由并忽略",
        en: "make one phase follow the other; if the pause is meant, accept this with the reason",
      },
    };
  }
  const back = after.days.end !== undefined && after.days.end < (before.days.start ?? end);
  return {
    ...problem,
    ...(back ? {} : { severity: "note" as const }),
    message: back
      ? {
          zh: `阶段“${second}”（${shown(after.days).zh}）排在“${first}”（${shown(before.days).zh}）之后，时间却在它之前`,
          en: `the phase “${second}” (${shown(after.days).en}) stands behind “${first}” (${shown(before.days).en}), and is earlier`,
        }
      : {
          zh: `阶段“${second}”从${start}开始，“${first}”到${end}才结束，两个阶段重叠`,
          en: `the phase “${second}” begins on ${start}, and “${first}” ends on ${end} only: they overlap`,
        },
    mend: back
      ? { zh: "核对时间，或调整先后", en: "correct the times or the order" }
      : { zh: "改其中一个阶段的起止", en: "change where one of them ends or begins" },
  };
}

/** What phases divide, as the plan writes it, and where. */
interface Whole {
  readonly days: DateRange;
  readonly entry: Entry;
  readonly written: string;
}

function statedPeriod(owner: Item | Plan): Whole | undefined {
  const entry = childOf(owner.entry, "period");
  const phrase = entry === undefined ? undefined : phraseIn(entry);
  if (entry === undefined || phrase === undefined) return undefined;
  const { written, meant } = phrase;
  if (owner.type === "plan") return { days: owner.period, entry, written: written.text };
  const reading = readPhrase(meant.text);
  const days = reading.ok
    ? outline(resolvePhrase(reading.phrase, (owner.parent ?? owner.plan).time))
    : undefined;
  return days === undefined ? undefined : { days, entry, written: written.text };
}

/** The stated time of what phases stand in; the phases of a section are the plan's. A year alone says nothing of when its work begins. */
function wholeOf(parent: Item | Plan): Whole | undefined {
  const period = statedPeriod(parent);
  if (period !== undefined || parent.type === "plan") return period;
  const { due } = parent;
  const days = due?.resolved === undefined || due.inherited ? undefined : outline(due.resolved);
  if (due !== undefined && days !== undefined) {
    const { end } = days;
    // A day ends the work, and does not say when it begins.
    const meant = due.resolved?.kind === "date" ? { ...given({ end }) } : days;
    return { days: meant, entry: due.entry, written: due.written };
  }
  return parent.kind === "section" ? wholeOf(parent.parent ?? parent.plan) : undefined;
}

/** The work of a level in front of its first phase and behind its last. */
interface Outer {
  readonly before: readonly Filler[];
  readonly behind: readonly Filler[];
}

function atEnds(first: Phase, last: Phase, whole: Whole, outer: Outer, report: Report): void {
  const tell = (phase: Phase, message: Wording) =>
    report({
      entry: phase.item.entry,
      place: phrasePlace(phase.timing),
      severity: "note",
      message,
      mend: {
        zh: "改阶段的起止，或改总的时间",
        en: "change the phase, or the time of the whole",
      },
      related: [
        {
          place: placeIn(whole.entry.file, whole.entry),
          message: { zh: "各阶段所划分的时间", en: "the time that the phases divide" },
        },
      ],
    });
  const { start, end } = whole.days;
  const begins = first.days.start;
  const ends = last.days.end === undefined ? undefined : reached(last.days.end, outer.behind);
  const opened = outer.before.some(({ days }) => days.start === undefined || days.start === start);
  if (start !== undefined && begins !== undefined && start !== begins && !opened) {
    tell(first, {
      zh: `“${whole.written}”从${start}开始，第一个阶段“${called(first)}”从${begins}开始`,
      en: `“${whole.written}” begins on ${start}, and its first phase “${called(first)}” on ${begins}`,
    });
  }
  // One that ends later than a deadline around it, or outside the plan, has a finding of its own.
  if (end !== undefined && ends !== undefined && ends < end) {
    tell(last, {
      zh: `“${whole.written}”到${end}为止，最后一个阶段“${called(last)}”到${ends}就结束`,
      en: `“${whole.written}” ends on ${end}, and its last phase “${called(last)}” on ${ends}`,
    });
  }
}

/** The day of an item's own deadline; what recurs has several, and words in quotes print none. */
function ownDay({
  due,
}: Item): { readonly timing: Timing; readonly day: CalendarDate } | undefined {
  const day = due?.resolved?.due;
  if (due === undefined || due.inherited || day === undefined) return undefined;
  const { value } = due.entry;
  const quoted = value?.type === "phrase" && value.phrase.quoted;
  return quoted || due.resolved?.kind === "recurring" ? undefined : { timing: due, day };
}

/** Items of a phase that are due outside of it; what stands in one of them is measured by that one. */
function outside(phase: Phase, items: readonly Item[], report: Report): void {
  const { start, end } = phase.days;
  for (const item of items) {
    if (item.kind === "phase") continue;
    const own = ownDay(item);
    if (own === undefined) {
      outside(phase, item.children, report);
      continue;
    }
    const { timing, day } = own;
    if ((start === undefined || day >= start) && (end === undefined || day <= end)) continue;
    const spoken = spokenItem(item);
    const days = shown(phase.days);
    report({
      entry: timing.entry,
      place: phrasePlace(timing),
      message: {
        zh: `${spoken.zh}的时限“${timing.written}”（${day}）不在所属阶段“${called(phase)}”（${days.zh}）之内`,
        en: `the deadline “${timing.written}” (${day}) of ${spoken.en} lies outside its phase “${called(phase)}” (${days.en})`,
      },
      mend: { zh: "改时限，或移到别的阶段", en: "change it, or move it to another phase" },
      related: [
        {
          place: phrasePlace(phase.timing),
          message: { zh: "阶段的时间", en: "the time of the phase" },
        },
      ],
    });
  }
}

function judge(parent: Item | Plan, report: Report): void {
  const children = parent.type === "plan" ? parent.items : parent.children;
  const phases: (Phase | undefined)[] = [];
  // What stands in front of the first phase, between the last two that were read, and behind the last.
  const leading: Filler[] = [];
  let fillers: Filler[] = leading;
  for (const item of children) {
    const timed = phaseOf(item);
    if (item.kind !== "phase") {
      if (timed !== undefined) fillers.push(timed);
      continue;
    }
    const before = phases.at(-1);
    phases.push(timed);
    if (timed !== undefined) {
      const problem = before === undefined ? undefined : between(before, timed, fillers);
      if (problem !== undefined) report(problem);
      outside(timed, timed.item.children, report);
    }
    fillers = [];
  }
  const first = phases[0];
  const last = phases.at(-1);
  const whole = first === undefined || last === undefined ? undefined : wholeOf(parent);
  if (first === undefined || last === undefined || whole === undefined) return;
  atEnds(first, last, whole, { before: leading, behind: fillers }, report);
}

const plan = (body: string) =>
  `机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n${body}}\n`;

export const phaseCover = check({
  code: "phase-cover",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "专项工作方案的通例", en: "Practice of plans in phases" },
  summary: {
    zh: "各阶段之间有空档、重叠，没有到头，或有一项的时限在阶段之外",
    en: "Phases leave a gap, overlap or fall short of the whole, or an item lies outside its phase",
  },
  doc: {
    zh: "阶段把一段时间分完：前一个结束，后一个接着开始。比较同一层各阶段的起止日；没有写明时间的阶段（待定）两边不比，只隔一个周末的算接上，两个阶段之间同一层的措施写明了时间、正好填上的也算。重叠只提示，有的工作本来就贯穿。总的时间只看写明的：方案或所属目标、措施的“期间”“时限”；只写年度的方案，专项工作不必从1月1日做到12月31日。阶段里各项自己的时限应在阶段之内；晚于所属措施的阶段由 deadline-out-of-range 报告。",
    en: "Phases divide a stretch of time: one begins when the one before has ended. Phases side by side are compared by their days; one without a time is compared with none, and neither a weekend is a gap nor a stretch that a measure of the same level fills. An overlap is a note, since some work runs through. The whole is only what is stated: `period` or `due` of the plan, goal or measure; work in a plan that has a year alone need not last from January to December. The own deadlines of a phase's items lie within the phase; a phase that ends later than its measure is deadline-out-of-range.",
  },
  bad: [
    {
      source: plan(
        '  期间 2015-03 至 2015-12\n  阶段 摸底 3月至5月 "摸清底数" {\n    措施 丙 "丙事。" { 时限 6月10日前 }\n  }\n  阶段 整改 7月至9月 "集中整改"\n  阶段 总结 9月至11月 "总结提高"\n',
      ),
      finds: [
        {
          at: "7:21",
          says: "措施“丙事”的时限“6月10日前”（2015-06-10）不在所属阶段“摸清底数”（2015-03-01至2015-05-31）之内",
        },
        {
          at: "9:9",
          says: "阶段“摸清底数”到2015-05-31为止，“集中整改”从2015-07-01开始，中间2015-06-01至2015-06-30没有安排",
        },
        {
          at: "10:9",
          says: "阶段“总结提高”从2015-09-01开始，“集中整改”到2015-09-30才结束，两个阶段重叠",
        },
        {
          at: "10:9",
          says: "“2015-03 至 2015-12”到2015-12-31为止，最后一个阶段“总结提高”到2015-11-30就结束",
        },
      ],
    },
    {
      source: plan(
        '  措施 丙 "丙事。" {\n    时限 年底前\n    阶段 甲段 4月至6月 "动员"\n    阶段 乙段 1月至3月 "检查"\n  }\n',
      ),
      finds: [
        {
          at: "8:11",
          says: "阶段“检查”（2015-01-01至2015-03-31）排在“动员”（2015-04-01至2015-06-30）之后，时间却在它之前",
        },
        { at: "8:11", says: "“年底前”到2015-12-31为止，最后一个阶段“检查”到2015-03-31就结束" },
      ],
    },
  ],
  good: [
    plan(
      '  期间 2015-01 至 2015-12\n  阶段 摸底 1月至3月 "摸清底数"\n  措施 整改 "集中整改。" { 时限 4月至9月 }\n  阶段 总结 10月至12月 "总结提高"\n',
    ),
    plan(
      '  阶段 摸底 3月至5月 "摸清底数" {\n    时限 5月底前\n    措施 丙 "丙事。" { 时限 5月10日前 }\n  }\n  阶段 整改 6月至10月9日 "集中整改" {\n    措施 丁 "丁事。"\n    措施 戊 "戊事。" { 频次 每季度1次 }\n  }\n  阶段 试点 10月10日至10月23日 "先行试点"\n  阶段 推开 10月26日至10月30日 "全面推开"\n  阶段 待办 待定 "再定"\n  阶段 总结 11月 "总结提高"\n',
    ),
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const parents = [plan, ...plan.allItems];
      for (const parent of parents)
        if (childrenOf(parent.entry, "phase").length > 0) judge(parent, report);
    }
  },
});
