import * as v from "valibot";
import { type Amount, childOf } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";
import { type Bearer, type Field, type FieldKind, field } from "./field.ts";
import { printAmount } from "./print-amount.ts";

/** How much. */

function numberOf({ entry }: Bearer, kind: string) {
  const value = childOf(entry, kind)?.value;
  return value?.type === "number" ? value : undefined;
}

/** Money in 万元, to the cent. */
const inTenThousands = (yuan = 0) => Math.round(yuan * 100) / 1e6;

/** A budget as written, if that is in 元; in English in yuan with their sign. */
function printBudget(amount: Amount, locale: Locale): string {
  const { from, to, written } = amount;
  const range = (show: (yuan: number | undefined) => string) =>
    from === to ? show(from) : `${show(from)}${locale === "zh" ? "～" : "–"}${show(to)}`;
  if (locale === "en")
    return printAmount(amount, locale, `CNY ${range((yuan = 0) => yuan.toLocaleString("en"))}`);
  const spoken = written.endsWith("元")
    ? written
    : `${range((yuan) => `${inTenThousands(yuan)}`)}万元`;
  return printAmount(amount, locale, spoken);
}

const budget = v.object({
  /** As documents print it. */
  text: v.string(),
  relation: v.picklist([">=", "<=", ">", "=", "~"]),
  /** In 万元; the same number twice where it is no range. */
  from: v.number(),
  to: v.number(),
});

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
    json: {
      on: ["item"],
      shape: { bonus: v.optional(v.number()) },
      of: ({ amount }) => ({ bonus: amount }),
    },
    compared: false,
    column: false,
    rule: "own-line",
    explains: false,
  }),
  budget: field("budget", {
    reads: ({ entry }) => {
      const value = childOf(entry, "budget")?.value;
      return value?.type === "amount" ? value.amount : undefined;
    },
    // What a measure may cost is not what each of its actions may.
    inherits: false,
    prints: (amount, { locale }) => printBudget(amount, locale),
    json: {
      on: ["plan", "item"],
      shape: { budget: v.optional(budget) },
      of: (amount, of) => ({
        budget: {
          text: printBudget(amount, of.type === "plan" ? of.locale : of.plan.locale),
          relation: amount.relation,
          from: inTenThousands(amount.from),
          to: inTenThousands(amount.to),
        },
      }),
    },
    // 50万元 and 500000元 are the same promise.
    compared: ({ relation, from, to }) => ({ budget: [relation, from, to] }),
    column: {
      label: { zh: "预算", en: "Budget" },
      width: 6,
      shown: "if-used",
      cell: "as-printed",
    },
    rule: { type: "number", read: ({ to }) => inTenThousands(to) },
    explains: ({ from, to }) => ({
      details: [from === to ? `${from}元` : `${from}～${to}元`],
    }),
  }),
} satisfies Partial<Record<FieldKind, Field>>;
