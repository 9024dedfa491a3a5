import type { Report } from "../../findings/finding.ts";
import { nearestNames } from "../../findings/nearest-names.ts";
import { given } from "../../given.ts";
import {
  type Clause,
  childOf,
  clauseOf,
  type Entry,
  type Name,
  type Phrase,
  placeIn,
} from "../../syntax/entry.ts";
import { type CalendarDate, type DateRange, monthsRange } from "../../time/calendar-date.ts";
import type { TimePhrase } from "../../time/phrase.ts";
import { describeProblem } from "../../time/problems.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { ResolvedTime, TimeContext } from "../../time/resolved.ts";
import * as findings from "../findings.ts";

/** Reads the time phrases of entries, with a finding for each that cannot be. */

/** Who is told of what is wrong with times. */
export interface TimeReport {
  readonly report: Report;
  /** A phrase needs the plan's year, and the plan has none: one finding for all of them. */
  readonly yearMissing: () => void;
}

/** For a question that is asked again where it is answered. */
export const quietly: TimeReport = { report: () => {}, yearMissing: () => {} };

/** Problems that the drafter cannot mend in the phrase: they are notes. */
const openProblems = new Set([
  "no-issue-date",
  "no-completion-date",
  "year-open",
  "fiscal-year-assumed",
  "holidays-unknown",
  "repeats-beyond-period",
  "too-many-occurrences",
]);

/** Reads a phrase; reports it where it is not understood. A quoted phrase is never judged. */
export function readTime(
  phrase: Phrase,
  file: string,
  { report }: Pick<TimeReport, "report">,
): TimePhrase | undefined {
  if (phrase.quoted) return undefined;
  const reading = readPhrase(phrase.text);
  if (reading.ok) return reading.phrase;
  const misspelt = { word: phrase.text, candidates: reading.nearest };
  const like = nearestNames(misspelt).length === 0 ? reading.nearest : [];
  report(
    findings.unreadablePhrase.at(
      placeIn(file, phrase),
      { phrase: phrase.text, like },
      { misspelt },
    ),
  );
  return undefined;
}

const resolvedBefore = new WeakMap<TimeContext, Map<TimePhrase, ResolvedTime>>();

/** Equal phrases of a plan have the same dates; those that count from an event are asked for each time. */
function resolvedIn(context: TimeContext, phrase: TimePhrase): ResolvedTime {
  let known = resolvedBefore.get(context);
  if (known === undefined) {
    known = new Map();
    resolvedBefore.set(context, known);
  }
  const before = known.get(phrase);
  if (before !== undefined) return before;
  const resolved = resolvePhrase(phrase, context);
  if (resolved.kind !== "relative") known.set(phrase, resolved);
  return resolved;
}

/** Gives a phrase its dates; reports what does not work out with the calendar. */
export function resolveTime(
  phrase: TimePhrase,
  where: Phrase,
  file: string,
  context: TimeContext,
  { report, yearMissing }: TimeReport,
): ResolvedTime {
  const resolved = resolvedIn(context, phrase);
  for (const problem of resolved.problems) {
    if (problem.code === "no-plan-year") {
      yearMissing();
      continue;
    }
    const start = where.start + problem.at;
    const place = placeIn(file, { start, end: Math.min(where.end, start + problem.length) });
    const kind = openProblems.has(problem.code) ? findings.openTime : findings.impossibleTime;
    report(kind.at(place, { phrase: where.text, problem: describeProblem(problem) }));
  }
  return resolved;
}

/** What a clause says of time: `原 2020-06-30`, `至 2016-06`. */
export function phraseOfClause(clause: Clause): Phrase {
  const { text, textStart: start } = clause;
  return { text, quoted: false, remarks: [], start, end: start + text.length };
}

/** What words side by side say of time, as in the rows of 进度 and 指标; undefined where there are none. */
export function phraseOfWords(words: readonly Name[]): Phrase | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = words.map(({ written }) => written).join(" ");
  return { text, quoted: false, remarks: [], start: first.start, end: last.end };
}

/** The phrase of an attribute entry such as 时限; 即 gives a quoted one its date. */
export function phraseIn(
  entry: Entry,
): { readonly written: Phrase; readonly meant: Phrase } | undefined {
  if (entry.value?.type !== "phrase") return undefined;
  const written = entry.value.phrase;
  const meaning = clauseOf(entry, "meaning");
  if (meaning === undefined || meaning.text === "") return { written, meant: written };
  return { written, meant: phraseOfClause(meaning) };
}

/** The period of a plan: its 期间, else its year. */
export function planPeriod(
  entry: Entry,
  year: number | undefined,
  issued: CalendarDate | undefined,
  fiscalYearStart: number | undefined,
  report: TimeReport,
): DateRange {
  const fallback: DateRange = year === undefined ? {} : monthsRange(year, 1, 12);
  const own = childOf(entry, "period");
  const phrase = own === undefined ? undefined : phraseIn(own);
  if (own === undefined || phrase === undefined) return fallback;
  const read = readTime(phrase.meant, own.file, report);
  if (read === undefined) return fallback;
  const resolved = resolveTime(
    read,
    phrase.meant,
    own.file,
    {
      period: fallback,
      ...given({ within: year === undefined ? undefined : fallback, issued, fiscalYearStart }),
    },
    report,
  );
  const start = resolved.ranges[0]?.start ?? fallback.start;
  const end = resolved.ranges.at(-1)?.end ?? fallback.end;
  return { ...given({ start, end }) };
}
