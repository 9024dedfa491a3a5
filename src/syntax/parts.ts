import { clauseWords, noneWord, openWord } from "../../grammar/clauses.ts";
import type { ClauseKey, KindSpec, RowShape, ValueShape } from "../../grammar/kind.ts";
import { closureDecisions, statuses } from "../../grammar/kinds/journal.ts";
import {
  choiceFor,
  clauseFor,
  isNone,
  isOpen,
  type Keyword,
  keywordsFor,
  relationBehind,
  relationFor,
} from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import { readLine, withinLists } from "./line.ts";
import { cutList } from "./ref-list.ts";
import { rowClauses } from "./row-blocks.ts";
import type { Atom, EntryNode } from "./tree.ts";
import { kindKeyword } from "./values.ts";

/** What each atom of a line is: how the formatter spaces it, and which words belong to the vocabulary. */

/** A word of the vocabulary in both forms. */
interface VocabularyWord {
  readonly zh: string;
  readonly en: string;
}

/**
 * How a part of a line is set.
 * - `list`: commas only divide, blanks mean nothing.
 * - `title`: the same, and its strings hold marks.
 * - `units`: commas print as they stand, blanks mean nothing.
 * - `figures`: commas belong to numbers, blanks mean nothing.
 * - `cells`: commas only divide, blanks print.
 * - `spoken`: commas and blanks print.
 */
export type Manner = "list" | "title" | "units" | "figures" | "cells" | "spoken";

export interface Part {
  readonly manner: Manner;
  /** Atoms of one number stand in one part of the line. */
  readonly region: number;
  readonly word?: VocabularyWord;
}

export type Parts = ReadonlyMap<Atom, Part>;

const manners: Partial<Record<ValueShape, Manner>> = {
  refs: "units",
  phrase: "spoken",
  literal: "spoken",
  citation: "spoken",
  amount: "figures",
};

const clauseByKey = new Map(clauseWords.map((clause) => [clause.key, clause]));

/** The keyword that a column's source or a field mark names: items first, then attributes of items. */
export function fieldKeyword(word: string): Keyword | undefined {
  const known = keywordsFor(word);
  return (
    known.find(({ spec }) => spec.category === "item") ??
    known.find(({ spec }) => spec.category === "attribute" && spec.in.includes("action")) ??
    known[0]
  );
}

/** The keyword of the unit kind that a group lists: `= 分局`. */
function unitKeyword(word: string): Keyword | undefined {
  return keywordsFor(word).find(
    ({ spec }) => spec.kind === "department" || spec.kind === "sub-bureau",
  );
}

/** The words of a value that belong to the vocabulary, as `readValue` reads them. */
function valueWords(
  atoms: readonly Atom[],
  shape: ValueShape,
  spec: KindSpec,
): Map<Atom, VocabularyWord> {
  const words = new Map<Atom, VocabularyWord>();
  const [first, second] = atoms;
  const set = (atom: Atom, word: VocabularyWord | undefined) => {
    if (word !== undefined && atom.kind === "word") words.set(atom, word);
  };
  if (first === undefined || first.kind !== "word" || shape === "none") {
    if (shape === "refs") refWords(atoms, spec, set);
    return words;
  }
  if (spec.mayBeOpen && isOpen(first.text)) {
    if (second === undefined || second.kind === "string") set(first, openWord);
    return words;
  }
  const namesKinds = shape === "numbering" || shape === "kind";
  if (!namesKinds && second === undefined && isNone(first.text)) {
    set(first, noneWord);
    return words;
  }
  if (shape === "choice") {
    if (second === undefined) set(first, choiceFor(first.text, spec.choices ?? []));
  } else if (shape === "refs") refWords(atoms, spec, set);
  else if (shape === "amount") {
    const lead = relationFor(first.text);
    if (lead !== undefined && lead !== "=") set(first, lead);
    const last = atoms.at(-1);
    if (last !== undefined && last !== first) set(last, relationBehind(last.text));
  } else if (shape === "kind") {
    if (isNone(first.text)) set(first, noneWord);
    else for (const atom of atoms) set(atom, kindKeyword(atom.text));
  } else if (shape === "numbering") {
    const behind = atoms.findIndex((atom) => atom.kind === "string" || isNone(atom.text));
    const named = behind < 0 ? atoms : atoms.slice(0, behind);
    for (const atom of named) if (atom.kind === "word") set(atom, kindKeyword(atom.text));
    for (const atom of atoms) if (isNone(atom.text)) set(atom, noneWord);
  } else if (shape === "literal" && spec.kind === "column" && second === undefined) {
    set(first, fieldKeyword(first.text));
  }
  return words;
}

