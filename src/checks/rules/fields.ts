import type { KindSpec } from "../../../grammar/kind.ts";
import { itemKinds } from "../../../grammar/kinds/plan.ts";
import { fold, type Keyword, keywordsAllowedIn, keywordsFor } from "../../../grammar/vocabulary.ts";
import { given } from "../../given.ts";
import type { Bearer, FieldRule } from "../../model/fields/field.ts";
import { isLeftOpen } from "../../model/fields/open.ts";
import { fieldOf, fields, isFieldKind } from "../../model/fields/table.ts";
import { isItemKind } from "../../model/items/item-kind.ts";
import type { Item, ItemKind, Plan } from "../../model/model.ts";
import { childOf, childrenOf, type Entry } from "../../syntax/entry.ts";
import { around, withBelow } from "../entries/item-words.ts";
import type { RuleTimes } from "./rule-times.ts";
import {
  childMembers,
  itemMember,
  kindWord,
  noteMembers,
  ownText,
  partyListOf,
  partyMembers,
  periodPlan,
  type RuleSubject,
  type RuleValue,
  subjectLocale,
  subjectName,
} from "./rule-values.ts";

/** The fields that rules may name, by the words of the language and a few of their own. */

export interface Field {
  /** As the rule names it. */
  readonly word: string;
  readonly type: RuleValue["type"];
  /** What the members of its list are, where they are of kinds. */
  readonly members?: "parties" | "items";
  read(subject: RuleSubject, times: RuleTimes): RuleValue;
  /** Is it left open (待定), or found fault with already? */
  isOpen(subject: RuleSubject): boolean;
  /** The entry that says it, if it is one. */
  source(subject: RuleSubject): Entry | undefined;
}

const ownWords: readonly { readonly zh: string; readonly en: string }[] = [
  { zh: "名称", en: "name" },
  { zh: "标题", en: "title" },
  { zh: "文字", en: "text" },
  { zh: "种类", en: "kind" },
];

/** In front of a tag's key, of a role that the plan declares, of a kind that stands around. */
const prefixes = {
  tag: /^(?:标签|tag)\.(.+)$/,
  role: /^(?:角色|role)\.(.+)$/,
  around: /^(?:所属|in[ -])(.+)$/,
} as const;

/** Whether rules may name the entries of a kind that stand in an entry. */
function isReadable(kind: string): boolean {
  return !isFieldKind(kind) || isItemKind(kind) || fields[kind].rule !== false;
}

function text(value: string | undefined): RuleValue {
  return { type: "text", text: value ?? "" };
}

const own = {
  isOpen: () => false,
  source: () => undefined,
} as const;

/** The kinds that may stand anywhere below a kind. */
function below(kind: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (at: string) => {
    for (const { spec } of keywordsAllowedIn(at)) {
      if (!isItemKind(spec.kind) || found.has(spec.kind)) continue;
      found.add(spec.kind);
      visit(spec.kind);
    }
  };
  visit(kind);
  return found;
}

function keywordsBelow(kind: string): readonly Keyword[] {
  const inside = below(kind);
  return [
    ...keywordsAllowedIn(kind).filter(({ spec }) => isReadable(spec.kind)),
    ...itemKinds.flatMap((item) => (inside.has(item) ? keywordsFor(item) : [])),
  ];
}

/** The words that name fields of a kind. */
export function fieldWordsOf(kinds: readonly string[]): readonly string[] {
  const keywords = kinds.flatMap(keywordsBelow).flatMap(({ zh, en }) => [zh, en]);
  return [
    ...new Set([...ownWords.flatMap(({ zh, en }) => [zh, en]), "序号", "ordinal", ...keywords]),
  ];
}

/**
 * The field that a word names.
 * @param kinds what the rule is about: each must be able to have it
 */
export function fieldFor(word: string, kinds: readonly string[]): Field | undefined {
  const folded = fold(word.trim());
  return (
    ownField(folded, word) ?? prefixed(folded, word, kinds) ?? keywordField(folded, word, kinds)
  );
}

