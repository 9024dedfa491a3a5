import type { Report } from "../diagnostics/finding.ts";
import { childOf, clauseOf, type Entry } from "../syntax/entry.ts";
import type { CalendarDate } from "../time/calendar.ts";
import type { TimeContext } from "../time/resolved.ts";
import type { DraftItem } from "./items.ts";
import type { Timing } from "./model.ts";
import { readAmountRows } from "./targets.ts";
import { phraseIn, readTime, resolveTime } from "./times.ts";

/** Deadlines and frequencies of items, inherited like roles. */

type Given = Pick<Timing, "written" | "entry"> & Partial<Timing>;

function timing(given: Given, item: DraftItem | undefined): Timing {
  return { ...given, ...(item === undefined ? {} : { owner: item }), inherited: false };
}

function ownTiming(
  entry: Entry | undefined,
  item: DraftItem | undefined,
  context: TimeContext,
  report: Report,
): Timing | "none" | undefined {
  if (entry === undefined || entry.broken) return undefined;
  if (entry.value?.type === "none") return "none";
  const phrase = phraseIn(entry);
  if (phrase === undefined) return undefined;
  const read = readTime(phrase.meant, entry.file, report);
  const resolved =
    read === undefined ? undefined : resolveTime(read, phrase.meant, entry.file, context, report);
  const was = clauseOf(entry, "was");
  const reason = was?.strings[0]?.text;
  return timing(
    {
      written: phrase.written.text,
      entry,
      ...(read === undefined ? {} : { phrase: read }),
      ...(resolved === undefined ? {} : { resolved }),
      ...(was === undefined
        ? {}
        : { was: { written: was.text, ...(reason === undefined ? {} : { reason }) } }),
    },
    item,
  );
}

/**
 * Fills in deadlines, frequencies and targets of a plan's items. A deadline of its own ends an
 * inherited frequency, and the other way round: each says when.
 */
export function assignTimes(
  root: Entry,
  items: readonly DraftItem[],
  context: TimeContext,
  report: Report,
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
    if (item.due !== undefined) return item.due.resolved?.due;
    asking.add(name);
    const silent = () => undefined;
    let entry: Entry | undefined = item.entry;
    let found: CalendarDate | undefined;
    while (entry !== undefined && found === undefined) {
      const own = ownTiming(childOf(entry, "due"), undefined, full, silent);
      if (own !== undefined && own !== "none") found = own.resolved?.due;
      entry = entry.parent;
    }
    asking.delete(name);
    return found;
  };
  const full: TimeContext = { ...context, completionOf: dueOf };

  const walk = (
    entry: Entry,
    item: DraftItem | undefined,
    children: readonly DraftItem[],
    around: { readonly due?: Timing; readonly frequency?: Timing },
  ) => {
    const ownPhrase =
      item !== undefined && (item.kind === "milestone" || item.kind === "phase")
        ? ownTiming(entry, item, full, report)
        : undefined;
    const due = ownTiming(childOf(entry, "due"), item, full, report) ?? ownPhrase;
    const frequency = ownTiming(childOf(entry, "frequency"), item, full, report);
    const period = childOf(entry, "period");
    if (item !== undefined && period !== undefined) ownTiming(period, item, full, report);
    const inherited = (timed: Timing | undefined) =>
      timed === undefined ? undefined : { ...timed, inherited: true };
    const effectiveDue =
      due === "none"
        ? undefined
        : (due ?? (frequency === undefined ? inherited(around.due) : undefined));
    const effectiveFrequency =
      frequency === "none"
        ? undefined
        : (frequency ?? (due === undefined ? inherited(around.frequency) : undefined));
    if (item !== undefined) {
      if (effectiveDue !== undefined) item.due = effectiveDue;
      if (effectiveFrequency !== undefined) item.frequency = effectiveFrequency;
      const weight = childOf(entry, "weight");
      if (weight?.value?.type === "number") item.weight = weight.value.amount;
      if (entry.value?.type === "amount")
        item.target = { amount: entry.value.amount, rows: readAmountRows(entry) };
    }
    // What a child inherits is the deadline even where this item repeats: the repetition is this item's own matter.
    const below = {
      ...(due === "none"
        ? {}
        : due !== undefined
          ? { due }
          : around.due === undefined
            ? {}
            : { due: around.due }),
      ...(effectiveFrequency === undefined ? {} : { frequency: effectiveFrequency }),
    };
    for (const child of children) walk(child.entry, child, child.children, below);
  };
  walk(root, undefined, items, {});
}
