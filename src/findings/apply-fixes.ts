import type { Edit, Fix, Place } from "./finding.ts";

/** Fixes applied to texts. A fix is applied whole or not at all, and none touches what another changed. */

/** An edit that was made. */
export interface MadeEdit {
  /** What it replaced, in the text as it was. */
  readonly old: Place;
  /** What it wrote, in the text as it is now. */
  readonly now: Place;
}

export interface AppliedFixes {
  /** All of the texts, by file, with the fixes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly Fix[];
  /** Those that meet one before them, point at no text, would split a character, or change nothing. */
  readonly left: readonly Fix[];
  readonly made: readonly MadeEdit[];
}

/**
 * Applies fixes in their order, each where no fix before it changed anything: an edit may begin
 * where another ends, but not share a character with it, nor insert where another begins or ends.
 * Line ends that a fix writes become those of the file.
 * @param texts by the names that the places use, as the fixes' places count them
 */
export function applyFixes(
  texts: ReadonlyMap<string, string>,
  fixes: readonly Fix[],
): AppliedFixes {
  const taken = new Map<string, Edit[]>();
  const applied: Fix[] = [];
  const left: Fix[] = [];
  for (const fix of fixes) {
    const done = fits(fix, texts) ? takeAll(fix.edits, taken) : false;
    (done ? applied : left).push(fix);
  }
  const fixed = new Map(texts);
  const made: MadeEdit[] = [];
  for (const [file, edits] of taken) {
    const written = applyEdits(texts.get(file) ?? "", edits);
    fixed.set(file, written.text);
    made.push(...written.made);
  }
  return { texts: fixed, applied, left, made };
}

function fits(fix: Fix, texts: ReadonlyMap<string, string>): boolean {
  const inside = fix.edits.every(({ place }) => {
    const text = texts.get(place.file);
    return (
      text !== undefined &&
      Number.isInteger(place.start) &&
      Number.isInteger(place.end) &&
      place.start >= 0 &&
      place.start <= place.end &&
      place.end <= text.length &&
      !splits(text, place.start) &&
      !splits(text, place.end)
    );
  });
  return (
    inside &&
    fix.edits.some(
      ({ place, text }) => texts.get(place.file)?.slice(place.start, place.end) !== text,
    )
  );
}

/** Whether an offset stands within a character of two units, a line end of two, or before a byte order mark. */
function splits(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (
    (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff) ||
    (before === 13 && after === 10) ||
    (offset === 0 && after === 0xfeff)
  );
}

/** Adds the edits of a fix to those of its files, kept sorted; adds none if one of them meets another. */
function takeAll(edits: readonly Edit[], taken: Map<string, Edit[]>): boolean {
  const added: Edit[] = [];
  for (const edit of edits) {
    const { file } = edit.place;
    const sorted = taken.get(file) ?? [];
    const at = firstReaching(sorted, edit.place.start);
    let next = at;
    let other = sorted[next];
    while (other !== undefined && other.place.start <= edit.place.end) {
      if (meet(other.place, edit.place)) {
        for (const one of added) remove(taken.get(one.place.file), one);
        return false;
      }
      next += 1;
      other = sorted[next];
    }
    sorted.splice(isBefore(sorted[at], edit) ? at + 1 : at, 0, edit);
    taken.set(file, sorted);
    added.push(edit);
  }
  return true;
}

function isBefore(other: Edit | undefined, edit: Edit): boolean {
  return other !== undefined && other.place.start < edit.place.start;
}

function remove(edits: Edit[] | undefined, edit: Edit): void {
  edits?.splice(edits.indexOf(edit), 1);
}

/** The first of edits, sorted and apart, that ends at an offset or behind it. */
function firstReaching(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.place.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meet(a: Place, b: Place): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

function applyEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly made: readonly MadeEdit[] } {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const parts: string[] = [];
  const made: MadeEdit[] = [];
  let from = 0;
  let length = 0;
  for (const { place, text: given } of edits) {
    const written = given.replace(/\r\n|\n|\r/g, lineEnd);
    parts.push(text.slice(from, place.start), written);
    length += place.start - from + written.length;
    made.push({
      old: place,
      now: { file: place.file, start: length - written.length, end: length },
    });
    from = place.end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), made };
}
