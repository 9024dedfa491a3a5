import type { IssuedRecord } from "../document/provenance.ts";
import type { Finding, Place, Wording } from "../findings/finding.ts";
import type { Model } from "../model/compiled.ts";
import { type Entry, placeIn } from "../syntax/entry.ts";
import { fieldEdit, itemOf, prints } from "./field-edit.ts";
import { Overlay, type PlacedText } from "./overlay.ts";
import type { ReviewChange } from "./review.ts";
import { commentAbove, isBehindBar, sourceWords, textRunsOf } from "./source-text.ts";
import { type FieldTarget, type Target, targetsOf } from "./target.ts";

/** Accepted changes into the sources: words where they stand, fields where they are set, the rest as comments. */

/** A compilation of the project with some texts in place of those that its files hold. */
interface Compiled {
  readonly model: Model;
  readonly findings: readonly Finding[];
  readonly entries: readonly Entry[];
}

export interface ApplyContext {
  /** The sources as they are, by the paths that records name. */
  readonly text: (file: string) => string | undefined;
  readonly compile: (texts: ReadonlyMap<string, string>) => Compiled;
  /** What a copy was issued as, by its build. */
  readonly recordOf: (build: string | undefined) => IssuedRecord | undefined;
  /** A change in the words of a comment in a source. */
  readonly commentOf: (change: ReviewChange, why: Wording) => string;
}

/** What became of an accepted change. */
export type Fate =
  | { readonly type: "text" | "field"; readonly file: string }
  | { readonly type: "already" }
  | { readonly type: "comment"; readonly file: string; readonly why: Wording }
  | { readonly type: "not-written"; readonly why: Wording };

