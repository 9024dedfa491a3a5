import { given } from "../../given.ts";
import { childOf, type Entry, type Phrase } from "../../syntax/entry.ts";
import type { DateRange } from "../../time/calendar-date.ts";
import type { ResolvedTime, TimeContext } from "../../time/resolved.ts";
import { phraseIn, quietly, readTime, resolveTime } from "./times.ts";

/** From when to when the items of a plan run: by 期间, or by the span of their phase. */

/** The first and the last of the days that a phrase names; none where it names days again and again, or no day. */
function outline({ kind, ranges }: ResolvedTime): DateRange | undefined {
  if (kind === "recurring" || kind === "undated") return undefined;
  const start = ranges[0]?.start;
  const end = ranges.at(-1)?.end;
  return start === undefined && end === undefined ? undefined : given({ start, end });
}

function daysOf(phrase: Phrase, entry: Entry, context: TimeContext): DateRange | undefined {
  const read = readTime(phrase, entry.file, quietly);
  if (read === undefined) return undefined;
  return outline(resolveTime(read, phrase, entry.file, context, quietly));
}

/** What an entry says of the time it runs in: its 期间, or the time on the line of a phase; an open end is that of what is around. */
function ownPeriod(entry: Entry, around: TimeContext): DateRange | undefined {
  const period = childOf(entry, "period");
  const saying = period ?? (entry.kind === "phase" ? entry : undefined);
  const phrase = saying === undefined ? undefined : phraseIn(saying)?.meant;
  if (saying === undefined || phrase === undefined) return undefined;
  const days = daysOf(phrase, saying, around);
  if (days === undefined) return undefined;
  const frame = around.within ?? around.period;
  const start = days.start ?? frame.start;
  const end = days.end ?? frame.end;
  // An end that lies before what is around begins leaves the beginning open.
  return start !== undefined && end !== undefined && start > end ? days : given({ start, end });
}

/**
 * Answers in which time what stands in an entry runs. The days of an entry are worked out at the first question, since
 * its phrase may wait for another item.
 * @param context that of the plan
 */
export function periodsBelow(root: Entry, context: TimeContext): (entry: Entry) => TimeContext {
  const known = new Map<Entry, TimeContext>([[root, context]]);
  const timeIn = (entry: Entry): TimeContext => {
    const before = known.get(entry);
    if (before !== undefined) return before;
    const around = entry.parent === undefined ? context : timeIn(entry.parent);
    // Whoever asks meanwhile asks for the entry's own phrase.
    known.set(entry, around);
    const within = ownPeriod(entry, around);
    const time = within === undefined ? around : { ...around, within };
    known.set(entry, time);
    return time;
  };
  return timeIn;
}
