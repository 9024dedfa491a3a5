import type { OverviewRow, OverviewView } from "../../overview/view.ts";
import { measuredTag, monthTag } from "./page-bars.ts";
import type { PageLight } from "./page-lights.ts";
import { COUNTED } from "./page-links.ts";

/** The list of tasks, as the templates take it. */

export interface PageUnitList {
  readonly name: string;
  /** On paper the worst only. */
  readonly rows: readonly OverviewPageRow[];
  /** Whether its rows are shown at first. */
  readonly open: boolean;
}

export interface OverviewPageRow {
  readonly code: string;
  readonly unitId: string;
  readonly href: string;
  readonly title: string;
  readonly goal: number;
  readonly due: string;
  readonly state: string;
  readonly percent: string;
  readonly expected: string;
  /** Widths of the bar and its mark. */
  readonly bar: number;
  readonly mark: number;
  readonly light: string;
  readonly lightLabel: string;
  /** What it is found by. */
  readonly tags: string;
  readonly cancelled: boolean;
  readonly attention: boolean;
  readonly why: string;
  readonly told: string;
  readonly text: string;
  readonly problem: string;
  /** The deadline asked for, and the day on which it was. */
  readonly asked: string;
}

/** The tag of rows that are done and not closed yet. */
export const FINISHED = "finished";

/** The tag of rows in a state. */
export const stateTag = (status: OverviewRow["status"]) => `state-${status}`;

function tagsOf(row: OverviewRow, attention: boolean, measured: readonly number[]): string {
  const { marks, status } = row;
  if (row.cancelled) return "cancelled";
  const open = !marks.includes("done") && !marks.includes("overdue");
  return [
    COUNTED,
    ...marks,
    stateTag(status),
    ...(status === "done" || status === "closure-requested" ? [FINISHED] : []),
    ...(open ? ["open"] : []),
    ...(attention ? ["attention"] : []),
    ...(row.expected === undefined ? [] : ["planned"]),
    monthTag(row.due?.slice(0, 7)),
    ...measured.map(measuredTag),
  ].join(" ");
}

/**
 * Every row, the worst first.
 * @param sheets by a unit's id: its sheet, as a path from the overview
 */
export function overviewPageRows(
  { rows, indicators }: OverviewView,
  lights: readonly PageLight[],
  sheets: ReadonlyMap<string, string>,
): readonly OverviewPageRow[] {
  const measured = indicators.map((line) => new Set(line.rows));
  return rows.map((row) => {
    const light = lights.find(({ name }) => name === row.light);
    const attention = !row.cancelled && (light?.weight ?? 0) > 0;
    const indicated = measured.flatMap((keys, index) => (keys.has(row.key) ? [index] : []));
    return {
      code: row.code,
      unitId: row.unit,
      href: sheets.get(row.unit) ?? "",
      title: row.title,
      goal: row.goal,
      due: row.due ?? "",
      state: row.state,
      percent: row.percent === undefined ? "" : `${row.percent}%`,
      expected: row.expected === undefined ? "" : `${row.expected}%`,
      bar: row.percent ?? 0,
      mark: row.expected ?? 0,
      light: row.light,
      lightLabel: light?.label ?? row.light,
      tags: tagsOf(row, attention, indicated),
      cancelled: row.cancelled,
      attention,
      why: row.why,
      told: row.last?.told ?? "",
      text: row.last?.text ?? "",
      problem: row.problem ?? "",
      asked: row.extension === undefined ? "" : `${row.extension.to} (${row.extension.told})`,
    };
  });
}

/** Rows by unit, the worst unit first and open. */
export function listsOf(
  { behind, units }: OverviewView,
  rows: readonly OverviewPageRow[],
  names: ReadonlyMap<string, string>,
): readonly PageUnitList[] {
  const order = new Set([...behind.map(({ unit }) => unit), ...units.map(({ id }) => id)]);
  return [...order]
    .map((id) => ({ id, own: rows.filter(({ unitId }) => unitId === id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ id, own }, index) => ({ name: names.get(id) ?? id, rows: own, open: index === 0 }));
}
