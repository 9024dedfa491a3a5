import type { ClauseKey } from "../../../../grammar/kind.ts";
import type { Place, Wording } from "../../../findings/finding.ts";
import { groupBy } from "../../../model/group-by.ts";
import type { ProgressReport, Subject } from "../../../model/journal/journal.ts";
import type { Unit } from "../../../model/model.ts";
import { clauseOf, type Entry, placeIn, type Row } from "../../../syntax/entry.ts";
import { quotable, spokenName } from "../../entries/item-words.ts";

/** The words of rows of the journal, and how findings speak of what a row is about. */

interface JournalRow {
  readonly place: Place;
  readonly entry: Entry;
}

function rowAt({ place, entry }: JournalRow): Row | undefined {
  return entry.rows.find(({ start }) => start === place.start);
}

/** The nth word in front of `=` and clauses: 0 is the date, 1 the item; the whole row where there is none. */
export function wordPlace(one: JournalRow, nth: number): Place {
  const word = rowAt(one)?.cells.flatMap(({ words }) => words)[nth];
  return word === undefined ? one.place : placeIn(one.entry.file, word);
}

/** The word that says the state or percentage of a report. */
export function statePlace(report: ProgressReport): Place {
  return wordPlace(report, 2);
}

/** What stands behind the word of a clause: its first string, else its first word. */
export function clausePlace(one: JournalRow, key: ClauseKey): Place {
  const row = rowAt(one);
  const clause = row === undefined ? undefined : clauseOf(row, key);
  if (clause === undefined) return one.place;
  return placeIn(one.entry.file, clause.strings[0] ?? clause.words[0] ?? clause);
}

/** The text of a row behind its bar. */
export function toldTextPlace(one: JournalRow): Place {
  const text = rowAt(one)?.text;
  return text === undefined ? one.place : placeIn(one.entry.file, text);
}

/** The words for what a row speaks of: 统筹谋划, 谈心谈话（上半年）. */
export function spokenSubject({ item, occurrence }: Subject): string {
  const name = quotable(item.name ?? spokenName(item));
  return occurrence === undefined ? name : `${name}（${occurrence}）`;
}

/** The words for a unit in a finding. */
export function spokenUnit(unit: Unit): string {
  return quotable(unit.short ?? unit.name);
}

/** Reports on the same thing by the same unit have one key. */
export function reportKey({ subject, unit }: ProgressReport): string {
  const { item, party = "", occurrence = "" } = subject;
  return `${item.plan.name}\n${item.id}\n${unit.id}\n${party}\n${occurrence}`;
}

/** The reports of each thing that each unit told of, in the order of the days they were told. */
export function reportsByKey(
  reports: readonly ProgressReport[],
): ReadonlyMap<string, readonly ProgressReport[]> {
  const inOrder = (a: ProgressReport, b: ProgressReport) =>
    a.told < b.told ? -1 : a.told > b.told ? 1 : 0;
  const groups = [...groupBy(reports, reportKey)];
  return new Map(groups.map(([key, list]) => [key, list.toSorted(inOrder)]));
}

/** Whether a report says that the thing is done. */
export function tellsDone({ state }: ProgressReport): boolean {
  return state === "done" || state === "closure-requested";
}

/** A unit and what it told of: 温州分局的“统筹谋划”. */
export function spokenReport({ subject, unit }: ProgressReport): Wording {
  return {
    zh: `${spokenUnit(unit)}的“${spokenSubject(subject)}”`,
    en: `“${spokenSubject(subject)}” of ${spokenUnit(unit)}`,
  };
}
