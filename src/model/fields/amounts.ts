import * as v from "valibot";
import { childOf } from "../../syntax/entry.ts";
import { type Bearer, type Field, type FieldKind, field } from "./field.ts";

/** How much. */

function numberOf({ entry }: Bearer, kind: string) {
  const value = childOf(entry, kind)?.value;
  return value?.type === "number" ? value : undefined;
}

export const amountFields = {
  weight: field("weight", {
    reads: (of) => numberOf(of, "weight"),
    inherits: false,
    prints: ({ amount, written }, { of }) => (of.type === "plan" ? written : String(amount)),
    json: {
      on: ["item"],
      shape: { weight: v.optional(v.number()) },
      of: ({ amount }) => ({ weight: amount }),
    },
    compared: ({ amount }) => ({ weight: amount }),
    column: false,
    rule: "own-line",
    explains: false,
  }),
  bonus: field("bonus", {
    reads: (of) => numberOf(of, "bonus"),
    inherits: false,
    prints: false,
    json: false,
    compared: false,
    column: false,
    rule: "own-line",
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;
