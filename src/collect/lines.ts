import type { Spot } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { SheetAnswer } from "../sheets/answer.ts";
import { columnLetters } from "../sheets/column-letters.ts";
import { type ColumnId, columnSpecs, isColumnId } from "../sheets/columns.ts";
import { coverIds, coverWord } from "../sheets/form.ts";
import type { FilledColumn } from "./filled-columns.ts";
import { cellNotRead, columnNotRead, commentNotRead, worksheetNotRead } from "./findings/files.ts";
import { squeezed } from "./our-words.ts";
import type { About, RawCell, RawRow, RawSheet, SheetFinding } from "./read/raw.ts";

import {
  type Column,
  dayIn,
  filledIn,
  type Headings,
  isData,
  isFoot,
  isIds,
  type Table,
  tablesIn,
} from "./tables.ts";

/** The lines of a sheet: which cell stands in which column, wherever the columns have gone. */

export interface LineCell {
  readonly text: string;
  /** Where it stands, for messages. */
  readonly column?: string;
  readonly heading: string;
  readonly formula?: true;
  /** The merged cells whose first row says it. */
  readonly merged?: string;
}

export interface SheetLine {
  readonly spot: Spot;
  readonly about: About;
  readonly key?: string;
  readonly code: string;
  readonly checksum: string;
  readonly cells: ReadonlyMap<ColumnId, LineCell>;
  /** The columns that the sheet has, whether the line says anything in them or not. */
  readonly present: ReadonlySet<ColumnId>;
  /** The cells of a frequent duty's occurrences. */
  readonly occurrences: readonly {
    readonly label: string;
    readonly cell: LineCell;
    /** What the cell holds, where the sheet says it. */
    readonly column?: FilledColumn;
  }[];
  /** Those of them that the sheet has and that stand empty. */
  readonly blankOccurrences: readonly { readonly label: string; readonly cell: LineCell }[];
}

export interface SheetLines {
  readonly lines: readonly SheetLine[];
  readonly findings: readonly SheetFinding[];
}

const cellOf = (cell: RawCell, heading: string): LineCell => ({
  text: cell.merged?.text ?? cell.text,
  column: columnLetters(cell.column),
  heading,
  ...(cell.formula === true ? { formula: true } : {}),
  ...given({ merged: cell.merged?.range }),
});

function lineOf(row: RawRow, { columns }: Table, sheet: RawSheet, about: About): SheetLine {
  const cells = new Map<ColumnId, LineCell>();
  const occurrences: { label: string; cell: LineCell }[] = [];
  let checksum = "";
  let key: string | undefined;
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    if (column === undefined) continue;
    const { meaning, heading } = column;
    if (meaning.type === "checksum") checksum = cell.text.trim();
    else if (meaning.type === "key") key = cell.text.trim();
    else if (meaning.type === "form") continue;
    else if (meaning.type === "occurrence")
      occurrences.push({ label: meaning.label, cell: cellOf(cell, heading) });
    else if (filledIn.has(meaning.id)) cells.set(meaning.id, cellOf(cell, heading));
    // What a row is known by is its own, whatever covers it.
    else if (cell.text !== "")
      cells.set(meaning.id, cellOf({ text: cell.text, column: cell.column }, heading));
  }
  return {
    spot: {
      file: sheet.file,
      ...given({ worksheet: sheet.worksheet }),
      row: row.number,
    },
    about,
    ...given({ key }),
    code: (cells.get("code")?.text ?? "").trim(),
    checksum,
    cells,
    present: new Set(
      [...columns.values()].flatMap(({ meaning }) => (meaning.type === "column" ? meaning.id : [])),
    ),
    occurrences,
    blankOccurrences: [...columns].flatMap(([column, { meaning, heading }]) =>
      meaning.type === "occurrence" && !occurrences.some(({ label }) => label === meaning.label)
        ? { label: meaning.label, cell: { text: "", column: columnLetters(column), heading } }
        : [],
    ),
  };
}

const spotOf = ({ file, worksheet }: RawSheet, row: number, column: number): Spot => ({
  file,
  ...given({ worksheet }),
  row,
  column: columnLetters(column),
});

