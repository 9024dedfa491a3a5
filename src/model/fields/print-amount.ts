import type { Amount } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";

/**
 * An amount as documents print it, with the words of its relation as they are typed: 不少于9.6万张, 100名以上.
 * @param number what prints for the number and its unit; as written if not given
 */
export function printAmount(amount: Amount, locale: Locale, number = amount.written): string {
  const { lead, trail } = amount;
  if (locale === "zh") return `${lead?.zh ?? ""}${number.replaceAll(" ", "")}${trail?.zh ?? ""}`;
  return [lead?.en.replaceAll("-", " "), number, trail?.en.replaceAll("-", " ")]
    .filter((part) => part !== undefined)
    .join(" ");
}
