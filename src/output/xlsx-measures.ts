import { eastAsianWidth } from "get-east-asian-width";

/** Widths, heights and colours as workbooks count them. */

/** The width of a column of so many characters of full width: half-width characters and the padding of a cell. */
export function widthOf(fullWidth: number): number {
  return fullWidth * 2 + 1.7;
}

/** `#rrggbb` with its opacity in front. */
export function colourOf(colour: string): string {
  return `FF${colour.replace("#", "").toUpperCase()}`;
}

function halfWidths(text: string): number {
  let sum = 0;
  for (const char of text)
    sum += eastAsianWidth(char.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  return sum;
}

const LINE_HEIGHT = 15;
const TALLEST = 409;

/**
 * The height that a row needs, in points: programs do not work it out for files that they did not write.
 * @param cells texts with the widths of their columns, in characters of half width
 */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
): number {
  const lines = cells.map(({ text, width }) => {
    const room = Math.max(1, width - 1.5);
    return text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(halfWidths(line) / room)), 0);
  });
  return Math.min(TALLEST, Math.max(1, ...lines) * LINE_HEIGHT + 4);
}

/** The looks that cells share. */
export const TINT = "FFFDF6DC";
export const HEAD = "FFE8ECEF";
const LINE = { style: "thin", color: { argb: "FFBFC5CA" } } as const;
export const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
