import * as v from "valibot";
import { childrenOf } from "../../syntax/entry.ts";
import { type Bearer, type Field, type FieldKind, field, joined } from "./field.ts";

/** What an entry rests on, follows, or is called beside its title. */

function basesOf({ entry }: Bearer): readonly string[] {
  return childrenOf(entry, "basis").flatMap(({ value }) =>
    value?.type === "citation" ? [`${value.document}${value.clause ?? ""}`] : [],
  );
}

function tagsOf({ entry }: Bearer): readonly { readonly key: string; readonly text: string }[] {
  return childrenOf(entry, "tag").flatMap(({ value }) =>
    value?.type === "pair" ? [{ key: value.key.text, text: value.text }] : [],
  );
}

export const linkFields = {
  after: field("after", {
    reads: (of) => (of.type === "item" ? of.after : undefined),
    inherits: false,
    prints: false,
    json: {
      on: ["item"],
      shape: { after: v.array(v.string()) },
      of: (items) => ({ after: items.map(({ id }) => id) }),
    },
    compared: false,
    column: false,
    rule: { type: "items", read: (items) => items },
    explains: false,
  }),
  basis: field("basis", {
    reads: basesOf,
    inherits: false,
    prints: (bases, { locale }) => joined(bases, locale),
    json: false,
    compared: false,
    column: {
      label: { zh: "依据", en: "Basis" },
      width: 10,
      shown: "if-chosen",
      cell: "as-printed",
    },
    rule: "own-line",
    explains: false,
  }),
  tag: field("tag", {
    reads: tagsOf,
    inherits: false,
    prints: (tags, { key: wanted }) => tags.find(({ key }) => key === wanted)?.text,
    json: false,
    compared: false,
    column: false,
    // Rules name a tag by its word: 标签.重点.
    rule: false,
    explains: false,
  }),
  was: field("was", {
    // The entry's name in the plan before is no text of the document; what prints is the date before a change.
    reads: (of) => (of.type === "item" ? of.due?.was : undefined),
    inherits: false,
    prints: ({ written }) => written,
    json: false,
    compared: false,
    column: false,
    rule: "own-line",
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;
