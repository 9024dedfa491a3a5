import { given } from "../../given.ts";
import type { Item, Timing } from "../../model/model.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { RecurringClause, TimePhrase } from "../../time/phrase.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { ResolvedTime } from "../../time/resolved.ts";
import { ownRuns } from "../entries/item-words.ts";
import type { Contradiction } from "./contradiction.ts";

/** Deadlines and frequencies that an entry's own sentences say. */

const YEAR = "(?:(?<!\\d)\\d{4}年|今年|本年|当年|明年|次年|翌年)?";
/** 每年6月底前 is a rhythm. */
const NOT_EACH = "(?<!每|每年|每个?月|每个?季度|每半年)";
const BEFORE = "(?:之前|以前|前)";

const stretches = new RegExp(
  [
    `(?<!\\d)\\d{4}年[底末]${BEFORE}`,
    `${NOT_EACH}${YEAR}(?:(?<!\\d)\\d{1,2}月(?:\\d{1,2}日|底|末|[上中下]旬|初)?|[一二三四]季度末?|年底|年末)${BEFORE}`,
    `${NOT_EACH}${YEAR}(?<!\\d)\\d{1,2}月\\d{1,2}日(?![前之以起至到—～~-])`,
    `(?:\\d{4}年|今年)?(?:[上下]半年|[一二三四]季度)(?!末?${BEFORE})`,
  ].join("|"),
  "g",
);

/** 自6月1日, 至9月30日: an end of a stretch and no day that something is due. */
const endOfStretch = /[自从至到—～~-]$/;

const frequency =
  /(每(?:半年|年|个?季度|季|个?月|周|两个月)(?:至少|不少于)?)[^，。；：、\d一二两三四五六]{0,12}?(\d{1,2}|[一二两三四五六])次/g;

/** 每季度报告: how often without how many times. 每年 stands in too many sentences that promise nothing. */
const rhythm = /(?<!平均)每(?:半年|个?季度|季|两个月|个?月|周)(?![^，。；：、]{0,14}次)/g;

function resolved(text: string, item: Item): ResolvedTime | undefined {
  const reading = readPhrase(text);
  if (!reading.ok) return undefined;
  const { period, locale, notice } = item.plan;
  return resolvePhrase(reading.phrase, {
    period,
    locale,
    ...given({ issued: notice?.date }),
  });
}

/** 前 names a day; 下半年 names a stretch that the day must lie in. */
function agrees(text: string, said: ResolvedTime, due: string): boolean {
  if (said.due === due) return true;
  if (text.endsWith("前")) return false;
  return said.ranges.some(
    ({ start, end }) => (start === undefined || start <= due) && (end === undefined || due <= end),
  );
}

/** What the sentences of an item say of its days. */
export interface DaysInText {
  /** A day later than the deadline, where no sentence names the deadline itself. */
  readonly later?: Contradiction;
  /** Days that are steps on the way, and stand in no field: none of them is tracked. */
  readonly steps: readonly Contradiction[];
  /** How many days the sentences name, with those that are tracked. */
  readonly named: number;
}

const noDays: DaysInText = { steps: [], named: 0 };

const daysBelow = new WeakMap<Item, ReadonlySet<CalendarDate>>();

/** The days that fields of an item and of what stands in it say. */
function trackedDays(item: Item): ReadonlySet<CalendarDate> {
  const known = daysBelow.get(item);
  if (known !== undefined) return known;
  const days = new Set<CalendarDate>();
  const { due, frequency: often } = item;
  if (due?.resolved?.due !== undefined && !due.inherited) {
    days.add(due.resolved.due);
    for (const { end } of due.resolved.ranges) if (end !== undefined) days.add(end);
  }
  for (const occurrence of often?.resolved?.occurrences ?? []) days.add(occurrence.due);
  for (const child of item.children) for (const day of trackedDays(child)) days.add(day);
  daysBelow.set(item, days);
  return days;
}

