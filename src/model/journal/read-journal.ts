import type { Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Entry, type Name, placeIn, type Quoted, type Row } from "../../syntax/entry.ts";
import { readDate } from "../../syntax/written.ts";
import { type CalendarDate, holds } from "../../time/calendar-date.ts";
import type { Item, Party, Plan, Unit } from "../model.ts";
import { findPlan } from "../organization/references.ts";
import { findItem } from "../text/plan-index.ts";
import { readAmendedItem } from "./amended.ts";
import * as findings from "./findings.ts";
import type {
  Amendment,
  Closure,
  Journal,
  ProgressReport,
  RoundMark,
  Supervision,
} from "./journal.ts";
import {
  isAfterIssue,
  type JournalContext,
  type ReportContext,
  readClosure,
  readMatter,
  readReport,
  wordsOf,
} from "./journal-rows.ts";

/** Reads the journal: every name resolved, every wrong row reported and left out. */

/** What the line of a journal entry says, in whatever order it says it. */
interface Head {
  readonly unit?: Unit;
  readonly plan?: Plan;
  readonly date?: CalendarDate;
  /** The number of an order, the name of a round, or the document of an adjustment, by the kind of the entry. */
  readonly own?: { readonly written: string; readonly start: number; readonly end: number };
  /** Words that are none of these. */
  readonly rest: readonly Spoken[];
}

/** A word or a string of a line. */
type Spoken =
  | { readonly type: "word"; readonly name: Name }
  | { readonly type: "string"; readonly string: Quoted };

/** What an entry's line says beside unit, plan and date: a word, a string, or nothing. */
const ownWords: Readonly<Partial<Record<string, readonly Spoken["type"][]>>> = {
  supervision: ["string", "word"],
  amendment: ["string"],
  "close-round": ["word"],
  "reopen-round": ["word"],
};

const says: Record<"unit" | "plan" | "date" | "round", Wording> = {
  unit: { zh: "是哪个单位", en: "which unit it is of" },
  plan: { zh: "是哪个方案", en: "which plan it is about" },
  date: { zh: "日期", en: "the date" },
  round: { zh: "是哪一轮", en: "which round it is about" },
};

/** The plan of an entry that names none: the only one that has all its items, and is in force on its day. */
function planMeant(
  entry: Entry,
  date: CalendarDate | undefined,
  { plans }: JournalContext,
): Plan | undefined {
  if (plans.length === 1) return plans[0];
  const names = entry.rows.map((row) => wordsOf(row)[entry.kind === "supervision" ? 0 : 1]);
  if (names.length === 0) return undefined;
  const having = plans.filter((plan) =>
    names.every((name) => findItem(name?.text.split("@")[0] ?? "", plan, []) !== undefined),
  );
  if (having.length < 2) return having[0];
  const first = entry.rows[0];
  const told = readDate((first === undefined ? undefined : wordsOf(first)[0]?.written) ?? "");
  const day = date ?? told;
  const inForce = having.filter(({ period }) => day !== undefined && holds(period, day));
  return inForce.length === 1 ? inForce[0] : undefined;
}

function readHead(entry: Entry, context: JournalContext): Head {
  if (entry.value?.type !== "journal") return { rest: [] };
  const dated = entry.kind !== "progress" && entry.kind !== "closure";
  let unit: Unit | undefined;
  let plan: Plan | undefined;
  let date: CalendarDate | undefined;
  const others: Spoken[] = [];
  for (const word of entry.value.words) {
    const day = readDate(word.written);
    if (day !== undefined && date === undefined && dated) date = day;
    else if (plan === undefined && findPlan(context.plans, word.text) !== undefined)
      plan = findPlan(context.plans, word.text);
    else if (unit === undefined && context.unitOf(word.text) !== undefined)
      unit = context.unitOf(word.text);
    else others.push({ type: "word", name: word });
  }
  others.push(...entry.value.strings.map((string) => ({ type: "string" as const, string })));
  const own = (ownWords[entry.kind] ?? [])
    .map((type) => others.find((one) => one.type === type))
    .find((one) => one !== undefined);
  const rest = others.filter((one) => one !== own);
  // A word that names nothing may have been meant for the plan: then nobody knows which one it is.
  const about = plan ?? (rest.length === 0 ? planMeant(entry, date, context) : undefined);
  return {
    ...given({ unit, plan: about, date, own: own === undefined ? undefined : saidBy(own) }),
    rest,
  };
}

function saidBy(one: Spoken): NonNullable<Head["own"]> {
  const { start, end } = one.type === "word" ? one.name : one.string;
  return { written: one.type === "word" ? one.name.written : one.string.text, start, end };
}

/** Reports what a head lacks; a word that could have been it is named. */
function lacks(
  entry: Entry,
  { rest }: Head,
  what: keyof typeof says,
  context: JournalContext,
): void {
  const word = rest.find((one) => one.type === "word")?.name;
  if (word !== undefined && what === "unit") context.reportUnit(word, entry);
  else if (word !== undefined && what === "plan") context.reportPlan(word, entry);
  else
    context.report(
      findings.journalWithout.at(placeIn(entry.file, entry.keyword), { what: says[what] }),
    );
}

type Told<K extends "unit" | "plan" | "date"> = Head & Required<Pick<Head, K>>;

