import { noneWord } from "../../../grammar/clauses.ts";
import { closureDecisions, statuses } from "../../../grammar/kinds/journal.ts";
import { choiceFor, fold } from "../../../grammar/vocabulary.ts";
import type { Place } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import {
  type Child,
  type Clause,
  clauseOf,
  type Entry,
  type Name,
  placeIn,
  type Row,
} from "../../syntax/entry.ts";
import { readQuantity } from "../../syntax/values.ts";
import { readDate, readNumber } from "../../syntax/written.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { Item, Party, Plan, Unit } from "../model.ts";
import type { Organization } from "../organization/organization.ts";
import { readingFarOff } from "./bare-number.ts";
import * as findings from "./findings.ts";
import type {
  Closure,
  ProgressReport,
  ReportedState,
  Subject,
  SupervisedMatter,
} from "./journal.ts";
import {
  assignmentsOf,
  occurrencesOf,
  owersOf,
  readSubject,
  type SubjectContext,
} from "./subject.ts";

/** The rows of 进展, 核销 and 督办. */

export interface JournalContext extends SubjectContext {
  readonly organization: Organization;
  /** Reports a word that should name a unit, or a plan. */
  readonly reportUnit: (word: Name, entry: Entry) => void;
  readonly reportPlan: (word: Name, entry: Entry) => void;
  /** The text behind bars, paragraphs on lines of their own; undefined where there is none. */
  readonly textOf: (children: readonly Child[]) => string | undefined;
}

/** What reports are read against: who owes what, adjustments included. */
export interface ReportContext extends JournalContext {
  /** Whoever owes an item by an adjustment; none where nothing changed that. */
  readonly amendedOwers: (item: Item) => readonly Party[];
}

/** The words of a row in front of its clauses. */
export function wordsOf(row: Row): readonly Name[] {
  return row.cells.flatMap(({ words }) => words);
}

/** The sign between two strings that are one line: “"” can stand in no string beside a “ that is not closed. */
const JOINED = "+";

/** What a clause says: its strings, each a line of its own unless a + joins it to the one before; else its words. */
function saidIn(clause: Clause | undefined): string | undefined {
  if (clause === undefined) return undefined;
  const { strings, words } = clause;
  const parts = strings.map(({ text, start }, index) => {
    const before = strings[index - 1];
    if (before === undefined) return text;
    const joined = words.some(
      (word) => word.written === JOINED && word.start >= before.end && word.end <= start,
    );
    return `${joined ? "" : "\n"}${text}`;
  });
  const said = strings.length > 0 ? parts.join("") : clause.text;
  return said === "" ? undefined : said;
}

/** The text of a row behind its bar. */
export function textOfRow(row: Row, context: JournalContext): string | undefined {
  return row.text === undefined ? undefined : context.textOf([row.text]);
}

function dayOf(clause: Clause | undefined): CalendarDate | undefined {
  return clause === undefined ? undefined : readDate(clause.text);
}

const isState = (value: string): value is ReportedState =>
  statuses.some((status) => status.value === value);

function stateOf(word: Name | undefined): ReportedState | undefined {
  const value = word === undefined ? undefined : choiceFor(word.written, statuses)?.value;
  return value !== undefined && isState(value) ? value : undefined;
}

function percentOf(word: Name | undefined): number | undefined {
  const read = word === undefined ? undefined : readNumber(word.written);
  return read?.unit === "%" ? read.amount : undefined;
}

/** Whether a day is not before the issue of a plan; reported where it is. */
export function isAfterIssue(
  day: CalendarDate,
  plan: Plan,
  place: Place,
  { report }: SubjectContext,
): boolean {
  const { issued } = plan.time;
  if (issued === undefined || day >= issued) return true;
  report(findings.beforeIssue.at(place, { day, issued, plan: plan.name }));
  return false;
}

/** The items below one that are rows. */
function rowsBelow({ children }: Item): readonly Item[] {
  return children.flatMap((child) => [
    ...(assignmentsOf(child).length > 0 ? [child] : []),
    ...rowsBelow(child),
  ]);
}

/** Whether an item is a row of the tracking, by an adjustment at least; reported where it is none. */
function hasRow(
  { item }: Subject,
  name: Name,
  entry: Entry,
  { report, amendedOwers }: ReportContext,
): boolean {
  if (item.kind === "indicator" || assignmentsOf(item).length > 0) return true;
  if (amendedOwers(item).length > 0) return true;
  const around = item.parent !== undefined && assignmentsOf(item.parent).length > 0;
  const instead = [...rowsBelow(item), ...(around ? [item.parent] : [])];
  report(
    findings.withoutRow.at(placeIn(entry.file, name), {
      item: item.name ?? item.id,
      instead: instead.map((one) => one.name ?? one.id),
    }),
  );
  return false;
}

/** Reports a row about an item that its unit does not owe, or that leaves open which occurrence it means. */
function checkOwed(
  subject: Subject,
  name: Name,
  entry: Entry,
  unit: Unit,
  context: ReportContext,
): void {
  const { item } = subject;
  const rows = assignmentsOf(item);
  if (rows.length === 0) return;
  const place = placeIn(entry.file, name);
  const called = item.name ?? item.id;
  const everyone = [
    ...owersOf(item),
    ...context.amendedOwers(item),
    ...rows.flatMap(({ parties, support }) => [...parties, ...support]),
  ];
  if (!everyone.some(({ holder }) => holder === unit || holder.type === "group")) {
    context.report(findings.notOwed.at(place, { unit: unit.short ?? unit.name, item: called }));
    return;
  }
  const known = occurrencesOf(item).map(({ key }) => key);
  if (subject.occurrence === undefined && known.length > 1)
    context.report(findings.occurrenceOpen.at(place, { item: called, known }));
}

