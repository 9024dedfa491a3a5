import type { Place } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Notice } from "../../model/model.ts";
import { childOf, type Entry, placeIn, placeOf, type Title } from "../../syntax/entry.ts";
import type { Range } from "../../syntax/tree.ts";

/** Where the elements of a notice stand in the source. */

/** The notices in Chinese: the form of GB/T 9704 is theirs. */
export function chineseNotices(model: Model): readonly Notice[] {
  return model.notices.filter((notice) => notice.locale === "zh");
}

/** A text value of a notice's element, and its exact place, quotes left out. */
export interface Literal {
  readonly entry: Entry;
  readonly text: string;
  readonly place: Place;
  /** The place holds the text as it stands, so that parts of it can be counted from its start. */
  readonly exact: boolean;
}

/** The place of a text that may stand in quotes. */
export function quotedTextPlace(file: string, range: Range, text: string): Place {
  const quotes = range.end - range.start - text.length === 2 ? 1 : 0;
  return placeIn(file, { start: range.start + quotes, end: range.end - quotes });
}

/** The text of an element such as 文号, 附注, 密级. */
export function literalOf(notice: Notice, kind: string): Literal | undefined {
  const entry = childOf(notice.entry, kind);
  if (entry?.value?.type !== "literal") return undefined;
  const { text, range } = entry.value;
  const place = quotedTextPlace(entry.file, range, text);
  return { entry, text, place, exact: place.end - place.start === text.length };
}

/** Where an element of a notice is best pointed at: its line, or the notice's name where it is missing. */
export function elementPlace(notice: Notice, kind: string): Place {
  const entry = childOf(notice.entry, kind);
  if (entry === undefined) return placeOf(notice.entry);
  const { value } = entry;
  if (value?.type === "refs") return placeIn(entry.file, value.list);
  if (value?.type === "date" || value?.type === "literal") return placeIn(entry.file, value.range);
  return placeIn(entry.file, entry);
}

/** The place of words in a title, the last time they stand there; the whole title if a mark breaks them. */
export function placeInTitle(file: string, title: Title, words: string): Place {
  for (const part of [...title.parts].reverse()) {
    if (part.type !== "text" || part.end - part.start !== part.text.length) continue;
    const at = part.text.lastIndexOf(words);
    if (at >= 0 && words !== "") {
      return placeIn(file, { start: part.start + at, end: part.start + at + words.length });
    }
  }
  return placeIn(file, title);
}

/** Width in full-width characters; digits and Latin letters count a half. */
export function printedWidth(text: string): number {
  const half = text.match(/[ -~]/g)?.length ?? 0;
  return text.length - half / 2;
}
