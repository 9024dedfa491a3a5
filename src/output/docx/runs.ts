import type { PrintedInline, Stretch } from "../../document/view.ts";
import type { RunProperties } from "./properties.ts";

/** What stands in a paragraph: pieces of text with what they come from, and marks between them. */

export type Part =
  | {
      readonly kind: "text";
      readonly text: string;
      /** What it comes from; of the form where nothing is said. */
      readonly stretches?: readonly Stretch[];
      readonly run?: RunProperties;
    }
  /** The next line of a title. */
  | { readonly kind: "break" }
  | { readonly kind: "tab" }
  | { readonly kind: "note"; readonly id: string; readonly number: number }
  /** A question that is open, in its brackets. */
  | { readonly kind: "open"; readonly text: string };

/** A run as the templates get it. */
export type Run =
  | { readonly kind: "text"; readonly text: string; readonly run: RunProperties }
  | { readonly kind: "break" | "tab" }
  | {
      readonly kind: "note";
      readonly note: number;
      readonly name: string;
      readonly bookmark: number;
    }
  /** A further mark of a note that has its place already: a field that shows its number. */
  | { readonly kind: "note-again"; readonly name: string; readonly shown: string }
  | { readonly kind: "comment-start" | "comment-end"; readonly comment: number };

/** A piece of text of the form. */
export const text = (value: string, run?: RunProperties): Part =>
  run === undefined ? { kind: "text", text: value } : { kind: "text", text: value, run };

/** The parts of printed inline pieces; those set in the face of a level say so by their style. */
export function partsOf(inline: readonly PrintedInline[], run?: RunProperties): readonly Part[] {
  return inline.map((piece): Part => {
    if (piece.kind !== "text") return piece;
    const own: RunProperties | undefined =
      piece.level === undefined ? run : { ...run, style: `PwLevel${piece.level}` };
    return {
      kind: "text",
      text: piece.text,
      ...(piece.stretches === undefined ? {} : { stretches: piece.stretches }),
      ...(own === undefined ? {} : { run: own }),
    };
  });
}

/** The signs that Word takes from the Latin face unless a run says that it is Chinese. */
export const ofNoScript = /[\u00B0\u00B1\u00B7\u00D7\u00F7\u2010-\u2027\u2030-\u203B\u2100-\u27BF]/;
