import type {
  Block,
  Change,
  Piece,
  WordDocument,
  WordParagraph,
  WordTable,
} from "../office/word/word-document.ts";

/** A reviewed copy as passages: each is a paragraph, or the row of a table, as it was before anybody changed it. */

/** What is no text and was put in or taken out. */
export type Thing = "note" | "picture" | "box" | "break";

/** A stretch of text that was changed in one way, or not at all. */
export interface Atom {
  readonly text: string;
  readonly inserted?: Change;
  readonly deleted?: Change;
  /** It moved: what its other end is called. */
  readonly move?: string;
  /** The comments that it stands under. */
  readonly comments: readonly string[];
  readonly thing?: Thing;
}

/** A bookmark that carries a source place. */
interface Key {
  readonly name: string;
  /** Where it begins, in the text before any change. */
  readonly at: number;
}

export interface Passage {
  readonly kind: "paragraph" | "row";
  readonly keys: readonly Key[];
  /** One for a paragraph; of a row one for each cell that is not the continuation of another. */
  readonly texts: readonly (readonly Atom[])[];
  /** Its end was taken away: it goes on in the next one. */
  readonly joined?: Change;
  /** Of a row as a whole. */
  readonly changes: readonly Change[];
  /** No text of the plan: the head of a table, the margin of a page. */
  readonly form: boolean;
}

/** LibreOffice adds a number to the names of bookmarks in notes. */
const KEY = /^(_pw_[0-9a-z]+)(?:[ _]Copy[ _]?\d+)?$/i;

/** Marks of notes that are typed, and repeated by a field: the record counts none of them as text. */
function isNoteMark(piece: Piece): boolean {
  if (piece.kind !== "text") return false;
  if (/^\s*NOTEREF\b/.test(piece.field ?? "")) return true;
  return piece.looks.raised === true && /^(?:\[\d+\]|[\u2460-\u2473])+$/.test(piece.text);
}

interface Growing {
  readonly keys: Key[];
  readonly atoms: Atom[];
  /** Characters before any change. */
  length: number;
}

const empty = (): Growing => ({ keys: [], atoms: [], length: 0 });

class Reading {
  readonly passages: Passage[] = [];
  readonly #open = new Set<string>();
  /** Comments that stand at a point: those whose range is not given. */
  readonly #seen = new Set<string>();
  readonly #boxes: (readonly Block[])[] = [];

