import { fold, keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import type { Misspelt, Wording } from "../diagnostics/finding.ts";
import { childOf, childrenOf, type Entry } from "../syntax/entry.ts";
import type { Mark } from "../syntax/inline.ts";
import type { Annex, Item, ItemKind, Locale, Note, Notice, Plan } from "./model.ts";
import { chineseNumeral } from "./numbering.ts";
import { printParties } from "./parties.ts";
import { roleOf } from "./responsibilities.ts";

/** What a mark in a text stands for. */

export type MarkValue =
  | { readonly type: "text"; readonly text: string }
  /** A field that the entry does not have: an optional part of a tail falls away. */
  | { readonly type: "empty"; readonly field: string }
  | { readonly type: "note"; readonly note: Note }
  | { readonly type: "open"; readonly question: string }
  | { readonly type: "unresolved"; readonly what: Wording; readonly misspelt?: Misspelt };

/** Where a mark stands: its document, and the item it is in. */
export interface MarkScope {
  readonly plan?: Plan;
  readonly notice?: Notice;
  readonly item?: Item;
  readonly entry: Entry;
  readonly locale: Locale;
  readonly plans: readonly Plan[];
}

const ENGLISH = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A count as the document's language writes it in running text. */
export function writtenCount(count: number, locale: Locale): string {
  if (locale === "zh") return chineseNumeral(count);
  return ENGLISH[count] ?? String(count);
}

const text = (value: string): MarkValue => ({ type: "text", text: value });

function unknown(name: string, candidates: readonly string[], what: Wording): MarkValue {
  return {
    type: "unresolved",
    what: { zh: `没有叫“${name}”的${what.zh}`, en: `there is no ${what.en} called “${name}”` },
    misspelt: { word: name, candidates },
  };
}

/** Finds an item by its name, or by `plan.item` from elsewhere. */
export function findItem(
  name: string,
  plan: Plan | undefined,
  plans: readonly Plan[],
): Item | undefined {
  const dot = name.indexOf(".");
  const home = dot === -1 ? plan : plans.find((candidate) => candidate.name === name.slice(0, dot));
  const own = dot === -1 ? name : name.slice(dot + 1);
  return home?.allItems.find((item) => item.name === own || item.title?.text === own);
}

function itemNames(plan: Plan | undefined): readonly string[] {
  return plan?.allItems.flatMap(({ name }) => name ?? []) ?? [];
}

function annexLabel(annexes: readonly Annex[], name: string, locale: Locale): string | undefined {
  const at = annexes.findIndex((annex) => annex.name === name || annex.title.text === name);
  if (at === -1) return undefined;
  const word = locale === "zh" ? "附件" : "Annex ";
  return annexes.length === 1 ? word.trim() : `${word}${at + 1}`;
}

function reference(name: string, scope: MarkScope): MarkValue {
  const item = findItem(name, scope.plan, scope.plans);
  if (item !== undefined) {
    return item.number === ""
      ? { type: "unresolved", what: { zh: `“${name}”没有编号`, en: `“${name}” has no number` } }
      : text(item.number);
  }
  const annex =
    annexLabel(scope.plan?.annexes ?? [], name, scope.locale) ??
    annexLabel(scope.notice?.annexes ?? [], name, scope.locale);
  if (annex !== undefined) return text(annex);
  return unknown(name, itemNames(scope.plan), { zh: "条目", en: "item" });
}

function count(name: string, scope: MarkScope): MarkValue {
  const { plan, locale } = scope;
  const kind = keywordsFor(name).find(({ spec }) => spec.category === "item")?.spec.kind;
  if (kind !== undefined && plan !== undefined) {
    return text(
      writtenCount(plan.allItems.filter((item) => item.kind === (kind as ItemKind)).length, locale),
    );
  }
  const term = plan?.terms.find((candidate) => candidate.name === name);
  if (term !== undefined) return text(writtenCount(term.words.length, locale));
  const item = findItem(name, plan, scope.plans);
  if (item !== undefined) return text(writtenCount(item.children.length, locale));
  const candidates = [
    ...(plan?.terms.map((candidate) => candidate.name) ?? []),
    ...itemNames(plan),
  ];
  return unknown(name, candidates, { zh: "提法或条目", en: "term or item" });
}

function indicatorText(item: Item, locale: Locale): string | undefined {
  const amount = item.target?.amount;
  if (amount === undefined) return undefined;
  const words: Record<string, Wording> = {
    ">=": { zh: "不低于", en: "at least " },
    "<=": { zh: "不超过", en: "at most " },
    "=": { zh: "", en: "" },
    "~": { zh: "约", en: "about " },
  };
  return `${words[amount.relation]?.[locale] ?? ""}${amount.written}`;
}

function tagText(entry: Entry, key: string): string | undefined {
  const tag = childrenOf(entry, "tag").find(
    (child) => child.value?.type === "pair" && child.value.key.text === key,
  );
  return tag?.value?.type === "pair" ? tag.value.text : undefined;
}

function basisText(entry: Entry): string | undefined {
  const bases = childrenOf(entry, "basis").flatMap(({ value }) =>
    value?.type === "citation" ? [`${value.document}${value.clause ?? ""}`] : [],
  );
  return bases.length === 0 ? undefined : bases.join("、");
}

function nested<T>(item: Item, own: (child: Item) => T | undefined): T[] {
  return item.children.flatMap((child) => own(child) ?? []);
}

/** The value of a field of an item as it prints; `undefined` where the item does not have it. */
export function fieldText(
  item: Item,
  field: string,
  key: string | undefined,
  locale: Locale,
): string | undefined {
  switch (field) {
    case "due":
      return item.due?.written;
    case "was":
      return item.due?.was?.written;
    case "frequency":
      return item.frequency?.written;
    case "weight":
      return item.weight === undefined ? undefined : String(item.weight);
    case "basis":
      return basisText(item.entry);
    case "tag":
      return key === undefined ? undefined : tagText(item.entry, key);
    case "ordinal":
      return item.label;
    case "deliverable": {
      const titles = nested(item, (child) =>
        child.kind === "deliverable" ? child.title?.text : undefined,
      );
      return titles.length === 0 ? undefined : titles.join(locale === "zh" ? "、" : "; ");
    }
    case "indicator": {
      if (item.kind === "indicator") return indicatorText(item, locale);
      const texts = nested(item, (child) =>
        child.kind === "indicator" ? indicatorText(child, locale) : undefined,
      );
      return texts.length === 0 ? undefined : texts.join("、");
    }
    default: {
      const role = roleOf(item, field);
      return role === undefined ? undefined : printParties(role.list, "short", locale);
    }
  }
}

/** Words of a field mark: `牵头`, `时限 统筹谋划`, `指标 留存`. */
function field(argument: string, scope: MarkScope): MarkValue {
  const [word = "", name] = argument.trim().split(/[\s\u3000]+/);
  const declared = scope.plan?.entry.children.some(
    (child) => child.type === "entry" && child.kind === "role" && child.name?.text === fold(word),
  );
  const kind = declared === true ? fold(word) : fieldKind(word);
  if (kind === undefined) return unknown(word, fieldWords, { zh: "字段", en: "field" });
  let item = scope.item;
  let key: string | undefined;
  if (name !== undefined) {
    const other = findItem(fold(name), scope.plan, scope.plans);
    if (kind === "tag") key = fold(name);
    else if (other === undefined)
      return unknown(name, itemNames(scope.plan), { zh: "条目", en: "item" });
    else item = other;
  }
  if (item === undefined) {
    const own = scope.plan === undefined ? undefined : planField(scope.plan, kind);
    return own === undefined ? { type: "empty", field: word } : text(own);
  }
  const value = fieldText(item, kind, key, scope.locale);
  return value === undefined || value === "" ? { type: "empty", field: word } : text(value);
}

function planField(plan: Plan, kind: string): string | undefined {
  if (kind === "year") return plan.year === undefined ? undefined : String(plan.year);
  const due = childOf(plan.entry, kind);
  return due?.value?.type === "phrase" ? due.value.phrase.text : undefined;
}

const fields = [
  "due",
  "was",
  "frequency",
  "weight",
  "basis",
  "tag",
  "deliverable",
  "indicator",
  "ordinal",
  "year",
  "owner",
  "lead",
  "support",
  "guide",
  "join",
  "accountable",
  "assessor",
];

const fieldWords: readonly string[] = fields.flatMap((name) => {
  const spec = specOf(name);
  return spec === undefined ? [] : [spec.zh, spec.en];
});

/** The field that a word names. */
export function fieldKind(word: string): string | undefined {
  return keywordsFor(word).find(({ spec }) => fields.includes(spec.kind))?.spec.kind;
}

function note(name: string, scope: MarkScope): MarkValue {
  const notes = [...(scope.plan?.notes ?? []), ...(scope.notice?.notes ?? [])];
  const found = notes.find((candidate) => candidate.name === name);
  if (found !== undefined) return { type: "note", note: found };
  return unknown(
    name,
    notes.map((candidate) => candidate.name),
    { zh: "注释", en: "note" },
  );
}

/** What a mark stands for in its place. */
export function resolveMark(mark: Mark, scope: MarkScope): MarkValue {
  const argument = fold(mark.argument);
  if (argument === "" && mark.sign !== "?") {
    return { type: "unresolved", what: { zh: "没有写名字", en: "it names nothing" } };
  }
  switch (mark.sign) {
    case "*":
      return note(argument, scope);
    case "@":
      return reference(argument, scope);
    case "#":
      return count(argument, scope);
    case "=":
      return field(mark.argument, scope);
    case "?":
      return { type: "open", question: mark.argument };
  }
}
