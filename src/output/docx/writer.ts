import { createHash } from "node:crypto";
import type { IssuedPiece, IssuedText, PrintedNote, Stretch } from "../../document/view.ts";
import { formWords } from "../notice/words.ts";
import { type Anchored, anchorKey } from "./comments.ts";
import type { ParagraphProperties, RunProperties } from "./properties.ts";
import { ofNoScript, type Part, partsOf, type Run } from "./runs.ts";

/** The pieces of a document in order, with their bookmarks, notes and comments numbered as they come. */

export interface Bookmark {
  readonly id: number;
  readonly name: string;
}

export interface Paragraph {
  readonly template: "paragraph";
  readonly paragraph: ParagraphProperties;
  /** Round the text: by it a reviewed copy is known again. */
  readonly bookmark?: Bookmark;
  readonly runs: readonly Run[];
}

interface Cell {
  readonly width: number;
  readonly span: number;
  readonly merge?: "restart" | "continue";
  readonly head: boolean;
  readonly paragraphs: readonly Paragraph[];
}

export interface Table {
  readonly template: "table";
  readonly widths: readonly number[];
  readonly pad: number;
  readonly rows: readonly { readonly head: boolean; readonly cells: readonly Cell[] }[];
}

/** A piece that a template of its own sets, with what that template needs. */
export type Piece =
  | Paragraph
  | Table
  | ({ readonly template: string } & Readonly<Record<string, unknown>>);

export interface Section {
  turned: boolean;
  readonly pieces: Piece[];
}

export interface Footnote {
  readonly id: number;
  readonly paragraphs: readonly Paragraph[];
}

export interface Comment {
  readonly id: number;
  readonly text: string;
  /** Eight hexadecimal digits, below 80000000. */
  readonly paraId: string;
}

export interface WriterOptions {
  readonly locale: "zh" | "en";
  readonly notes: readonly PrintedNote[];
  /** Real footnotes; else marks in brackets, and the notes behind the text. */
  readonly footnotes: boolean;
  /** Comments by `anchorKey`. */
  readonly comments: ReadonlyMap<string, readonly Anchored[]>;
  /** Whether all pages are turned. */
  readonly turned: boolean;
}

/** What a cell of a table says: its lines. */
type CellLines = readonly (readonly Part[])[];

/** A cell before it has its bookmark. */
export interface PlainCell extends Omit<Cell, "paragraphs"> {
  readonly lines: CellLines;
  readonly paragraph: ParagraphProperties;
}

/** Characters of some seven lines. */
const LONG = 200;

const isParagraph = (piece: Piece): piece is Paragraph =>
  piece.template === "paragraph" && "runs" in piece && "paragraph" in piece;

const circled = (number: number) =>
  number >= 1 && number <= 20 ? String.fromCodePoint(0x245f + number) : String(number);

