import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { fieldKind } from "../model/fields/field-value.ts";
import type { Item, Locale, Note, Notice, Plan } from "../model/model.ts";
import { type MarkScope, resolveMark } from "../model/text/marks.ts";
import { findItem, itemAround } from "../model/text/plan-index.ts";
import { type Entry, placeIn, type TextBlock } from "../syntax/entry.ts";
import {
  type Inline,
  type Mark,
  readInline,
  type TailPart,
  type TextRun,
} from "../syntax/inline.ts";
import { joinStretches, type Origin, type Stretch } from "./provenance.ts";
import type { PrintedInline, PrintedNote } from "./view.ts";

/** Texts with their marks, as they print. */

/** What a document takes from files beside its source. Paths are as the source writes them. */
export interface FileAccess {
  /** The rows of a CSV file; undefined where it cannot be read. */
  table(source: string, path: string): readonly (readonly string[])[] | undefined;
  /** The absolute path of a picture. */
  image(source: string, path: string): string;
}

/** The document that is being made: whose marks are resolved, and the notes that they have called so far. */
export interface Composition {
  readonly model: Model;
  readonly files: FileAccess;
  /** The words of a Chinese text: titles break between them. */
  readonly words: (text: string) => readonly string[];
  readonly plan?: Plan;
  readonly notice?: Notice;
  readonly locale: Locale;
  /** Notes with their numbers, in the order of their first mark; their texts are set when all marks are known. */
  readonly called: Map<Note, number>;
  /** Where it is asked for: the texts, the tails and the entries whose titles have been printed. */
  readonly printed?: Set<Entry | TextBlock>;
  /** Whether texts say what they come from. */
  readonly traced?: boolean;
}

export interface Speaker {
  readonly entry: Entry;
  readonly item?: Item;
  /** Its words print in more places than here. */
  readonly shared?: true;
  /** Its text stands elsewhere: the places of its marks are not to be had. */
  readonly elsewhere?: true;
}

type TextInline = Extract<PrintedInline, { kind: "text" }>;

/** A text that comes from one thing. */
export function textFrom(
  text: string,
  { traced }: Pick<Composition, "traced">,
  origin: () => Origin,
): TextInline {
  return traced === true
    ? { kind: "text", text, stretches: [{ length: text.length, origin: origin() }] }
    : { kind: "text", text };
}

/** A run of text as its source writes it; a bracket written twice stands there otherwise. */
function typedText(part: TextRun, composition: Composition, speaker: Speaker): TextInline {
  const { text, start, end } = part;
  return textFrom(text, composition, () => {
    const place = placeIn(speaker.entry.file, part);
    // The blank between two lines of an English paragraph stands nowhere.
    if (start === end || speaker.elsewhere === true) return { from: "form" };
    if (end - start !== text.length) return { from: "reference", place };
    return { from: speaker.shared === true ? "shared" : "source", place };
  });
}

/** What the text of a mark comes from. */
function originOf(mark: Mark, composition: Composition, speaker: Speaker): Origin {
  const { entry, item, elsewhere } = speaker;
  const place = placeIn(entry.file, elsewhere === true ? entry.keyword : mark);
  if (mark.sign !== "=") return { from: mark.sign === "?" ? "open" : "reference", place };
  const [word = "", ...behind] = mark.argument.trim().split(/[\s\u3000]+/);
  const named =
    behind.length === 0
      ? undefined
      : findItem(behind.join(" "), composition.plan, composition.model.plans);
  return {
    from: "field",
    field: fieldKind(word) ?? word,
    place,
    ...given({ item: (named ?? item)?.id }),
  };
}

function scopeOf(composition: Composition, speaker: Speaker): MarkScope {
  const { plan, notice, locale, model } = composition;
  return {
    plans: model.plans,
    locale,
    entry: speaker.entry,
    ...given({ item: speaker.item, plan, notice }),
  };
}

function noteNumber(composition: Composition, note: Note): number {
  const known = composition.called.get(note);
  if (known !== undefined) return known;
  const number = composition.called.size + 1;
  composition.called.set(note, number);
  return number;
}

/** A mark of a field prints the titles of the data that the field holds. */
function recordData(mark: Mark, composition: Composition, { item }: Speaker): void {
  const [word = "", name] = mark.argument.trim().split(/[\s\u3000]+/);
  const kind = fieldKind(word);
  const of = name === undefined ? item : findItem(name, composition.plan, composition.model.plans);
  for (const one of of === undefined ? [] : [of, ...of.children])
    if (one.kind === kind) composition.printed?.add(one.entry);
}

