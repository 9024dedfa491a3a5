import { fold } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import { childrenOf, type Entry } from "../syntax/entry.ts";
import type { Annex, Item, Locale, Notice, Plan } from "./model.ts";
import { withoutBars } from "./text/title-breaks.ts";

/** The annexes of plans and notices: their labels, and the items that stand in them. */

/** The annexes of a plan or notice, in document order. */
export function annexesOf(entry: Entry, locale: Locale): readonly Annex[] {
  return childrenOf(entry, "annex").flatMap((annex): Annex[] =>
    annex.title === undefined
      ? []
      : [
          {
            ...given({ name: annex.name?.text }),
            title: withoutBars(annex.title, locale),
            entry: annex,
          },
        ],
  );
}

/** The label of an annex among those numbered with it; a single one has no number. */
export function annexLabel(index: number, count: number, locale: Locale): string {
  const number = count === 1 ? "" : String(index + 1);
  return locale === "zh" ? `附件${number}` : `Annex ${number}`.trim();
}

/**
 * The annexes that a text can name, in lists that are numbered each for itself: a plan that is the body of a
 * notice goes on with the notice's numbers; one that is issued has its own, as where it is printed alone.
 */
export function annexLists(
  plan: Plan | undefined,
  notice: Notice | undefined,
): readonly (readonly Annex[])[] {
  const own = notice?.annexes ?? [];
  if (plan === undefined) return [own];
  return notice?.body === plan ? [[...own, ...plan.annexes]] : [plan.annexes, own];
}

/** Where an annex of a name or title (folded) stands in its list. */
export function findAnnex(
  name: string,
  lists: readonly (readonly Annex[])[],
): { readonly index: number; readonly count: number } | undefined {
  for (const annexes of lists) {
    const index = annexes.findIndex(
      (annex) => annex.name === name || fold(annex.title.text) === name,
    );
    if (index !== -1) return { index, count: annexes.length };
  }
  return undefined;
}

/** The outermost items of a plan: those of its text, then those of the annexes. */
export function outermostItems(plan: Plan): readonly Item[] {
  return plan.allItems.filter(({ parent }) => parent === undefined);
}
