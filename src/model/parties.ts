import type { Group, Locale, Party, PartyList, PartyRef, Unit } from "./model.ts";

/** How units print. */

/** The name of a unit or group as documents print it. */
export function holderName(holder: Unit | Group, form: "full" | "short"): string {
  return form === "short" ? (holder.short ?? holder.title) : holder.title;
}

/** Two names as one, with what both say said once: 各级党委 + 党委书记 = 各级党委书记. */
function joined(unit: string, post: string): string {
  for (let length = Math.min(unit.length, post.length); length >= 2; length -= 1) {
    if (unit.endsWith(post.slice(0, length))) return unit + post.slice(length);
  }
  return unit + post;
}

function postTitle(holder: Unit | Group | undefined, name: string): string {
  let unit = holder?.type === "unit" ? holder : undefined;
  while (unit !== undefined) {
    const own = unit.posts.find((post) => post.name === name);
    if (own !== undefined) return own.title;
    unit = unit.parent;
  }
  return name;
}

function refText(ref: PartyRef, form: "full" | "short", locale: Locale): string {
  if (ref.literal !== undefined) return ref.literal;
  const unit = ref.named === undefined ? ref.written : holderName(ref.named, form);
  const below = ref.post ?? ref.person;
  if (below === undefined) return unit;
  const title = postTitle(ref.named, below);
  return locale === "zh" ? joined(unit, title) : `${unit} ${title}`;
}

/**
 * A list of units as it prints: with the separators as typed (a plain comma is 、 in Chinese), or as
 * 写作 says.
 */
export function printParties(list: PartyList, form: "full" | "short", locale: Locale): string {
  if (list.writtenAs !== undefined) return list.writtenAs;
  const text = list.refs
    .map((ref, index) => {
      const name = refText(ref, form, locale);
      if (index === 0) return name;
      if (locale === "en") return `, ${name}`;
      return (ref.separator === "，" ? "，" : "、") + name;
    })
    .join("");
  if (!list.others) return text;
  return locale === "zh" ? `${text}等` : `${text} and others`;
}

/** A single party as reports name it. */
export function partyName(party: Party, locale: Locale): string {
  const unit = holderName(party.holder, "short");
  const below = party.post ?? party.person;
  if (below === undefined) return unit;
  const title = postTitle(party.holder, below);
  return locale === "zh" ? joined(unit, title) : `${unit} ${title}`;
}
