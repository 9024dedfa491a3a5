import { eastAsianWidth } from "get-east-asian-width";

/** One piece of a line as a terminal shows it. */
export interface ScreenCell {
  readonly text: string;
  /** Columns on the screen: 0, 1 or 2; a tab has `TAB`. */
  readonly width: number;
  /** Where it begins in the line, in UTF-16 units. */
  readonly offset: number;
}

/** Columns that stand for a tab: a fixed number, because what stands before a line shifts its tab stops. */
const TAB = 4;

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Characters that never join with a neighbour: most lines hold no others, and need no segmenter. */
const single = /^[\u0020-\u007E\u3000-\u3029\u3400-\u4DBF\u4E00-\u9FFF\uFF01-\uFF60“”‘’—…·]*$/;

/** A line cut into what a terminal shows as one; control characters become visible pictures. */
export function screenCells(line: string): readonly ScreenCell[] {
  if (single.test(line)) {
    return Array.from(line, (char, offset) => ({
      text: char,
      width: eastAsianWidth(char.charCodeAt(0)),
      offset,
    }));
  }
  return [...segmenter.segment(line)].map(({ segment, index }) => cellOf(segment, index));
}

function cellOf(segment: string, offset: number): ScreenCell {
  const point = segment.codePointAt(0) ?? 0;
  if (point === 9) return { text: " ".repeat(TAB), width: TAB, offset };
  if (point < 0x20) return { text: String.fromCodePoint(0x2400 + point), width: 1, offset };
  if (point === 0x7f) return { text: "␡", width: 1, offset };
  // Half a character shows nothing; C1 controls and the marks that turn the direction of writing would change the rest of the screen.
  if (
    (point >= 0x80 && point < 0xa0) ||
    /^[\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u.test(segment)
  ) {
    return { text: "�", width: 1, offset };
  }
  if (/^[\p{Mark}\u200B-\u200D\u2060\uFEFF]/u.test(segment))
    return { text: segment, width: 0, offset };
  return { text: segment, width: eastAsianWidth(point), offset };
}

/** The columns that a text takes on a terminal, colour codes left out. */
export function screenWidth(text: string): number {
  let width = 0;
  for (const cell of screenCells(withoutColour(text))) width += cell.width;
  return width;
}

const colourCode = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

function withoutColour(text: string): string {
  return text.replace(colourCode, "");
}
