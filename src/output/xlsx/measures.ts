import { eastAsianWidth } from "get-east-asian-width";

/** Widths, heights and colours as workbooks count them. */

/** What is written in cells, in points. */
export const FONT_SIZE = 10;

/**
 * The width of a column of so many characters of full width, in the unit of workbooks: a digit of the usual
 * face at 11 points, 7 pixels, of which a character of full width at 10 points needs 13⅓; and the padding.
 */
export function worksheetWidth(fullWidth: number): number {
  return Math.round((fullWidth * 1.92 + 1) * 100) / 100;
}

/** `#rrggbb` with its opacity in front. */
export function colourOf(colour: string): string {
  return `FF${colour.replace("#", "").toUpperCase()}`;
}

/** A colour so far lightened that black is read well on it. */
export function tintOf(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const light = parts.map((part) => Math.round(255 - (255 - part) * 0.25));
  return colourOf(`#${light.map((part) => part.toString(16).padStart(2, "0")).join("")}`);
}

function halfWidths(text: string): number {
  let sum = 0;
  for (const char of text)
    sum += eastAsianWidth(char.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  return sum;
}

const LINE_HEIGHT = 13.5;
const TALLEST = 409;

/**
 * The height that a row needs, in points: programs do not work it out for files that they did not write.
 * @param cells texts with the widths of their columns, in the unit of workbooks, which half a character of full width fills
 */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
): number {
  const lines = cells.map(({ text, width }) => {
    const room = Math.max(1, width - 1);
    return text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(halfWidths(line) / room)), 0);
  });
  return Math.min(TALLEST, Math.max(1, ...lines) * LINE_HEIGHT + 4);
}
