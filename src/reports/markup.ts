import { escapeXml } from "../escape-xml.ts";
import { printable } from "./printable.ts";

/** Markup that needs no more escaping: only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Fill = string | number | Markup | readonly Markup[] | undefined;

/**
 * Makes HTML of a template: texts and numbers are escaped and made printable, markup goes in as it
 * is, undefined is nothing. Values of attributes must be quoted.
 */
export function html(strings: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  let text = strings[0] ?? "";
  fills.forEach((fill, index) => {
    text += filled(fill) + (strings[index + 1] ?? "");
  });
  return new Markup(text);
}

/** Takes a text of our own, such as a style sheet, for markup. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function filled(fill: Fill): string {
  if (fill === undefined) return "";
  if (fill instanceof Markup) return fill.text;
  if (typeof fill === "object") return fill.map(({ text }) => text).join("");
  return escapeXml(printable(String(fill))).replaceAll("'", "&#39;");
}
