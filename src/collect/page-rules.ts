import type { Severity, Unplaced, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import { type CalendarDate, parseCalendarDate } from "../time/calendar-date.ts";
import { type CellReading, readCell } from "./cell-readings.ts";
import { type FilledColumn, filledColumns } from "./filled-columns.ts";
import { isState, judgeCase } from "./verdict.ts";

/**
 * What `collect` would say of a row, asked by the sheet while it is filled in in a browser: the bundle of this file is
 * `templates/sheet/rules.js` (`npm run generate`). The sheet knows of the journal what it showed, no more.
 */

/** A row of the page with its cells, or an occurrence with the words of its row; texts by column id. */
export interface PageRow {
  readonly type: "row" | "indicator";
  /** What the sheet showed when it was made. */
  readonly shown: Readonly<Record<string, string>>;
  /** What it says now: a column that is not in it is none that the row has. */
  readonly typed: Readonly<Record<string, string>>;
  /** It has a deadline, and is none that goes on for good. */
  readonly dated: boolean;
  /** Its deadline; blank where it has none. */
  readonly due: string;
  /** Something was told of it before. */
  readonly reported: boolean;
}

export interface PageDays {
  /** 填报日期. */
  readonly told: string;
  /** Of the sheet. */
  readonly asOf: string;
  /** The first day of the plan. */
  readonly start?: string;
}

/** What is found in a cell: an error is not taken, a warning is asked about. */
export interface PageFinding {
  readonly column: FilledColumn;
  readonly code: string;
  readonly severity: Severity;
  readonly message: Wording;
  readonly mend?: Wording;
}

const bySeverity: readonly Severity[] = ["error", "warning", "note"];

function found(column: FilledColumn, finding: Unplaced): PageFinding {
  const { code, severity, message, mend } = finding.at({ file: "" });
  return { column, code, severity, message, ...given({ mend }) };
}

/**
 * Judges a row as `collect` does; nothing is found in a row in which nothing changed.
 * @returns the worst first
 */
export function judgePageRow(
  { type, shown, typed, dated, due, reported }: PageRow,
  { told: day, asOf: made, start: first }: PageDays,
): readonly PageFinding[] {
  const told = parseCalendarDate(day);
  if (told === undefined) return [];
  const read = (column: FilledColumn, text: string): CellReading => readCell(column, text, told);
  const before = new Map<FilledColumn, string>();
  const changed = new Map<FilledColumn, string>();
  const wrong: PageFinding[] = [];
  const doubts: PageFinding[] = [];
  for (const column of filledColumns) {
    const [was = "", is] = [shown[column], typed[column]];
    const reading = read(column, was);
    const value = reading.ok ? reading.value : was;
    before.set(column, value);
    if (is === undefined || is.trim() === was.trim()) continue;
    const now = read(column, is);
    if (!now.ok) wrong.push(found(column, now.wrong));
    else if (now.value !== value) {
      changed.set(column, now.value);
      if (now.doubt !== undefined) doubts.push(found(column, now.doubt));
    }
  }
  if (wrong.length > 0) return wrong;
  if (changed.size === 0) return [];
  const asOf = parseCalendarDate(made);
  const verdict = judgeCase({
    type,
    reports: reported ? [reportOf(before, asOf ?? told)] : [],
    changed,
    takes: (column) => column in typed,
    evidence: (typed.evidence ?? "").trim() !== "",
    befores: [before],
    current: before,
    told,
    ...given({ asOf, start: parseCalendarDate(first ?? ""), due: parseCalendarDate(due) }),
    dated,
  });
  if (verdict.type === "rejected")
    return verdict.reasons.map(({ column, finding }) => found(column, finding));
  const notes = verdict.notes.map(({ column, finding }) => found(column, finding));
  if (verdict.type === "known") return notes;
  const why =
    verdict.type === "doubtful"
      ? [found(verdict.why.column, verdict.why.finding)]
      : doubts.slice(0, 1);
  return [...why, ...notes].toSorted(
    (a, b) => bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity),
  );
}

/** What was told before, as far as the sheet shows it. */
function reportOf(shown: ReadonlyMap<FilledColumn, string>, told: CalendarDate) {
  const text = (column: FilledColumn) => shown.get(column) || undefined;
  const percent = text("percent");
  const state = text("state") ?? "";
  const value = text("value");
  return {
    told,
    evidence: (text("evidence") ?? "").split("\n").filter((line) => line !== ""),
    ...given({
      state: isState(state) ? state : undefined,
      value: value === undefined ? undefined : { amount: Number.parseFloat(value), written: value },
      percent: percent === undefined ? undefined : Number(percent),
      done: parseCalendarDate(text("done") ?? ""),
      text: text("progress"),
      problem: text("problem"),
      nextStep: text("next-step"),
      extension: parseCalendarDate(text("extension-to") ?? ""),
    }),
  };
}
