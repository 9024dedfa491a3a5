import { numberForm } from "../../grammar/clauses.ts";
import type { KindSpec, RowShape } from "../../grammar/kind.ts";
import { halfWidth } from "../../grammar/vocabulary.ts";
import { type Mark, readInline, readTail, type TailPart } from "./inline.ts";
import { canonical, gapBetween } from "./line.ts";
import { entryParts, fieldKeyword, type Manner, type Part, type Parts, rowParts } from "./parts.ts";
import type { Atom, EntryNode } from "./tree.ts";
import { kindKeyword } from "./values.ts";

/** The canonical spelling of a line, in the vocabulary that it has and in both others. */

/** Source text with its keywords as they stand, in Chinese and in English. */
export interface Spelling {
  readonly own: string;
  readonly zh: string;
  readonly en: string;
}

/** A physical line of an entry; there are several where it goes on behind a comma. */
export interface SpelledLine {
  readonly spelling: Spelling;
  /** Where its first atom stands in the source. */
  readonly start: number;
}

export const plain = (text: string): Spelling => ({ own: text, zh: text, en: text });

export function joined(...parts: readonly Spelling[]): Spelling {
  return {
    own: parts.map(({ own }) => own).join(""),
    zh: parts.map(({ zh }) => zh).join(""),
    en: parts.map(({ en }) => en).join(""),
  };
}

/** A mark with the keyword in it in both vocabularies: `[=牵头]`, `[#目标]`. */
function spelledMark(mark: Mark): Spelling {
  const first = /^\S+/.exec(mark.argument)?.[0] ?? "";
  const keyword =
    mark.sign === "="
      ? fieldKeyword(first)
      : mark.sign === "#" && first === mark.argument
        ? kindKeyword(first)
        : undefined;
  const rest = mark.argument.slice(first.length);
  const form = keyword?.spec.kind === "indicator" ? /\s(?:数|number)$/.exec(rest)?.[0] : undefined;
  const own = form === undefined ? rest : rest.slice(0, -form.length);
  const spelledForm =
    form === undefined
      ? plain("")
      : { own: form, zh: ` ${numberForm.zh}`, en: ` ${numberForm.en}` };
  const word =
    keyword === undefined || (mark.sign === "#" && keyword.spec.category !== "item")
      ? plain(first)
      : { own: halfWidth(first), zh: keyword.zh, en: keyword.en };
  return joined(plain(`[${mark.sign}`), word, plain(own), spelledForm, plain("]"));
}

/** Text with its marks in canonical form, everything else untouched. `tail`: parts in braces are optional. */
function spelledText(text: string, tail: boolean): Spelling {
  const parts: Spelling[] = [];
  let at = 0;
  const add = (part: TailPart) => {
    if (part.type === "text") return;
    parts.push(plain(text.slice(at, part.start)));
    if (part.type === "mark") parts.push(spelledMark(part));
    else {
      parts.push(plain("{"));
      at = part.start + 1;
      part.parts.forEach(add);
      parts.push(plain(`${text.slice(at, part.end - 1)}}`));
    }
    at = part.end;
  };
  (tail ? readTail(text, 0) : readInline(text, 0)).forEach(add);
  parts.push(plain(text.slice(at)));
  return joined(...parts);
}

/** A bar and the text behind it. */
export function spelledBar(bar: Atom, tail = false): Spelling {
  return bar.text === "" ? plain("|") : joined(plain("| "), spelledText(bar.text, tail));
}

function spelledAtom(atom: Atom, part: Part | undefined, source: string): Spelling {
  if (part?.word !== undefined) return { own: atom.text, zh: part.word.zh, en: part.word.en };
  if (atom.kind === "comma") {
    const divides = part === undefined || /^(?:list|title|cells)$/.test(part.manner);
    return plain(divides ? "," : atom.text);
  }
  const image = canonical(atom, source);
  if (atom.kind !== "string" || part?.manner !== "title") return plain(image);
  return joined(plain(image.charAt(0)), spelledText(atom.text, false), plain(image.slice(-1)));
}

const keepsBlanks: ReadonlySet<Manner> = new Set(["cells", "spoken"]);

