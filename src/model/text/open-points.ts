import type { Place, Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import type { Model } from "../compiled.ts";
import { marksIn } from "./texts.ts";

/** What is still open: every 待定 and every `[?…]`. */
export interface OpenPoint {
  readonly place: Place;
  /** The entry that it stands in, by title or name. */
  readonly entry: string;
  readonly owner: Entry;
  /** The plan or notice. */
  readonly document: string;
  /** For a value: its keyword. */
  readonly field?: Wording;
  /** The question, or the reason why the value is open. */
  readonly question?: string;
}

function nameOf(entry: Entry): string {
  return entry.title?.text ?? entry.name?.written ?? entry.spec.zh;
}

function openValues(entry: Entry, document: string, found: OpenPoint[]): void {
  const { value } = entry;
  if (value?.type === "open") {
    const attribute = entry.spec.category === "attribute";
    found.push({
      place: placeIn(entry.file, value.range),
      entry: nameOf(attribute ? (entry.parent ?? entry) : entry),
      owner: entry,
      document,
      field: { zh: entry.spec.zh, en: entry.spec.en },
      ...given({ question: value.reason }),
    });
  }
  for (const child of entry.children)
    if (child.type === "entry") openValues(child, document, found);
}

/** The open points of a model, by file and place. */
export function openPoints(model: Model): readonly OpenPoint[] {
  const found: OpenPoint[] = [];
  for (const document of [...model.plans, ...model.notices]) {
    openValues(document.entry, document.name, found);
    for (const { entry, mark } of marksIn(document.entry, { notes: true })) {
      if (mark.sign !== "?") continue;
      found.push({
        place: placeIn(entry.file, mark),
        entry: nameOf(entry),
        owner: entry,
        document: document.name,
        question: mark.argument,
      });
    }
  }
  return found.sort(
    (a, b) => a.place.file.localeCompare(b.place.file, "en") || a.place.start - b.place.start,
  );
}
