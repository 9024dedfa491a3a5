import { type ScreenCell, screenCells } from "../findings/width.ts";

/** A line of source and the marks under it, both as a terminal shows them. */
export interface Frame {
  readonly source: string;
  readonly marks: string;
}

/**
 * Shows a range of a line.
 * @param line the text of the line
 * @param from where the range begins in it, in UTF-16 units from 0
 * @param to where it ends; past the line's end for a range that goes on in the next line
 * @param sign what marks the range, one column wide: `^`
 * @param columns how many columns there are; a longer line is cut around the range
 */
export function frameLine(
  line: string,
  from: number,
  to: number,
  sign: string,
  columns: number,
): Frame {
  // What lies further away than the screen shows is not looked at: a line may be a megabyte, with many findings.
  const reach = 2 * Math.max(columns, 20);
  if (line.length > 4 * reach) {
    const first = Math.max(0, Math.min(from, line.length) - reach);
    const near = line.slice(first, first + 3 * reach);
    return frameLine(near, from - first, to - first, sign, columns);
  }
  const cells = screenCells(line);
  const begin = from >= line.length ? cells.length : cellAt(cells, from);
  const after = cells.findIndex((cell) => cell.offset >= to);
  const end = Math.max(begin, after < 0 ? cells.length : after);
  const [left, right] = windowAround(cells, begin, end, Math.max(columns, 20));
  const shown = cells.slice(left, right);
  const before = left > 0 ? "…" : "";
  const behind = right < cells.length ? "…" : "";
  const indent = before.length + widthOf(cells.slice(left, begin));
  const marked = widthOf(cells.slice(begin, Math.min(end, right)));
  return {
    source: `${before}${shown.map((cell) => cell.text).join("")}${behind}`.trimEnd(),
    marks: " ".repeat(indent) + sign.repeat(Math.max(1, marked)),
  };
}

/** The index of the cell that an offset falls into. */
function cellAt(cells: readonly ScreenCell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset > offset);
  return Math.max(0, (next < 0 ? cells.length : next) - 1);
}

function widthOf(cells: readonly ScreenCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** The cells to show: all of them, or those around the range, a third of the room before it. */
function windowAround(
  cells: readonly ScreenCell[],
  begin: number,
  end: number,
  columns: number,
): readonly [number, number] {
  if (widthOf(cells) <= columns) return [0, cells.length];
  const room = columns - 2;
  let left = begin;
  let lead = 0;
  const range = Math.min(widthOf(cells.slice(begin, end)), room);
  const before = Math.max(Math.floor(room / 3), room - range - widthOf(cells.slice(end)));
  while (left > 0 && lead + (cells[left - 1]?.width ?? 0) <= Math.min(before, room - 1)) {
    left -= 1;
    lead += cells[left]?.width ?? 0;
  }
  let right = left;
  let width = 0;
  while (right < cells.length && width + (cells[right]?.width ?? 0) <= room) {
    width += cells[right]?.width ?? 0;
    right += 1;
  }
  return [left, right];
}
