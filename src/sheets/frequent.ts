import { groupBy } from "../model/group-by.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";

/** Duties that come back: their occurrences are rows of their own, or cells of one row. */

/** A duty that comes back more often than quarterly is one row with a cell for each occurrence. */
export const MOST_ROWS = 4;

/** The rows of one duty of one party, in the order of their occurrences. */
export function duties(rows: readonly TrackedRow[]): readonly (readonly TrackedRow[])[] {
  const keyOf = ({ assignment: { item, parties } }: TrackedRow) =>
    JSON.stringify([item.id, parties.map(({ key }) => key)]);
  return [...groupBy(rows, keyOf).values()];
}

/** Of the rows of one duty, the one whose words stand for all of them: the last that was reported on, else the first. */
export function spokenRow(rows: readonly TrackedRow[]): TrackedRow | undefined {
  return rows.reduce<TrackedRow | undefined>((best, row) => {
    const told = row.reports.at(-1)?.told;
    const before = best?.reports.at(-1)?.told;
    return best === undefined || (told !== undefined && (before === undefined || told >= before))
      ? row
      : best;
  }, undefined);
}

/** A row's assignment without its occurrence: the duty as a whole. */
export function withoutOccurrence({ assignment }: TrackedRow) {
  const { occurrence: _, ...whole } = assignment;
  return whole;
}
