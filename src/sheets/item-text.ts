import type { Model } from "../model/compiled.ts";
import type { Item } from "../model/model.ts";
import { resolveMark } from "../model/text/marks.ts";
import type { Inline } from "../syntax/inline.ts";

/** The words of an item as they print, without its notes. */

function printed(parts: readonly Inline[], item: Item, model: Model): string {
  return parts
    .map((part) => {
      if (part.type === "text") return part.text;
      const { plan, entry } = item;
      const value = resolveMark(part, {
        plan,
        item,
        entry,
        locale: plan.locale,
        plans: model.plans,
      });
      return value.type === "text" ? value.text : "";
    })
    .join("");
}

/** The title without the mark at its end; the name where there is no title. */
export function bareTitle(item: Item, model: Model): string {
  const title = item.title === undefined ? "" : printed(item.title.parts, item, model);
  const bare = title.replace(/[。；：，.;:,]+$/, "").trim();
  return bare === "" ? (item.name ?? item.number) : bare;
}

/** What the plan says of an item: its own text, else its title; paragraphs on lines of their own. */
export function sentenceOf(item: Item, model: Model): string {
  const own = item.entry.children
    .flatMap((child) => (child.type === "text" ? child.paragraphs : []))
    .map((parts) => printed(parts, item, model))
    .filter((text) => text !== "")
    .join("\n");
  return own === "" && item.title !== undefined ? printed(item.title.parts, item, model) : own;
}

/** Kinds that print within what they belong to, if at all. */
const within: readonly string[] = ["milestone", "indicator", "deliverable"];

/** The anchor of the place where an item prints: one that runs on within a paragraph has none of its own. */
export function anchorOf(item: Item): string {
  let at = item;
  while ((at.runsOn || within.includes(at.kind)) && at.parent !== undefined) at = at.parent;
  return at.id;
}
