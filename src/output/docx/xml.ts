import { escapeXml } from "../../escape-xml.ts";
import { type Ordered, rankOf } from "./order.ts";

/** WordprocessingML as text. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that XML cannot say. */
const FORBIDDEN = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as XML takes it: escaped, without control characters and halves of characters. */
export function xmlText(text: string): string {
  return escapeXml(text.replace(FORBIDDEN, ""));
}

/** An element of the main namespace: `el("sz", { val: 32 })`. */
export function el(
  name: string,
  attributes: Attributes = {},
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined
        ? []
        : [` ${key.includes(":") ? key : `w:${key}`}="${xmlText(String(value))}"`],
    )
    .join("");
  const inside = children.join("");
  return inside === "" ? `<w:${name}${written}/>` : `<w:${name}${written}>${inside}</w:${name}>`;
}

/** An element whose children the schema puts in an order, whatever the order they are given in; empty: none. */
export function ordered(
  name: Ordered,
  children: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(children)
    .flatMap(([child, xml]) => (xml === undefined || xml === "" ? [] : [{ child, xml }]))
    .map(({ child, xml }) => ({ xml, rank: rankOf(name, child) ?? 0 }))
    .sort((one, other) => one.rank - other.rank);
  return given.length === 0 ? "" : el(name, {}, ...given.map(({ xml }) => xml));
}
