import type { DraftField, DraftPart } from "./draft.ts";
import type { Names } from "./names.ts";
import type { Duty } from "./parties.ts";

/** What the readers of items share. */

/** Levels and their texts as entries: sections, goals, measures, actions, with owners and times. */

/** What was found, for the report. */
export interface Found {
  readonly what:
    | "section"
    | "goal"
    | "measure"
    | "action"
    | "milestone"
    | "owner"
    | "due"
    | "frequency"
    | "unsure-owner"
    | "unsure-due"
    | "unsure-level"
    | "number";
  readonly at: number;
  readonly said: string;
}

/** How far a block of the file is to be understood: less each time that it would not print as typed. */
interface Doubts {
  /** Without fields. */
  readonly fields: ReadonlySet<number>;
  /** Without actions inside. */
  readonly actions: ReadonlySet<number>;
  /** No heading. */
  readonly prose: ReadonlySet<number>;
  /** Typed numbers that do not follow from the sequence. */
  readonly ordinals: ReadonlySet<number>;
}

export interface ItemContext {
  readonly doubts: Doubts;
  readonly known: ReadonlySet<string>;
  readonly names: Names;
  readonly locale: "zh" | "en";
  readonly unsure: ReadonlyMap<number, string>;
  found(found: Found): void;
  duty(duty: Duty): void;
}

export interface Content {
  readonly fields: readonly DraftField[];
  readonly parts: readonly DraftPart[];
}
