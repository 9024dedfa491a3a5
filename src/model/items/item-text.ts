import type { Inline } from "../../syntax/inline.ts";
import type { Item, Plan } from "../model.ts";
import { resolveMark } from "../text/marks.ts";

/** The words of an item as they print, without its notes. */

interface Plans {
  readonly plans: readonly Plan[];
}

/** Of a sentence in place of a title so many characters stand in a narrow column; English takes twice as many. */
const NARROW = 24;

/** How far a text is shortened at least to end at a mark rather than in a word. */
const LEAST_SHARE = 0.5;

function printed(parts: readonly Inline[], item: Item, { plans }: Plans): string {
  return parts
    .map((part) => {
      if (part.type === "text") return part.text;
      const { plan, entry } = item;
      const value = resolveMark(part, { plan, item, entry, locale: plan.locale, plans });
      return value.type === "text" ? value.text : "";
    })
    .join("");
}

function ownText({ entry }: Item): readonly (readonly Inline[])[] {
  return entry.children.flatMap((child) => (child.type === "text" ? child.paragraphs : []));
}

const withoutMark = (text: string) => text.replace(/[。；：，.;:,]+$/, "").trim();

/**
 * What people call an item: its title without the mark at its end; without a title the first paragraph of what it says,
 * since the name of an entry is only for the source; the name or number of what says nothing.
 */
export function bareTitle(item: Item, model: Plans): string {
  const title = item.title === undefined ? "" : printed(item.title.parts, item, model);
  const own = withoutMark(title);
  if (own !== "") return own;
  const [sentence] = ownText(item)
    .map((parts) => withoutMark(printed(parts, item, model)))
    .filter((text) => text !== "");
  return sentence ?? item.name ?? item.number;
}

/** The same for a narrow place: a sentence ends at a mark, with an ellipsis; titles stay whole. */
export function shortTitle(item: Item, model: Plans, most = NARROW): string {
  const bare = bareTitle(item, model);
  const titled = item.title !== undefined && withoutMark(item.title.text) !== "";
  return titled ? bare : shortened(bare, item.plan.locale === "zh" ? most : 2 * most);
}

const count = (text: string, sign: string) => text.split(sign).length;

/** A text of at most so many characters: cut behind a clause, outside quotation marks, or between words. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, most).join("");
  const cuts = [...head.matchAll(/[，；：。、,;:\s]/g)]
    .map(({ index }) => head.slice(0, index))
    .filter(
      (cut) => cut.length >= LEAST_SHARE * head.length && count(cut, "“") === count(cut, "”"),
    );
  return `${cuts.at(-1) ?? head}…`;
}

/** What the plan says of an item: its own text, else its title; paragraphs on lines of their own. */
export function sentenceOf(item: Item, model: Plans): string {
  const own = ownText(item)
    .map((parts) => printed(parts, item, model))
    .filter((text) => text !== "")
    .join("\n");
  return own === "" && item.title !== undefined ? printed(item.title.parts, item, model) : own;
}

/** The tasks of which an action is a part, the outermost first; empty for what stands by itself. */
export function titleAbove(item: Item, model: Plans): string {
  const titles: string[] = [];
  for (let at = item.parent; at !== undefined; at = at.parent)
    if (at.kind === "measure" || at.kind === "action") titles.unshift(shortTitle(at, model));
  return titles.join(" › ");
}
