import type { Edit } from "../findings/finding.ts";
import type { Entry } from "../syntax/entry.ts";

/** Lines of the old source, and what is put before, behind and in place of them. */

/** The text of a file and the entries in it. */
export interface OldFile {
  readonly path: string;
  readonly text: string;
}

const lineStart = (text: string, offset: number) => text.lastIndexOf("\n", offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

const indentAt = (text: string, offset: number) =>
  /^[ \t　]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";

/** A line before an entry; before the line that it begins on, where others stand in that. */
export function lineBefore({ path, text }: OldFile, entry: Entry, line: string): Edit {
  const at = lineStart(text, entry.start);
  return {
    place: { file: path, start: at, end: at },
    text: `${indentAt(text, entry.start)}${line}\n`,
  };
}

/** A comment on a line of its own before an entry. */
export const commentBefore = (file: OldFile, entry: Entry, words: string): Edit =>
  lineBefore(file, entry, `// ${words.replace(/\s+/g, " ")}`);

/** A line behind the line that an entry ends on. */
export function lineBehind({ path, text }: OldFile, entry: Entry, line: string): Edit {
  const at = lineEnd(text, entry.end);
  const gap = text.slice(0, at).endsWith("\n") ? "" : "\n";
  return {
    place: { file: path, start: at, end: at },
    text: `${gap}${indentAt(text, entry.start)}${line}\n`,
  };
}

/** Takes an entry out, with its line where nothing else stands there. */
export function without({ path, text }: OldFile, entry: Entry): Edit {
  const start = lineStart(text, entry.start);
  const end = lineEnd(text, entry.end);
  const alone = `${text.slice(start, entry.start)}${text.slice(entry.end, end)}`.trim() === "";
  if (alone) return { place: { file: path, start, end }, text: "" };
  // In one line with others: the sign that parts it from the next goes with it.
  const separator = /^[ \t]*[;；]?[ \t]*/.exec(text.slice(entry.end))?.[0].length ?? 0;
  return { place: { file: path, start: entry.start, end: entry.end + separator }, text: "" };
}

export const replacing = (path: string, start: number, end: number, text: string): Edit => ({
  place: { file: path, start, end },
  text,
});
