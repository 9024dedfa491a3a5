import * as v from "valibot";
import { given } from "../../given.ts";
import type { Amount } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";
import { type Bearer, type Field, type FieldKind, field, joined } from "./field.ts";
import { printAmount } from "./print-amount.ts";

/** The amount as typed; `key` is the form of a mark that asks for the bare number. */
function printed(amount: Amount, locale: Locale, key: string | undefined): string {
  if (key === undefined) return printAmount(amount, locale);
  return locale === "zh" ? amount.written.replaceAll(" ", "") : amount.written;
}

const target = v.object({
  /** As documents print it. */
  text: v.string(),
  relation: v.picklist([">=", "<=", ">", "=", "~"]),
  /** The same number twice where it is no range; none where the target is told in words. */
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  unit: v.string(),
  /** What it is measured against, in words. */
  relative: v.optional(v.string()),
  rows: v.array(v.object({ period: v.string(), value: v.string() })),
});

/** The target of an item that is an indicator; those inside an item stand in their own place. */
function targetJson(of: Bearer): { readonly target: v.InferOutput<typeof target> | undefined } {
  if (of.type === "plan" || of.target === undefined) return { target: undefined };
  const { amount, rows } = of.target;
  const { relation, unit, from, to, relative } = amount;
  return {
    target: {
      text: printAmount(amount, of.plan.locale),
      relation,
      unit,
      ...given({ from, to, relative }),
      rows: [...rows],
    },
  };
}

/** What entries inside an item say in its place: its results and its numbers, or its own where it is one. */

export const insideFields = {
  deliverable: field("deliverable", {
    reads: (of) => {
      if (of.type === "plan") return undefined;
      return of.kind === "deliverable"
        ? [of]
        : of.children.filter(({ kind }) => kind === "deliverable");
    },
    inherits: false,
    prints: (results, { locale }) =>
      joined(
        results.map(({ title }) => title?.text),
        locale,
      ),
    json: false,
    compared: false,
    column: {
      label: { zh: "成果", en: "Deliverable" },
      width: 9,
      shown: "if-chosen",
      cell: "as-printed",
    },
    // Rules list the entries inside by any kind.
    rule: false,
    explains: false,
  }),
  indicator: field("indicator", {
    reads: (of) => {
      if (of.type === "plan") return undefined;
      return of.kind === "indicator"
        ? [of]
        : of.children.filter(({ kind }) => kind === "indicator");
    },
    inherits: false,
    prints: (indicators, { locale, key }) =>
      joined(
        indicators.map(({ target }) => target && printed(target.amount, locale, key)),
        locale,
      ),
    json: {
      on: ["item"],
      shape: { target: v.optional(target) },
      of: (_, of) => targetJson(of),
    },
    // An item around does not repeat it: each indicator is compared in its own place.
    compared: (_, of) =>
      of.type === "plan" || of.target === undefined
        ? {}
        : { amount: printAmount(of.target.amount, "zh"), rows: of.target.rows },
    column: {
      label: { zh: "量化指标", en: "Indicators" },
      width: 11,
      shown: "if-chosen",
      cell: ({ item }, { locale, titleOf, printed }) =>
        item.children
          .filter(({ kind }) => kind === "indicator")
          .map(
            (indicator) =>
              `${titleOf(indicator)}${locale === "zh" ? "" : " "}${printed(indicator, "indicator")}`,
          )
          .join("\n"),
    },
    // Rules list the entries inside by any kind.
    rule: false,
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;
