import type { Place, Wording } from "../../findings/finding.ts";
import type { Entry } from "../../syntax/entry.ts";

/** A sentence of an entry and a field of it that say different things. */
export interface Contradiction {
  /** The words of the sentence. */
  readonly said: string;
  readonly saidPlace: Place;
  /** The field's name. */
  readonly field: Wording;
  /** What the field says. */
  readonly written: string;
  /** The field's entry. */
  readonly entry: Entry;
  /** What both come to, where the words do not show it. */
  readonly detail?: Wording;
}