/** What a mark prints; a mark that stands for nothing prints as it is written (it has its finding). */
function printMark(
  mark: Mark,
  composition: Composition,
  speaker: Speaker,
): readonly PrintedInline[] | undefined {
  const value = resolveMark(mark, scopeOf(composition, speaker));
  if (mark.sign === "=" && composition.printed !== undefined)
    recordData(mark, composition, speaker);
  switch (value.type) {
    case "text":
      return printedText(value.text, composition, speaker, mark);
    case "note":
      return [{ kind: "note", id: value.note.name, number: noteNumber(composition, value.note) }];
    case "open":
      return [{ kind: "open", text: value.question }];
    case "empty":
      return undefined;
    case "unresolved":
      return [
        textFrom(`[${mark.sign}${mark.argument}]`, composition, () => ({
          from: "reference",
          place: placeIn(speaker.entry.file, mark),
        })),
      ];
  }
}

/** The text that a field prints; 写作 may put the mark of a note or an open point into it. */
function printedText(
  text: string,
  composition: Composition,
  speaker: Speaker,
  mark: Mark,
): readonly PrintedInline[] {
  const valueText = (value: string) =>
    textFrom(value, composition, () => originOf(mark, composition, speaker));
  return readInline(text, 0).flatMap((part): readonly PrintedInline[] => {
    if (part.type === "text") return [valueText(part.text)];
    if (part.sign === "*" || part.sign === "?") return printMark(part, composition, speaker) ?? [];
    return [valueText(`[${part.sign}${part.argument}]`)];
  });
}

/** Neighbouring runs of the same face as one. */
export function mergeRuns(parts: readonly PrintedInline[]): readonly PrintedInline[] {
  const merged: PrintedInline[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === "text" && part.text === "") continue;
    if (last?.kind === "text" && part.kind === "text" && last.level === part.level) {
      merged[merged.length - 1] = joinedText(last, part);
    } else merged.push(part);
  }
  return merged;
}

function joinedText(one: TextInline, next: TextInline): TextInline {
  const text = one.text + next.text;
  if (one.stretches === undefined && next.stretches === undefined) return { ...one, text };
  return { ...one, text, stretches: joinStretches([...stretchesOf(one), ...stretchesOf(next)]) };
}

/** What a text comes from; one that does not say is of the form. */
export function stretchesOf({ text, stretches }: TextInline): readonly Stretch[] {
  return stretches ?? [{ length: text.length, origin: { from: "form" } }];
}

/** A text as it prints. */
export function printInline(
  parts: readonly Inline[],
  composition: Composition,
  speaker: Speaker,
): readonly PrintedInline[] {
  return mergeRuns(
    parts.flatMap((part): PrintedInline[] => {
      if (part.type === "text") return [typedText(part, composition, speaker)];
      return [...(printMark(part, composition, speaker) ?? [])];
    }),
  );
}

/** A tail as it prints: a part in braces falls away when one of its fields is empty. */
export function printTail(
  parts: readonly TailPart[],
  composition: Composition,
  speaker: Speaker,
): readonly PrintedInline[] {
  const printed: PrintedInline[] = [];
  for (const part of parts) {
    if (part.type === "text") printed.push(typedText(part, composition, speaker));
    else if (part.type === "mark") {
      printed.push(...(printMark(part, composition, speaker) ?? []));
    } else {
      const inside = part.parts.map((inner) =>
        inner.type === "text"
          ? typedText(inner, composition, speaker)
          : printMark(inner, composition, speaker),
      );
      if (inside.every((inner) => inner !== undefined))
        printed.push(...inside.flatMap((inner) => inner ?? []));
    }
  }
  return mergeRuns(printed);
}

/** The notes called so far, with their texts. Notes may call further notes. */
export function printNotes(composition: Composition): readonly PrintedNote[] {
  const notes: PrintedNote[] = [];
  // Those that a note calls are added while the notes are gone through.
  for (const [note, number] of composition.called) {
    const item = itemAround(composition.plan, note.entry);
    const speaker = { entry: note.entry, ...given({ item }) };
    const inline = note.paragraphs.flatMap((paragraph) =>
      printInline(paragraph, composition, speaker),
    );
    notes.push({ id: note.name, number, inline: mergeRuns(inline) });
  }
  return notes;
}

/** Inline parts as plain text, for titles in file properties and tables of contents. */
export function plainInline(parts: readonly PrintedInline[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}