export class Writer {
  readonly sections: Section[];
  readonly footnotes: Footnote[] = [];
  readonly comments: Comment[] = [];
  readonly pieces: IssuedPiece[] = [];
  readonly #options: WriterOptions;
  readonly #marked = new Set<string>();
  readonly #names = new Set<string>();
  #bookmarks = 0;
  #onNewPage = false;
  /** The notes that a note has called: their texts stand behind its own. */
  #calledByNote: PrintedNote[] | undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.sections = [{ turned: options.turned, pieces: [] }];
  }

  /** What follows begins a page. */
  newPage(): void {
    this.#onNewPage = this.#current().pieces.length > 0;
  }

  /** What follows stands on upright pages, or on turned ones. */
  turn(turned: boolean): void {
    const current = this.#current();
    if (this.#options.turned || current.turned === turned) return;
    if (current.pieces.length === 0) current.turned = turned;
    else this.sections.push({ turned, pieces: [] });
    this.#onNewPage = false;
  }

  /** The type area is turned. */
  get turned(): boolean {
    return this.#current().turned;
  }

  /** Puts a piece where the document has come to. */
  put(piece: Piece): void {
    this.#current().pieces.push(piece);
  }

  /** A paragraph at its place; without parts an empty line. */
  paragraph(properties: ParagraphProperties, parts: readonly Part[] = [], item?: string): void {
    const paragraph = this.made(properties, parts, item);
    const first = this.#onNewPage;
    this.#onNewPage = false;
    this.put(
      first
        ? { ...paragraph, paragraph: { ...paragraph.paragraph, pageBreakBefore: true } }
        : paragraph,
    );
  }

  /** Empty lines. */
  blank(lines = 1): void {
    for (let line = 0; line < lines; line++) this.paragraph({});
  }

  /**
   * The last paragraph stays on the page of what follows. A long one does not: programs that move whole paragraphs
   * would leave the page before it without its text.
   */
  keepLast(): void {
    const { pieces } = this.#current();
    const last = pieces.at(-1);
    if (last === undefined || !isParagraph(last)) return;
    const length = last.runs.reduce(
      (sum, run) => sum + (run.kind === "text" ? run.text.length : 0),
      0,
    );
    if (length > LONG) return;
    pieces[pieces.length - 1] = { ...last, paragraph: { ...last.paragraph, keepNext: true } };
  }

  /** A paragraph that a template will place. */
  made(properties: ParagraphProperties, parts: readonly Part[], item?: string): Paragraph {
    const index = this.pieces.length;
    const texts = parts.some(({ kind }) => kind === "text" || kind === "open")
      ? [textOf(this.#said(parts))]
      : [];
    if (texts.length === 0 || texts.every((one) => one.text === ""))
      return { template: "paragraph", paragraph: properties, runs: this.#runs(parts, []) };
    const bookmark = this.#bookmark("paragraph", texts, item);
    const comments = this.#options.comments.get(anchorKey(index, 0)) ?? [];
    return {
      template: "paragraph",
      paragraph: properties,
      bookmark,
      runs: this.#runs(parts, comments),
    };
  }

  /** A row of a table, whose first cell carries the bookmark. */
  row(cells: readonly PlainCell[], head: boolean): Table["rows"][number] {
    const index = this.pieces.length;
    const texts = cells.map(({ lines }) =>
      linesText(lines.map((line) => textOf(this.#said(line)))),
    );
    const said = !head && texts.some((one) => one.text !== "");
    const bookmark = said ? this.#bookmark("row", texts, undefined) : undefined;
    return {
      head,
      cells: cells.map(({ lines, paragraph, ...cell }, at): Cell => {
        const comments = said ? (this.#options.comments.get(anchorKey(index, at)) ?? []) : [];
        let from = 0;
        const written = (lines.length === 0 ? [[]] : lines).map((line, which): Paragraph => {
          const said = textOf(this.#said(line)).text.length;
          const own = comments
            .filter((one) => one.from >= from && one.from <= from + said)
            .map((one) => ({ ...one, from: one.from - from, to: Math.min(one.to - from, said) }));
          from += said + 1;
          return {
            template: "paragraph",
            paragraph,
            runs: this.#runs(line, own),
            ...(bookmark !== undefined && at === 0 && which === 0 ? { bookmark } : {}),
          };
        });
        return { ...cell, paragraphs: written };
      }),
    };
  }

  #current(): Section {
    const current = this.sections.at(-1);
    if (current === undefined) throw new Error("a document has a section");
    return current;
  }

  /** Open points with their brackets, as text. */
  #said(parts: readonly Part[]): readonly Part[] {
    const [before, behind] = formWords[this.#options.locale].open;
    return parts.map((part) =>
      part.kind === "open" ? { kind: "text", text: `${before}${part.text}${behind}` } : part,
    );
  }

  #bookmark(
    kind: IssuedPiece["kind"],
    texts: readonly IssuedText[],
    item: string | undefined,
  ): Bookmark {
    const first = texts
      .flatMap(({ stretches }) => stretches)
      .find(({ origin }) => origin.from !== "form");
    const origin = first?.origin;
    const seen =
      origin === undefined || origin.from === "form"
        ? ""
        : `${origin.place.file} ${origin.place.start}`;
    const base = [kind, item ?? "", seen, ...texts.map(({ text }) => text)].join("\n");
    let name = "";
    for (let again = 0; name === "" || this.#names.has(name); again++)
      name = `_pw_${createHash("sha256").update(`${base}\n${again}`).digest("hex").slice(0, 12)}`;
    this.#names.add(name);
    this.pieces.push({ bookmark: name, kind, texts, ...(item === undefined ? {} : { item }) });
    this.#bookmarks += 1;
    return { id: this.#bookmarks, name };
  }

  #runs(parts: readonly Part[], comments: readonly Anchored[]): readonly Run[] {
    const runs: Run[] = [];
    let at = 0;
    const pending = comments.map((comment) => ({ ...comment, id: -1, ended: false }));
    const marks = (upTo: number) => {
      for (const one of pending)
        if (one.id >= 0 && !one.ended && one.to <= upTo) {
          one.ended = true;
          runs.push({ kind: "comment-end", comment: one.id });
        }
      for (const one of pending)
        if (one.id < 0 && one.from <= upTo) {
          one.id = this.#comment(one.text);
          runs.push({ kind: "comment-start", comment: one.id });
        }
    };
    for (const part of parts) {
      switch (part.kind) {
        case "break":
        case "tab":
          runs.push({ kind: part.kind });
          if (part.kind === "tab") at += 1;
          break;
        case "note":
          runs.push(...this.#noteMark(part));
          break;
        case "open": {
          const { openLabel, colon, open } = formWords[this.#options.locale];
          const [before, behind] = open;
          marks(at);
          const said = part.text === "" ? "" : `${colon}${part.text}`;
          const comment = this.#comment(`${openLabel}${said} [open-point]`);
          const shown = `${before}${part.text}${behind}`;
          runs.push(
            { kind: "comment-start", comment },
            this.#text(shown, { highlight: "yellow" }),
            { kind: "comment-end", comment },
          );
          at += shown.length;
          break;
        }
        case "text": {
          let from = 0;
          marks(at);
          const cuts = pending
            .flatMap((one) => [one.from - at, one.to - at])
            .filter((cut) => cut > 0 && cut < part.text.length)
            .sort((one, other) => one - other);
          for (const cut of [...new Set(cuts), part.text.length]) {
            if (cut > from) runs.push(this.#text(part.text.slice(from, cut), part.run ?? {}));
            from = cut;
            marks(at + cut);
          }
          at += part.text.length;
          break;
        }
      }
    }
    marks(Number.POSITIVE_INFINITY);
    marks(Number.POSITIVE_INFINITY);
    return runs;
  }

  #text(value: string, run: RunProperties): Run {
    const chinese = this.#options.locale === "zh" && ofNoScript.test(value);
    return { kind: "text", text: value, run: chinese ? { ...run, chinese } : run };
  }

  #comment(value: string): number {
    const id = this.comments.length;
    this.comments.push({ id, text: value, paraId: (0x20000001 + id).toString(16).toUpperCase() });
    return id;
  }

  /** A footnote's reference; a further mark of the same note points to it; at the end of the text marks are typed. */
  #noteMark({ id, number }: Extract<Part, { kind: "note" }>): readonly Run[] {
    const name = `_pwn_${number}`;
    const { note: brackets } = formWords[this.#options.locale];
    const typed: Run = { kind: "text", text: brackets.join(String(number)), run: { raised: true } };
    if (!this.#options.footnotes) return [typed];
    const note = this.#options.notes.find((one) => one.id === id);
    if (this.#calledByNote !== undefined) {
      if (note !== undefined && !this.#marked.has(id)) {
        this.#marked.add(id);
        this.#calledByNote.push(note);
      }
      return [typed];
    }
    if (note === undefined || this.#marked.has(id))
      return [{ kind: "note-again", name, shown: circled(number) }];
    this.#marked.add(id);
    this.#bookmarks += 1;
    const bookmark = this.#bookmarks;
    const footnote = this.footnotes.length + 2;
    // Its place in the list is taken before the notes that it calls are written.
    const at = this.footnotes.push({ id: footnote, paragraphs: [] }) - 1;
    const called: PrintedNote[] = [];
    this.#calledByNote = called;
    const paragraphs = [this.made({ style: "FootnoteText" }, partsOf(note.inline))];
    for (const one of called)
      paragraphs.push(
        this.made({ style: "FootnoteText" }, [
          { kind: "text", text: brackets.join(String(one.number)) },
          ...partsOf(one.inline),
        ]),
      );
    this.#calledByNote = undefined;
    this.footnotes[at] = { id: footnote, paragraphs };
    return [{ kind: "note", note: footnote, name, bookmark }];
  }
}

/** The text of parts with what it comes from. */
function textOf(parts: readonly Part[]): IssuedText {
  let text = "";
  const stretches: Stretch[] = [];
  const add = (said: string, from: readonly Stretch[] | undefined) => {
    if (said === "") return;
    text += said;
    stretches.push(...(from ?? [{ length: said.length, origin: { from: "form" } as const }]));
  };
  for (const part of parts) {
    if (part.kind === "text") add(part.text, part.stretches);
    else if (part.kind === "tab") add("\t", undefined);
  }
  return { text, stretches };
}

/** The lines of a cell as one text. */
function linesText(lines: readonly IssuedText[]): IssuedText {
  const [first = { text: "", stretches: [] }, ...rest] = lines;
  return rest.reduce(
    (all, line) => ({
      text: `${all.text}\n${line.text}`,
      stretches: [
        ...all.stretches,
        { length: 1, origin: { from: "form" } as const },
        ...line.stretches,
      ],
    }),
    first,
  );
}