/** The blank between two atoms of a line. */
function gap(left: Atom, right: Atom, parts: Parts, source: string): string {
  const odd = (atom: Atom) => /^(?:stray|colon|open-string)$/.test(atom.kind);
  if (odd(left) || odd(right)) return gapBetween(left, right, source);
  const leftPart = parts.get(left);
  const rightPart = parts.get(right);
  if (right.kind === "comma") {
    return rightPart?.manner === "spoken" || rightPart?.manner === "figures"
      ? gapBetween(left, right, source)
      : "";
  }
  if (left.kind === "comma") {
    if (leftPart?.manner === "spoken" || leftPart?.manner === "figures")
      return gapBetween(left, right, source);
    return leftPart?.manner === "units" && left.text !== "," ? "" : " ";
  }
  const together = leftPart !== undefined && leftPart.region === rightPart?.region;
  return together && keepsBlanks.has(leftPart.manner) ? gapBetween(left, right, source) : " ";
}

interface Piece {
  readonly atom: Atom;
  readonly spelling: Spelling;
}

/** Cuts pieces into physical lines: a line break behind a comma stays. */
function linesOf(
  pieces: readonly Piece[],
  source: string,
  gapOf: (left: Atom, right: Atom) => string,
): SpelledLine[] {
  const lines: SpelledLine[] = [];
  pieces.forEach(({ atom, spelling }, index) => {
    const before = pieces[index - 1]?.atom;
    const last = lines.at(-1);
    const breaks = before !== undefined && /[\r\n]/.test(source.slice(before.end, atom.start));
    if (before === undefined || last === undefined || breaks)
      lines.push({ spelling, start: atom.start });
    else {
      const spelt = joined(last.spelling, plain(gapOf(before, atom)), spelling);
      lines[lines.length - 1] = { ...last, spelling: spelt };
    }
  });
  return lines;
}

function withBar(node: EntryNode, pieces: Piece[], tail: boolean): Piece[] {
  return node.bar === undefined
    ? pieces
    : [...pieces, { atom: node.bar, spelling: spelledBar(node.bar, tail) }];
}

/** The line of an entry whose keyword stands in its place. `head` is the keyword, or undefined for a declared role. */
export function spelledEntry(
  node: EntryNode,
  spec: KindSpec,
  head: { readonly zh: string; readonly en: string } | undefined,
  source: string,
): SpelledLine[] {
  const parts = entryParts(node, spec, source);
  const atoms = node.line;
  const keyword =
    head === undefined ? plain(node.head.text) : { own: node.head.text, zh: head.zh, en: head.en };
  const pieces: Piece[] = [{ atom: node.head, spelling: keyword }];
  // A second colon is no part of the notation; the first one keeps it from being taken for the keyword's.
  const colon = node.colon;
  if (colon !== undefined && atoms[0]?.kind === "colon")
    pieces.push({ atom: colon, spelling: plain(colon.text) });
  for (const atom of atoms) {
    pieces.push({ atom, spelling: spelledAtom(atom, parts.get(atom), source) });
  }
  return linesOf(withBar(node, pieces, spec.kind === "tail"), source, (left, right) =>
    left === node.head && right.kind === "comma"
      ? ""
      : right === node.bar
        ? " "
        : gap(left, right, parts, source),
  );
}

/** The line of a row. */
export function spelledRow(node: EntryNode, shape: RowShape, source: string): SpelledLine[] {
  const parts = rowParts(node, shape);
  const pieces = [node.head, ...node.line].map((atom) => ({
    atom,
    spelling: spelledAtom(atom, parts.get(atom), source),
  }));
  return linesOf(withBar(node, pieces, false), source, (left, right) =>
    right === node.bar ? " " : gap(left, right, parts, source),
  );
}

/** A line that could not be read: as it stands. */
export function rawLine(node: EntryNode, source: string): SpelledLine[] {
  const atoms = [node.head, ...(node.colon === undefined ? [] : [node.colon]), ...node.line];
  const pieces = atoms.map((atom) => ({
    atom,
    spelling: plain(source.slice(atom.start, atom.end).trimEnd()),
  }));
  const bar = node.bar;
  if (bar !== undefined)
    pieces.push({ atom: bar, spelling: plain(bar.text === "" ? "|" : `| ${bar.text}`) });
  return linesOf(pieces, source, (left, right) => {
    const gap = source.slice(left.end, right.start);
    return gap.replaceAll("\uFEFF", "") || (gap === "" ? "" : " ");
  });
}