export interface AppliedChanges {
  /** The whole new texts of the files that change. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fates: ReadonlyMap<number, Fate>;
}

const nameOfFinding = ({ code, place, message }: Finding) =>
  JSON.stringify([code, place.file, message.en]);

const errorsOf = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === "error").map(nameOfFinding);

class Applying {
  readonly overlay: Overlay;
  readonly fates = new Map<number, Fate>();
  readonly #context: ApplyContext;
  readonly #before: ReadonlySet<string>;
  readonly model: Model;

  constructor(context: ApplyContext) {
    this.#context = context;
    this.overlay = new Overlay(context.text);
    const { findings, model } = context.compile(new Map());
    this.#before = new Set(errorsOf(findings));
    this.model = model;
  }

  /** The sources with all edits so far, where they hold no new error and every edit reads back. */
  holds(edits: readonly PlacedText[], also: (compiled: Compiled) => boolean = () => true): boolean {
    const compiled = this.#context.compile(this.overlay.texts);
    if (errorsOf(compiled.findings).some((one) => !this.#before.has(one))) return false;
    return edits.every((edit) => this.#readsBack(edit, compiled)) && also(compiled);
  }

  /** Whether new words are text of the document, as they were told. */
  #readsBack(edit: PlacedText, { entries }: Compiled): boolean {
    if (edit.new === "") return true;
    const { file, start, end } = this.overlay.placeOf(edit);
    const lines = edit.new
      .split(/\r\n|\n|\r/)
      .map((line) => line.replace(/^[ \t\u3000]*[|｜] ?/, ""));
    const runs = textRunsOf(entries.filter((entry) => entry.file === file));
    const here = runs.filter((run) => run.start < end && start < run.end);
    const said = here.map(({ text }) => text).join("\n");
    return lines.every(
      (line) => line.trim() === "" || said.includes(line.replace(/([[［【])\1/g, "$1")),
    );
  }

  /** Tries edits; they stay where the sources hold with them. */
  try(
    edits: readonly PlacedText[],
    also?: (compiled: Compiled) => boolean,
    asText = true,
  ): boolean {
    if (!this.overlay.add(edits)) return false;
    if (this.holds(asText ? edits : [], also)) return true;
    this.overlay.remove(edits);
    return false;
  }

  comment(change: ReviewChange, why: Wording, place: Place | undefined): void {
    const text = place === undefined ? undefined : this.#context.text(place.file);
    const failed: Fate = { type: "not-written", why };
    if (place === undefined || text === undefined || place.start > text.length) {
      this.fates.set(change.number, failed);
      return;
    }
    const comment = commentAbove(this.#context.commentOf(change, why), text, place.start);
    if (text.includes(comment.line)) {
      this.fates.set(change.number, { type: "already" });
      return;
    }
    const { file } = place;
    const edit = { place: { file, start: comment.start, end: comment.start }, new: comment.new };
    const done = this.try([edit], undefined, false);
    this.fates.set(change.number, done ? { type: "comment", file, why } : failed);
  }
}

interface Planned {
  readonly change: ReviewChange;
  readonly targets: readonly Target[];
}

/** The edits of typed words as they are written; undefined where a paragraph cannot begin there. */
function writtenEdits(target: Target & { readonly type: "text" }, context: ApplyContext) {
  const edits: PlacedText[] = [];
  for (const { place, new: words } of target.edits) {
    const text = context.text(place.file) ?? "";
    const written = sourceWords(words, text, place.start);
    // A title in quotes has no second line.
    if (written === undefined || (words.includes("\n") && !isBehindBar(text, place.start)))
      return undefined;
    edits.push({ place, new: written });
  }
  return edits;
}

/** A field with all accepted changes in it. */
function wantedField(target: FieldTarget, change: ReviewChange, all: readonly Planned[]): string {
  const { place } = change;
  const inside = all
    .filter(
      ({ change: one, targets }) =>
        one.build === change.build &&
        one.place?.piece.bookmark === place?.piece.bookmark &&
        one.place?.text === place?.text &&
        targets.some((other) => other.type === "field" && other.start === target.start),
    )
    .map(({ change: one }) => one)
    .sort((one, other) => (other.place?.start ?? 0) - (one.place?.start ?? 0));
  return inside.reduce((text, { place: at, new: put }) => {
    if (at === undefined) return text;
    return text.slice(0, at.start - target.start) + put + text.slice(at.end - target.start);
  }, target.issued);
}

/** Whether the sources say already what a change in typed words asks for. */
function isThere(change: ReviewChange, all: readonly Planned[], context: ApplyContext): boolean {
  const { place } = change;
  const text = place?.piece.texts[place.text];
  if (place === undefined || text === undefined) return false;
  let at = 0;
  for (const { length, origin } of text.stretches) {
    const from = at;
    at += length;
    if (origin.from !== "source" || place.start < from || place.end > at) continue;
    const mine = all
      .map(({ change: one }) => one)
      .filter(
        (one) =>
          one.kind !== "comment" &&
          one.build === change.build &&
          one.place?.piece.bookmark === place.piece.bookmark &&
          one.place.text === place.text &&
          one.place.start >= from &&
          one.place.end <= at,
      )
      .sort((one, other) => (other.place?.start ?? 0) - (one.place?.start ?? 0));
    const wanted = mine.reduce(
      (words, { place: spot, new: put }) =>
        spot === undefined
          ? words
          : words.slice(0, spot.start - from) + put + words.slice(spot.end - from),
      text.text.slice(from, at),
    );
    if (wanted !== "" && context.text(origin.place.file)?.includes(wanted) === true) return true;
  }
  return false;
}

function applyOne(
  planned: Planned,
  all: readonly Planned[],
  applying: Applying,
  context: ApplyContext,
): void {
  const { change, targets } = planned;
  const { fates } = applying;
  const changed = targets.some((target) => target.type === "person" && target.changed === true);
  if (changed && isThere(change, all, context)) {
    fates.set(change.number, { type: "already" });
    return;
  }
  for (const target of targets) {
    if (target.type === "text") {
      const edits = writtenEdits(target, context);
      const [first] = edits ?? [];
      if (edits === undefined || first === undefined || !applying.try(edits)) continue;
      fates.set(change.number, { type: "text", file: first.place.file });
      return;
    }
    if (target.type === "field") {
      const wanted = wantedField(target, change, all);
      if (prints(applying.model, target, wanted)) {
        fates.set(change.number, { type: "already" });
        return;
      }
      const edit = fieldEdit(target, wanted, applying.model, target.place.file);
      const done = edit?.candidates.find((written) =>
        applying.try(
          [{ place: edit.place, new: written }],
          ({ model }) => prints(model, target, wanted),
          false,
        ),
      );
      if (edit === undefined || done === undefined) continue;
      // All changes of the field are in it now.
      for (const other of all) {
        const same = other.targets.some(
          (one) =>
            one.type === "field" &&
            one.start === target.start &&
            one.place.start === target.place.start,
        );
        if (same && other.change.place?.piece.bookmark === change.place?.piece.bookmark)
          fates.set(other.change.number, { type: "field", file: edit.place.file });
      }
      return;
    }
    applying.comment(change, target.why, ownPlace(targets, applying.model) ?? target.place);
    return;
  }
  applying.comment(
    change,
    { zh: "写不进源文件", en: "it cannot be written into the sources" },
    change.place === undefined ? undefined : targetPlace(targets),
  );
}

/** The item whose field was meant: its tail may stand far from it. */
function ownPlace(targets: readonly Target[], model: Model): Place | undefined {
  const field = targets.find((target) => target.type === "field");
  const item = field === undefined ? undefined : itemOf(model, field.item, field.place.file);
  return item === undefined ? undefined : placeIn(item.entry.file, item.entry.keyword);
}

function targetPlace(targets: readonly Target[]): Place | undefined {
  for (const target of targets) {
    if (target.type === "field") return target.place;
    if (target.type === "text") return target.edits[0]?.place;
    if (target.place !== undefined) return target.place;
  }
  return undefined;
}

/** Applies accepted changes. What cannot be applied is a comment in the source, and told. */
export function applyChanges(
  accepted: readonly ReviewChange[],
  context: ApplyContext,
): AppliedChanges {
  const all = accepted
    .filter(({ kind }) => kind !== "withdrawn")
    .map(
      (change): Planned => ({
        change,
        targets: targetsOf(change, context.recordOf(change.build), context),
      }),
    );
  const applying = new Applying(context);
  // Words that stand where they stood are tried together first: each compilation takes time.
  const plain = all.flatMap(({ change, targets: [first] }) => {
    const edits = first?.type === "text" ? writtenEdits(first, context) : undefined;
    return edits === undefined ? [] : [{ change, edits }];
  });
  const together = plain.every(({ edits }) => applying.overlay.add(edits));
  if (plain.length > 0 && together && applying.holds(plain.flatMap(({ edits }) => edits))) {
    for (const { change, edits } of plain)
      applying.fates.set(change.number, { type: "text", file: edits[0]?.place.file ?? "" });
  } else for (const { edits } of plain) applying.overlay.remove(edits);
  for (const one of all)
    if (!applying.fates.has(one.change.number)) applyOne(one, all, applying, context);
  return { texts: applying.overlay.texts, fates: applying.fates };
}
