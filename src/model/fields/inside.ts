import type { Amount } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";
import { type Field, type FieldKind, field, joined } from "./field.ts";
import { printAmount } from "./print-amount.ts";

/** The amount as typed; `key` is the form of a mark that asks for the bare number. */
function printed(amount: Amount, locale: Locale, key: string | undefined): string {
  if (key === undefined) return printAmount(amount, locale);
  return locale === "zh" ? amount.written.replaceAll(" ", "") : amount.written;
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
    json: false,
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
