/** How a worksheet that is wider than a page is printed: blocks of columns, one beside the other. */

/** What A4 shows across, lying, in the unit of workbooks at full size; 10 mm stay free on either side. */
const ACROSS = 146;

/** In percent: what is written at 10 points is read at 7.5. */
const LEAST_SCALE = 75;

export interface PrintedColumn {
  /** In the unit of workbooks. */
  readonly width: number;
  readonly hidden: boolean;
  /** Whether the unit fills it in. */
  readonly fill: boolean;
}

export interface PrintedBlocks {
  /** In percent. */
  readonly scale: number;
  /** The indices of the columns with which a block begins, without the first. */
  readonly breaks: readonly number[];
}

interface Sized {
  readonly index: number;
  readonly width: number;
}

/** Where blocks begin if each holds what fits beside the repeated columns; the first begin is left out. */
function breaksIn(columns: readonly Sized[], room: number, forced: number | undefined) {
  const breaks: number[] = [];
  let used = 0;
  for (const { index, width } of columns) {
    if (used > 0 && (used + width > room || index === forced)) {
      breaks.push(index);
      used = 0;
    }
    used += width;
  }
  return breaks;
}

/**
 * As few blocks as can be read, as large as they get; what is to be filled in begins one where that costs none.
 * @param repeated how many of the first columns stand in each block
 */
export function printedBlocks(columns: readonly PrintedColumn[], repeated: number): PrintedBlocks {
  const shown = columns.flatMap(({ width, hidden }, index) => (hidden ? [] : [{ index, width }]));
  const lead = shown.filter(({ index }) => index < repeated);
  const rest = shown.filter(({ index }) => index >= repeated);
  const leadWidth = lead.reduce((sum, { width }) => sum + width, 0);
  const widest = Math.max(0, ...rest.map(({ width }) => width));
  const most = Math.max(
    10,
    Math.min(100, Math.floor((100 * ACROSS) / Math.max(1, leadWidth + widest))),
  );
  const least = Math.min(LEAST_SCALE, most);
  const room = (scale: number) => (100 * ACROSS) / scale - leadWidth;
  const fewest = breaksIn(rest, room(least), undefined).length;
  const firstFilled = rest.find(({ index }) => columns[index]?.fill === true)?.index;
  const forced =
    fewest > 0 && breaksIn(rest, room(least), firstFilled).length === fewest
      ? firstFilled
      : undefined;
  let scale = least;
  while (scale < most && breaksIn(rest, room(scale + 1), forced).length === fewest) scale += 1;
  return { scale, breaks: breaksIn(rest, room(scale), forced) };
}
