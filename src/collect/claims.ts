import type { Unplaced } from "../findings/finding.ts";
import { given } from "../given.ts";
import { readingFarOff } from "../model/journal/bare-number.ts";
import type { ColumnId } from "../sheets/columns.ts";
import { spokenRow } from "../sheets/frequent.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { readCell, readOccurrence } from "./cell-readings.ts";
import { type FilledColumn, filledColumns } from "./filled-columns.ts";
import { readingInDoubt } from "./findings/cells.ts";
import { comparable, type KnownRow, type KnownRows } from "./known-rows.ts";
import type { LineCell, SheetLine } from "./lines.ts";
import type { SheetFinding } from "./read/raw.ts";

/** What a line asks to change: its cells against those that the sheet showed when it was handed out. */

export interface Claim {
  readonly line: SheetLine;
  readonly knownRow: KnownRow;
  /** By column, in the form of `values.ts`; "" where what the sheet showed was taken out. */
  readonly changed: ReadonlyMap<FilledColumn, string>;
  /** What the sheet showed. */
  readonly before: ReadonlyMap<FilledColumn, string>;
  /** The words in which the cells say it. */
  readonly written: ReadonlyMap<FilledColumn, LineCell>;
  /** Why a person has to confirm how a cell is read. */
  readonly doubt?: Unplaced;
  /** The cell of an occurrence was emptied: what was told of it is taken back. */
  readonly emptied?: true;
}

export interface Read {
  readonly claims: readonly Claim[];
  readonly findings: readonly SheetFinding[];
}

/** What a row says, by heading. */
export function saidBy({ cells, occurrences }: SheetLine): Readonly<Record<string, string>> {
  const filled = filledColumns.flatMap((id) => cells.get(id) ?? []);
  return Object.fromEntries(
    [...filled, ...occurrences.map(({ cell }) => cell)].map(({ heading, text }) => [heading, text]),
  );
}

/** Whether a line has anything in a cell that the unit fills in. */
export function saysAnything(line: SheetLine): boolean {
  return line.occurrences.length > 0 || filledColumns.some((id) => line.cells.has(id));
}

interface CellRead {
  readonly value: string;
  readonly doubt?: Unplaced;
  readonly finding?: SheetFinding;
}

function readOne(
  column: FilledColumn,
  cell: LineCell,
  line: SheetLine,
  told: CalendarDate,
): CellRead {
  return asRead(readCell(column, cell.text, told), cell, line);
}

function asRead(reading: ReturnType<typeof readCell>, cell: LineCell, line: SheetLine): CellRead {
  if (reading.ok) return { value: reading.value, ...given({ doubt: reading.doubt }) };
  return {
    value: "",
    finding: reading.wrong.at(
      { ...line.spot, ...given({ column: cell.column }), heading: cell.heading },
      { subject: line.code, said: saidBy(line) },
    ),
  };
}

/**
 * The snapshot from which the fewest cells differ: that is the one that the clerk had before them. Of several, the
 * one of whose cells the fewest were emptied.
 */
function nearest(
  values: ReadonlyMap<FilledColumn, string>,
  present: ReadonlySet<ColumnId>,
  snapshots: readonly ReadonlyMap<FilledColumn, string>[],
): ReadonlyMap<FilledColumn, string> {
  const differing = (snapshot: ReadonlyMap<FilledColumn, string>) => {
    const written = [...values].filter(
      ([column, value]) => value !== "" && value !== snapshot.get(column),
    );
    const emptied = filledColumns.filter(
      (column) =>
        present.has(column) &&
        (values.get(column) ?? "") === "" &&
        (snapshot.get(column) ?? "") !== "",
    );
    return written.length * (filledColumns.length + 1) + emptied.length;
  };
  let best: ReadonlyMap<FilledColumn, string> = new Map();
  let least = Number.POSITIVE_INFINITY;
  for (const snapshot of snapshots) {
    const count = differing(snapshot);
    if (count < least) {
      best = snapshot;
      least = count;
    }
  }
  return best;
}

interface Told {
  readonly line: SheetLine;
  readonly knownRow: KnownRow;
  readonly cells: ReadonlyMap<FilledColumn, CellRead & { readonly cell: LineCell }>;
}

function claimOf(
  { line, knownRow, cells }: Told,
  knownRows: KnownRows,
  days: readonly CalendarDate[],
): Read {
  const values = new Map([...cells].map(([column, { value }]) => [column, value] as const));
  const snapshots = days.map((day) => knownRows.shownAt(day).get(knownRow.key) ?? {});
  const before = nearest(values, line.present, snapshots.map(comparable));
  const wrong = [...cells].flatMap(([column, { cell, finding }]) =>
    finding === undefined ||
    snapshots.some((shown) => (shown[column] ?? "").trim() === cell.text.trim())
      ? []
      : [finding],
  );
  if (wrong.length > 0) return { claims: [], findings: wrong };
  const changed = new Map<FilledColumn, string>();
  for (const column of filledColumns) {
    const value = values.get(column) ?? "";
    // Cells without columns say nothing; a blank one takes back what stood there.
    if (value === "" && !line.present.has(column)) continue;
    if (value !== (before.get(column) ?? "")) changed.set(column, value);
  }
  if (changed.size === 0) return { claims: [], findings: [] };
  const written = new Map([...cells].map(([column, { cell }]) => [column, cell] as const));
  const doubt = [...changed.keys()]
    .map((column) => cells.get(column)?.doubt)
    .find((one) => one !== undefined);
  const claim = { line, knownRow, changed, before, written, ...given({ doubt }) };
  return { claims: [claim], findings: [] };
}

