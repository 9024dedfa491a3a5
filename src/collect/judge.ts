import { given } from "../given.ts";
import type { ProgressReport } from "../model/journal/journal.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import type { Claim } from "./claims.ts";
import type { FilledColumn } from "./filled-columns.ts";
import type { KnownRow, KnownRows } from "./known-rows.ts";
import { judgeCase, type Verdict } from "./verdict.ts";

/** What the copies of a row say together, and the judgement of it. */

/** What was told of a row before, in the order of the days. */
function reportsOn(knownRow: KnownRow, { model }: KnownRows): readonly ProgressReport[] {
  if (knownRow.type === "row") return knownRow.row.reports;
  return model.journal.reports.filter(
    ({ subject, unit, value }) =>
      value !== undefined &&
      subject.item === knownRow.item &&
      sheetHolder(unit) === knownRow.holder,
  );
}

export interface Merged {
  readonly knownRow: KnownRow;
  readonly claims: readonly Claim[];
  readonly changed: ReadonlyMap<FilledColumn, string>;
}

/** Claims about one row as one, and the columns in which they contradict each other. */
export function merge(
  knownRow: KnownRow,
  claims: readonly Claim[],
): { readonly merged: Merged; readonly clashes: readonly FilledColumn[] } {
  const changed = new Map<FilledColumn, string>();
  const clashes = new Set<FilledColumn>();
  for (const claim of claims)
    for (const [column, value] of claim.changed) {
      const known = changed.get(column);
      // What one copy leaves blank another may say.
      if (known === undefined || known === "") changed.set(column, value);
      else if (value !== "" && known !== value) clashes.add(column);
    }
  return { merged: { knownRow, claims, changed }, clashes: [...clashes] };
}

export interface JudgeContext {
  readonly knownRows: KnownRows;
  /** The day on which it is told. */
  readonly told: CalendarDate;
  /** The day of the sheet, where it says one. */
  readonly asOf?: CalendarDate;
  /** What a sheet made now would show. */
  readonly current: ReadonlyMap<FilledColumn, string>;
}

/** Judges what the copies of a sheet say of a row together. */
export function judgeRow({ knownRow, claims, changed }: Merged, context: JudgeContext): Verdict {
  const { current, asOf, told, knownRows } = context;
  return judgeCase({
    type: knownRow.type,
    emptied: claims.some((claim) => claim.emptied === true),
    reports: reportsOn(knownRow, knownRows),
    changed,
    takes: (column) => claims.some(({ line }) => line.present.has(column)),
    evidence: claims.some(({ line }) => line.cells.has("evidence")),
    befores: claims.map(({ before }) => before),
    current,
    told,
    ...given({
      asOf,
      start: knownRows.plan.period.start,
      due: knownRow.type === "row" ? knownRow.row.assignment.due : undefined,
    }),
    dated:
      knownRow.type === "row" &&
      knownRow.row.facts.state !== "standing" &&
      knownRow.row.assignment.due !== undefined,
  });
}
