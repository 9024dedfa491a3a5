import { keywordsFor, specOf } from "../../../grammar/vocabulary.ts";
import type { Wording } from "../../findings/finding.ts";
import type { Locale } from "../model.ts";
import type { Bearer, FieldKind } from "./field.ts";
import { saidOpen } from "./open.ts";
import { fieldKinds, fieldOf, fields, isFieldKind } from "./table.ts";

/** The fields of items and plans as they print. */

export type FieldValue =
  | { readonly type: "text"; readonly text: string }
  /** 待定: who, when or how much is still to be decided. */
  | { readonly type: "open"; readonly question: string }
  | { readonly type: "empty" };

/** The words that an open value prints. */
const openWords: Wording = { zh: "待定", en: "to be decided" };

/**
 * The value of a field of an item, or of the plan outside of any item, as it prints.
 * @param field its kind (`due`, `lead`, …) or the name of a role that the plan declares
 * @param key for a tag: its word; for an indicator: the form that prints its bare number
 */
export function fieldValue(
  of: Bearer,
  field: string,
  key: string | undefined,
  locale: Locale,
): FieldValue {
  const prints = fieldOf(field)?.prints ?? false;
  const text =
    prints === false ? "" : prints(key === undefined ? { of, locale } : { of, locale, key });
  if (text !== undefined && text !== "") return { type: "text", text };
  return (key === undefined || field !== "tag") && saidOpen(of.entry, field)
    ? { type: "open", question: openWords[locale] }
    : { type: "empty" };
}

/** The same as a text; empty where there is none. */
export function printedField(of: Bearer, field: string, locale: Locale): string {
  const value = fieldValue(of, field, undefined, locale);
  return value.type === "text" ? value.text : value.type === "open" ? value.question : "";
}

const printing = fieldKinds.filter((kind) => fields[kind].prints !== false);

/** The words that name fields that print, in both vocabularies. */
export const fieldWords: readonly string[] = printing.flatMap((kind) => {
  const spec = specOf(kind);
  return spec === undefined ? [] : [spec.zh, spec.en];
});

/** The field that a word names in a mark. */
export function fieldKind(word: string): FieldKind | undefined {
  return keywordsFor(word)
    .map(({ spec }) => spec.kind)
    .find((kind): kind is FieldKind => isFieldKind(kind) && printing.includes(kind));
}
