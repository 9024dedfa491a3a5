import { eastAsianWidth } from "get-east-asian-width";
import { forcedLines } from "../model/text/title-breaks.ts";
import { breaksOf } from "./title-breaks.ts";
import { type Break, cheapestLines } from "./title-lines.ts";

/** How a title is to be broken. */
export interface TitleOptions {
  /** The words of a Chinese text in order; joined they are the text. */
  readonly words: (text: string) => readonly string[];
  /** Names that stay whole, such as those of organs. */
  readonly names?: readonly string[];
  /** Widest line in full-width characters; 20 if not given (2号, 22 pt, in 156 mm). */
  readonly widest?: number;
}

/** A title in lines. */
export interface TitleLines {
  readonly lines: readonly string[];
  /** Width of the widest line in full-width characters; half-width ones count a half. */
  readonly width: number;
  /** Whether every line keeps to the widest line allowed (GB/T 9704 7.3.1). */
  readonly fits: boolean;
}

const WIDEST = 20;

/**
 * Breaks a title into lines: at borders of words only, never inside a name, a number with its unit,
 * 关于, 的通知, or 《…》 if that fits a line; in the shape of a 梯形 or 菱形 where it can be
 * (GB/T 9704 7.3.1). A `|` forces breaks, and then there are no others. Same text, same lines; the
 * words are asked for only if the title is longer than a line.
 */
export function breakTitle(text: string, options: TitleOptions): TitleLines {
  const { words, names = [], widest = WIDEST } = options;
  if (text.includes("|")) return finished(forcedLines(text), widest);
  if (titleWidth(text) <= widest) return finished([text], widest);
  const breaks: readonly Break[] = breaksOf(text, words(text), names, (piece) =>
    fitsIn(piece, widest),
  );
  return finished(cheapestLines(text, breaks, widths(text), widest), widest);
}

/** Width in full-width characters: digits and Latin letters count a half, quotes and dashes one. */
export function titleWidth(text: string): number {
  return widths(text)[text.length] ?? 0;
}

function fitsIn(piece: string, widest: number): boolean {
  // No sign is narrower than a half: what is longer need not be measured.
  return piece.length <= 4 * widest && titleWidth(piece) <= widest;
}

/** The width up to each offset. */
function widths(text: string): Float64Array {
  const sums = new Float64Array(text.length + 1);
  let halves = 0;
  let at = 0;
  for (const character of text) {
    const width = eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
    sums.fill(halves / 2, at, at + character.length);
    halves += width;
    at += character.length;
  }
  sums[text.length] = halves / 2;
  return sums;
}

function finished(lines: readonly string[], widest: number): TitleLines {
  let width = 0;
  for (const line of lines) width = Math.max(width, titleWidth(line));
  return { lines, width, fits: width <= widest };
}
