import type { MadeEdit } from "../findings/apply-fixes.ts";
import type { Model } from "../model/compiled.ts";
import { modelJson } from "../model/json.ts";
import type { Entry } from "../syntax/entry.ts";
import type { FileSyntax } from "../syntax/read-source.ts";

/** Whether sources say the same before and after a change, but for what was changed. */

/** An entry with the entries around it, as `readSource` gives it, in the order of the file. */
interface Listed {
  readonly entry: Entry;
  readonly depth: number;
  /** An edit was made on its own line, text or rows. */
  readonly touched: boolean;
}

/**
 * Whether two readings of a file hold the same entries in the same order, those alike that no edit
 * touched. A touched line that could not be read before may be a new entry, or have a name now; one
 * that could be read keeps its kind, its name and the signs of its marks.
 */
export function sameEntries(
  before: FileSyntax,
  after: FileSyntax,
  made: readonly MadeEdit[],
): boolean {
  const own = made.filter(({ old }) => old.file === before.file.path);
  const old = listed(
    before.entries.entries,
    own.map((edit) => edit.old),
  );
  const now = listed(
    after.entries.entries,
    own.map((edit) => edit.now),
  );
  let at = 0;
  /** Depth of an entry that is new: what stands in it is new as well. */
  let inside = Number.POSITIVE_INFINITY;
  for (const listing of now) {
    const other = old[at];
    if (listing.depth <= inside) inside = Number.POSITIVE_INFINITY;
    if (other !== undefined && matches(other, listing)) {
      at += 1;
    } else if (listing.depth > inside || listing.touched) {
      inside = Math.min(inside, listing.depth);
    } else {
      return false;
    }
  }
  return at === old.length;
}

function listed(
  entries: readonly Entry[],
  edits: readonly { readonly start: number; readonly end: number }[],
  depth = 0,
): readonly Listed[] {
  return entries.flatMap((entry) => {
    const within = edits.filter(({ start, end }) => start >= entry.start && end <= entry.end);
    const children = entry.children.filter((child) => child.type === "entry");
    const touched = within.some(
      ({ start, end }) => !children.some((child) => start >= child.start && end <= child.end),
    );
    return [{ entry, depth, touched }, ...listed(children, within, depth + 1)];
  });
}

function matches(old: Listed, now: Listed): boolean {
  const touched = old.touched || now.touched;
  return (
    old.depth === now.depth &&
    old.entry.kind === now.entry.kind &&
    old.entry.form === now.entry.form &&
    old.entry.role === now.entry.role &&
    ((touched && old.entry.broken) || old.entry.name?.text === now.entry.name?.text) &&
    (touched
      ? old.entry.broken || marksOf(old.entry) === marksOf(now.entry)
      : contentOf(old.entry) === contentOf(now.entry))
  );
}

/** The keys of entries that say where something stands, and not what it says. */
const places = new Set(["start", "end", "textStart", "range", "keyword", "file", "parent", "spec"]);

/** What an entry says by itself, without what stands in it. */
function contentOf(entry: Entry): string {
  const own = { ...entry, children: entry.children.filter(({ type }) => type === "text") };
  return JSON.stringify(own, (key, value) => (places.has(key) ? undefined : value));
}

function marksOf(entry: Entry): string {
  const parts = [
    ...(entry.title?.parts ?? []),
    ...entry.children.flatMap((child) => (child.type === "text" ? child.paragraphs.flat() : [])),
    ...(entry.tail ?? []),
  ];
  return parts.map((part) => (part.type === "mark" ? part.sign : "")).join("");
}

/** What a fix of wording may change in a model: words that print, and labels. */
const printed = new Set(["place", "title", "label", "text"]);

/** Whether two models say the same of who does what by when, however it is written. */
export function sameDuties(before: Model, after: Model): boolean {
  return dutiesOf(before) === dutiesOf(after);
}

function dutiesOf(model: Model): string {
  const { notices, ...rest } = modelJson(model);
  const unnumbered = notices.map(({ number, ...notice }) => notice);
  return JSON.stringify({ ...rest, notices: unnumbered }, (key, value) => {
    if (printed.has(key)) return undefined;
    return typeof value === "string" ? plain(value) : value;
  });
}

/** A text without blanks, marks and the difference of widths. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\p{P}\p{S}\s]+/gu, "");
}
