import { fold, specOf } from "../../../grammar/vocabulary.ts";
import { given } from "../../given.ts";
import { roleOf } from "../../model/items/responsibilities.ts";
import type { Item, Locale, Notice, Party, PartyList, Plan } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { indexOf } from "../../model/text/plan-index.ts";
import { childrenOf, type Entry } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { spokenName } from "../entries/item-words.ts";

/** What a rule reads of the entries that it judges. */

/** What a rule judges. */
export type RuleSubject = Plan | Notice | Item;

/** One of a list: a unit, an item, a document. */
export interface Member {
  /** All that it may be called by, folded. */
  readonly words: readonly string[];
  readonly shown: string;
  readonly kind?: string;
}

/** A value of a subject; an empty text or list, or no number or day, where it has none. */
export type RuleValue =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "number"; readonly number?: number }
  /** As written, and the last day allowed, if there is one. */
  | { readonly type: "date"; readonly text: string; readonly day?: CalendarDate }
  | { readonly type: "list"; readonly members: readonly Member[] };

/** Whether there is any value. */
export function isEmpty(value: RuleValue): boolean {
  switch (value.type) {
    case "text":
      return value.text === "";
    case "number":
      return value.number === undefined;
    case "date":
      return value.text === "";
    case "list":
      return value.members.length === 0;
  }
}

/** A value as messages show it. */
export function shownValue(value: RuleValue, locale: Locale): string {
  const none = locale === "zh" ? "无" : "none";
  if (isEmpty(value)) return none;
  switch (value.type) {
    case "text":
    case "date":
      return value.text;
    case "number":
      return String(value.number);
    case "list":
      return value.members.map(({ shown }) => shown).join(locale === "zh" ? "、" : ", ");
  }
}

/** How many: of a list its members, of a text its characters, of a number itself. */
export function amountOf(value: RuleValue): number | undefined {
  switch (value.type) {
    case "text":
      return [...value.text].length;
    case "number":
      return value.number;
    case "list":
      return value.members.length;
    case "date":
      return undefined;
  }
}

/** The plan whose period times are reckoned in: that of an item, or that a notice carries. */
export function periodPlan(subject: RuleSubject): Plan | undefined {
  switch (subject.type) {
    case "plan":
      return subject;
    case "item":
      return subject.plan;
    case "notice":
      return subject.issues ?? subject.body;
  }
}

export function subjectLocale(subject: RuleSubject): Locale {
  return subject.type === "item" ? subject.plan.locale : subject.locale;
}

/** What findings call a subject. */
export function subjectName(subject: RuleSubject): string {
  return subject.type === "notice" ? subject.title.text : spokenName(subject);
}

function member(words: readonly (string | undefined)[], shown: string, kind?: string): Member {
  const known = words.flatMap((word) => (word === undefined || word === "" ? [] : [fold(word)]));
  return {
    words: [...new Set(known)],
    shown,
    ...given({ kind }),
  };
}

function partyMember(party: Party, locale: Locale): Member {
  const { holder } = party;
  const shown = partyName(party, locale);
  if (party.post !== undefined || party.person !== undefined) {
    const kind = party.person === undefined ? "post" : "person";
    return member([party.key, party.post, party.person, party.called, shown], shown, kind);
  }
  const id = holder.type === "unit" ? holder.id : undefined;
  const kind = holder.type === "unit" ? holder.kind : "group";
  const words = [id, holder.name, holder.title, holder.short, ...holder.aliases, shown];
  return member(words, shown, kind);
}

/** The parties that a list stands for, each once, and what stands there for itself. */
export function partyMembers(list: PartyList | undefined, locale: Locale): readonly Member[] {
  if (list === undefined) return [];
  const literals = list.refs.flatMap(({ literal }) => literal ?? []);
  return [
    ...list.parties.map((party) => partyMember(party, locale)),
    ...literals.map((literal) => member([literal], literal)),
  ];
}

/** The units of a role or of an element of a notice. */
export function partyListOf(subject: RuleSubject, kind: string): PartyList | undefined {
  if (subject.type === "item") return roleOf(subject, kind)?.list;
  if (subject.type === "plan")
    return kind === "issuer" ? subject.issuers : roleOf(subject, kind)?.list;
  const lists: Readonly<Record<string, PartyList | undefined>> = {
    to: subject.to,
    cc: subject.cc,
    "signed-by": subject.signedBy,
    "printed-by": subject.printedBy,
    "for-each": subject.forEach,
  };
  return lists[kind];
}

export function itemMember(item: Item | Plan): Member {
  const shown = spokenName(item);
  const kind = item.type === "plan" ? "plan" : item.kind;
  return member([item.name, item.title?.text, shown], shown, kind);
}

/** What an entry names or says on its line, one member each. */
function entryMembers(entry: Entry): readonly Member[] {
  const { value } = entry;
  switch (value?.type) {
    case "names":
      return value.names.map(({ written }) => member([written], written));
    case "words":
      return value.words.map(({ written }) => member([written], written));
    case "strings":
      return value.strings.map(({ text }) => member([text], text));
    case "citation": {
      const whole = `${value.document}${value.clause ?? ""}`;
      return [member([value.document, whole], whole)];
    }
    case "pair":
      return [member([value.key.written, value.text], `${value.key.written} ${value.text}`)];
    case "open":
    case "none":
      return [];
    default: {
      const shown = entry.title?.text ?? entry.name?.written ?? entry.spec.zh;
      return [member([entry.name?.written, entry.title?.text], shown)];
    }
  }
}

/** The members of the child entries of a kind. */
export function childMembers(subject: RuleSubject, kind: string): readonly Member[] {
  return childrenOf(subject.entry, kind).flatMap(entryMembers);
}

/** The text of an entry's own blocks, without its title and without what marks stand for. */
export function ownText(entry: Entry): string {
  return entry.children
    .flatMap((child) => (child.type === "text" ? child.paragraphs : []))
    .map((parts) => parts.map((part) => (part.type === "text" ? part.text : "")).join(""))
    .join("\n");
}

/** The notes that an entry's title and text have marks for; of a document all its notes. */
export function noteMembers(subject: RuleSubject): readonly Member[] {
  if (subject.type !== "item") return subject.notes.map(({ name }) => member([name], name));
  const { entry, plan } = subject;
  const parts = [
    ...(entry.title?.parts ?? []),
    ...entry.children.flatMap((child) => (child.type === "text" ? child.paragraphs.flat() : [])),
  ];
  const { notes } = indexOf(plan);
  const marked = parts.flatMap((part) =>
    part.type === "mark" && part.sign === "*" && notes.has(fold(part.argument))
      ? [part.argument]
      : [],
  );
  return [...new Set(marked)].map((name) => member([name], name));
}

/** The word of a kind in a document's language. */
export function kindWord(kind: string, locale: Locale): string {
  const spec = specOf(kind);
  return spec === undefined ? kind : spec[locale];
}
