import type { Title } from "../../syntax/entry.ts";
import type { Locale } from "../model.ts";

/** The bars that force line breaks in the titles of Chinese plans, notices and annexes. */

/** A title in the lines that its bars force; one line if there are none. */
export function forcedLines(text: string): readonly string[] {
  return text.split("|").map((line) => line.trim());
}

/** A title whose text is without the bars; its parts keep them, for print and for places. */
export function withoutBars(title: Title, locale: Locale): Title {
  if (locale !== "zh" || !title.text.includes("|")) return title;
  return { ...title, text: forcedLines(title.text).join("") };
}
