import { type FormatOptions, layOutSource } from "./layout.ts";
import { meaningInAnyVocabulary, meaningOf } from "./meaning.ts";
import { readSource } from "./read-source.ts";
import { readTree } from "./tree.ts";

export type { FormatOptions } from "./layout.ts";

/** What the formatter makes of a source, or where the first line is that it cannot lay out safely. */
export type Formatted =
  | { readonly type: "formatted"; readonly text: string }
  | { readonly type: "refused"; readonly at: number };

/**
 * Lays a source out anew, without a change of meaning, and turns its keywords into one vocabulary.
 * Formatting twice gives the same text; so does turning formatted text into the other vocabulary and
 * back. Where a damaged source would break one of these it is refused.
 * @param text a source, in whatever state; one that is too large or whose braces do not balance comes back unchanged
 */
export function formatOrRefuse(text: string, options: FormatOptions = {}): Formatted {
  const now = layOutSource(text, options);
  const holds =
    options.keywords === undefined ? isSafe(text, now) : turnsSafely(text, now, options);
  return holds ? { type: "formatted", text: now } : { type: "refused", at: firstChange(text, now) };
}

/** The same, as a text: a source that is refused comes back unchanged. */
export function formatSource(text: string, options: FormatOptions = {}): string {
  const result = formatOrRefuse(text, options);
  return result.type === "formatted" ? result.text : text;
}

function isSafe(text: string, now: string): boolean {
  return (
    now === text || (layOutSource(now) === now && said(text, meaningOf) === said(now, meaningOf))
  );
}

function turnsSafely(text: string, now: string, { keywords }: FormatOptions): boolean {
  const there = { keywords: keywords ?? "zh" };
  const back = { keywords: there.keywords === "zh" ? "en" : "zh" } as const;
  const other = layOutSource(now, back);
  const meaning = said(now, meaningInAnyVocabulary);
  return (
    layOutSource(now, there) === now &&
    layOutSource(other, there) === now &&
    layOutSource(other, back) === other &&
    layOutSource(now) === now &&
    layOutSource(other) === other &&
    said(text, meaningInAnyVocabulary) === meaning &&
    said(other, meaningInAnyVocabulary) === meaning
  );
}

/** What a source says and what its comments say, to be compared. */
function said(text: string, meaning: (text: string) => unknown): string {
  const comments = readTree(text).comments.map(({ start, end }) =>
    text.slice(start, end).replace(/^／／/, "//").trimEnd(),
  );
  return JSON.stringify([meaning(text), comments]);
}

/** Where the first line of a source begins whose words another layout does not have in their order. */
function firstChange(text: string, now: string): number {
  const words = (part: string) => part.replace(/\s+/gu, "").normalize("NFKC");
  const all = words(now);
  let found = 0;
  let offset = 0;
  for (const line of text.split(/(?<=[\r\n])/)) {
    const own = words(line);
    if (!all.startsWith(own, found)) return offset + (/^\s*/u.exec(line)?.[0].length ?? 0);
    found += own.length;
    offset += line.length;
  }
  // Only blanks are at odds: then it is the first line that could not be read.
  const starts = readSource({ path: "", text }).findings.map(({ place }) => place.start);
  const first = Math.min(...starts, text.length);
  return text.slice(0, first).search(/[^\r\n]*$/);
}
