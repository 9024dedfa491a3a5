import { bareText, eolOf } from "../syntax/bare-text.ts";
import type { Entry } from "../syntax/entry.ts";
import type { TextRun } from "../syntax/inline.ts";

/** Reviewers' words as plan source. */

/** The line that a position is in, up to the position. */
function lineBefore(text: string, at: number): string {
  return text.slice(text.slice(0, at).search(/[^\r\n]*$/), at);
}

const BAR_LINE = /^([ \t\u3000]*)[|｜]/;

/** Whether a position lies behind the bar of a line of text. */
export function isBehindBar(text: string, at: number): boolean {
  return BAR_LINE.test(lineBefore(text, at));
}

/**
 * Words as they are written at a position of a source; undefined where a new paragraph cannot begin there.
 * @param words `\n` begins a paragraph
 */
export function sourceWords(words: string, text: string, at: number): string | undefined {
  const [first = "", ...more] = words
    .split("\n")
    .map((line) => bareText(line.replaceAll("\t", " ")));
  if (more.length === 0) return first;
  const indent = BAR_LINE.exec(lineBefore(text, at))?.[1];
  if (indent === undefined) return undefined;
  const eol = eolOf(text);
  return [first, ...more.map((line) => `${indent}| ${line}`)].join(`${eol}${indent}|${eol}`);
}

/** A comment on a line of its own above a position, with the offset at which it goes in. */
export function commentAbove(
  words: string,
  text: string,
  at: number,
): { readonly start: number; readonly new: string; readonly line: string } {
  const start = text.slice(0, at).search(/[^\r\n]*$/);
  const indent = /^[ \t\u3000]*/.exec(text.slice(start))?.[0] ?? "";
  const line = `// ${words.replace(/\s*[\r\n]+\s*/g, " / ").trim()}`;
  return { start, new: `${indent}${line}${eolOf(text)}`, line };
}

/** The runs of text of entries: titles, and what stands behind bars. */
export function textRunsOf(entries: readonly Entry[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  const visit = (entry: Entry) => {
    for (const part of entry.title?.parts ?? []) if (part.type === "text") runs.push(part);
    for (const part of entry.tail ?? []) {
      if (part.type === "text") runs.push(part);
      else if (part.type === "optional")
        for (const inner of part.parts) if (inner.type === "text") runs.push(inner);
    }
    const blocks = [
      ...entry.children.filter((child) => child.type === "text"),
      ...entry.rows.flatMap(({ text }) => text ?? []),
    ];
    for (const { paragraphs } of blocks)
      for (const part of paragraphs.flat()) if (part.type === "text") runs.push(part);
    for (const child of entry.children) if (child.type === "entry") visit(child);
  };
  for (const entry of entries) visit(entry);
  return runs;
}
