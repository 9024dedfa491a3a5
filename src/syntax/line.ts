import type { ClauseKey, KindSpec } from "../../grammar/kind.ts";
import { clauseFor, fold, gluedRelation, relationFor } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import type { Clause, Name, Phrase, Quoted } from "./entry.ts";
import type { Atom, EntryNode, Range } from "./tree.ts";

/** The atoms of a line in the order of the source, and how they are cut into name, title, value and clauses. */

export function nameFrom(atom: Atom): Name {
  return { text: fold(atom.text), written: atom.text, start: atom.start, end: atom.end };
}

export function quotedOf(atom: Atom): Quoted {
  return { text: atom.text, textStart: atom.textStart, start: atom.start, end: atom.end };
}

/** An atom as the canonical source has it: half-width words and signs, strings in ASCII quotes where they can be. */
export function canonical(atom: Atom, text: string): string {
  if (atom.kind === "word" || atom.kind === "relation") return atom.text;
  const image = text.slice(atom.start, atom.end);
  return atom.kind === "string" && !atom.text.includes('"') ? `"${atom.text}"` : image;
}

/** The blank between two neighbours whose spacing counts; a line that goes on behind a comma is one line. */
export function gapBetween(left: Atom, right: Atom, text: string): "" | " " {
  const gap = text.slice(left.end, right.start);
  if (/[\r\n]/.test(gap)) return left.text === "," ? " " : "";
  return gap === "" ? "" : " ";
}

/** Atoms in which a number with its thousands set off (`1,200`) is one word. */
export function joinThousands(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = [];
  let i = 0;
  while (i < atoms.length) {
    let atom = atoms[i];
    if (atom === undefined) break;
    while (atom.kind === "word" && /^[+-]?\d{1,3}(?:,\d{3})*$/.test(atom.text)) {
      const comma = atoms[i + 1];
      const next = atoms[i + 2];
      if (comma?.text !== "," || comma.start !== atom.end) break;
      if (next?.kind !== "word" || next.start !== comma.end || !/^\d{3}(?!\d)/.test(next.text))
        break;
      atom = { ...atom, text: `${atom.text},${next.text}`, end: next.end };
      i += 2;
    }
    joined.push(atom);
    i += 1;
  }
  return joined;
}

/** What atoms say together, as documents print it: canonical atoms, and a blank where one or more stand. */
export function spoken(atoms: readonly Atom[], text: string): string {
  return atoms
    .map((atom, index) => {
      const before = atoms[index - 1];
      return `${before === undefined ? "" : gapBetween(before, atom, text)}${canonical(atom, text)}`;
    })
    .join("");
}

export interface Line {
  readonly name?: Atom;
  readonly title?: Atom;
  /** Before the first relation and clause. */
  readonly value: readonly Atom[];
  readonly relation?: Atom;
  /** Behind `=`. */
  readonly assigned: readonly Atom[];
  readonly clauses: readonly Clause[];
}

function rangeOf(atoms: readonly Atom[], fallback: Range): Range {
  return { start: atoms[0]?.start ?? fallback.end, end: atoms.at(-1)?.end ?? fallback.end };
}

/** What a line says of time: from the first atom to the last, up to a string. */
export function phraseOf(atoms: readonly Atom[], text: string): Phrase | undefined {
  const first = atoms[0];
  if (first === undefined) return undefined;
  const remarks = atoms.filter((atom) => atom.kind === "string").map(quotedOf);
  if (first.kind === "string") {
    return {
      text: first.text,
      quoted: true,
      remarks: remarks.slice(1),
      start: first.start,
      end: first.end,
    };
  }
  const firstString = atoms.findIndex((atom) => atom.kind === "string");
  const words = firstString === -1 ? atoms : atoms.slice(0, firstString);
  const last = words.at(-1) ?? first;
  return {
    text: spoken(words, text),
    quoted: false,
    remarks,
    start: first.start,
    end: last.end,
  };
}

/** Words that cut the list of units itself, and begin no part of the line. */
export const withinLists: readonly ClauseKey[] = ["except", "others"];

