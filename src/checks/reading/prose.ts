import type { Place } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { Item, Locale, Notice, Plan } from "../../model/model.ts";
import { resolveMark } from "../../model/text/marks.ts";
import { indexOf } from "../../model/text/plan-index.ts";
import { type Entry, placeIn, type TextBlock } from "../../syntax/entry.ts";
import type { Inline, Mark } from "../../syntax/inline.ts";
import { printedNumber } from "../entries/printed-number.ts";

/**
 * The texts of the documents as they print, with the place in the source of every character: what
 * checks of wording read. A passage is a printed paragraph (run-on actions with their labels
 * included), a title that stands alone, or a note.
 */

interface Piece {
  /** Where it begins in the passage's text. */
  readonly at: number;
  readonly length: number;
  readonly entry: Entry;
  /** Where it stands in the source. */
  readonly start: number;
  readonly end: number;
  /** It is printed for a mark or is a computed label: its characters have no places of their own. */
  readonly computed: boolean;
}

/** A mark and where it stands in the passage's text. */
interface PassageMark {
  readonly mark: Mark;
  readonly at: number;
  readonly entry: Entry;
}

export interface Passage {
  readonly document: Plan | Notice;
  readonly kind: "title" | "paragraph" | "note";
  /** The item that it begins in; undefined in a notice or directly in a plan. */
  readonly item?: Item;
  /** The entry that it begins in. */
  readonly entry: Entry;
  readonly text: string;
  readonly marks: readonly PassageMark[];
  /** The place of a range of the text; a range of computed text gets the place of its mark or keyword. */
  place(start: number, end: number): Place;
  /** The entry that a character belongs to. */
  entryAt(at: number): Entry;
  /** Is every character of the range typed by the drafter? */
  isTyped(start: number, end: number): boolean;
}

export interface Prose {
  /** In document order: for each notice its own passages, for each plan its own. */
  readonly passages: readonly Passage[];
  /** What tails (句末) say, each once, as it is written: no part of the sentences that they stand behind. */
  readonly tails: readonly Passage[];
  of(document: Plan | Notice): readonly Passage[];
}

class Builder {
  readonly pieces: Piece[] = [];
  readonly marks: PassageMark[] = [];
  text = "";
  readonly kind: Passage["kind"];
  readonly entry: Entry;
  readonly item: Item | undefined;

  constructor(kind: Passage["kind"], entry: Entry, item: Item | undefined) {
    this.kind = kind;
    this.entry = entry;
    this.item = item;
  }

  add(text: string, entry: Entry, start: number, end: number, computed: boolean): void {
    if (text === "") return;
    this.pieces.push({ at: this.text.length, length: text.length, entry, start, end, computed });
    this.text += text;
  }

  finish(document: Plan | Notice): Passage {
    const { pieces, marks, text, kind, entry, item } = this;
    const pieceAt = (at: number): Piece | undefined => {
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pieces[middle]?.at ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return pieces[low];
    };
    const sourceStart = (at: number): number => {
      const piece = pieceAt(at);
      if (piece === undefined) return entry.start;
      return piece.computed ? piece.start : piece.start + (at - piece.at);
    };
    const sourceEnd = (at: number): number => {
      const piece = pieceAt(at - 1);
      if (piece === undefined) return entry.start;
      return piece.computed ? piece.end : piece.start + (at - piece.at);
    };
    return {
      document,
      kind,
      ...given({ item }),
      entry,
      text,
      marks,
      place: (start, end) => {
        const from = sourceStart(start);
        return placeIn(pieceAt(start)?.entry.file ?? entry.file, {
          start: from,
          end: Math.max(from, end > start ? sourceEnd(end) : from),
        });
      },
      entryAt: (at) => pieceAt(at)?.entry ?? entry,
      isTyped: (start, end) =>
        pieces.every(({ at, length, computed }) => !computed || at + length <= start || at >= end),
    };
  }
}

const RUN_IN = /[。；：！？]$/;

/** Stands for what an open point will say: the marks around it do not meet. */
const OPEN_POINT = "□";

class Reader {
  readonly passages: Passage[] = [];
  readonly tails: Passage[] = [];
  private open: Builder | undefined;
  private readonly document: Plan | Notice;
  private readonly model: Model;
  private readonly items: ReadonlyMap<Entry, Item>;
  private readonly plan: Plan | undefined;
  private readonly locale: Locale;

  constructor(document: Plan | Notice, model: Model) {
    this.document = document;
    this.model = model;
    this.plan =
      document.type === "plan"
        ? document
        : (document.issues ?? document.body ?? document.structure);
    this.items = this.plan === undefined ? new Map() : indexOf(this.plan).itemsByEntry;
    this.locale = document.locale;
  }

  close(): void {
    if (this.open !== undefined && this.open.text !== "")
      this.passages.push(this.open.finish(this.document));
    this.open = undefined;
  }

  private begin(kind: Passage["kind"], entry: Entry, item: Item | undefined): Builder {
    this.open ??= new Builder(kind, entry, item);
    return this.open;
  }

