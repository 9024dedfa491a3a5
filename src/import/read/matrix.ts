import type { SourceCell } from "../blocks.ts";

/** A cell of a table as files write it: with how far it reaches. */
interface SpanningCell {
  readonly lines: readonly string[];
  readonly rows: number;
  readonly columns: number;
}

const WIDEST = 60;
const LONGEST = 5000;

/** Rows of cells that reach over others as a full matrix; a place that another cell covers says so. */
export function matrixOf(
  rows: readonly (readonly SpanningCell[])[],
): readonly (readonly SourceCell[])[] {
  const matrix: SourceCell[][] = rows.slice(0, LONGEST).map(() => []);
  rows.slice(0, LONGEST).forEach((cells, y) => {
    let x = 0;
    for (const { lines, rows: down, columns: across } of cells) {
      while (matrix[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < down && y + dy < matrix.length; dy += 1)
        for (let dx = 0; dx < across && x + dx < WIDEST; dx += 1) {
          const row = matrix[y + dy];
          if (row !== undefined)
            row[x + dx] =
              dx > 0
                ? { lines: [], joined: "left" }
                : dy > 0
                  ? { lines: [], joined: "above" }
                  : { lines };
        }
      x += across;
    }
  });
  const width = Math.max(0, ...matrix.map(({ length }) => length));
  return matrix.map((row) => Array.from({ length: width }, (_none, x) => row[x] ?? { lines: [] }));
}
