import { roleKinds } from "../../grammar/kinds/attributes.ts";
import { keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import type { Wording } from "../findings/finding.ts";
import { childOf, childrenOf, type Entry } from "../syntax/entry.ts";
import { roleOf } from "./items/responsibilities.ts";
import type { Item, Locale, Plan } from "./model.ts";
import { printParties } from "./organization/parties.ts";

/** The fields of items as they print. */

export type FieldValue =
  | { readonly type: "text"; readonly text: string }
  /** 待定: who, when or how much is still to be decided. */
  | { readonly type: "open"; readonly question: string }
  | { readonly type: "empty" };

const empty: FieldValue = { type: "empty" };

function textOf(value: string | undefined): FieldValue {
  return value === undefined || value === "" ? empty : { type: "text", text: value };
}

const relationWords: Readonly<Record<string, Wording>> = {
  ">=": { zh: "不低于", en: "at least " },
  "<=": { zh: "不超过", en: "at most " },
  "=": { zh: "", en: "" },
  "~": { zh: "约", en: "about " },
};

/** The amount of an indicator: 不低于9.6万张. */
function indicatorText(item: Item, locale: Locale): string | undefined {
  const amount = item.target?.amount;
  if (amount === undefined) return undefined;
  const written = locale === "zh" ? amount.written.replaceAll(" ", "") : amount.written;
  return `${relationWords[amount.relation]?.[locale] ?? ""}${written}`;
}

function tagText(entry: Entry, key: string): string | undefined {
  const tag = childrenOf(entry, "tag").find(
    (child) => child.value?.type === "pair" && child.value.key.text === key,
  );
  return tag?.value?.type === "pair" ? tag.value.text : undefined;
}

function basisText(entry: Entry, separator: string): string | undefined {
  const bases = childrenOf(entry, "basis").flatMap(({ value }) =>
    value?.type === "citation" ? [`${value.document}${value.clause ?? ""}`] : [],
  );
  return bases.length === 0 ? undefined : bases.join(separator);
}

function joined(texts: readonly (string | undefined)[], separator: string): string | undefined {
  const given = texts.flatMap((text) => text ?? []);
  return given.length === 0 ? undefined : given.join(separator);
}

/** The words that an open value prints. */
const openWords: Wording = { zh: "待定", en: "to be decided" };

/** Fields that an entry hands down; any other is its own matter. */
const inherited: ReadonlySet<string> = new Set([
  "due",
  "frequency",
  ...roleKinds.map(({ kind }) => kind),
]);

/** Is a field left open (待定) by the entry, or by the nearest one around it that speaks of it? */
function isOpen(entry: Entry, field: string, declared: boolean): boolean {
  const handedDown = declared || inherited.has(field);
  for (let at: Entry | undefined = entry; at !== undefined; at = at.parent) {
    const own = at.children.find(
      (child): child is Entry => child.type === "entry" && (child.role ?? child.kind) === field,
    );
    if (own !== undefined) return own.value?.type === "open";
    // A deadline ends an inherited frequency, and the other way round.
    const other = field === "due" ? "frequency" : field === "frequency" ? "due" : undefined;
    if (other !== undefined && childOf(at, other)?.value?.type === "phrase") return false;
    const bySpec = at.kind === field || (field === "due" && at.spec.value === "phrase");
    if (bySpec && at.value !== undefined) return at.value.type === "open";
    if (!handedDown) return false;
  }
  return false;
}

function givenText(
  item: Item,
  field: string,
  key: string | undefined,
  locale: Locale,
): string | undefined {
  const separator = locale === "zh" ? "、" : "; ";
  switch (field) {
    case "due":
      return item.due?.written;
    case "was":
      return item.due?.was?.written;
    case "frequency":
      return item.frequency?.written;
    case "weight":
      return item.weight === undefined ? undefined : String(item.weight);
    case "year":
      return item.plan.year === undefined ? undefined : String(item.plan.year);
    case "basis":
      return basisText(item.entry, separator);
    case "tag":
      return key === undefined ? undefined : tagText(item.entry, key);
    case "ordinal":
      return item.label.trim();
    case "deliverable":
      if (item.kind === "deliverable") return item.title?.text;
      return joined(
        item.children.map((child) =>
          child.kind === "deliverable" ? child.title?.text : undefined,
        ),
        separator,
      );
    case "indicator":
      if (item.kind === "indicator") return indicatorText(item, locale);
      return joined(
        item.children.map((child) =>
          child.kind === "indicator" ? indicatorText(child, locale) : undefined,
        ),
        separator,
      );
    default: {
      const role = roleOf(item, field);
      return role === undefined ? undefined : printParties(role.list, "short", locale);
    }
  }
}

/**
 * The value of a field of an item as it prints.
 * @param field its kind (`due`, `lead`, …) or the name of a role that the plan declares
 * @param key for a tag: its word
 */
export function fieldValue(
  item: Item,
  field: string,
  key: string | undefined,
  locale: Locale,
): FieldValue {
  const given = textOf(givenText(item, field, key, locale));
  if (given.type !== "empty" || key !== undefined) return given;
  const declared = specOf(field) === undefined;
  return isOpen(item.entry, field, declared)
    ? { type: "open", question: openWords[locale] }
    : empty;
}

/** The same for the plan itself: what its text says outside of any item. */
export function planFieldValue(plan: Plan, field: string): FieldValue {
  if (field === "year") return textOf(plan.year === undefined ? undefined : String(plan.year));
  const role = roleOf(plan, field);
  if (role !== undefined) return textOf(printParties(role.list, "short", plan.locale));
  const own = childOf(plan.entry, field)?.value;
  if (own?.type === "phrase") return textOf(own.phrase.text);
  if (own?.type === "number") return textOf(own.written);
  return isOpen(plan.entry, field, false)
    ? { type: "open", question: openWords[plan.locale] }
    : empty;
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
  ...roleKinds.map(({ kind }) => kind),
];

/** The words that name fields, in both vocabularies. */
export const fieldWords: readonly string[] = fields.flatMap((name) => {
  const spec = specOf(name);
  return spec === undefined ? [] : [spec.zh, spec.en];
});

/** The field that a word names. */
export function fieldKind(word: string): string | undefined {
  return keywordsFor(word).find(({ spec }) => fields.includes(spec.kind))?.spec.kind;
}
