import type { TableCell, TableRow } from "../view.ts";

/** Cells of typed tables that are joined with their neighbours. */

/** A cell as typed, or a sign that its place belongs to the cell above or to the left. */
export type TypedCell = TableCell | "above" | "left";

interface Region {
  readonly row: number;
  readonly column: number;
}

const isSame = (a: Region, b: Region) => a.row === b.row && a.column === b.column;

/** The sign as text: where nothing lies above or to the left, and where the cells are no rectangle. */
const printedSign = { above: "^", left: "<" } as const;

function asTyped(cell: TypedCell): TableCell {
  if (typeof cell !== "string") return cell;
  return { lines: [[{ kind: "text", text: printedSign[cell] }]] };
}

/** The cell that each place belongs to. */
function regionsOf(rows: readonly (readonly TypedCell[])[]): readonly (readonly Region[])[] {
  const regions: Region[][] = [];
  rows.forEach((cells, row) => {
    const line: Region[] = [];
    regions.push(line);
    cells.forEach((cell, column) => {
      const beside = cell === "above" ? regions[row - 1]?.[column] : line[column - 1];
      line.push(typeof cell === "string" && beside !== undefined ? beside : { row, column });
    });
  });
  return regions;
}

/**
 * Rows with their cells joined. Signs that join no rectangle print as they are typed.
 * @param rows of equal length
 */
export function joinCells(rows: readonly (readonly TypedCell[])[]): readonly TableRow[] {
  const regions = regionsOf(rows);
  const sizeOf = (origin: Region) => {
    const has = (row: number, column: number) => {
      const region = regions[row]?.[column];
      return region !== undefined && isSame(region, origin);
    };
    let colspan = 1;
    while (has(origin.row, origin.column + colspan)) colspan += 1;
    let rowspan = 1;
    while (has(origin.row + rowspan, origin.column)) rowspan += 1;
    const places = regions.flat().filter((region) => isSame(region, origin)).length;
    return places === colspan * rowspan ? { colspan, rowspan } : undefined;
  };
  return rows.map((cells, row) => ({
    cells: cells.flatMap((cell, column): TableCell[] => {
      const origin = regions[row]?.[column] ?? { row, column };
      const size = sizeOf(origin);
      if (size === undefined) return [asTyped(cell)];
      if (!isSame(origin, { row, column })) return [];
      const { colspan, rowspan } = size;
      return [
        {
          ...asTyped(cell),
          ...(colspan > 1 ? { colspan } : {}),
          ...(rowspan > 1 ? { rowspan } : {}),
        },
      ];
    }),
  }));
}
