import type { Place } from "../../findings/finding.ts";
import type { Timing } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";

/** Where the words of a deadline or frequency are written. */
export function phrasePlace({ entry }: Timing): Place {
  return placeIn(entry.file, entry.value?.type === "phrase" ? entry.value.phrase : entry.keyword);
}
