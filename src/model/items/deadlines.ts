import { given } from "../../given.ts";
import {
  childOf,
  clauseOf,
  type Entry,
  type Name,
  type Phrase,
  placeIn,
} from "../../syntax/entry.ts";
import { readNumber } from "../../syntax/written.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { awaitedItems, type TimePhrase } from "../../time/phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { TimeContext } from "../../time/resolved.ts";
import * as findings from "../findings.ts";
import type { Timing } from "../model.ts";
import { readAmountRows } from "./amount-rows.ts";
import type { DraftItem } from "./items.ts";
import { citedLabel } from "./numbering.ts";
import { periodsBelow } from "./periods.ts";
import {
  phraseIn,
  phraseOfClause,
  phraseOfWords,
  quietly,
  readTime,
  resolveTime,
  type TimeReport,
} from "./times.ts";

/** Deadlines and frequencies of items, inherited like roles. */

/** What an entry says of a deadline or frequency: a time, that it has none (无), or that it is open (待定). */
type Said = Timing | "none" | "open";

/** The items that phrases of a plan can name, and what time phrases are read with. */
interface Names {
  readonly context: TimeContext;
  readonly report: TimeReport;
  readonly byName: ReadonlyMap<string, DraftItem>;
  /** The time in which what stands in an entry runs. */
  readonly timeIn: (entry: Entry) => TimeContext;
}

/** A name made of Chinese words can stand in a sentence; any other is a word of the source alone. */
const SPEAKS = /\p{Script=Han}/u;

/**
 * A phrase as it prints: where it waits for an item, that item's label stands for a name that is none of the
 * document's words. An item without a label is reported.
 */
function printedPhrase(read: TimePhrase, phrase: Phrase, file: string, names: Names): string {
  let printed = phrase.text;
  for (const { name, at, length } of [...awaitedItems(read)].reverse()) {
    const item = names.byName.get(name);
    if (item === undefined || SPEAKS.test(name)) continue;
    const label = citedLabel(item.label);
    if (label !== "") printed = printed.slice(0, at) + label + printed.slice(at + length);
    else {
      const start = phrase.start + at;
      names.report.report(
        findings.internalName.at(placeIn(file, { start, end: start + length }), { name }),
      );
    }
  }
  return printed;
}

function said(
  entry: Entry | undefined,
  item: DraftItem | undefined,
  names: Names,
): Said | undefined {
  const { context, report } = names;
  if (entry === undefined || entry.broken) return undefined;
  if (entry.value?.type === "none") return "none";
  if (entry.value?.type === "open") return "open";
  const phrase = phraseIn(entry);
  if (phrase === undefined) return undefined;
  const read = readTime(phrase.meant, entry.file, report);
  const resolved =
    read === undefined ? undefined : resolveTime(read, phrase.meant, entry.file, context, report);
  const was = wasOf(entry, report);
  const asWritten = read === undefined || phrase.written !== phrase.meant;
  return {
    written: asWritten
      ? phrase.written.text
      : printedPhrase(read, phrase.written, entry.file, names),
    entry,
    ...given({ phrase: read, resolved, was, owner: item }),
    inherited: false,
  };
}

/** The date before a change: a phrase, or a quoted one that prints as it stands; then the reason. */
function wasOf(entry: Entry, report: TimeReport): Timing["was"] {
  const clause = clauseOf(entry, "was");
  if (clause === undefined) return undefined;
  const strings = clause.strings.map(({ text }) => text);
  const [written, reason] = clause.text === "" ? strings : [clause.text, strings[0]];
  if (written === undefined) return undefined;
  if (clause.text !== "") readTime(phraseOfClause(clause), entry.file, report);
  return { written, ...given({ reason }) };
}

/** The deadline that an entry has of its own: its 时限, or for a phase or milestone the time on its line. */
function ownDue(entry: Entry, item: DraftItem | undefined, names: Names): Said | undefined {
  const due = said(childOf(entry, "due"), item, names);
  if (entry.kind === "milestone") return due ?? said(entry, item, names);
  if (entry.kind !== "phase") return due;
  // The span of a phase is no time in itself.
  const context = entry.parent === undefined ? names.context : names.timeIn(entry.parent);
  return due ?? said(entry, item, { ...names, context });
}

function isTiming(value: Said | undefined): value is Timing {
  return typeof value === "object";
}

