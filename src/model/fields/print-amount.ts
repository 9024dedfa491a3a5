import type { Wording } from "../../findings/finding.ts";
import type { Amount } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";

const relations: Readonly<Record<Amount["relation"], Wording>> = {
  ">=": { zh: "不低于", en: "at least " },
  "<=": { zh: "不超过", en: "at most " },
  "=": { zh: "", en: "" },
  "~": { zh: "约", en: "about " },
};

/**
 * An amount as documents print it, with its relation: 不低于9.6万张.
 * @param number what prints for the number and its unit; as written if not given
 */
export function printAmount(amount: Amount, locale: Locale, number = amount.written): string {
  const written = locale === "zh" ? number.replaceAll(" ", "") : number;
  return `${relations[amount.relation][locale]}${written}`;
}