function refWords(
  atoms: readonly Atom[],
  spec: KindSpec,
  set: (atom: Atom, word: VocabularyWord | undefined) => void,
): void {
  const { except, others } = cutList(atoms, spec);
  atoms.forEach((atom, index) => {
    const before = atoms[index - 1];
    const begins = before === undefined || before.kind === "comma" || before === except;
    if (atom === except) set(atom, clauseByKey.get("except"));
    else if (atom === others) {
      const glued = clauseFor(atom.text, ["others"]) === undefined;
      if (!glued) set(atom, clauseByKey.get("others"));
    } else if (spec.kind === "group" && begins) set(atom, unitKeyword(atom.text));
  });
}

/** Numbers the parts of a line that clause words begin, and marks those words. */
function addClauses(
  parts: Map<Atom, Part>,
  atoms: readonly Atom[],
  keys: readonly ClauseKey[],
  firstRegion: number,
): void {
  let region = firstRegion;
  let open: ClauseKey | undefined;
  for (const atom of atoms) {
    const key = atom.kind === "word" ? clauseFor(atom.text, keys) : undefined;
    const clause = key === undefined ? undefined : clauseByKey.get(key);
    if (clause !== undefined) {
      parts.set(atom, { manner: "list", region: region + 1, word: clause });
      region += 2;
      open = key;
    } else {
      const word =
        open === "realized-by" && atom.kind === "word" ? kindKeyword(atom.text) : undefined;
      parts.set(atom, { manner: "spoken", region, ...given({ word }) });
    }
  }
}

/**
 * The parts of a line that is an entry of a kind.
 * @returns a part for each atom behind the keyword
 */
export function entryParts(node: EntryNode, spec: KindSpec, source: string): Parts {
  const line = readLine(node, spec, source);
  const parts = new Map<Atom, Part>();
  addClauses(
    parts,
    node.line,
    spec.clauses.filter((key) => !withinLists.includes(key)),
    10,
  );
  const addValue = (atoms: readonly Atom[], shape: ValueShape, region: number) => {
    const words = valueWords(atoms, shape, spec);
    const manner =
      spec.kind === "column" && shape === "literal" ? "title" : (manners[shape] ?? "list");
    for (const atom of atoms) {
      const word = words.get(atom);
      parts.set(atom, { manner, region, ...given({ word }) });
    }
  };
  addValue(line.value, spec.value, 0);
  addValue(line.assigned, spec.assigned ?? "none", 1);
  if (line.name !== undefined) parts.set(line.name, { manner: "list", region: 2 });
  if (line.title !== undefined) parts.set(line.title, { manner: "title", region: 3 });
  if (line.relation !== undefined) parts.set(line.relation, { manner: "list", region: 4 });
  return parts;
}

/** The words of a row that belong to the vocabulary, by the place in which each shape has them. */
function rowWord(shape: RowShape, place: number, atom: Atom): VocabularyWord | undefined {
  if (shape === "progress-row" && place === 2) return choiceFor(atom.text, statuses);
  if (shape === "closure-row" && place === 2) return choiceFor(atom.text, closureDecisions);
  if (shape === "amendment-row" && place === 0)
    return choiceFor(atom.text, statuses) ?? fieldKeyword(atom.text);
  return undefined;
}

/** The parts of a line that is a row of a block of rows, its first atom included. */
export function rowParts(node: EntryNode, shape: RowShape): Parts {
  const parts = new Map<Atom, Part>();
  const atoms = [node.head, ...node.line];
  const relation = atoms.find((atom, index) => index > 0 && atom.kind === "relation");
  addClauses(parts, atoms, rowClauses[shape], 10);
  const manner = shape === "table-row" ? "cells" : "spoken";
  const words = atoms.filter((atom) => atom.kind === "word");
  const behind = relation === undefined ? [] : atoms.slice(atoms.indexOf(relation) + 1);
  for (const [atom, part] of parts) {
    if (part.word !== undefined) continue;
    const place = words.indexOf(atom);
    const status = shape === "progress-row" && relation !== undefined;
    const own = place === -1 || status ? undefined : rowWord(shape, place, atom);
    const alone =
      shape === "amendment-row" && behind.length === 1 && behind[0] === atom
        ? isNone(atom.text)
          ? noneWord
          : isOpen(atom.text)
            ? openWord
            : undefined
        : undefined;
    const word = own ?? alone;
    if (atom === relation) parts.set(atom, { manner: "list", region: 0 });
    else
      parts.set(atom, {
        ...part,
        manner: part.region === 10 ? manner : part.manner,
        ...given({ word }),
      });
  }
  return parts;
}
