import { type FilledColumn, filledColumns } from "./filled-columns.ts";
import type { KnownRow, KnownRows } from "./known-rows.ts";
import type { SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";

/** Lines that are only the cells of occurrences go back into the line of their duty. */

const words: readonly FilledColumn[] = ["progress", "problem", "next-step", "evidence"];

/** The HTML sheet hands back each cell of an occurrence as a line of its own, without the words of the duty. */
export function foldOccurrences(
  lines: readonly SheetLine[],
  knownRows: KnownRows,
): readonly SheetLine[] {
  const duties = new Map<KnownRow, SheetLine>();
  for (const line of lines) {
    const match = matchLine(line, knownRows, undefined);
    if (match.type === "family") for (const row of match.family.rows) duties.set(row, line);
  }
  if (duties.size === 0) return lines;
  const inside = new Map<SheetLine, SheetLine["occurrences"]>();
  const blank = new Map<SheetLine, SheetLine["blankOccurrences"]>();
  const rest = lines.filter((line) => {
    if (words.some((column) => line.present.has(column))) return true;
    const match = matchLine(line, knownRows, undefined);
    if (match.type !== "row" || match.knownRow.type !== "row") return true;
    const duty = duties.get(match.knownRow);
    const label = match.knownRow.row.assignment.occurrence;
    if (duty === undefined || label === undefined) return true;
    const cells = filledColumns.flatMap((column) => {
      const cell = line.cells.get(column);
      return cell === undefined
        ? []
        : [{ label, column, cell: { ...cell, heading: `${label} ${cell.heading}` } }];
    });
    if (cells.length > 0) inside.set(duty, [...(inside.get(duty) ?? []), ...cells]);
    else if (line.present.size > 0)
      blank.set(duty, [...(blank.get(duty) ?? []), { label, cell: { text: "", heading: label } }]);
    return false;
  });
  return rest.map((line) => ({
    ...line,
    occurrences: [...line.occurrences, ...(inside.get(line) ?? [])],
    blankOccurrences: [...line.blankOccurrences, ...(blank.get(line) ?? [])],
  }));
}