function clauseFrom(key: ClauseKey, word: Atom, atoms: readonly Atom[], text: string): Clause {
  const firstString = atoms.findIndex((atom) => atom.kind === "string");
  const words = firstString === -1 ? atoms : atoms.slice(0, firstString);
  const range = rangeOf(words, word);
  return {
    key,
    text: spoken(words, text),
    textStart: range.start,
    words: atoms.filter((atom) => atom.kind === "word").map(nameFrom),
    strings: atoms.filter((atom) => atom.kind === "string").map(quotedOf),
    start: word.start,
    end: rangeOf(atoms, word).end,
  };
}

/** Cuts atoms at clause words; one that is meant as a name stands in quotes. */
export function splitClauses(
  atoms: readonly Atom[],
  allowed: readonly ClauseKey[],
  text: string,
): { readonly before: readonly Atom[]; readonly clauses: readonly Clause[] } {
  if (allowed.length === 0) return { before: atoms, clauses: [] };
  const before: Atom[] = [];
  const clauses: Clause[] = [];
  let open: { key: ClauseKey; word: Atom; atoms: Atom[] } | undefined;
  for (const atom of atoms) {
    const key = atom.kind === "word" ? clauseFor(atom.text, allowed) : undefined;
    if (key !== undefined) {
      if (open !== undefined) clauses.push(clauseFrom(open.key, open.word, open.atoms, text));
      open = { key, word: atom, atoms: [] };
    } else if (open === undefined) before.push(atom);
    else open.atoms.push(atom);
  }
  if (open !== undefined) clauses.push(clauseFrom(open.key, open.word, open.atoms, text));
  return { before, clauses };
}

const numeric = /^[0-9０-９]/;

/** Where the part of a line ends in which name and title stand: at a relation or a clause word. */
function partsEnd(spec: KindSpec, atoms: readonly Atom[]): number {
  const at = atoms.findIndex(
    (atom) =>
      atom.kind === "relation" ||
      (atom.kind === "word" &&
        (clauseFor(atom.text, spec.clauses) !== undefined ||
          (spec.value === "amount" &&
            (relationFor(atom.text) ?? gluedRelation(atom.text)) !== undefined))),
  );
  return at === -1 ? atoms.length : at;
}

/** Is the only word of a line its value rather than its name? */
function soleWordIsValue(spec: KindSpec, atoms: readonly Atom[]): boolean {
  if (spec.name === "required" || spec.value === "none") return false;
  const own = atoms.slice(0, 1 + partsEnd(spec, atoms.slice(1)));
  const words = own.filter((atom) => atom.kind === "word");
  // Two strings are a title and a quoted value: then the word is the name.
  const quoted = own.filter((atom) => atom.kind === "string").length > 1;
  return (words.length === 1 && !quoted) || numeric.test(words[0]?.text ?? "");
}

/** Cuts a line as the kind table describes it. */
export function readLine(node: EntryNode, spec: KindSpec, text: string): Line {
  let atoms = node.line;
  let name: Atom | undefined;
  let title: Atom | undefined;
  if (spec.name !== "none") {
    const first = atoms[0];
    if (first?.kind === "word" && !soleWordIsValue(spec, atoms)) {
      name = first;
      atoms = atoms.slice(1);
    }
  }
  if (spec.title !== "none") {
    const at = atoms.findIndex((atom) => atom.kind === "string" || atom.kind === "open-string");
    if (at !== -1 && at < partsEnd(spec, atoms)) {
      title = atoms[at];
      atoms = atoms.filter((_, index) => index !== at);
    }
  }
  let relation: Atom | undefined;
  let assignedAtoms: Atom[] = [];
  if (spec.assigned !== undefined) {
    const at = atoms.findIndex((atom) => atom.kind === "relation");
    if (at !== -1) {
      relation = atoms[at];
      assignedAtoms = atoms.slice(at + 1);
      atoms = atoms.slice(0, at);
    }
  }
  const keys = spec.clauses.filter((key) => !withinLists.includes(key));
  const value = splitClauses(atoms, keys, text);
  const assigned = splitClauses(assignedAtoms, keys, text);
  return {
    ...given({ name, title }),
    value: value.before,
    ...given({ relation }),
    assigned: assigned.before,
    clauses: [...value.clauses, ...assigned.clauses],
  };
}
