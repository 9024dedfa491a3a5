import type { Place } from "../../findings/finding.ts";
import type { PartyList, PartyRef } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";

/** A reference of a list of units, and where it is written. */
export interface PlacedRef {
  readonly ref: PartyRef;
  readonly place: Place;
}

/**
 * The references of a list with their places.
 * @param file the file of the attribute that holds the list
 */
export function placedRefs(list: PartyList, file: string): readonly PlacedRef[] {
  const { include } = list.source;
  const placed: PlacedRef[] = [];
  // References that could not be resolved are missing among `refs`.
  let at = 0;
  for (const ref of list.refs) {
    const sourceOf = (source: (typeof include)[number]) =>
      source.words.length > 0
        ? source.words.map(({ written }) => written).join(" ")
        : (source.literal ?? "");
    while (at < include.length) {
      const source = include[at];
      at += 1;
      if (source !== undefined && sourceOf(source) === ref.written) {
        placed.push({ ref, place: placeIn(file, source) });
        break;
      }
    }
  }
  return placed;
}