/** What holds for an entry: its own, else the inherited one, which the other's own ends. */
function effective(
  own: Said | undefined,
  around: Timing | undefined,
  other: Said | undefined,
): Timing | undefined {
  if (own !== undefined) return isTiming(own) ? own : undefined;
  const ended = isTiming(other) || other === "open";
  return around === undefined || ended ? undefined : { ...around, inherited: true };
}

/** Reports the times that are not understood in the rows of 进度 and of an indicator, and in 填报. */
function judgeRows(entry: Entry, report: TimeReport): void {
  const judge = (words: readonly Name[], file: string) => {
    const phrase = phraseOfWords(words);
    if (phrase !== undefined) readTime(phrase, file, report);
  };
  for (const { cells } of entry.value?.type === "amount" ? entry.rows : [])
    judge(cells.flatMap(({ words }) => words).slice(0, -1), entry.file);
  const expected = childOf(entry, "expected");
  for (const { cells } of expected?.rows ?? []) {
    const words = cells.flatMap((cell) => cell.words);
    const percent = words.findIndex(({ written }) => readNumber(written)?.unit === "%");
    judge(percent < 0 ? words : words.slice(0, percent), entry.file);
  }
  const reporting = childOf(entry, "reporting")?.value;
  if (reporting?.type === "phrase") readTime(reporting.phrase, entry.file, report);
}

/** An inherited frequency runs in the time of what inherits it. */
function inTime(frequency: Timing | undefined, context: TimeContext): Timing | undefined {
  if (frequency?.phrase === undefined || !frequency.inherited) return frequency;
  return { ...frequency, resolved: resolvePhrase(frequency.phrase, context) };
}

/**
 * Fills in deadlines, frequencies and targets of a plan's items. A deadline of its own ends an
 * inherited frequency, and the other way round: each says when. 无 takes one away and leaves the other.
 */
export function assignTimes(
  root: Entry,
  items: readonly DraftItem[],
  context: TimeContext,
  report: TimeReport,
): void {
  const byName = new Map<string, DraftItem>();
  const remember = (list: readonly DraftItem[]) => {
    for (const item of list) {
      if (item.name !== undefined && !byName.has(item.name)) byName.set(item.name, item);
      remember(item.children);
    }
  };
  remember(items);
  const asking = new Set<string>();
  const dueOf = (name: string): CalendarDate | undefined => {
    const item = byName.get(name);
    if (item === undefined || asking.has(name)) return undefined;
    asking.add(name);
    let found: CalendarDate | undefined;
    for (let at: Entry | undefined = item.entry; at !== undefined; at = at.parent) {
      const own = ownDue(at, undefined, { context: timeIn(at), report: quietly, byName, timeIn });
      if (isTiming(own)) found = own.resolved?.due;
      if (own !== undefined || childOf(at, "frequency") !== undefined) break;
    }
    asking.delete(name);
    return found;
  };
  const full: TimeContext = { ...context, completionOf: dueOf };
  const timeIn = periodsBelow(root, full);

  const walk = (
    entry: Entry,
    item: DraftItem | undefined,
    children: readonly DraftItem[],
    around: { readonly due?: Timing; readonly frequency?: Timing },
  ) => {
    const names: Names = { context: timeIn(entry), report, byName, timeIn };
    const outside = timeIn(item?.parent?.entry ?? root);
    judgeRows(entry, report);
    const own = ownDue(entry, item, names);
    const ownFrequency = said(childOf(entry, "frequency"), item, names);
    const period = childOf(entry, "period");
    if (item !== undefined && period !== undefined)
      said(period, item, { ...names, context: outside });
    const due = effective(own, around.due, ownFrequency);
    const held = effective(ownFrequency, around.frequency, own);
    const frequency = names.context === outside ? held : inTime(held, names.context);
    if (item !== undefined) {
      item.time = names.context;
      if (due !== undefined) item.due = due;
      if (frequency !== undefined) item.frequency = frequency;
      const weight = childOf(entry, "weight");
      if (weight?.value?.type === "number") item.weight = weight.value.amount;
      if (entry.value?.type === "amount")
        item.target = { amount: entry.value.amount, rows: readAmountRows(entry) };
    }
    const below = {
      ...given({ due, frequency }),
    };
    for (const child of children) walk(child.entry, child, child.children, below);
  };
  walk(root, undefined, items, {});
}
