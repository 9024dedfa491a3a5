import type { Entry } from "../../../src/syntax/entry.ts";
import { proseOf, type Reading, type Stretch, textOf, wordsOf } from "./reading.ts";

/** One change of a source. */
export interface Change extends Stretch {
  readonly text: string;
}

/** A mistake at one place of a reading. */
export interface Mistake {
  readonly changes: readonly Change[];
  /** Where else it shows, in the sources as they were: the other mention, the list, the entry. */
  readonly counterparts?: readonly Stretch[];
}

/** A rule by which people go wrong, and every place where they could. */
export interface MistakeKind {
  readonly name: string;
  /** Whether a careful reader of the plan alone, who knows nothing of the matter, could know. */
  readonly knowable: boolean;
  /** Why, or why not. */
  readonly why: string;
  places(reading: Reading): readonly Mistake[];
}

/** One mistake for each match of a pattern in the prose of a reading, unless `to` gives none. */
export function inProse(
  reading: Reading,
  pattern: RegExp,
  to: (match: RegExpExecArray, before: string) => string | undefined,
  options: { readonly titles?: boolean } = {},
): readonly Mistake[] {
  return matchesIn(reading, pattern, options.titles).flatMap(({ match, at, before }) => {
    const text = to(match, before);
    return text === undefined || text === match[0] ? [] : [{ changes: [{ ...at, text }] }];
  });
}

/** The matches of a pattern in the prose of a reading, with their places and what stands before them. */
export function matchesIn(reading: Reading, pattern: RegExp, titles = true) {
  return proseOf(reading, titles).flatMap((stretch) => {
    const words = wordsOf(reading, stretch);
    return [...words.matchAll(pattern)].map((match) => {
      const start = stretch.start + match.index;
      const at: Stretch = { file: stretch.file, start, end: start + match[0].length };
      return { match, at, before: words.slice(0, match.index) };
    });
  });
}

/** The lines that a stretch stands on, with the last line's end. */
export function linesOf(reading: Reading, { file, start, end }: Stretch): Stretch {
  const text = textOf(reading, file);
  const stop = text.indexOf("\n", end);
  return {
    file,
    start: text.lastIndexOf("\n", start - 1) + 1,
    end: stop < 0 ? text.length : stop + 1,
  };
}

/** Whether nothing else stands on the lines of a stretch. */
export function standsAlone(reading: Reading, stretch: Stretch): boolean {
  return wordsOf(reading, linesOf(reading, stretch)).trim() === wordsOf(reading, stretch).trim();
}

/** The mistake of leaving out a whole line or block; it shows at the entry around. */
export function without(
  reading: Reading,
  entry: Entry,
  ...more: readonly Stretch[]
): readonly Mistake[] {
  const at = stretchOf(entry);
  if (!standsAlone(reading, at)) return [];
  const around = entry.parent === undefined ? [] : [headOf(entry.parent)];
  return [{ changes: [{ ...linesOf(reading, at), text: "" }], counterparts: [...around, ...more] }];
}

/** A stretch with other words. */
export function instead(at: Stretch, text: string): Mistake {
  return { changes: [{ ...at, text }] };
}

/** An entry from its keyword to its end. */
export function stretchOf({ file, start, end }: Entry): Stretch {
  return { file, start, end };
}

/** The keyword of an entry, on its first line. */
export function headOf({ file, keyword }: Entry): Stretch {
  return { file, start: keyword.start, end: keyword.end };
}

/** The range in an entry's file. */
export function within(
  entry: Entry,
  { start, end }: { readonly start: number; readonly end: number },
): Stretch {
  return { file: entry.file, start, end };
}

export const numerals = "一二三四五六七八九十";

/** Another numeral next to a Chinese one. */
export function nextNumeral(numeral: string): string | undefined {
  const at = numerals.indexOf(numeral);
  if (at < 0) return undefined;
  return numerals[at === 9 ? 8 : at + 1];
}