/** `申请延期 2016-03-31`, or `申请延期 无`: reported where it says anything else. */
function extensionOf(
  row: Row,
  entry: Entry,
  { report }: ReportContext,
): ProgressReport["extension"] {
  const clause = clauseOf(row, "extension-to");
  if (clause === undefined) return undefined;
  const word = fold(clause.text);
  if (word === noneWord.zh || word.toLowerCase() === noneWord.en) return "none";
  const day = readDate(clause.text);
  if (day === undefined)
    report(findings.extensionDay.at(placeIn(entry.file, clause), { written: clause.text }));
  return day;
}

/** `2015-09-28 统筹谋划 60% 问题 "…" | …`, or `2015-12-20 示范点 = 2` for an indicator. */
export function readReport(
  row: Row,
  entry: Entry,
  unit: Unit,
  plan: Plan,
  context: ReportContext,
): ProgressReport | undefined {
  const [day, name, ...more] = wordsOf(row);
  const told = day === undefined ? undefined : readDate(day.written);
  if (told === undefined || name === undefined) return undefined;
  const subject = readSubject(name, entry, plan, unit, context);
  if (subject === undefined || day === undefined) return undefined;
  if (!isAfterIssue(told, plan, placeIn(entry.file, day), context)) return undefined;
  if (!hasRow(subject, name, entry, context)) return undefined;
  checkOwed(subject, name, entry, unit, context);
  const written = row.relation === undefined ? undefined : more[0]?.written;
  const target = subject.item.target?.amount;
  const amount =
    written === undefined
      ? undefined
      : target === undefined
        ? readNumber(written)?.amount
        : readQuantity(written, target);
  if (written !== undefined && target !== undefined && amount === undefined) {
    const place = placeIn(entry.file, more[0] ?? name);
    context.report(
      findings.valueUnit.at(place, {
        written,
        item: subject.item.name ?? subject.item.id,
        target: target.written,
      }),
    );
    return undefined;
  }
  const reading =
    written === undefined || target === undefined ? undefined : readingFarOff(written, target);
  if (written !== undefined && target !== undefined && reading !== undefined)
    context.report(
      findings.valueFarOff.at(placeIn(entry.file, more[0] ?? name), {
        written,
        reading,
        item: subject.item.name ?? subject.item.id,
        target: target.written,
      }),
    );
  const states = row.relation === undefined ? more : [];
  const percent = states.map(percentOf).find((found) => found !== undefined);
  const state = states.map(stateOf).find((found) => found !== undefined);
  const done = dayOf(clauseOf(row, "on"));
  const problem = saidIn(clauseOf(row, "problem"));
  const nextStep = saidIn(clauseOf(row, "next-step"));
  const extension = extensionOf(row, entry, context);
  const evidence = clauseOf(row, "evidence");
  const text = textOfRow(row, context);
  return {
    told,
    unit,
    subject,
    ...given({ percent, state, done }),
    ...(amount === undefined || written === undefined ? {} : { value: { amount, written } }),
    ...given({ problem, nextStep, extension }),
    evidence: (saidIn(evidence) ?? "").split("\n").filter((part) => part !== ""),
    ...given({ text }),
    place: placeIn(entry.file, row),
    entry,
  };
}

/** `2015-12-25 统筹谋划@温州 同意`. */
export function readClosure(
  row: Row,
  entry: Entry,
  by: Unit | undefined,
  plan: Plan,
  context: ReportContext,
): Closure | undefined {
  const [day, name, decided] = wordsOf(row);
  const date = day === undefined ? undefined : readDate(day.written);
  const decision =
    decided === undefined ? undefined : choiceFor(decided.written, closureDecisions)?.value;
  if (date === undefined || name === undefined || decision === undefined) return undefined;
  const subject = readSubject(name, entry, plan, undefined, context);
  if (subject === undefined || day === undefined) return undefined;
  if (!isAfterIssue(date, plan, placeIn(entry.file, day), context)) return undefined;
  if (!hasRow(subject, name, entry, context)) return undefined;
  const reason = textOfRow(row, context);
  return {
    date,
    ...given({ by }),
    subject,
    decision: decision === "granted" ? "granted" : "returned",
    ...given({ reason }),
    place: placeIn(entry.file, row),
    entry,
  };
}

/** `示范点 | 逾期未报`, with its answer: `示范点 回复 2015-10-18 "已整改" | 逾期未报`. */
export function readMatter(
  row: Row,
  entry: Entry,
  unit: Unit,
  plan: Plan,
  context: ReportContext,
): SupervisedMatter | undefined {
  const [name] = wordsOf(row);
  if (name === undefined) return undefined;
  const subject = readSubject(name, entry, plan, unit, context);
  if (subject === undefined) return undefined;
  if (!hasRow(subject, name, entry, context)) return undefined;
  const reply = clauseOf(row, "reply");
  const date = dayOf(reply);
  const answer = reply?.strings[0]?.text;
  const reason = textOfRow(row, context);
  return {
    subject,
    ...given({ reason }),
    ...(date === undefined ? {} : { answered: { date, ...given({ text: answer }) } }),
    place: placeIn(entry.file, row),
    entry,
  };
}
