import type { IssuedPiece, IssuedRecord } from "../document/provenance.ts";
import { type Atom, issuedTextOf, type Passage } from "./passages.ts";

/** Which piece of what was issued a passage of a copy is. */

export interface Matched {
  readonly passage: Passage;
  readonly texts: readonly (readonly Atom[])[];
  /** What it was issued as; none for what nobody issued, and where nothing is known. */
  readonly piece?: IssuedPiece;
  /** Where it stands among the pieces: between two of them for what is none. */
  readonly order: number;
  /** It stands in one paragraph with the piece before it, and nobody said so. */
  readonly run?: true;
}

export interface Matching {
  readonly matched: readonly Matched[];
  /** Pieces that are nowhere in the copy. */
  readonly lost: readonly { readonly piece: IssuedPiece; readonly order: number }[];
}

const textOfPassage = ({ texts }: Pick<Passage, "texts">) => texts.map(issuedTextOf).join("\n");
const textOfPiece = ({ texts }: IssuedPiece) => texts.map(({ text }) => text).join("\n");

/** Atoms parted where a text begins that had a place of its own. */
function partedAt(atoms: readonly Atom[], cuts: readonly number[]): readonly (readonly Atom[])[] {
  const parts: Atom[][] = [[]];
  let at = 0;
  for (const atom of atoms) {
    const length = atom.inserted === undefined ? atom.text.length : 0;
    let from = 0;
    for (const cut of cuts) {
      if (length === 0 || cut < at || cut >= at + length || cut - at < from) continue;
      if (cut - at > from) parts.at(-1)?.push({ ...atom, text: atom.text.slice(from, cut - at) });
      parts.push([]);
      from = cut - at;
    }
    parts.at(-1)?.push(from === 0 ? atom : { ...atom, text: atom.text.slice(from) });
    at += length;
  }
  return parts;
}

/** How many of the characters of the longer text the other has, 0 to 1, in whatever order. */
function inCommon(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const char of one) counts.set(char, (counts.get(char) ?? 0) + 1);
  let common = 0;
  for (const char of other) {
    const left = counts.get(char) ?? 0;
    if (left > 0) common += 1;
    counts.set(char, left - 1);
  }
  return common / Math.max(1, [...one].length, [...other].length);
}

const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, "");

/** A paragraph is the same where so many of its characters are. */
const ALIKE = 0.8;
/** So many comparisons are made at most; what is left then has no place. */
const MOST_COMPARED = 200_000;

/**
 * Pairs passages with pieces: by their bookmarks, and where those are gone by their texts.
 * @param record undefined where nobody knows what was issued
 */
export function matchPassages(
  passages: readonly Passage[],
  record: IssuedRecord | undefined,
): Matching {
  if (record === undefined) {
    const matched = passages.map((passage, order) => ({ passage, texts: passage.texts, order }));
    return { matched, lost: [] };
  }
  const indexOf = new Map(record.pieces.map(({ bookmark }, index) => [bookmark, index]));
  const taken = new Set<number>();
  const parts = passages.flatMap(
    (passage): readonly (Omit<Matched, "order"> & { readonly index?: number })[] => {
      const keys = passage.keys.flatMap(({ name, at }) => {
        const index = indexOf.get(name);
        // What is pasted twice has its bookmark twice: the first one is it.
        if (index === undefined || taken.has(index)) return [];
        taken.add(index);
        return [{ index, at }];
      });
      const [first, ...others] = keys;
      if (first === undefined) return [{ passage, texts: passage.texts }];
      const whole = { passage, texts: passage.texts, index: first.index };
      if (others.length === 0 || passage.kind === "row") return [whole];
      const split = partedAt(
        passage.texts[0] ?? [],
        others.map(({ at }) => at),
      );
      if (split.length !== keys.length) return [whole];
      return keys.map(({ index }, which) => ({
        passage,
        texts: [split[which] ?? []],
        index,
        ...(which === 0 ? {} : { run: true as const }),
      }));
    },
  );
  // A key that could not be parted from another has its piece nowhere.
  const used = new Set(parts.flatMap(({ index }) => index ?? []));
  const free = new Set([...record.pieces.keys()].filter((index) => !used.has(index)));
  const byText = new Map(
    [...free].map((index) => [
      index,
      plain(textOfPiece(record.pieces[index] ?? { bookmark: "", kind: "paragraph", texts: [] })),
    ]),
  );
  let compared = 0;
  const found = parts.map((part) => {
    const text = plain(textOfPassage(part));
    if (part.index !== undefined || part.passage.form || text === "" || free.size === 0)
      return part;
    let best: { readonly index: number; readonly share: number } | undefined;
    for (const index of free) {
      const other = byText.get(index) ?? "";
      if (record.pieces[index]?.kind !== part.passage.kind) continue;
      if (other === text) {
        best = { index, share: 1 };
        break;
      }
      compared += 1;
      if (compared > MOST_COMPARED) break;
      if (Math.min(text.length, other.length) < ALIKE * Math.max(text.length, other.length))
        continue;
      const share = inCommon(text, other);
      if (share >= ALIKE && share > (best?.share ?? 0)) best = { index, share };
    }
    if (best === undefined) return part;
    free.delete(best.index);
    return { ...part, index: best.index };
  });
  let last = -1;
  const matched = found.map(({ index, ...part }): Matched => {
    const piece = index === undefined ? undefined : record.pieces[index];
    if (index !== undefined) last = index;
    return { ...part, order: index ?? last + 0.5, ...(piece === undefined ? {} : { piece }) };
  });
  const lost = [...free].flatMap((order) => {
    const piece = record.pieces[order];
    return piece === undefined ? [] : [{ piece, order }];
  });
  return { matched, lost };
}
