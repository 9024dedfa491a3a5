import { clauseWords, noneWord } from "../../../grammar/clauses.ts";
import { statuses } from "../../../grammar/kinds/journal.ts";
import { clauseFor } from "../../../grammar/vocabulary.ts";
import type { ReportedState } from "../../model/journal/journal.ts";
import type { Locale } from "../../model/model.ts";
import { bareText } from "../../syntax/bare-text.ts";
import { rowClauses } from "../../syntax/row-blocks.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";

/** A report as a row of 进展: whatever was written in a cell reads back exactly. */

/** What a unit tells of a row. Texts are tidy (`text.ts`). */
export interface Told {
  /** 0 to 100. */
  readonly percent?: number;
  readonly state?: ReportedState;
  /** The day it was done. */
  readonly done?: CalendarDate;
  /** The value of an indicator, as written. */
  readonly value?: string;
  readonly text?: string;
  readonly problem?: string;
  readonly nextStep?: string;
  /** The deadline asked for; `none` takes back what was asked. */
  readonly extension?: CalendarDate | "none";
  readonly evidence: readonly string[];
}

/** Whether the curly quotation marks of a text close each other. */
export function nests(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "“") depth += 1;
    else if (char === "”") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A line in quotation marks that do not end within it. */
function quoted(line: string): string {
  if (!line.includes('"')) return `"${line}"`;
  if (nests(line)) return `“${line}”`;
  return line
    .split('"')
    .map((part) => `"${part}"`)
    .join(' + “"” + ');
}

const linesQuoted = (text: string) => text.split("\n").map(quoted).join(" ");

function word(key: (typeof clauseWords)[number]["key"], locale: Locale): string {
  return clauseWords.find((clause) => clause.key === key)?.[locale] ?? key;
}

function wordOfState(state: ReportedState, locale: Locale): string {
  return statuses.find(({ value }) => value === state)?.[locale] ?? state;
}

/** The name of a row's item; one that would begin a clause has the plan's in front. */
function subjectWord(subject: string, plan: string): string {
  return clauseFor(subject, rowClauses["progress-row"]) === undefined
    ? subject
    : `${plan}.${subject}`;
}

/**
 * A row of the journal, its lines without indentation.
 * @param subject item, party and occurrence: `谈心谈话@上半年`
 * @param plan the plan's name
 */
export function encodeReport(
  told: Told,
  day: CalendarDate,
  subject: string,
  plan: string,
  locale: Locale,
): readonly string[] {
  const { percent, state, done, value, text, problem, nextStep, extension, evidence } = told;
  const head = [
    day as string,
    subjectWord(subject, plan),
    ...(value === undefined ? [] : ["=", value]),
    ...(percent === undefined ? [] : [`${percent}%`]),
    ...(state === undefined ? [] : [wordOfState(state, locale)]),
    ...(done === undefined ? [] : [word("on", locale), done]),
    ...(problem === undefined ? [] : [word("problem", locale), linesQuoted(problem)]),
    ...(nextStep === undefined ? [] : [word("next-step", locale), linesQuoted(nextStep)]),
    ...(extension === undefined
      ? []
      : [word("extension-to", locale), extension === "none" ? noneWord[locale] : extension]),
    ...(evidence.length === 0 ? [] : [word("evidence", locale), linesQuoted(evidence.join("\n"))]),
  ].join(" ");
  const [first, ...more] = (text ?? "").split("\n").map(bareText);
  if (first === undefined || first === "") return [head];
  return [`${head} | ${first}`, ...more.map((line) => (line === "" ? "|" : `| ${line}`))];
}
