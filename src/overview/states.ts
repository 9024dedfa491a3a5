import type { Locale } from "../model/model.ts";
import { stateWord } from "../sheets/cells.ts";
import type { RowState } from "../tracking/light-settings.ts";

/** A state as it is read: sheets and sources write the English words as one. */
export function stateText(state: RowState, locale: Locale): string {
  const word = stateWord(state, locale);
  return locale === "en" ? word.replaceAll("-", " ") : word;
}