/** Cells in columns that are not read: nothing in them gets lost unseen. */
function unread(
  table: Table,
  sheet: RawSheet,
  ours: ReadonlySet<string> | undefined,
): readonly SheetFinding[] {
  const headings = new Map(table.headingRow.cells.map(({ column, text }) => [column, text.trim()]));
  return table.rows.flatMap((row) =>
    row.cells
      .filter(({ text }) => text.trim() !== "")
      .flatMap(({ column, text }) => {
        const known = table.columns.get(column);
        const heading = headings.get(column) ?? columnLetters(column);
        const spot = { ...spotOf(sheet, row.number, column), heading };
        const said = { heading, text: text.trim() };
        if (known === undefined) return columnNotRead.at(spot, said);
        const changed =
          ours !== undefined &&
          isShown(known) &&
          isData(row, table.columns) &&
          !ours.has(squeezed(text));
        return changed ? cellNotRead.at(spot, said) : [];
      }),
  );
}

/** Whether a column only shows what the plan says; the code and remarks of a row are told elsewhere. */
const isShown = ({ meaning }: Column): boolean =>
  meaning.type === "column" &&
  !filledIn.has(meaning.id) &&
  meaning.id !== "code" &&
  meaning.id !== "remark";

/** What stands above the first table, the words of our own form apart. */
function aboveTables(
  sheet: RawSheet,
  [first]: readonly Table[],
  ours: ReadonlySet<string> | undefined,
): readonly SheetFinding[] {
  const end = first?.headingRow.number ?? 0;
  return sheet.rows
    .filter((row) => row.number < end && !isIds(row) && !isFoot(row))
    .flatMap(({ number, cells }) =>
      cells
        .filter(({ text }) => text.trim() !== "" && ours?.has(squeezed(text)) !== true)
        .map(({ column, text }) =>
          worksheetNotRead.at(spotOf(sheet, number, column), { text: text.trim() }),
        ),
    );
}

function unreadComments(sheet: RawSheet): readonly SheetFinding[] {
  return (sheet.comments ?? []).map(({ row, column, text }) =>
    commentNotRead.at(spotOf(sheet, row, column), { text }),
  );
}

/** The columns of a workbook's cover; what stands beside them somebody added. Tables that are only read have ids. */
const COVER_COLUMNS = 3;

/**
 * What stands in a worksheet without a table and is none of our words, cell by cell. In a file that has no table anywhere nothing of it is
 * told: it is no sheet of ours.
 */
export function foreignCells(
  sheet: RawSheet,
  words: ReadonlySet<string> | undefined,
): readonly SheetFinding[] {
  const ids = sheet.rows.find(isIds)?.cells.map(({ column }) => column) ?? [];
  const ours = sheet.cover === true ? COVER_COLUMNS : Math.max(0, ...ids.map((one) => one + 1));
  const isOurs = (row: RawRow, { column, text }: RawCell) =>
    column < ours &&
    (words === undefined || isIds(row) || isField(row) || words.has(squeezed(text)));
  return sheet.rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.text.trim() !== "" && !isOurs(row, cell))
      .map(({ column, text }) =>
        worksheetNotRead.at(spotOf(sheet, row.number, column), { text: text.trim() }),
      ),
  );
}

/** A line of the cover in which people write who filled it in. */
const isField = ({ cells }: RawRow) =>
  cells.some(({ text }) => coverIds.some((id) => text.trim() === coverWord(id)));

/** The lines of a table of cells; none where it has no row of headings. */
export function linesOf(
  sheet: RawSheet,
  headings: Headings,
  ours?: ReadonlySet<string>,
): SheetLines {
  const tables = tablesIn(sheet, headings);
  const filledOn = dayIn(sheet.rows);
  const about: About = { ...given({ filledOn }), ...sheet.about };
  return {
    lines: tables.flatMap((table) => table.rows.map((row) => lineOf(row, table, sheet, about))),
    findings: [
      ...aboveTables(sheet, tables, ours),
      ...tables.flatMap((table) => unread(table, sheet, ours)),
      ...unreadComments(sheet),
    ],
  };
}

/** The lines of what an HTML sheet handed back. */
export function linesOfAnswer(file: string, answer: SheetAnswer): readonly SheetLine[] {
  const { plan, fingerprint, unit, round, asOf, filledOn, filledBy } = answer;
  const about: About = {
    plan,
    fingerprint,
    unit,
    asOf,
    ...given({ round, filledOn, filledBy }),
  };
  return answer.rows.map(({ key, check, code, values }, index): SheetLine => {
    const cells = Object.entries(values).flatMap(([id, text]): [ColumnId, LineCell][] =>
      isColumnId(id) && text.trim() !== ""
        ? [[id, { text, heading: columnSpecs[id].label.zh }]]
        : [],
    );
    return {
      spot: { file, row: index + 1 },
      about,
      key,
      code: code.trim(),
      checksum: check.trim(),
      cells: new Map(cells),
      present: new Set(Object.keys(values).filter(isColumnId)),
      occurrences: [],
      blankOccurrences: [],
    };
  });
}
