import type { IToken } from "chevrotain";
import { LBrace, RBrace } from "../../grammar/tokens.ts";

/**
 * What a source may measure. Beyond that it is not read: no plan that somebody wrote is like that, and
 * a reader that tried would take hours or all of the memory.
 */

/** The characters (UTF-16 units) of a line: some fifteen pages of paper. */
export const LONGEST_LINE = 20_000;

/** How many braces may be open at once; plans have four or five levels. */
export const DEEPEST = 100;

/** The first place where a source goes beyond its bounds. */
export type Exceeded = { readonly start: number; readonly end: number } & (
  | { readonly type: "line"; readonly length: number }
  | { readonly type: "depth" }
);

/** How much of a line that is too long its finding points at. */
const SHOWN = 20;

/** The first line that is too long. */
export function lineBeyondBounds(text: string): Exceeded | undefined {
  for (let start = 0; text.length - start > LONGEST_LINE; ) {
    const end = lineEnd(text, start);
    if (end - start > LONGEST_LINE)
      return { type: "line", length: end - start, start, end: start + SHOWN };
    start = end + 1;
  }
  return undefined;
}

function lineEnd(text: string, start: number): number {
  const lineFeed = text.indexOf("\n", start);
  const end = lineFeed < 0 ? text.length : lineFeed;
  // Only a line that is too long by itself is looked through again.
  if (end - start <= LONGEST_LINE) return end;
  const carriageReturn = text.slice(start, end).indexOf("\r");
  return carriageReturn < 0 ? end : start + carriageReturn;
}

/** The first brace that stands too deep. */
export function braceBeyondBounds(tokens: readonly IToken[]): Exceeded | undefined {
  let open = 0;
  for (const { tokenType, startOffset, image } of tokens) {
    if (tokenType === LBrace) open += 1;
    else if (tokenType === RBrace) open = Math.max(0, open - 1);
    if (open > DEEPEST)
      return { type: "depth", start: startOffset, end: startOffset + image.length };
  }
  return undefined;
}

/** The words of a source that is not read: what they name may be known all the same. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}_-]{1,60}/gu));
}
