import type { Model } from "../model/compiled.ts";
import { groupBy } from "../model/group-by.ts";
import type { ProgressReport } from "../model/journal/journal.ts";
import type { Item, Locale, Plan, Unit } from "../model/model.ts";
import { eolOf } from "../syntax/bare-text.ts";
import type { Entry, Row } from "../syntax/entry.ts";
import { readDate } from "../syntax/written.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { encodeReport, type Told } from "./read/encode.ts";

/** Reports into plan source: rows added to what a unit's progress file holds, nothing of it rewritten. */

/** A report as it goes into the journal. */
export interface NewReport {
  readonly unit: Unit;
  readonly plan: Plan;
  readonly item: Item;
  readonly party?: string;
  readonly occurrence?: string;
  /** Item, post or person, and occurrence: `谈心谈话@上半年`. */
  readonly subject: string;
  readonly day: CalendarDate;
  readonly told: Told;
}

export interface ChangedFile {
  readonly file: string;
  readonly text: string;
}

/** The row's lines in the plan's own language. */
export function rowLines({ told, day, subject, plan }: NewReport): readonly string[] {
  return encodeReport(told, day, subject, plan.name, plan.locale);
}

const keyword: Readonly<Record<Locale, string>> = { zh: "进展", en: "progress" };

function lineEnd(text: string, from: number): number {
  const rest = text.slice(from).search(/[\r\n]/);
  return rest < 0 ? text.length : from + rest;
}

function dayOfRow(row: Row): string {
  return readDate(row.cells[0]?.words[0]?.written ?? "") ?? "";
}

/** The blank in front of the rows of a block. */
function indentOf(entry: Entry, text: string): string {
  const [row] = entry.rows;
  if (row === undefined) return "  ";
  const line =
    text
      .slice(0, row.start)
      .split(/[\r\n]/)
      .at(-1) ?? "";
  return /^[ \t\u3000]*$/.test(line) ? line : "  ";
}

/** The text with lines put into a block, behind the last row of the same day or an earlier one. */
function intoBlock(
  text: string,
  entry: Entry,
  day: CalendarDate,
  lines: readonly string[],
): string | undefined {
  const close = entry.end - 1;
  if (!/[}｝」]/.test(text.charAt(close))) return undefined;
  const before = entry.rows.findLast((row) => dayOfRow(row) <= day);
  const open = entry.start + text.slice(entry.start, close).search(/[{｛「]/);
  const from = before?.end ?? open + 1;
  const at = Math.min(lineEnd(text, from), close);
  const eol = eolOf(text);
  const indent = indentOf(entry, text);
  const added = lines.map((line) => `${eol}${indent}${line}`).join("");
  // The closing brace, or another row, on the same line goes to a line of its own.
  const rest = text.slice(at);
  const apart = /^[\r\n]/.test(rest) ? "" : eol;
  return `${text.slice(0, at)}${added}${apart}${rest}`;
}

function newBlock(text: string, report: NewReport, lines: readonly string[]): string {
  const eol = eolOf(text);
  const { unit, plan } = report;
  const gap = text === "" || text === "\uFEFF" ? "" : /[\r\n]$/.test(text) ? eol : eol + eol;
  const block = [
    `${keyword[plan.locale]} ${unit.id} ${plan.name} {`,
    ...lines.map((line) => `  ${line}`),
    "}",
  ];
  return `${text}${gap}${block.join(eol)}${eol}`;
}

/** The block that takes a unit's reports: the last one of the unit and plan in a file. */
function blockFor(
  { unit, plan }: NewReport,
  entries: readonly Entry[],
  reports: readonly ProgressReport[],
): Entry | undefined {
  const told = new Set(
    reports.flatMap((report) =>
      report.unit === unit && report.subject.plan === plan ? [report.entry] : [],
    ),
  );
  return entries.findLast(
    (entry) =>
      told.has(entry) ||
      (entry.kind === "progress" &&
        entry.value?.type === "journal" &&
        entry.rows.length === 0 &&
        !entry.broken &&
        entry.value.words.some(({ text }) => text === unit.id) &&
        entry.value.words.some(({ text }) => text === plan.name)),
  );
}

/** A project as far as writing needs it. */
export interface WriteContext {
  /** Reads entries and journal of texts: those given go before what the files hold. */
  readonly compile: (texts: ReadonlyMap<string, string>) => {
    readonly model: Model;
    readonly entries: readonly Entry[];
  };
  /** The text of a file, by the path that entries name; undefined where there is none. */
  readonly text: (file: string) => string | undefined;
  /** The file of a unit that has none yet. */
  readonly newFile: (unit: Unit) => string;
}

/**
 * The files that reports change, with their whole new texts. What stood in a file stays byte for byte; the
 * rows go in one after the other, so that each finds its place among those before it.
 */
export function filesWith(
  reports: readonly NewReport[],
  { compile, text, newFile }: WriteContext,
): readonly ChangedFile[] {
  const texts = new Map<string, string>();
  const sorted = [...reports].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  // Reports of one unit and day are put in together: each compilation takes time.
  const groups = groupBy(sorted, (report) =>
    JSON.stringify([report.day, report.unit.id, report.plan.name]),
  );
  let read = compile(texts);
  const placeOf = ({ unit, plan, ...rest }: NewReport) => {
    const here = {
      ...rest,
      unit: read.model.units.find(({ id }) => id === unit.id) ?? unit,
      plan: read.model.plans.find(({ name }) => name === plan.name) ?? plan,
    };
    const block = blockFor(here, read.entries, read.model.journal.reports);
    return { block, file: block?.file ?? newFile(unit) };
  };
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    let { block, file } = placeOf(first);
    // Only a file that has changed by now has its blocks elsewhere.
    if (texts.has(file)) {
      read = compile(texts);
      ({ block, file } = placeOf(first));
    }
    const lines = group.flatMap(rowLines);
    const old = texts.get(file) ?? text(file) ?? "";
    const inside = block === undefined ? undefined : intoBlock(old, block, first.day, lines);
    texts.set(file, inside ?? newBlock(old, first, lines));
  }
  return [...texts].map(([file, changed]) => ({ file, text: changed }));
}

/** Whether a journal holds a report exactly as it was to be written. */
export function holdsReport(model: Model, report: NewReport): boolean {
  const { told } = report;
  return model.journal.reports.some(
    (one) =>
      one.told === report.day &&
      one.unit.id === report.unit.id &&
      one.subject.plan.name === report.plan.name &&
      one.subject.item.id === report.item.id &&
      one.subject.occurrence === report.occurrence &&
      one.subject.party === report.party &&
      one.percent === told.percent &&
      one.state === told.state &&
      one.done === told.done &&
      one.value?.written === told.value &&
      one.text === told.text &&
      one.problem === told.problem &&
      one.nextStep === told.nextStep &&
      one.extension === told.extension &&
      one.evidence.join("\n") === told.evidence.join("\n"),
  );
}
