import type { IssuedPiece } from "../../document/view.ts";

/** Comments beside the text: what is open, what was found. */

/** A comment that belongs to a place of a source. */
export interface PlacedComment {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Ends with the code in brackets, by which it is known again. */
  readonly text: string;
}

/** A comment at a stretch of a text of a piece. */
export interface Anchored {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Spot {
  readonly piece: number;
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** In the source. */
  readonly start: number;
  readonly end: number;
  /** Its characters are those of the source. */
  readonly literal: boolean;
}

/** The spots of all texts that come from each file, in the order of the source. */
function spotsByFile(pieces: readonly IssuedPiece[]): ReadonlyMap<string, readonly Spot[]> {
  const spots = new Map<string, Spot[]>();
  pieces.forEach(({ texts }, piece) => {
    texts.forEach(({ stretches }, text) => {
      let at = 0;
      for (const { length, origin } of stretches) {
        const from = at;
        at += length;
        if (origin.from === "form") continue;
        const { file, start, end } = origin.place;
        const known = spots.get(file) ?? [];
        const literal = origin.from === "source" || origin.from === "shared";
        known.push({ piece, text, from, to: at, start, end, literal });
        spots.set(file, known);
      }
    });
  });
  for (const known of spots.values()) known.sort((one, other) => one.start - other.start);
  return spots;
}

/** The key under which `anchorComments` keeps the comments of a text. */
export const anchorKey = (piece: number, text: number) => `${piece}.${text}`;

/**
 * Where comments stand: at the words they are about, else at the text that stands before their place in the source.
 * Those of files that no text comes from belong to another document.
 * @returns for each text of each piece its comments, by where they begin
 */
export function anchorComments(
  comments: readonly PlacedComment[],
  pieces: readonly IssuedPiece[],
): ReadonlyMap<string, readonly Anchored[]> {
  const spots = spotsByFile(pieces);
  const anchored = new Map<string, Anchored[]>();
  for (const comment of comments) {
    const known = spots.get(comment.file) ?? [];
    const spot =
      known.find(
        (one) => one.start < Math.max(comment.end, comment.start + 1) && comment.start < one.end,
      ) ??
      known.findLast(({ start }) => start <= comment.start) ??
      known[0];
    if (spot === undefined) continue;
    const inside = spot.literal && comment.start < spot.end && spot.start < comment.end;
    const from = inside ? spot.from + Math.max(0, comment.start - spot.start) : spot.from;
    const to = inside ? spot.from + Math.min(comment.end, spot.end) - spot.start : spot.to;
    const key = anchorKey(spot.piece, spot.text);
    const list = anchored.get(key) ?? [];
    list.push({ text: comment.text, from, to });
    anchored.set(key, list);
  }
  for (const list of anchored.values()) list.sort((one, other) => one.from - other.from);
  return anchored;
}
