import type { PrintedInline, TableColumn, TableRow } from "../view.ts";

/** How wide the columns of a table are. */

/** What a character of a table and the edges of a cell take of the page, in mm (12 pt, GB/T 9704 5.2). */
const CHARACTER = 4.24;
const EDGES = 3;

/** The width between the margins, in mm: upright, and turned. */
const UPRIGHT = 156;
const TURNED = 225;

/** A heading of so many characters stands in one line; a longer one breaks between words. */
const WHOLE_HEADING = 6;

interface Wanted {
  /** By the longest cell. */
  readonly weight: number;
  /** In mm: for the heading, and for the longest Latin word, which must not break. */
  readonly least: number;
}

function wanted(rows: readonly TableRow[], column: number, whole: number, least: number): Wanted {
  const [header, ...body] = rows;
  const head = plain(header?.cells[column]?.lines ?? []);
  let longest = head.length;
  let word = Math.max(longestWord(head), headingWidth(head), least);
  for (const row of body) {
    const lines = row.cells[column]?.lines ?? [];
    longest = Math.max(
      longest,
      lines.reduce((sum, line) => sum + lineLength(line), 0),
    );
    word = Math.max(word, longestWord(plain(lines)));
    for (const line of lines) {
      const length = fullWidths(plain([line]));
      if (length <= whole) word = Math.max(word, length);
    }
  }
  return {
    weight: Math.min(40, Math.max(6, Math.sqrt(longest) * 3)),
    least: Math.min(word, 16) * CHARACTER + EDGES,
  };
}

function plain(lines: readonly (readonly PrintedInline[])[]): string {
  return lines
    .flat()
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join(" ");
}

/** In characters; what Latin letters take is counted as words. */
function headingWidth(heading: string): number {
  const characters = heading.replace(/[\u0020-\u00ff]/g, "").length;
  return Math.min(characters, WHOLE_HEADING);
}

/** Widths that give each column its least, and share the rest by weight. */
function widthsFor(columns: readonly Wanted[], total: number): readonly number[] {
  const widths = columns.map(() => 0);
  const fixed = new Set<number>();
  for (;;) {
    const taken = [...fixed].reduce((sum, at) => sum + (widths[at] ?? 0), 0);
    const free = columns.flatMap(({ weight }, at) => (fixed.has(at) ? [] : [weight]));
    const weights = free.reduce((sum, weight) => sum + weight, 0);
    const part = Math.max(0, total - taken) / (weights || 1);
    const small = columns.findIndex(
      ({ weight, least }, at) => !fixed.has(at) && weight * part < least,
    );
    columns.forEach(({ weight }, at) => {
      if (!fixed.has(at)) widths[at] = weight * part;
    });
    if (small === -1) return widths;
    fixed.add(small);
    widths[small] = columns[small]?.least ?? 0;
  }
}

export interface Measuring {
  /** On a page that lies. */
  readonly turned?: boolean;
  /** Lines of up to so many characters do not break. */
  readonly whole?: number;
  /** The characters that a line of each column holds at least. */
  readonly least?: readonly number[];
}

/** In characters of full width: what is not Chinese takes half of one. */
const fullWidths = (text: string) => text.length - text.replace(/[^\u0020-\u00ff]/g, "").length / 2;

/**
 * The columns of a table: as wide as is said, else by what stands in them.
 * @param rows the header first, with a cell for each column
 */
export function columnsFor(
  rows: readonly TableRow[],
  given: readonly (number | undefined)[],
  { turned = false, whole = 0, least = [] }: Measuring = {},
): readonly TableColumn[] {
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: count }, (_, column) =>
    wanted(rows, column, whole, least[column] ?? 0),
  );
  const widths = widthsFor(columns, turned ? TURNED : UPRIGHT);
  const said = given.filter((width) => width !== undefined);
  const scale =
    said.length === 0
      ? 1
      : widths.reduce((sum, width, at) => sum + (given[at] === undefined ? 0 : width), 0) /
        said.reduce((sum, width) => sum + width, 0);
  return widths.map((width, at) => {
    const own = given[at];
    return { share: own === undefined ? width : own * scale };
  });
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[A-Za-z0-9.-]+/g) ?? []).map((run) => run.length));
}

function lineLength(line: readonly PrintedInline[]): number {
  return line.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 3), 0);
}
