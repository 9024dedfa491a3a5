import { diffArrays } from "diff";
import type { Change } from "../office/word/word-document.ts";
import { type Atom, issuedTextOf, type Thing } from "./passages.ts";

/** What was changed in one text, by its places in the text that was issued. */

export interface Edit {
  /** In the issued text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
  /** Of a change that was tracked. */
  readonly who?: string;
  readonly when?: string;
  /** False where it was made without tracking, and nobody knows by whom. */
  readonly tracked: boolean;
  readonly move?: string;
  readonly comments: readonly string[];
  readonly things: readonly Thing[];
  /** It lies in text that was itself changed without tracking. */
  readonly unsure?: true;
  /** What one person put in and another took out again. */
  readonly withdrawn?: string;
}

/** Where each position of one text lies in another. */
interface Alignment {
  readonly start: (at: number) => number;
  readonly end: (at: number) => number;
  readonly touches: (start: number, end: number) => boolean;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly new: string }[];
}

/** The most steps of a comparison: what differs more is told as a whole. */
const MOST_STEPS = 400;

/** A number with its unit, a Latin word, or one character: 200 → 180 is one change. */
const TOKEN = /\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu;

interface Part {
  readonly same: boolean;
  readonly issued: string;
  readonly found: string;
}

function partsOf(issued: string, found: string): readonly Part[] {
  if (issued === found) return [{ same: true, issued, found }];
  const changes = diffArrays(issued.match(TOKEN) ?? [], found.match(TOKEN) ?? [], {
    maxEditLength: MOST_STEPS,
  });
  if (changes === undefined) return [{ same: false, issued, found }];
  const parts: Part[] = [];
  for (const { added, removed, value } of changes) {
    const text = value.join("");
    const same = !added && !removed;
    const last = parts.at(-1);
    if (!same && last !== undefined && !last.same) {
      parts[parts.length - 1] = {
        same: false,
        issued: last.issued + (removed ? text : ""),
        found: last.found + (added ? text : ""),
      };
    } else parts.push({ same, issued: added ? "" : text, found: removed ? "" : text });
  }
  return parts;
}

function align(issued: string, found: string): Alignment {
  const spans: {
    readonly same: boolean;
    readonly issued: readonly [number, number];
    readonly found: readonly [number, number];
    readonly new: string;
  }[] = [];
  let inIssued = 0;
  let inFound = 0;
  for (const part of partsOf(issued, found)) {
    const toIssued = inIssued + part.issued.length;
    const toFound = inFound + part.found.length;
    spans.push({
      same: part.same,
      issued: [inIssued, toIssued],
      found: [inFound, toFound],
      new: part.found,
    });
    inIssued = toIssued;
    inFound = toFound;
  }
  const at = (position: number, edge: 0 | 1) => {
    const span = spans.find(({ found: [from, to] }) => position >= from && position <= to);
    if (span === undefined) return issued.length;
    return span.same ? span.issued[0] + position - span.found[0] : span.issued[edge];
  };
  const others = spans.filter(({ same }) => !same);
  return {
    start: (position) => at(position, 0),
    end: (position) => at(position, 1),
    touches: (start, end) =>
      others.some(({ found: [from, to] }) => start < to && from < Math.max(end, start + 1)),
    edits: others.map(({ issued: [start, end], new: text }) => ({ start, end, new: text })),
  };
}

/** Whether two neighbouring changes are one: those of one person. */
function goesOn(one: Change | undefined, next: Change | undefined): boolean {
  return one?.author === next?.author;
}

interface Building {
  start: number;
  end: number;
  old: string;
  new: string;
  withdrawn: string;
  change: Change;
  move?: string;
  readonly comments: Set<string>;
  readonly things: Thing[];
}

/** The changes of a text that were tracked, by its places before any change. */
function trackedEdits(atoms: readonly Atom[]): readonly Building[] {
  const edits: Building[] = [];
  let at = 0;
  let open: Building | undefined;
  for (const atom of atoms) {
    const change = atom.deleted ?? atom.inserted;
    const length = atom.inserted === undefined ? atom.text.length : 0;
    if (change === undefined) {
      // An anchor of a comment has no text, and parts nothing.
      if (atom.text !== "") open = undefined;
      at += length;
      continue;
    }
    if (open === undefined || !goesOn(open.change, change) || open.move !== atom.move) {
      open = {
        start: at,
        end: at,
        old: "",
        new: "",
        withdrawn: "",
        change,
        comments: new Set(),
        things: [],
        ...(atom.move === undefined ? {} : { move: atom.move }),
      };
      edits.push(open);
    }
    open.change = change;
    for (const comment of atom.comments) open.comments.add(comment);
    if (atom.thing !== undefined) open.things.push(atom.thing);
    if (atom.inserted === undefined) open.old += atom.text;
    else if (atom.deleted === undefined) open.new += atom.text;
    else open.withdrawn += atom.text;
    at += length;
    open.end = at;
  }
  return edits;
}

/**
 * All that was changed in a text, in its order.
 * @param issued the text as it was issued; undefined where that is not known
 */
export function editsOf(atoms: readonly Atom[], issued: string | undefined): readonly Edit[] {
  const found = issuedTextOf(atoms);
  const alignment = align(issued ?? found, found);
  const tracked = trackedEdits(atoms).map((edit): Edit => {
    const { author, date } = edit.change;
    return {
      start: alignment.start(edit.start),
      end: Math.max(alignment.start(edit.start), alignment.end(edit.end)),
      old: edit.old,
      new: edit.new,
      tracked: true,
      comments: [...edit.comments],
      things: edit.things,
      ...(author === undefined ? {} : { who: author }),
      ...(date === undefined ? {} : { when: date }),
      ...(edit.move === undefined ? {} : { move: edit.move }),
      ...(alignment.touches(edit.start, edit.end) ? { unsure: true } : {}),
      ...(edit.withdrawn === "" ? {} : { withdrawn: edit.withdrawn }),
    };
  });
  const untracked = alignment.edits.map(
    (edit): Edit => ({
      ...edit,
      old: (issued ?? found).slice(edit.start, edit.end),
      tracked: false,
      comments: [],
      things: [],
    }),
  );
  return [...tracked, ...untracked].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}
