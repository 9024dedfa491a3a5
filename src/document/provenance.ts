import type { Place } from "../findings/finding.ts";

/**
 * Where printed texts come from: kept beside a document that was issued, so that what is changed in a copy of it
 * finds its way back to the sources.
 */

/**
 * What a stretch of a printed text comes from.
 * - `source`: it stands so in a source, character for character, at `place`.
 * - `shared`: so too, but those words print in more places than this: the tail that several items have.
 * - `number`: the number of an item; `place` is its keyword.
 * - `field`: the value of an attribute, as `field` prints: owners, a date, an amount. `item` is the item that was asked
 *   for it (`Item.id`); none for an attribute of the document itself. `place` is the mark that asks for it, or, where
 *   the form prints it, the entry of the attribute; where a table prints it, the keyword of the item.
 * - `reference`: a number, name or count that a mark (`[@…]`, `[#…]`) stands for; `place` is the mark.
 * - `open`: a question that is still open (`[?…]`), in the brackets that the form sets.
 * - `form`: words of the form, blanks between sentences, the names of columns that no source writes.
 */
export type Origin =
  | { readonly from: "source" | "shared" | "reference" | "open"; readonly place: Place }
  | { readonly from: "number"; readonly item: string; readonly place: Place }
  | {
      readonly from: "field";
      readonly field: string;
      readonly item?: string;
      readonly place: Place;
    }
  | { readonly from: "form" };

/** A stretch of a text, in UTF-16 units; the stretches of a text follow each other and cover it. */
export interface Stretch {
  readonly length: number;
  readonly origin: Origin;
}

/** A text of an issued document, and what it comes from. */
export interface IssuedText {
  /**
   * As a reader of the file finds it: the texts of all runs, one behind the other. Marks of notes and line breaks in
   * titles have no characters; a tabulator is `\t`.
   */
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** What a bookmark stands for. */
export interface IssuedPiece {
  /** The bookmark's name: `_pw_` and a short hash. */
  readonly bookmark: string;
  /** The item in which the paragraph begins (`Item.id`); none outside of items. */
  readonly item?: string;
  /**
   * A paragraph has one text; the row of a table one for each `w:tc` of it, those that go on from the row above
   * included (they are empty). The lines of a cell, which are its paragraphs, are parted by `\n`.
   */
  readonly kind: "paragraph" | "row";
  readonly texts: readonly IssuedText[];
}

/** The build record of one document. It lies in the folder of the build; `issuedRecordPath` says where. */
export interface IssuedRecord {
  readonly format: "planwright-issued";
  readonly version: 1;
  /** `sha256:…` over all that follows: what the custom property `planwright.build` of the file says. */
  readonly build: string;
  /** The document's path in the folder of the build: `notice/党建方案.docx`. */
  readonly document: string;
  /** Of each source file, by its path from the project's folder with forward slashes, the SHA-256 of its text. */
  readonly sources: Readonly<Record<string, string>>;
  /** In the order of the document; places name files as `sources` does. */
  readonly pieces: readonly IssuedPiece[];
}

/**
 * Where the record of a build is kept, from the folder of the build: one file for each version that was issued.
 * @param build `sha256:…`, as the property `planwright.build` says it
 */
export function issuedRecordPath(build: string): string {
  return `.planwright/issued/${build.replace(/^sha256:/, "").slice(0, 24)}.json`;
}

/** Joins stretches that go on in the same source or stand for the same thing. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.length === 0) continue;
    const last = joined.at(-1);
    const origin = last === undefined ? undefined : oneOrigin(last.origin, stretch.origin);
    if (last === undefined || origin === undefined) joined.push(stretch);
    else joined[joined.length - 1] = { length: last.length + stretch.length, origin };
  }
  return joined;
}

/** What a part of a text comes from. */
export function cutStretches(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): readonly Stretch[] {
  let at = 0;
  return stretches.flatMap(({ length, origin }): readonly Stretch[] => {
    const begin = Math.max(from, at);
    const end = Math.min(to, at + length);
    const skipped = begin - at;
    at += length;
    if (end <= begin) return [];
    if (origin.from !== "source" && origin.from !== "shared")
      return [{ length: end - begin, origin }];
    const start = origin.place.start + skipped;
    const place = { ...origin.place, start, end: start + end - begin };
    return [{ length: end - begin, origin: { from: origin.from, place } }];
  });
}

function oneOrigin(one: Origin, next: Origin): Origin | undefined {
  if (one.from === "form" && next.from === "form") return one;
  if ((one.from !== "source" && one.from !== "shared") || one.from !== next.from) return undefined;
  const { file, start, end } = one.place;
  const follows = file === next.place.file && end === next.place.start;
  return follows ? { from: one.from, place: { file, start, end: next.place.end } } : undefined;
}