function ownField(folded: string, word: string): Field | undefined {
  const found = ownWords.find(({ zh, en }) => zh === folded || en === folded);
  if (found === undefined && folded !== "序号" && folded !== "ordinal") return undefined;
  const read = (subject: RuleSubject): RuleValue => {
    switch (found?.en) {
      case "name":
        return text(subject.name);
      case "title":
        return text(subject.title === undefined ? "" : subjectName(subject));
      case "text":
        return text(ownText(subject.entry));
      case "kind":
        return text(kindOfSubject(subject));
      default:
        return text(subject.type === "item" ? subject.label.trim() : "");
    }
  };
  return { word, type: "text", read, ...own };
}

function kindOfSubject(subject: RuleSubject): string {
  const { spec } = subject.entry;
  return subject.type === "notice" ? subject.form : kindWord(spec.kind, subjectLocale(subject));
}

function prefixed(folded: string, word: string, kinds: readonly string[]): Field | undefined {
  const tag = prefixes.tag.exec(folded)?.[1];
  if (tag !== undefined) return { word, type: "text", ...own, ...tagField(tag) };
  const role = prefixes.role.exec(folded)?.[1];
  if (role !== undefined) return kinds.includes("notice") ? undefined : partyField(word, role);
  const outer = prefixes.around.exec(folded)?.[1];
  return outer === undefined ? undefined : aroundField(outer, word, kinds);
}

function tagField(key: string): Pick<Field, "read" | "source"> {
  const tagOf = ({ entry }: RuleSubject) =>
    childrenOf(entry, "tag").find(({ value }) => value?.type === "pair" && value.key.text === key);
  return {
    read: (subject) => {
      const value = tagOf(subject)?.value;
      return text(value?.type === "pair" ? value.text : "");
    },
    source: tagOf,
  };
}

function aroundField(outer: string, word: string, kinds: readonly string[]): Field | undefined {
  const kind = keywordsFor(outer)[0]?.spec.kind;
  if (kind === undefined || (kind !== "plan" && !isItemKind(kind))) return undefined;
  const inside = below(kind);
  if (!kinds.every((one) => inside.has(one))) return undefined;
  return {
    word,
    type: "list",
    members: "items",
    ...own,
    read: (subject) => ({
      type: "list",
      members:
        subject.type !== "item"
          ? []
          : around(subject)
              .filter((at) => (at.type === "plan" ? "plan" : at.kind) === kind)
              .map(itemMember),
    }),
  };
}

function keywordField(folded: string, word: string, kinds: readonly string[]): Field | undefined {
  const fits = kinds.map((kind) =>
    keywordsBelow(kind).find(({ zh, en }) => zh === folded || en === folded),
  );
  const [first] = fits;
  if (first === undefined || fits.some((keyword) => keyword?.spec !== first.spec)) return undefined;
  const { spec } = first;
  if (isItemKind(spec.kind)) return itemsField(word, spec.kind);
  const rule = fieldOf(spec.kind)?.rule ?? "own-line";
  if (rule === false) return undefined;
  const said = { word, ...attribute(spec.kind) };
  return rule === "own-line" ? lineField(said, spec) : tableField(said, spec.kind, rule);
}

type Attribute = Pick<Field, "word" | "isOpen" | "source">;

/** A field as its row in the table of fields reads it; notices have none of these. */
function tableField(said: Attribute, kind: string, rule: FieldRule<Bearer>): Field {
  const of = <T>(subject: RuleSubject, read: (of: Bearer) => T): T | undefined =>
    subject.type === "notice" ? undefined : read(subject);
  switch (rule.type) {
    case "parties":
      return partyField(said.word, kind);
    case "items": {
      const read = (subject: RuleSubject): RuleValue => ({
        type: "list",
        members: (of(subject, rule.read) ?? []).map(itemMember),
      });
      return { ...said, type: "list", members: "items", read };
    }
    case "number": {
      const read = (subject: RuleSubject): RuleValue => ({
        type: "number",
        ...given({ number: of(subject, rule.read) }),
      });
      return { ...said, type: "number", read };
    }
    case "text":
      return { ...said, type: "text", read: (subject) => text(of(subject, rule.read)) };
    case "date": {
      const read = (subject: RuleSubject, times: RuleTimes): RuleValue => {
        const known = of(subject, rule.read) ?? "own-line";
        return known === "own-line" ? dateOf(subject, kind, times) : { type: "date", ...known };
      };
      return { ...said, type: "date", read };
    }
  }
}