/**
 * The line of an entry that says all it has to, and nothing else; undefined where it was reported. What is
 * dated before the issue is reported as well: nobody owed anything yet.
 */
function wholeHead<K extends "unit" | "plan" | "date">(
  entry: Entry,
  needs: readonly K[],
  context: JournalContext,
): Told<K> | undefined {
  const head = readHead(entry, context);
  const has = (told: Head): told is Told<K> => needs.every((what) => told[what] !== undefined);
  if (!has(head)) {
    const missing = needs.find((what) => head[what] === undefined);
    if (missing !== undefined) lacks(entry, head, missing, context);
    return undefined;
  }
  const extra = head.rest.filter(
    (one) => one.type === "string" || !context.skipped.has(one.name.text),
  );
  for (const one of extra) {
    const { written, start, end } = saidBy(one);
    context.report(findings.journalWord.at(placeIn(entry.file, { start, end }), { word: written }));
  }
  if (head.rest.length > 0) return undefined;
  const { plan, date } = head;
  if (plan === undefined || date === undefined) return head;
  return isAfterIssue(date, plan, placeIn(entry.file, entry.keyword), context) ? head : undefined;
}

function rowsOf<T>(entry: Entry, read: (row: Row) => T | undefined): readonly T[] {
  return entry.rows.flatMap((row) => {
    const made = read(row);
    return made === undefined ? [] : [made];
  });
}

function readProgress(entry: Entry, context: ReportContext): readonly ProgressReport[] {
  const head = wholeHead(entry, ["unit", "plan"], context);
  if (head === undefined) return [];
  return rowsOf(entry, (row) => readReport(row, entry, head.unit, head.plan, context));
}

function readClosures(entry: Entry, context: ReportContext): readonly Closure[] {
  const head = wholeHead(entry, ["plan"], context);
  if (head === undefined) return [];
  return rowsOf(entry, (row) => readClosure(row, entry, head.unit, head.plan, context));
}

function readSupervision(entry: Entry, context: ReportContext): readonly Supervision[] {
  const head = wholeHead(entry, ["unit", "plan", "date"], context);
  if (head === undefined) return [];
  const { unit, plan, date, own } = head;
  const reply = entry.clauses.find(({ key }) => key === "reply");
  const replyBy = reply === undefined ? undefined : readDate(reply.text);
  return [
    {
      number: own?.written ?? "",
      unit,
      plan,
      date,
      ...given({ replyBy }),
      matters: rowsOf(entry, (row) => readMatter(row, entry, unit, plan, context)),
      entry,
    },
  ];
}

function readAmendment(entry: Entry, context: JournalContext): readonly Amendment[] {
  const head = wholeHead(entry, ["plan", "date"], context);
  if (head === undefined) return [];
  const { plan, date, own } = head;
  return [
    {
      date,
      ...given({ document: own?.written }),
      plan,
      changes: rowsOf(entry, (row) => readAmendedItem(row, entry, plan, context)),
      entry,
    },
  ];
}

function readRoundMark(entry: Entry, context: JournalContext): readonly RoundMark[] {
  const head = wholeHead(entry, ["plan", "date"], context);
  if (head === undefined) return [];
  const { plan, date, own } = head;
  if (own === undefined) {
    lacks(entry, head, "round", context);
    return [];
  }
  const reason = context.textOf(entry.children);
  return [
    {
      plan,
      round: own.written,
      place: placeIn(entry.file, own),
      date,
      open: entry.kind === "reopen-round",
      ...given({ reason }),
      entry,
    },
  ];
}

/** Who leads or owes an item by adjustments, its own or those of an item above that hands its roles down. */
function amendedOwers(amendments: readonly Amendment[]): ReportContext["amendedOwers"] {
  const given = new Map<Item, readonly Party[]>();
  for (const { subject, change } of amendments.flatMap(({ changes }) => changes)) {
    if (change.type !== "role" || (change.role !== "owner" && change.role !== "lead")) continue;
    const before = given.get(subject.item) ?? [];
    given.set(subject.item, [...before, ...change.list.parties]);
  }
  return (item) => {
    const parties: Party[] = [];
    for (let at: Item | undefined = item; at !== undefined; at = at.parent)
      parties.push(...(given.get(at) ?? []));
    return parties;
  };
}

/** Reads the journal's entries of a project. */
export function readJournal(entries: readonly Entry[], context: JournalContext): Journal {
  const amendments = entries.flatMap((entry) =>
    entry.kind === "amendment" && !entry.broken ? readAmendment(entry, context) : [],
  );
  const reporting = { ...context, amendedOwers: amendedOwers(amendments) };
  const reports: ProgressReport[] = [];
  const closures: Closure[] = [];
  const supervisions: Supervision[] = [];
  const roundMarks: RoundMark[] = [];
  for (const entry of entries) {
    if (entry.broken) continue;
    if (entry.kind === "progress") reports.push(...readProgress(entry, reporting));
    else if (entry.kind === "closure") closures.push(...readClosures(entry, reporting));
    else if (entry.kind === "supervision") supervisions.push(...readSupervision(entry, reporting));
    else if (entry.kind === "close-round" || entry.kind === "reopen-round")
      roundMarks.push(...readRoundMark(entry, context));
  }
  return { reports, closures, supervisions, amendments, roundMarks };
}
