import { joinWords } from "../../syntax/ref-list.ts";
import type { Group, Locale, Party, PartyList, PartyRef, Unit } from "../model.ts";

/** How units print. */

/** Does a name say already which unit it belongs to? */
function names(title: string, unit: Unit): boolean {
  return [unit.title, unit.short, unit.name].some(
    (word) => word !== undefined && title.includes(word),
  );
}

/**
 * The name of a unit or group as documents print it. A department of a sub-bureau has the sub-bureau's
 * in front, unless its title says it already.
 */
export function holderName(
  holder: Unit | Group,
  form: "full" | "short",
  locale: Locale = "zh",
): string {
  const own = form === "short" ? (holder.short ?? holder.title) : holder.title;
  if (holder.type === "group" || holder.parent === undefined) return own;
  const { parent } = holder;
  if (parent.kind === "organization" || names(own, parent)) return own;
  const outer = holderName(parent, form, locale);
  return locale === "zh" ? `${outer}${own}` : `${outer} ${own}`;
}

/** Two names as one, with what both say said once: 各级党委 + 党委书记 = 各级党委书记. */
function joined(unit: string, post: string): string {
  for (let length = Math.min(unit.length, post.length); length >= 2; length -= 1) {
    if (unit.endsWith(post.slice(0, length))) return unit + post.slice(length);
  }
  return unit + post;
}

const behind = (unit: string, word: string, locale: Locale): string =>
  locale === "zh" ? joined(unit, word) : `${unit} ${word}`;

/** What the units of a name inside several are called together: their title, where they share it. */
function titleInside(parties: readonly Party[], name: string): string {
  const [first, ...others] = parties.flatMap(({ holder }) =>
    holder.type === "unit" ? [holder.title] : [],
  );
  const shared = first !== undefined && others.every((title) => title === first);
  return shared ? first : (name.split(".").at(-1) ?? name);
}

function refText(ref: PartyRef, form: "full" | "short", locale: Locale): string {
  if (ref.literal !== undefined) return ref.literal;
  let text = ref.named === undefined ? ref.written : holderName(ref.named, form, locale);
  if (ref.below !== undefined) text = behind(text, titleInside(ref.parties, ref.below), locale);
  return ref.called === undefined ? text : behind(text, ref.called, locale);
}

/** What stands between two members: a comma, or 和 as typed. */
function separated(separator: string, locale: Locale): string {
  const joins = joinWords.includes(separator);
  if (locale === "en") return joins ? " and " : ", ";
  if (joins) return separator === "and" ? "和" : separator;
  return separator === "，" ? "，" : "、";
}

/** 等 with what stands behind it. */
function othersText(list: PartyList, form: "full" | "short", locale: Locale): string {
  if (list.others === undefined) return "";
  const { written, refs } = list.others;
  const behind = listText(refs, form, locale);
  if (locale === "zh") return `等${written}${behind}`;
  const words = [written, behind].filter((text) => text !== "").join(" ");
  return ` and ${words === "" ? "others" : words}`;
}

function listText(refs: readonly PartyRef[], form: "full" | "short", locale: Locale): string {
  return refs
    .map((ref, index) => {
      const name = refText(ref, form, locale);
      if (index === 0) return name;
      return separated(ref.separator, locale) + name;
    })
    .join("");
}

/**
 * A list of units as it prints: with the separators as typed (a plain comma is 、 in Chinese) and what
 * 除 takes out in brackets, or as 写作 says.
 */
export function printParties(list: PartyList, form: "full" | "short", locale: Locale): string {
  if (list.writtenAs !== undefined) return list.writtenAs;
  const zh = locale === "zh";
  const text = listText(list.refs, form, locale) + othersText(list, form, locale);
  if (list.excluded.length === 0) return text;
  const out = listText(list.excluded, form, locale);
  return zh ? `${text}（${out}除外）` : `${text} except ${out}`;
}

/** By what a unit or group is known: the name, of a unit the id, which is unique. */
export function holderId(holder: Unit | Group): string {
  return holder.type === "unit" ? holder.id : holder.name;
}

/** Whether a word names a unit or group outright: by id, name, short or full name, with or without its parent's. */
export function isCalled(holder: Unit | Group, word: string): boolean {
  return (
    [holderId(holder), holder.name, holder.short, holder.title].includes(word) ||
    (["zh", "en"] as const).some(
      (locale) =>
        holderName(holder, "short", locale) === word || holderName(holder, "full", locale) === word,
    )
  );
}

/** Whether a unit or group is among those asked for by their names; where none is named, all are. */
export function isAskedFor(holder: Unit | Group, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => isCalled(holder, word));
}

/** A single party as reports name it. */
export function partyName(party: Party, locale: Locale): string {
  const unit = holderName(party.holder, "short", locale);
  return party.called === undefined ? unit : behind(unit, party.called, locale);
}
