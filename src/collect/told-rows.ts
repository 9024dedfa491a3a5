import type { Spot } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { KnownRow } from "./known-rows.ts";
import type { SheetLine } from "./lines.ts";
import { matchLine, rowsNamed } from "./match.ts";
import type { FilledPage } from "./read/pages.ts";
import type { SheetFinding } from "./read/raw.ts";
import { titleOf } from "./subject.ts";

/** Of which row of the plan a finding is, wherever a clerk has sorted it to. */

interface ToldRow {
  readonly code: string;
  readonly title: string;
  readonly place: number;
}

const keyOf = ({ file, worksheet, row }: Spot) => JSON.stringify([file, worksheet, row]);

function rowOf(line: SheetLine, { knownRows, holder }: FilledPage): KnownRow | undefined {
  const [named] = rowsNamed(line, knownRows);
  if (named !== undefined) return named;
  const match = matchLine(line, knownRows, holder);
  return match.type === "guess" || match.type === "row" ? match.knownRow : undefined;
}

function toldRows(pages: readonly FilledPage[]): ReadonlyMap<string, ToldRow> {
  const found = new Map<string, ToldRow>();
  const places = new Map<KnownRow, number>();
  for (const { all } of new Set(pages.map(({ knownRows }) => knownRows)))
    for (const knownRow of all) places.set(knownRow, places.size);
  for (const page of pages)
    for (const line of page.lines) {
      const knownRow = rowOf(line, page);
      const place = knownRow === undefined ? undefined : places.get(knownRow);
      if (knownRow === undefined || place === undefined) continue;
      const title = titleOf(knownRow, page.knownRows.model);
      found.set(keyOf(line.spot), { code: line.code, title, place });
    }
  return found;
}

/**
 * The findings with the code and title of their rows, in the order of the plan; before them what is of the file as a
 * whole, behind them what is of no row of the plan.
 */
export function inPlanOrder(
  findings: readonly SheetFinding[],
  pages: readonly FilledPage[],
): readonly SheetFinding[] {
  const rows = toldRows(pages);
  return findings
    .map((finding) => {
      if (finding.place.row === undefined) return { finding, place: -1 };
      const row = rows.get(keyOf(finding.place));
      if (row === undefined) return { finding, place: Number.MAX_SAFE_INTEGER };
      const subject = finding.subject ?? (row.code === "" ? undefined : row.code);
      return {
        finding: { ...finding, ...given({ subject }), title: row.title },
        place: row.place,
      };
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ finding }) => finding);
}
