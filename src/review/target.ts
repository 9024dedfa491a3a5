import type { IssuedRecord, Origin } from "../document/provenance.ts";
import type { Place, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { ReviewChange } from "./review.ts";

/** What of the sources an accepted change would change. */

/** Replaces a stretch of a source, as long as it still says what it said. */
interface SourceEdit {
  readonly place: Place;
  readonly old: string;
  readonly new: string;
}

/** A computed piece of a text, and what it was to say. */
export interface FieldTarget {
  readonly type: "field";
  readonly field: string;
  readonly item?: string;
  readonly place: Place;
  /** The field as it was issued, and where it begins in its text. */
  readonly issued: string;
  readonly start: number;
}

export type Target =
  | { readonly type: "text"; readonly edits: readonly SourceEdit[] }
  | FieldTarget
  /** Somebody has to read it: it becomes a comment in the source at `place`, where there is one. */
  | {
      readonly type: "person";
      readonly why: Wording;
      readonly place?: Place;
      readonly changed?: true;
    };

/** The sources as they are now. */
export interface SourcesNow {
  readonly text: (file: string) => string | undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly origin: Origin;
}

function spansOf(
  stretches: readonly { readonly length: number; readonly origin: Origin }[],
): readonly Span[] {
  let at = 0;
  return stretches.map(({ length, origin }) => {
    const from = at;
    at += length;
    return { from, to: at, origin };
  });
}

const person = (zh: string, en: string, place?: Place): Target => ({
  type: "person",
  why: { zh, en },
  ...given({ place }),
});

/** Where a stretch that stood in a source stands now; undefined where that is not sure. */
function placeNow(span: Span, issued: string, now: SourcesNow): Place | undefined {
  const { origin } = span;
  if (origin.from === "form") return undefined;
  const { file, start, end } = origin.place;
  const text = now.text(file);
  const wanted = issued.slice(span.from, span.to);
  if (text === undefined) return undefined;
  if (text.slice(start, end) === wanted) return origin.place;
  const first = text.indexOf(wanted);
  if (first < 0 || text.indexOf(wanted, first + 1) >= 0) return undefined;
  return { file, start: first, end: first + wanted.length };
}

const reasons: Readonly<Record<Exclude<Origin["from"], "source" | "field">, Wording>> = {
  shared: {
    zh: "这些字还印在别处，改一处就都改了",
    en: "these words print in other places as well: to change them here is to change them there",
  },
  number: { zh: "编号是算出来的", en: "numbers of items are computed" },
  reference: {
    zh: "这是引用，由被引的地方决定",
    en: "it is a reference: what it refers to decides",
  },
  open: { zh: "这是待定的问题", en: "it is a question that is still open" },
  form: { zh: "这是格式自带的字", en: "these are words of the form" },
};

/** A place to put a comment at: that of what was changed, else of what stands beside it. */
function placeNear(spans: readonly Span[], start: number, end: number): Place | undefined {
  const touched = spans.filter(({ from, to }) => from <= end && to >= start);
  for (const { origin } of [...touched, ...spans]) if (origin.from !== "form") return origin.place;
  return undefined;
}

/** The edits of a change that lies in typed words; the first stretch takes what is new. */
function literalEdits(
  touched: readonly Span[],
  change: { readonly start: number; readonly end: number; readonly new: string },
  issued: string,
  now: SourcesNow,
): readonly SourceEdit[] | undefined {
  const edits: SourceEdit[] = [];
  for (const [index, span] of touched.entries()) {
    const place = placeNow(span, issued, now);
    if (place === undefined) return undefined;
    const from = Math.max(change.start, span.from) - span.from;
    const to = Math.min(change.end, span.to) - span.from;
    edits.push({
      place: { file: place.file, start: place.start + from, end: place.start + Math.max(from, to) },
      old: issued.slice(span.from + from, span.from + Math.max(from, to)),
      new: index === 0 ? change.new : "",
    });
  }
  return edits;
}

function fieldTarget(span: Span, issued: string): FieldTarget | undefined {
  const { origin } = span;
  if (origin.from !== "field") return undefined;
  return {
    type: "field",
    field: origin.field,
    place: origin.place,
    issued: issued.slice(span.from, span.to),
    start: span.from,
    ...given({ item: origin.item }),
  };
}

const changedSince = (place: Place | undefined): Target => ({
  type: "person",
  why: {
    zh: "源文件在印发后改过，这一处的文字已经不同",
    en: "the source was changed since it was issued, and says something else here by now",
  },
  changed: true,
  ...given({ place }),
});

/**
 * What a change could mean for the sources, the likeliest first.
 * @param now the sources as they are now, by the paths that the record names
 */
export function targetsOf(
  change: ReviewChange,
  record: IssuedRecord | undefined,
  now: SourcesNow,
): readonly Target[] {
  const { place, kind, things } = change;
  if (record === undefined)
    return [
      person("不知道这份文件是从哪一版印发的", "nobody knows which version this is a copy of"),
    ];
  if (place === undefined) {
    const [first] = change.below?.texts ?? [];
    const near =
      first === undefined
        ? undefined
        : placeNear(spansOf(first.stretches), first.text.length, first.text.length);
    return [person("这一处在源文件里没有位置", "it has no place in the sources", near)];
  }
  const text = place.piece.texts[place.text];
  if (text === undefined)
    return [person("这一处在源文件里没有位置", "it has no place in the sources")];
  const issued = text.text;
  const spans = spansOf(text.stretches);
  const near = placeNear(spans, place.start, place.end);
  if (kind === "comment")
    return [person("批注由人来处理", "a comment is for a person to settle", near)];
  if (kind === "withdrawn") return [];
  if (kind === "joined") return [person("两段合成了一段", "two paragraphs were joined", near)];
  if (kind === "row-inserted" || kind === "row-deleted")
    return [person("表格的行由条目生成", "rows of tables are made of items", near)];
  if (things.length > 0)
    return [
      person(
        "改动里有脚注、图片、文本框或换行",
        "notes, pictures, boxes or line breaks are part of it",
        near,
      ),
    ];
  if (change.unsure)
    return [person("这里同时有未留痕的改动", "there are untracked edits in the same words", near)];
  return placedTargets(
    { start: place.start, end: place.end, new: change.new },
    issued,
    spans,
    near,
    now,
  );
}

/**
 * The answer to a question that was open takes its place. The form sets the question in brackets; its mark stands
 * behind the words that stand before it.
 */
function answerTo(
  spans: readonly Span[],
  touched: readonly Span[],
  change: { readonly start: number; readonly end: number; readonly new: string },
  issued: string,
  now: SourcesNow,
): Target | undefined {
  const [first] = touched;
  const whole = touched.every(
    ({ from, to, origin }) =>
      (origin.from === "form" || origin.from === "open") &&
      change.start <= from &&
      change.end >= to,
  );
  if (first === undefined || !whole || change.new.trim() === "") return undefined;
  const before = spans.findLast(({ to, origin }) => to === first.from && origin.from === "source");
  const place = before === undefined ? undefined : placeNow(before, issued, now);
  if (place === undefined) return undefined;
  const shown = issued.slice(first.from, touched.at(-1)?.to);
  const behind = now.text(place.file)?.slice(place.end) ?? "";
  const [mark, question = ""] = /^[[［【][?？]([^\]］】\r\n]*)[\]］】]/.exec(behind) ?? [];
  if (mark === undefined || !shown.includes(question.trim())) return undefined;
  const { file, end } = place;
  const edit = { place: { file, start: end, end: end + mark.length }, old: mark, new: change.new };
  return { type: "text", edits: [edit] };
}

