import type { Edit, Place, Wording } from "../findings/finding.ts";

/** What becomes of a place of the old source in the new one. */

export type RollKind =
  /** The name, number, date and stage of plan and notice. */
  | "head"
  /** A year in a title or a time phrase, moved on. */
  | "year"
  /** A fixed day, open now. */
  | "day"
  /** The old year in a text: marked, the text stays. */
  | "prose"
  /** An item that is closed everywhere. */
  | "done"
  /** An item that is not. */
  | "open"
  /** A unit that is no more. */
  | "unit"
  /** A target, open now. */
  | "target"
  /** What was said of the year before the old one, gone now. */
  | "former";

/** One change, with the edits that make it. */
export interface RollChange {
  readonly kind: RollKind;
  /** Where it is in the old source. */
  readonly place: Place;
  readonly words: Wording;
  /** A person has to decide it: it is an open point of the new plan, or a question in a comment. */
  readonly undecided: boolean;
  readonly edits: readonly Edit[];
}
