import type { Model } from "../model/compiled.ts";
import type { Item, Note, Plan } from "../model/model.ts";
import { ownTail } from "../model/text/tails.ts";
import { childrenOf, type Entry, type TextBlock } from "../syntax/entry.ts";
import { flowOf } from "./flow.ts";
import { type Composition, printInline, printNotes } from "./print-inline.ts";

/** What a plan says that its document does not print. */

/** A title, or text behind bars, that stands nowhere in the printed document. */
interface UnprintedText {
  readonly item: Item;
  /** The text, or the tail that stands in the item; its title where there is neither. */
  readonly text?: TextBlock;
  readonly tail?: Entry;
}

/** What of a plan's document stands nowhere in it. */
interface Unprinted {
  readonly texts: readonly UnprintedText[];
  /** Those that are marked, but in nothing that prints. */
  readonly notes: readonly Note[];
}

function pointsBelow(entry: Entry): readonly Entry[] {
  return childrenOf(entry, "point").flatMap((point) => [point, ...pointsBelow(point)]);
}

/** The texts of an item itself: behind its bars, and in its lists. */
function textsOf({ entry }: Item): readonly TextBlock[] {
  return [entry, ...pointsBelow(entry)].flatMap(({ children }) =>
    children.flatMap((child) =>
      child.type === "text" && child.paragraphs.length > 0 ? [child] : [],
    ),
  );
}

function tailsOf(item: Item): readonly Entry[] {
  const tail = ownTail(item);
  return tail === undefined ? [] : [tail];
}

/** The titles, texts and own tails of a plan's items that stand nowhere in it, and its notes; in the order of the source. */
export function unprintedIn(plan: Plan, model: Model): Unprinted {
  const printed = new Set<Entry | TextBlock>();
  const called = new Map<Note, number>();
  const composition: Composition = {
    model,
    // Neither files nor words change what is printed.
    files: { table: () => [], image: () => "" },
    words: (text) => [text],
    plan,
    locale: plan.locale,
    called,
    printed,
  };
  const notice = plan.notice?.entry;
  const annexes = [plan.entry, ...(notice === undefined ? [] : [notice])].flatMap((entry) =>
    childrenOf(entry, "annex"),
  );
  for (const entry of [plan.entry, ...annexes]) {
    printInline(entry.title?.parts ?? [], composition, { entry });
    flowOf(entry, composition);
  }
  // Notes may be marked in notes.
  printNotes(composition);
  const texts = plan.allItems.flatMap((item): readonly UnprintedText[] => [
    ...(item.title === undefined || printed.has(item.entry) ? [] : [{ item }]),
    ...textsOf(item).flatMap((text) => (printed.has(text) ? [] : [{ item, text }])),
    ...tailsOf(item).flatMap((tail) => (printed.has(tail) ? [] : [{ item, tail }])),
  ]);
  return { texts, notes: plan.notes.filter((note) => note.number > 0 && !called.has(note)) };
}