function placedTargets(
  change: { readonly start: number; readonly end: number; readonly new: string },
  issued: string,
  spans: readonly Span[],
  near: Place | undefined,
  now: SourcesNow,
): readonly Target[] {
  const { start, end } = change;
  if (start === end) {
    // What is put in between two stretches may belong to either.
    const [left, right] = [
      spans.findLast(({ from, to }) => to === start && from < to),
      spans.find(({ from }) => from === start),
    ];
    const inside = spans.filter(({ from, to }) => from < start && start < to);
    const beside = inside.length > 0 ? inside : [left, right].filter((span) => span !== undefined);
    const fields = beside.flatMap((span) => fieldTarget(span, issued) ?? []);
    const texts = beside.flatMap((span): readonly Target[] => {
      if (span.origin.from !== "source") return [];
      const edits = literalEdits([span], change, issued, now);
      return edits === undefined ? [changedSince(near)] : [{ type: "text", edits }];
    });
    const found = [...fields, ...texts];
    const [other] = beside;
    if (
      found.length > 0 ||
      other === undefined ||
      other.origin.from === "source" ||
      other.origin.from === "field"
    )
      return [...found, person("看不出该改哪里", "nobody can tell what it belongs to", near)];
    return [{ type: "person", why: reasons[other.origin.from], ...given({ place: near }) }];
  }
  const touched = spans.filter(({ from, to }) => from < end && to > start);
  const [only, second] = touched;
  if (only !== undefined && second === undefined) {
    const field = fieldTarget(only, issued);
    if (field !== undefined)
      return [
        field,
        person(
          "改成的内容读不成这一项的值",
          "what it was changed to cannot be read as a value of it",
          near,
        ),
      ];
  }
  const answer = answerTo(spans, touched, change, issued, now);
  if (answer !== undefined)
    return [answer, person("写不进这里", "it cannot be written here", near)];
  const typed = touched.filter(({ origin }) => origin.from === "source");
  const computed = touched.find(({ origin, from, to }) =>
    origin.from === "form" ? issued.slice(from, to).trim() !== "" : origin.from !== "source",
  );
  if (computed === undefined && typed.length > 0) {
    const edits = literalEdits(typed, change, issued, now);
    return edits === undefined
      ? [changedSince(near)]
      : [{ type: "text", edits }, person("写不进这里", "it cannot be written here", near)];
  }
  const why =
    computed === undefined || computed.origin.from === "source"
      ? { zh: "看不出该改哪里", en: "nobody can tell what it belongs to" }
      : computed.origin.from === "field"
        ? { zh: "改动跨过了算出来的内容", en: "it goes over something that is computed" }
        : reasons[computed.origin.from];
  return [{ type: "person", why, ...given({ place: near }) }];
}