  blocks(blocks: readonly Block[], form: boolean): void {
    let growing: Growing | undefined;
    for (const block of blocks) {
      if (block.kind === "table") {
        if (growing !== undefined) this.#end(growing, form);
        growing = undefined;
        this.#table(block, form);
        continue;
      }
      growing ??= empty();
      this.#paragraph(block, growing);
      const split = block.mark.find(({ kind }) => kind === "inserted" || kind === "moved-to");
      if (split !== undefined) {
        this.#add(growing, "\n", [split]);
        continue;
      }
      this.#end(
        growing,
        form,
        block.mark.find(({ kind }) => kind === "deleted" || kind === "moved-from"),
      );
      growing = undefined;
    }
    if (growing !== undefined) this.#end(growing, form);
  }

  #end({ keys, atoms }: Growing, form: boolean, joined?: Change): void {
    this.passages.push({
      kind: "paragraph",
      keys,
      texts: [atoms],
      changes: [],
      form,
      ...(joined === undefined ? {} : { joined }),
    });
    this.#boxesOf(form);
  }

  #boxesOf(form: boolean): void {
    for (const blocks of this.#boxes.splice(0)) this.blocks(blocks, form);
  }

  #table({ rows }: WordTable, form: boolean): void {
    rows.forEach(({ cells, changes, header }, row) => {
      const own = cells.filter(
        (cell, column) => cell.absent !== true && cell.row === row && cell.column === column,
      );
      const keys: Key[] = [];
      const nested: WordTable[] = [];
      const texts = own.map(({ blocks }) => {
        const growing = empty();
        const paragraphs = blocks.flatMap((block) => {
          if (block.kind === "paragraph") return [block];
          nested.push(block);
          return [];
        });
        paragraphs.forEach((paragraph, index) => {
          this.#paragraph(paragraph, growing);
          if (index < paragraphs.length - 1) this.#add(growing, "\n", paragraph.mark);
        });
        keys.push(...growing.keys);
        return growing.atoms;
      });
      this.passages.push({ kind: "row", keys, texts, changes, form: form || header === true });
      for (const table of nested) this.#table(table, form);
      this.#boxesOf(form);
    });
  }

  #add(growing: Growing, text: string, changes: readonly Change[], thing?: Thing): void {
    const inserted = changes.find(({ kind }) => kind === "inserted" || kind === "moved-to");
    const deleted = changes.find(({ kind }) => kind === "deleted" || kind === "moved-from");
    const move = changes.find((change) => change.move !== undefined)?.move;
    growing.atoms.push({
      text,
      comments: [...this.#open],
      ...(inserted === undefined ? {} : { inserted }),
      ...(deleted === undefined ? {} : { deleted }),
      ...(move === undefined ? {} : { move }),
      ...(thing === undefined ? {} : { thing }),
    });
    if (inserted === undefined) growing.length += text.length;
  }

  #paragraph({ pieces }: WordParagraph, growing: Growing): void {
    for (const piece of pieces) this.#piece(piece, growing);
  }

  #piece(piece: Piece, growing: Growing): void {
    switch (piece.kind) {
      case "text":
        if (!isNoteMark(piece)) this.#add(growing, piece.text, piece.changes);
        return;
      case "tab":
        this.#add(growing, "\t", piece.changes);
        return;
      case "break":
      case "note":
      case "picture":
        // Untouched ones have no characters; what was put in or taken out is told.
        if (piece.changes.length > 0) this.#add(growing, "", piece.changes, piece.kind);
        return;
      case "box":
        this.#boxes.push(piece.blocks);
        if (piece.changes.length > 0) this.#add(growing, "", piece.changes, "box");
        return;
      case "bookmark-start": {
        const [, key] = KEY.exec(piece.name ?? "") ?? [];
        if (key !== undefined) growing.keys.push({ name: key, at: growing.length });
        return;
      }
      case "comment-start":
        this.#open.add(piece.id);
        this.#seen.add(piece.id);
        return;
      case "comment-end":
        this.#open.delete(piece.id);
        return;
      case "comment":
        if (this.#seen.has(piece.id)) return;
        this.#open.add(piece.id);
        this.#add(growing, "", []);
        this.#open.delete(piece.id);
        return;
      case "bookmark-end":
        return;
    }
  }
}

/** The passage that a note begins with: the blank behind its number is no part of it. */
function withoutBlank(passage: Passage): Passage {
  const [[first, ...atoms] = [], ...texts] = passage.texts;
  if (first === undefined || first.inserted !== undefined || !/^\s/.test(first.text))
    return passage;
  return { ...passage, texts: [[{ ...first, text: first.text.trimStart() }, ...atoms], ...texts] };
}

/** The passages of a document: the text, its notes, and the margins of its pages behind it. */
export function passagesOf(document: WordDocument): readonly Passage[] {
  const reading = new Reading();
  reading.blocks(document.blocks, false);
  for (const note of [...document.footnotes.values(), ...document.endnotes.values()]) {
    const from = reading.passages.length;
    reading.blocks(note, false);
    const first = reading.passages[from];
    if (first !== undefined) reading.passages[from] = withoutBlank(first);
  }
  for (const { blocks } of document.margins) reading.blocks(blocks, true);
  return reading.passages;
}

/** The text of atoms before any change. */
export function issuedTextOf(atoms: readonly Atom[]): string {
  return atoms.map(({ inserted, text }) => (inserted === undefined ? text : "")).join("");
}

/** The text of atoms after all changes. */
export function acceptedTextOf(atoms: readonly Atom[]): string {
  return atoms.map(({ deleted, text }) => (deleted === undefined ? text : "")).join("");
}
