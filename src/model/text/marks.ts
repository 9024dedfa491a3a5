import { numberForm } from "../../../grammar/clauses.ts";
import { fold, keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Misspelt, Wording } from "../../findings/finding.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { Mark } from "../../syntax/inline.ts";
import { annexLabel, annexLists, findAnnex } from "../annexes.ts";
import { fieldKind, fieldValue, fieldWords } from "../fields/field-value.ts";
import { isDataKind, isItemKind } from "../items/item-kind.ts";
import { chineseNumeral } from "../items/numbering.ts";
import type { Item, Locale, Note, Notice, Plan } from "../model.ts";
import { findItem, indexOf, inPlan, itemNames } from "./plan-index.ts";

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
function writtenCount(count: number, locale: Locale): string {
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

function reference(name: string, scope: MarkScope): MarkValue {
  const item = findItem(name, scope.plan, scope.plans);
  if (item !== undefined) {
    return item.number === ""
      ? { type: "unresolved", what: { zh: `“${name}”没有编号`, en: `“${name}” has no number` } }
      : text(item.number);
  }
  const lists = annexLists(scope.plan, scope.notice);
  const annex = findAnnex(name, lists);
  if (annex !== undefined) return text(annexLabel(annex.index, annex.count, scope.locale));
  const candidates = [...itemNames(scope.plan), ...lists.flat().flatMap((one) => one.name ?? [])];
  return unknown(name, candidates, { zh: "条目", en: "item" });
}

function held(item: Item): number {
  const printed = item.children.filter(({ kind }) => !isDataKind(kind));
  return printed.length === 0 ? item.children.length : printed.length;
}

function count(name: string, scope: MarkScope): MarkValue {
  const { locale } = scope;
  const { home, own } = inPlan(name, scope.plan, scope.plans);
  const number = (value: number) => text(writtenCount(value, locale));
  const kind = keywordsFor(own).find(({ spec }) => isItemKind(spec.kind))?.spec.kind;
  if (home !== undefined && kind !== undefined && isItemKind(kind))
    return number(indexOf(home).counts.get(kind) ?? 0);
  const term = home === undefined ? undefined : indexOf(home).terms.get(own);
  if (term !== undefined) return number(term.words.length);
  const item = findItem(name, scope.plan, scope.plans);
  if (item !== undefined) return number(held(item));
  const candidates = [
    ...(home === undefined ? [] : indexOf(home).terms.keys()),
    ...itemNames(home),
  ];
  return unknown(own, candidates, { zh: "提法或条目", en: "term or item" });
}

/** Words of a field mark: `牵头`, `时限 统筹谋划`, `指标 留存`. */
function field(argument: string, scope: MarkScope): MarkValue {
  const { plan, locale } = scope;
  const [word = "", ...behind] = argument.trim().split(/[\s\u3000]+/);
  const declared = plan !== undefined && indexOf(plan).roles.has(fold(word));
  const kind = declared ? fold(word) : fieldKind(word);
  if (kind === undefined) {
    const roles = plan === undefined ? [] : indexOf(plan).roles;
    return unknown(word, [...roles, ...fieldWords], { zh: "字段", en: "field" });
  }
  let { item } = scope;
  let key: string | undefined;
  const form = behind.at(-1);
  if (kind === "indicator" && (form === numberForm.zh || form === numberForm.en)) {
    key = numberForm.en;
    behind.pop();
  }
  const name = behind.length === 0 ? undefined : behind.join(" ");
  if (name !== undefined && kind === "tag") key = fold(name);
  else if (name !== undefined) {
    item = findItem(name, plan, scope.plans);
    if (item === undefined) return unknown(name, itemNames(plan), { zh: "条目", en: "item" });
  }
  const value =
    item !== undefined
      ? fieldValue(item, kind, key, locale)
      : plan !== undefined
        ? fieldValue(plan, kind, key, plan.locale)
        : undefined;
  return value === undefined || value.type === "empty" ? { type: "empty", field: word } : value;
}

function note(name: string, scope: MarkScope): MarkValue {
  const { plan, notice } = scope;
  const found =
    (plan === undefined ? undefined : indexOf(plan).notes.get(name)) ??
    notice?.notes.find((candidate) => candidate.name === name);
  if (found !== undefined) return { type: "note", note: found };
  const candidates = [...(plan?.notes ?? []), ...(notice?.notes ?? [])].map(
    (candidate) => candidate.name,
  );
  return unknown(name, candidates, { zh: "注释", en: "note" });
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
