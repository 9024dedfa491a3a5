import type { Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Entry, type Name, placeIn, type Quoted, type Row } from "../../syntax/entry.ts";
import { readDate } from "../../syntax/values.ts";
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
  /** Words that are none of these: the number of an order, the name of a round. */
  readonly rest: readonly Name[];
  readonly strings: readonly Quoted[];
}

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
  if (entry.value?.type !== "journal") return { rest: [], strings: [] };
  let unit: Unit | undefined;
  let plan: Plan | undefined;
  let date: CalendarDate | undefined;
  const rest: Name[] = [];
  for (const word of entry.value.words) {
    const day = readDate(word.written);
    if (day !== undefined && date === undefined) date = day;
    else if (plan === undefined && findPlan(context.plans, word.text) !== undefined)
      plan = findPlan(context.plans, word.text);
    else if (unit === undefined && context.unitOf(word.text) !== undefined)
      unit = context.unitOf(word.text);
    else rest.push(word);
  }
  const about = plan ?? planMeant(entry, date, context);
  return {
    ...given({ unit, plan: about, date }),
    rest,
    strings: entry.value.strings,
  };
}

/** Reports what a head lacks; a word that could have been it is named. */
function lacks(entry: Entry, head: Head, what: keyof typeof says, context: JournalContext): void {
  const [word] = head.rest;
  if (word !== undefined && what === "unit") {
    context.reportUnit(word, entry);
    return;
  }
  if (word !== undefined && what === "plan") {
    context.reportPlan(word, entry);
    return;
  }
  context.report(
    findings.journalWithout.at(placeIn(entry.file, entry.keyword), { what: says[what] }),
  );
}

function rowsOf<T>(entry: Entry, read: (row: Row) => T | undefined): readonly T[] {
  return entry.rows.flatMap((row) => {
    const made = read(row);
    return made === undefined ? [] : [made];
  });
}

function readProgress(entry: Entry, context: ReportContext): readonly ProgressReport[] {
  const head = readHead(entry, context);
  const { unit, plan } = head;
  if (unit === undefined || plan === undefined) {
    lacks(entry, head, unit === undefined ? "unit" : "plan", context);
    return [];
  }
  return rowsOf(entry, (row) => readReport(row, entry, unit, plan, context));
}

function readClosures(entry: Entry, context: JournalContext): readonly Closure[] {
  const head = readHead(entry, context);
  const { unit, plan } = head;
  if (plan === undefined) {
    lacks(entry, head, "plan", context);
    return [];
  }
  return rowsOf(entry, (row) => readClosure(row, entry, unit, plan, context));
}

function readSupervision(entry: Entry, context: JournalContext): readonly Supervision[] {
  const head = readHead(entry, context);
  const { unit, plan, date, rest } = head;
  if (unit === undefined || plan === undefined || date === undefined) {
    const what = unit === undefined ? "unit" : plan === undefined ? "plan" : "date";
    lacks(entry, { ...head, rest: rest.slice(1) }, what, context);
    return [];
  }
  const reply = entry.clauses.find(({ key }) => key === "reply");
  const replyBy = reply === undefined ? undefined : readDate(reply.text);
  return [
    {
      number: rest[0]?.written ?? head.strings[0]?.text ?? "",
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
  const head = readHead(entry, context);
  const { plan, date, strings } = head;
  if (plan === undefined || date === undefined) {
    lacks(entry, head, plan === undefined ? "plan" : "date", context);
    return [];
  }
  const document = strings[0]?.text;
  return [
    {
      date,
      ...given({ document }),
      plan,
      changes: rowsOf(entry, (row) => readAmendedItem(row, entry, plan, context)),
      entry,
    },
  ];
}

function readRoundMark(entry: Entry, context: JournalContext): readonly RoundMark[] {
  const head = readHead(entry, context);
  const { plan, date, rest } = head;
  const round = rest[0]?.written;
  if (plan === undefined || date === undefined || round === undefined) {
    const what = round === undefined ? "round" : plan === undefined ? "plan" : "date";
    lacks(entry, { ...head, rest: rest.slice(1) }, what, context);
    return [];
  }
  const reason = context.textOf(entry.children);
  return [
    {
      plan,
      round,
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
    else if (entry.kind === "closure") closures.push(...readClosures(entry, context));
    else if (entry.kind === "supervision") supervisions.push(...readSupervision(entry, context));
    else if (entry.kind === "close-round" || entry.kind === "reopen-round")
      roundMarks.push(...readRoundMark(entry, context));
  }
  return { reports, closures, supervisions, amendments, roundMarks };
}
