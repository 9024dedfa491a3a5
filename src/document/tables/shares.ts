import type { PrintedInline, TableRow } from "../view.ts";

/** How wide the columns of a table are. */

/**
 * The share of a column: by its longest cell, but wide enough for its longest Latin word, which
 * must not break. Chinese breaks anywhere.
 */
export function shareOf(heading: string, rows: readonly TableRow[], column: number): number {
  let longest = heading.length;
  let word = longestWord(heading);
  for (const row of rows) {
    const lines = row.cells[column]?.lines ?? [];
    longest = Math.max(
      longest,
      lines.reduce((sum, line) => sum + lineLength(line), 0),
    );
    for (const part of lines.flat()) {
      if (part.kind === "text") word = Math.max(word, longestWord(part.text));
    }
  }
  const byWord = Math.min(word, 16) * 1.7;
  return Math.max(byWord, Math.min(40, Math.max(6, Math.sqrt(longest) * 3)));
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[A-Za-z0-9.-]+/g) ?? []).map((run) => run.length));
}

function lineLength(line: readonly PrintedInline[]): number {
  return line.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 3), 0);
}
