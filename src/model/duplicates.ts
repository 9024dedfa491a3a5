import type { Report } from "../findings/finding.ts";
import { type Entry, placeOf } from "../syntax/entry.ts";
import * as findings from "./findings.ts";

/** Reports the entries of one namespace whose name stands before, each with the first place; in the order given. */
export function reportDuplicates(entries: readonly Entry[], report: Report): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.name === undefined) continue;
    const first = seen.get(entry.name.text);
    if (first === undefined) {
      seen.set(entry.name.text, entry);
      continue;
    }
    report(
      findings.duplicateName.at(
        placeOf(entry),
        { name: entry.name.written, what: { zh: entry.spec.zh, en: entry.spec.en } },
        {
          related: [
            { place: placeOf(first), message: { zh: "第一个在这里", en: "the first one is here" } },
          ],
        },
      ),
    );
  }
}