  private write(
    parts: readonly Inline[],
    kind: Passage["kind"],
    entry: Entry,
    item: Item | undefined,
  ): void {
    const builder = this.begin(kind, entry, item);
    for (const part of parts) {
      if (part.type === "text") {
        builder.add(
          part.text,
          entry,
          part.start,
          part.end,
          part.text.length !== part.end - part.start,
        );
        continue;
      }
      builder.marks.push({ mark: part, at: builder.text.length, entry });
      const value = resolveMark(part, {
        plans: this.model.plans,
        entry,
        locale: this.locale,
        ...given({ item, plan: this.plan }),
        ...(this.document.type === "notice" ? { notice: this.document } : {}),
      });
      const printed = value.type === "open" ? OPEN_POINT : value.type === "text" ? value.text : "";
      builder.add(printed, entry, part.start, part.end, true);
    }
  }

  title(entry: Entry, item: Item | undefined): void {
    if (entry.title === undefined) return;
    this.close();
    this.write(entry.title.parts, "title", entry, item);
    this.close();
  }

  private block(block: TextBlock, entry: Entry, item: Item | undefined): void {
    block.paragraphs.forEach((paragraph, index) => {
      if (index > 0 || block.apart) this.close();
      this.write(paragraph, "paragraph", entry, item);
    });
  }

  private label(item: Item): void {
    this.open?.add(
      printedNumber(item),
      item.entry,
      item.entry.keyword.start,
      item.entry.keyword.end,
      true,
    );
  }

  private itemText(item: Item): void {
    const { entry } = item;
    if (!item.runsOn) this.close();
    this.begin("paragraph", entry, item);
    this.label(item);
    if (entry.title !== undefined) {
      this.write(entry.title.parts, "paragraph", entry, item);
      if (!item.runsOn && !RUN_IN.test(entry.title.text)) this.closeAsTitle();
    }
    this.children(entry, item);
    if (!item.runsOn) this.close();
  }

  private closeAsTitle(): void {
    const { open } = this;
    if (open !== undefined && open.text !== "") {
      const title = new Builder("title", open.entry, open.item);
      title.pieces.push(...open.pieces);
      title.marks.push(...open.marks);
      title.text = open.text;
      this.passages.push(title.finish(this.document));
    }
    this.open = undefined;
  }

  children(entry: Entry, item: Item | undefined): void {
    for (const child of entry.children) {
      if (child.type === "text") this.block(child, entry, item);
      else if (child.kind === "note") this.note(child, item);
      else if (child.kind === "tail") this.tail(child, item);
      else if (child.kind === "annex") this.annex(child);
      else if (child.kind === "point") this.point(child, item);
      else {
        const below = this.items.get(child);
        if (below !== undefined) this.itemText(below);
      }
    }
  }

  /** An annex begins anew: its title, then its text and items. */
  private annex(entry: Entry): void {
    this.title(entry, undefined);
    this.children(entry, undefined);
    this.close();
  }

  /** A line of a list is a paragraph. */
  private point(entry: Entry, item: Item | undefined): void {
    this.close();
    this.children(entry, item);
    this.close();
  }

  private tail(entry: Entry, item: Item | undefined): void {
    const around = this.open;
    this.open = undefined;
    const parts = (entry.tail ?? []).flatMap((part) =>
      part.type === "optional" ? part.parts : [part],
    );
    this.write(parts, "paragraph", entry, item);
    const tail = this.begin("paragraph", entry, item);
    if (tail.text !== "") this.tails.push(tail.finish(this.document));
    this.open = around;
  }

  /** A note stands outside the flow around it. */
  private note(entry: Entry, item: Item | undefined): void {
    const around = this.open;
    this.open = undefined;
    for (const child of entry.children) {
      if (child.type !== "text") continue;
      for (const paragraph of child.paragraphs) this.write(paragraph, "note", entry, item);
    }
    this.close();
    this.open = around;
  }
}

type Read = Pick<Prose, "passages" | "tails">;

function read(document: Plan | Notice, model: Model): Read {
  const reader = new Reader(document, model);
  reader.title(document.entry, undefined);
  reader.children(document.entry, undefined);
  reader.close();
  return { passages: reader.passages, tails: reader.tails };
}

const proses = new WeakMap<Model, Prose>();

/** The prose of a model; each document is read once, when it is asked for. */
export function readProse(model: Model): Prose {
  const read = proses.get(model) ?? newProse(model);
  proses.set(model, read);
  return read;
}

function newProse(model: Model): Prose {
  const known = new Map<Plan | Notice, Read>();
  const readOnce = (document: Plan | Notice): Read => {
    const found = known.get(document) ?? read(document, model);
    known.set(document, found);
    return found;
  };
  const of = (document: Plan | Notice) => readOnce(document).passages;
  let all: readonly Passage[] | undefined;
  return {
    of,
    get passages() {
      all ??= [...model.notices, ...model.plans].flatMap(of);
      return all;
    },
    get tails() {
      return [...model.notices, ...model.plans].flatMap((one) => readOnce(one).tails);
    },
  };
}

/** A sentence of a passage: `start` and `end` are offsets in the passage's text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text, cut behind 。！？； and their closing quotation marks. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/[^。！？；]*[。！？；]+[”’）》]*|[^。！？；]+$/g)) {
    if (match[0].trim() === "") continue;
    sentences.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return sentences;
}
