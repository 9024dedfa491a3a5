import * as v from "valibot";
import type { PartyList } from "../model.ts";
import { type Field, type FieldKind, field } from "./field.ts";

/** What a plan says of itself. */

export const planFields = {
  locale: field("locale", {
    reads: (of) => (of.type === "plan" ? of.locale : undefined),
    inherits: false,
    prints: false,
    json: {
      on: ["plan"],
      shape: { locale: v.picklist(["zh", "en"]) },
      of: (locale) => ({ locale }),
    },
    compared: false,
    column: false,
    rule: "own-line",
    explains: false,
  }),
  year: field("year", {
    reads: (of) => (of.type === "plan" ? of.year : of.plan.year),
    inherits: false,
    prints: (year) => String(year),
    json: { on: ["plan"], shape: { year: v.optional(v.number()) }, of: (year) => ({ year }) },
    compared: false,
    column: false,
    rule: { type: "number", read: (year) => year },
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;

/** Whose document a plan is, and how far it has come. */
export const documentFields = {
  issuer: field("issuer", {
    reads: (of): { readonly list: PartyList | undefined } | undefined =>
      of.type === "plan" ? { list: of.issuers } : undefined,
    inherits: false,
    prints: false,
    json: {
      on: ["plan"],
      shape: { issuers: v.array(v.string()) },
      of: ({ list }) => ({ issuers: list?.parties.map(({ key }) => key) ?? [] }),
    },
    compared: false,
    column: false,
    rule: { type: "parties", read: ({ list }) => list },
    explains: false,
  }),
  draft: field("draft", {
    reads: (of) => (of.type === "plan" ? of.draft : undefined),
    inherits: false,
    prints: false,
    json: { on: ["plan"], shape: { draft: v.optional(v.string()) }, of: (draft) => ({ draft }) },
    compared: false,
    column: false,
    rule: "own-line",
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;
