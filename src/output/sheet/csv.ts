import Papa from "papaparse";
import { given } from "../../given.ts";
import { withAbove } from "../../sheets/above.ts";
import type { SheetColumn, SheetRow, SheetTable, SheetView } from "../../sheets/view.ts";

/**
 * A tracking sheet as CSV with a byte order mark, for programs that read nothing else. Each occurrence is
 * a line of its own; what the unit only leads or supports is left out.
 */

/** The heading of the checksums, by which `collect` knows the column. */
const checksumHeading = { zh: "校验值", en: "Check" } as const;

/** Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(text) ? `'${text}` : text;
}

interface Line {
  readonly cells: SheetRow["cells"];
  readonly code: string;
  readonly checksum: string;
}

/** The lines of a table: occurrences apart. */
function linesOf({ rows }: SheetTable): readonly Line[] {
  return rows.flatMap((row): readonly Line[] =>
    row.occurrences.length === 0
      ? [row]
      : row.occurrences.map(({ code, checksum, label, due, value }) => {
          const done = /^\d{4}-/.test(value);
          return {
            code,
            checksum,
            cells: {
              ...row.cells,
              occurrence: label,
              ...given({ due }),
              ...(done ? { done: value } : value === "" ? {} : { percent: value }),
            },
          };
        }),
  );
}

/** The columns of all tables that are filled in, each once, in their order; the row code last. */
function columnsOf(tables: readonly SheetTable[]): readonly SheetColumn[] {
  const found = new Map<string, SheetColumn>();
  for (const { columns } of tables)
    for (const column of columns) if (!found.has(column.id)) found.set(column.id, column);
  const all = [...found.values()];
  return [...all.filter(({ id }) => id !== "code"), ...all.filter(({ id }) => id === "code")];
}

/** The CSV text of a sheet, its byte order mark included. */
export function renderCsv(view: SheetView): string {
  const tables = view.tables
    .filter(({ kind }) => kind !== "support")
    .map((table) => withAbove(table, view.locale));
  const columns = columnsOf(tables);
  const heading = [...columns.map((column) => column.heading), checksumHeading[view.locale]];
  const lines = tables
    .flatMap(linesOf)
    .map(({ cells, code, checksum }) => [
      ...columns.map(({ id }) => harmless(id === "code" ? code : (cells[id] ?? ""))),
      checksum,
    ]);
  return `\uFEFF${Papa.unparse([heading, ...lines], { newline: "\r\n" })}\r\n`;
}
