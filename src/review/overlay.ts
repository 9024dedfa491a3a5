import type { Place } from "../findings/finding.ts";

/** Edits of sources, kept apart from their texts until all are known: places stay those of the texts as read. */

export interface PlacedText {
  readonly place: Place;
  readonly new: string;
}

export class Overlay {
  readonly #texts: (file: string) => string | undefined;
  readonly #edits = new Map<string, readonly PlacedText[]>();

  constructor(texts: (file: string) => string | undefined) {
    this.#texts = texts;
  }

  /** Adds edits together; false, with none of them added, where one lies in what another changes. */
  add(edits: readonly PlacedText[]): boolean {
    const before = new Map(this.#edits);
    for (const edit of edits) {
      const { file, start, end } = edit.place;
      const known = this.#edits.get(file) ?? [];
      const clashes = known.some(({ place }) => start < place.end && place.start < end);
      const inside = known.some(
        ({ place }) => start === end && place.start < start && start < place.end,
      );
      if (clashes || inside || this.#texts(file) === undefined) {
        this.#edits.clear();
        for (const [name, list] of before) this.#edits.set(name, list);
        return false;
      }
      const at = known.findIndex(
        ({ place }) =>
          place.start > start || (place.start === start && place.end > start && start === end),
      );
      this.#edits.set(
        file,
        at < 0 ? [...known, edit] : [...known.slice(0, at), edit, ...known.slice(at)],
      );
    }
    return true;
  }

  /** Takes edits out again. */
  remove(edits: readonly PlacedText[]): void {
    for (const [file, known] of this.#edits)
      this.#edits.set(
        file,
        known.filter((one) => !edits.includes(one)),
      );
  }

  /** The whole new texts of the files that have edits. */
  get texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const [file, edits] of this.#edits) {
      const text = this.#texts(file);
      if (text === undefined || edits.length === 0) continue;
      let made = "";
      let at = 0;
      for (const { place, new: put } of edits) {
        made += text.slice(at, place.start) + put;
        at = place.end;
      }
      texts.set(file, made + text.slice(at));
    }
    return texts;
  }

  /** Where an edit's new text stands in the new text of its file. */
  placeOf(edit: PlacedText): Place {
    let shift = 0;
    for (const one of this.#edits.get(edit.place.file) ?? []) {
      if (one === edit) break;
      shift += one.new.length - (one.place.end - one.place.start);
    }
    const start = edit.place.start + shift;
    return { file: edit.place.file, start, end: start + edit.new.length };
  }
}