/** What the line of an entry says, by the shape of its value. */
function lineField(said: Attribute, { kind, value }: KindSpec): Field {
  switch (value) {
    case "refs":
      return partyField(said.word, kind);
    case "date":
      return {
        ...said,
        type: "date",
        read: (subject, times) => dateOf(subject, kind, times),
      };
    case "number":
    case "year": {
      const read = ({ entry }: RuleSubject): RuleValue => ({
        type: "number",
        ...given({ number: ownNumber(entry, kind) }),
      });
      return { ...said, type: "number", read };
    }
    case "literal":
    case "choice":
    case "phrase":
      return { ...said, type: "text", read: (subject) => text(writtenValue(subject, kind)) };
    default: {
      const read = (subject: RuleSubject): RuleValue => ({
        type: "list",
        members: kind === "note" ? noteMembers(subject) : childMembers(subject, kind),
      });
      return { ...said, type: "list", read };
    }
  }
}

/** Who says an attribute, and whether it is left open. */
function attribute(kind: string): Pick<Field, "isOpen" | "source"> {
  return {
    isOpen: ({ entry }) => isLeftOpen(entry, kind),
    source: (subject) =>
      childOf(subject.entry, kind) ??
      (subject.type === "notice" ? undefined : fieldOf(kind)?.origin(subject)?.entry),
  };
}

function partyField(word: string, role: string): Field {
  return {
    word,
    type: "list",
    members: "parties",
    read: (subject) => ({
      type: "list",
      members: partyMembers(partyListOf(subject, role), subjectLocale(subject)),
    }),
    ...attribute(role),
  };
}

function itemsField(word: string, kind: ItemKind): Field {
  return {
    word,
    type: "list",
    members: "items",
    ...own,
    read: (subject) => ({
      type: "list",
      members: itemsBelow(subject)
        .filter((item) => item.kind === kind)
        .map(itemMember),
    }),
  };
}

function itemsBelow(subject: RuleSubject): readonly Item[] {
  if (subject.type === "notice") return [];
  return subject.type === "plan" ? subject.allItems : subject.children.flatMap(withBelow);
}

function dateOf(subject: RuleSubject, kind: string, times: RuleTimes): RuleValue {
  const value = childOf(subject.entry, kind)?.value;
  if (value?.type === "date") {
    const day = subject.type === "notice" ? noticeDay(subject, kind) : undefined;
    return { type: "date", text: value.day, ...given({ day }) };
  }
  if (value?.type !== "phrase") return { type: "date", text: "" };
  const plan: Plan | undefined = periodPlan(subject);
  const day = plan === undefined ? undefined : times.days(value.phrase.text, plan)?.last;
  return { type: "date", text: value.phrase.text, ...given({ day }) };
}

function noticeDay(notice: RuleSubject & { readonly type: "notice" }, kind: string) {
  return kind === "printed-on" ? notice.printedOn : notice.date;
}

function ownNumber(entry: Entry, kind: string): number | undefined {
  const value = childOf(entry, kind)?.value;
  return value?.type === "number" ? value.amount : undefined;
}

function writtenValue(subject: RuleSubject, kind: string): string | undefined {
  const entry = childOf(subject.entry, kind);
  const value = entry?.value;
  switch (value?.type) {
    case "literal":
      return value.text;
    case "choice":
      return entry?.spec.choices?.find((choice) => choice.value === value.choice)?.[
        subjectLocale(subject)
      ];
    case "phrase":
      return value.phrase.text;
    default:
      return undefined;
  }
}
