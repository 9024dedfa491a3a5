import type { Place } from "../../findings/finding.ts";
import type { Notice, PartyList, PartyRef, Plan } from "../../model/model.ts";
import { childOf, type Entry, placeIn } from "../../syntax/entry.ts";

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

/** A list of units and the attribute that gives it. */
export interface GivenList {
  readonly list: PartyList;
  readonly entry: Entry;
}

function given(list: PartyList | undefined, owner: Entry, kind: string): readonly GivenList[] {
  const entry = childOf(owner, kind);
  return list === undefined || entry === undefined ? [] : [{ list, entry }];
}

/** Every list of units that a document gives: its roles and its items', whom it goes to, who signs. */
export function listsOf(document: Plan | Notice): readonly GivenList[] {
  const { entry } = document;
  if (document.type === "notice") {
    return [
      ...given(document.to, entry, "to"),
      ...given(document.cc, entry, "cc"),
      ...given(document.signedBy, entry, "signed-by"),
      ...given(document.printedBy, entry, "printed-by"),
      ...given(document.forEach, entry, "for-each"),
    ];
  }
  const roles = [document, ...document.allItems].flatMap((owner) =>
    owner.roles.filter(({ inherited }) => !inherited),
  );
  return [...given(document.issuers, entry, "issuer"), ...roles];
}