/** What the cell of an occurrence says; a sheet has no columns for them then. */
const marks: ReadonlySet<ColumnId> = new Set(["state", "percent", "done"]);

/**
 * The claim of a line about one row.
 * @param told the day of the report: days without a year are the last such ones before it
 */
export function claimsOfLine(
  line: SheetLine,
  knownRow: KnownRow,
  knownRows: KnownRows,
  days: readonly CalendarDate[],
  told: CalendarDate,
): Read {
  const cells = filledColumns.flatMap((column) => {
    const cell = line.cells.get(column);
    if (cell === undefined) return [];
    const read = readOne(column, cell, line, told);
    return [[column, { ...inUnit(read, column, cell, knownRow, knownRows), cell }] as const];
  });
  return claimOf({ line, knownRow, cells: new Map(cells) }, knownRows, days);
}

/** A value that is far off its target in the target's unit is asked about, and taken with the unit. */
function inUnit(
  read: CellRead,
  column: FilledColumn,
  cell: LineCell,
  knownRow: KnownRow,
  knownRows: KnownRows,
): CellRead {
  const target = knownRow.type === "indicator" ? knownRow.item.target?.amount : undefined;
  if (column !== "value" || target === undefined || read.value === "") return read;
  const last = knownRows.currentOf(knownRow.key).get("value");
  const reading = readingFarOff(read.value, target, last);
  if (reading === undefined || read.value === last) return read;
  const doubt = readingInDoubt.of({
    text: cell.text.trim(),
    reading: { zh: reading, en: reading },
  });
  return { value: reading, doubt };
}

/** The claim of an occurrence whose cell stands empty, where the sheet showed something in it. */
function emptiedIn(
  line: SheetLine,
  knownRow: KnownRow,
  knownRows: KnownRows,
  days: readonly CalendarDate[],
): Claim | undefined {
  const label = knownRow.type === "row" ? knownRow.row.assignment.occurrence : undefined;
  const cell = line.blankOccurrences.find((one) => one.label === label)?.cell;
  if (cell === undefined) return undefined;
  const snapshots = days.map((day) => comparable(knownRows.shownAt(day).get(knownRow.key) ?? {}));
  const before = nearest(new Map(), marks, snapshots);
  const column = (["done", "percent", "state"] as const).find((one) => before.get(one) !== "");
  if (column === undefined || before.get(column) === undefined) return undefined;
  const changed = new Map([[column, ""]]);
  return { line, knownRow, changed, before, written: new Map([[column, cell]]), emptied: true };
}

/**
 * The claims of a line with a cell for each occurrence: each cell is one, and the words of the line belong
 * to the last that changed.
 */
export function claimsOfFamily(
  line: SheetLine,
  family: readonly KnownRow[],
  knownRows: KnownRows,
  days: readonly CalendarDate[],
  told: CalendarDate,
): Read {
  const texts = (["progress", "problem", "next-step", "evidence"] as const).flatMap((column) => {
    const cell = line.cells.get(column);
    return cell === undefined
      ? []
      : [[column, { ...readOne(column, cell, line, told), cell }] as const];
  });
  const read = family.map((knownRow): { knownRow: KnownRow; own: Told; bare: Read } => {
    const label = knownRow.type === "row" ? knownRow.row.assignment.occurrence : undefined;
    const cells = line.occurrences
      .filter((occurrence) => occurrence.label === label)
      .map(({ cell, column: said }) => {
        if (said !== undefined)
          return [said, { ...readOne(said, cell, line, told), cell }] as const;
        const { column, reading } = readOccurrence(cell.text, told);
        return [column, { ...asRead(reading, cell, line), cell }] as const;
      });
    const own: Told = {
      line: { ...line, present: new Set(cells.map(([column]) => column)) },
      knownRow,
      cells: new Map(cells),
    };
    return { knownRow, own, bare: claimOf(own, knownRows, days) };
  });
  const findings = read.flatMap(({ bare }) => bare.findings);
  if (findings.length > 0) return { claims: [], findings };
  const emptied = family.flatMap((knownRow) => emptiedIn(line, knownRow, knownRows, days) ?? []);
  const changed = read.filter(({ bare }) => bare.claims.length > 0);
  const spoken = spokenRow(family.flatMap((one) => (one.type === "row" ? one.row : [])));
  const last =
    changed.at(-1) ?? read.find(({ knownRow }) => knownRow.key === spoken?.assignment.key);
  if (last === undefined) return { claims: [], findings: [] };
  const present = new Set([...line.present].filter((id) => !marks.has(id)));
  for (const id of last.own.cells.keys()) present.add(id);
  const worded = claimOf(
    {
      line: { ...line, present },
      knownRow: last.knownRow,
      cells: new Map([...last.own.cells, ...texts]),
    },
    knownRows,
    days,
  );
  return {
    claims: [
      ...changed.filter((one) => one !== last).flatMap(({ bare }) => bare.claims),
      ...emptied,
      ...worded.claims,
    ],
    findings: worded.findings,
  };
}