/** Is the day that of a field of the item, of what stands in it, or of what stands beside it as a step? */
function isTracked(item: Item, day: CalendarDate): boolean {
  const { parent } = item;
  const isStep = item.kind === "action" || item.kind === "milestone";
  return (
    trackedDays(item).has(day) || (isStep && parent !== undefined && trackedDays(parent).has(day))
  );
}

const nameOf = (timing: Timing, zh: string, en: string) =>
  timing.inherited ? { zh: `取自上层的${zh}`, en: `${en} from around it` } : { zh, en };

/** The days that an item's sentences name, compared with the deadline in force, its own or from around it. */
export function daysInText(item: Item): DaysInText {
  const { due, plan } = item;
  const day = due?.resolved?.due;
  if (due === undefined || day === undefined) return noDays;
  // A field with several days, or one that counts from an event, says more than one sentence does.
  if (due.resolved?.kind !== "date" && due.resolved?.kind !== "range") return noDays;
  const others: { readonly found: Contradiction; readonly said: CalendarDate; exact: boolean }[] =
    [];
  let agreed = false;
  for (const run of ownRuns(item.entry)) {
    for (const match of run.text.matchAll(stretches)) {
      const [text] = match;
      if (endOfStretch.test(run.text.slice(Math.max(0, match.index - 1), match.index))) continue;
      const said = resolved(text, item);
      if (said?.due === undefined) continue;
      if (agrees(text, said, day)) {
        agreed = true;
        continue;
      }
      // What was due before the plan begins is told, not promised.
      if (plan.period.start !== undefined && said.due < plan.period.start) continue;
      const start = run.start + match.index;
      others.push({
        said: said.due,
        exact: text.endsWith("前"),
        found: {
          said: text,
          saidPlace: { file: item.entry.file, start, end: start + text.length },
          field: nameOf(due, "时限", "due"),
          written: due.written,
          entry: due.entry,
          detail: { zh: `（${said.due}与${day}）`, en: ` (${said.due} and ${day})` },
        },
      });
    }
  }
  const { end } = plan.period;
  const isLater = (said: CalendarDate) => said > day && (end === undefined || said <= end);
  const later = agreed
    ? undefined
    : others.find(({ said, found }) => isLater(said) && !/日$/.test(found.said));
  const steps = others.filter(
    (other) => other !== later && (!agreed || other.exact) && !isTracked(item, other.said),
  );
  return {
    ...(later === undefined ? {} : { later: later.found }),
    steps: steps.map(({ found }) => found),
    named: others.length + (agreed ? 1 : 0),
  };
}

function recurring(phrase: TimePhrase | undefined): RecurringClause | undefined {
  return phrase?.clauses.find((clause): clause is RecurringClause => clause.type === "recurring");
}

function sameRhythm(a: RecurringClause, b: RecurringClause): boolean {
  return a.unit === b.unit && a.step === b.step;
}

/** The frequency in force for an entry, its own or from around it, that its sentences contradict. */
export function contradictedFrequency(item: Item): Contradiction | undefined {
  const timing: Timing | undefined = item.frequency;
  const field = recurring(timing?.phrase);
  if (timing === undefined || field === undefined) return undefined;
  let wrong: Contradiction | undefined;
  for (const run of ownRuns(item.entry)) {
    const counted = [...run.text.matchAll(frequency)].map((match) => ({
      match,
      phrase: `${match[1] ?? ""}${match[2] ?? ""}次`,
      counts: true,
    }));
    const plain = [...run.text.matchAll(rhythm)].map((match) => ({
      match,
      phrase: match[0],
      counts: false,
    }));
    for (const { match, phrase, counts } of [...counted, ...plain]) {
      const reading = readPhrase(phrase);
      const said = reading.ok ? recurring(reading.phrase) : undefined;
      if (said === undefined) continue;
      if (sameRhythm(said, field) && (!counts || said.times === field.times)) return undefined;
      const start = run.start + match.index;
      wrong ??= {
        said: match[0],
        saidPlace: { file: item.entry.file, start, end: start + match[0].length },
        field: nameOf(timing, "频次", "frequency"),
        written: timing.written,
        entry: timing.entry,
      };
    }
  }
  return wrong;
}
