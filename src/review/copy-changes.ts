import type { IssuedPiece, IssuedRecord } from "../document/provenance.ts";
import { given } from "../given.ts";
import type { Change, WordComment, WordDocument } from "../office/word/word-document.ts";
import { type Edit, editsOf } from "./edits.ts";
import { type Matched, matchPassages } from "./match.ts";
import { type Atom, acceptedTextOf, issuedTextOf, passagesOf, type Thing } from "./passages.ts";

/** What one copy says: every change and comment of it, with its place in what was issued. */

type ChangeKind =
  | "inserted"
  | "deleted"
  | "replaced"
  | "moved-away"
  | "moved-here"
  | "split"
  | "joined"
  | "row-inserted"
  | "row-deleted"
  | "withdrawn"
  | "comment";

/** A stretch of an issued text, in UTF-16 units. */
interface IssuedPlace {
  readonly piece: IssuedPiece;
  /** Which text of the piece. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** What somebody said beside a text. */
export interface Said {
  readonly who?: string;
  readonly when?: string;
  readonly text: string;
  readonly answers: readonly Said[];
  readonly done: boolean;
}

export interface CopyChange {
  readonly kind: ChangeKind;
  readonly file: string;
  readonly tracked: boolean;
  readonly who?: string;
  readonly when?: string;
  readonly old: string;
  readonly new: string;
  /** What stands around it in the copy. */
  readonly before: string;
  readonly after: string;
  readonly place?: IssuedPlace;
  /** The piece above it, where it has no place of its own. */
  readonly below?: IssuedPiece;
  readonly order: number;
  readonly comments: readonly Said[];
  readonly things: readonly Thing[];
  readonly unsure: boolean;
}

/** A copy that was read. */
export interface Copy {
  readonly file: string;
  readonly document: WordDocument;
  /** What it is a copy of; undefined where that is not known. */
  readonly record?: IssuedRecord;
}

const AROUND = 16;

/** The comments of the document itself end with the code of what they are about. */
const OWN = /\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*\]$/;

function threadsOf(comments: readonly WordComment[]): ReadonlyMap<string, Said> {
  const said = (comment: WordComment, depth: number): Said => ({
    text: comment.text,
    done: comment.done === true,
    answers:
      depth > 20
        ? []
        : comments.filter(({ parent }) => parent === comment.id).map((one) => said(one, depth + 1)),
    ...given({ who: comment.author, when: comment.date }),
  });
  return new Map(
    comments.filter(({ parent }) => parent === undefined).map((one) => [one.id, said(one, 0)]),
  );
}

const isOwn = ({ text, answers }: Said) => OWN.test(text) && answers.length === 0;

function kindOf(edit: Edit): ChangeKind {
  if (edit.old === "" && edit.new === "" && edit.withdrawn !== undefined) return "withdrawn";
  if (edit.move !== undefined) return edit.new === "" ? "moved-away" : "moved-here";
  if (edit.old === "")
    return edit.new.replace(/[^\n]/g, "") !== "" && edit.new.trim() === "" ? "split" : "inserted";
  return edit.new === "" ? "deleted" : "replaced";
}

interface Where {
  readonly copy: Copy;
  readonly matched: Matched;
  readonly below: IssuedPiece | undefined;
  readonly threads: ReadonlyMap<string, Said>;
}

function changeOfEdit(edit: Edit, text: number, issued: string, where: Where): CopyChange {
  const { copy, matched, below, threads } = where;
  const { piece, order } = matched;
  const kind = kindOf(edit);
  return {
    kind,
    file: copy.file,
    tracked: edit.tracked,
    old: kind === "withdrawn" ? (edit.withdrawn ?? "") : edit.old,
    new: edit.new,
    before: issued.slice(Math.max(0, edit.start - AROUND), edit.start),
    after: issued.slice(edit.end, edit.end + AROUND),
    order,
    comments: edit.comments.flatMap((id) => {
      const said = threads.get(id);
      return said === undefined || isOwn(said) ? [] : [said];
    }),
    things: edit.things,
    unsure: edit.unsure === true,
    ...given({ who: edit.who, when: edit.when, below }),
    ...(piece === undefined ? {} : { place: { piece, text, start: edit.start, end: edit.end } }),
  };
}

/** A change of a whole passage: it was joined with the next, its row was put in or taken out. */
function whole(
  kind: ChangeKind,
  change: Change | undefined,
  words: { readonly old: string; readonly new: string },
  { copy, matched, below }: Where,
): CopyChange {
  const { piece, order } = matched;
  const [first] = piece?.texts ?? [];
  return {
    kind,
    file: copy.file,
    tracked: change !== undefined,
    ...words,
    before: "",
    after: "",
    order,
    comments: [],
    things: [],
    unsure: false,
    ...given({ who: change?.author, when: change?.date, below }),
    ...(piece === undefined || first === undefined
      ? {}
      : { place: { piece, text: 0, start: first.text.length, end: first.text.length } }),
  };
}

const tail = (text: string) => (text.length > AROUND ? `…${text.slice(-AROUND)}` : text);
const head = (text: string) => (text.length > AROUND ? `${text.slice(0, AROUND)}…` : text);

/** The changes of a passage as a whole. */
function wholeChanges(where: Where, next: Matched | undefined): readonly CopyChange[] {
  const { passage, texts, run, piece } = where.matched;
  const found: CopyChange[] = [];
  const accepted = texts.map(acceptedTextOf).join(" ");
  const nextText = next?.texts.map(acceptedTextOf).join(" ") ?? "";
  // A paragraph that went with its end, or whose next one went with its text, is simply gone.
  if (passage.joined !== undefined && accepted.trim() !== "" && nextText.trim() !== "")
    found.push(
      whole("joined", passage.joined, { old: `${tail(accepted)}¶`, new: head(nextText) }, where),
    );
  if (run === true)
    found.push(whole("joined", undefined, { old: "¶", new: head(accepted) }, where));
  for (const change of passage.changes) {
    const text = texts.map((atoms) => issuedTextOf(atoms) || acceptedTextOf(atoms)).join(" | ");
    const put = change.kind === "inserted" || change.kind === "moved-to";
    found.push(
      whole(
        put ? "row-inserted" : "row-deleted",
        change,
        put ? { old: "", new: text } : { old: text, new: "" },
        where,
      ),
    );
  }
  // A paragraph or row that nobody issued, and nobody is said to have put in.
  if (
    piece === undefined &&
    where.copy.record !== undefined &&
    !passage.form &&
    passage.changes.length === 0
  ) {
    const text = texts.map(issuedTextOf).join(" | ");
    if (text.replaceAll("|", "").trim() !== "")
      found.push(
        whole(
          passage.kind === "row" ? "row-inserted" : "inserted",
          undefined,
          { old: "", new: text },
          where,
        ),
      );
  }
  return found;
}

interface Anchor {
  readonly matched: Matched;
  readonly below: IssuedPiece | undefined;
  readonly text: number;
  readonly start: number;
  end: number;
  quote: string;
}

/** Where the comments of a text stand, in the text before any change. */
function anchorsIn(
  atoms: readonly Atom[],
  text: number,
  matched: Matched,
  below: IssuedPiece | undefined,
  anchors: Map<string, Anchor>,
): void {
  let at = 0;
  for (const atom of atoms) {
    const length = atom.inserted === undefined ? atom.text.length : 0;
    for (const id of atom.comments) {
      const known = anchors.get(id);
      if (known === undefined) {
        anchors.set(id, { matched, below, text, start: at, end: at + length, quote: atom.text });
      } else if (known.matched === matched && known.text === text) {
        known.end = at + length;
        known.quote += atom.text;
      }
    }
    at += length;
  }
}

/** Every change and comment of a copy, in the order of what was issued. */
export function changesOfCopy(copy: Copy): readonly CopyChange[] {
  const { document, record, file } = copy;
  const { matched, lost } = matchPassages(passagesOf(document), record);
  const threads = threadsOf(document.comments);
  const changes: CopyChange[] = [];
  const anchors = new Map<string, Anchor>();
  let below: IssuedPiece | undefined;
  matched.forEach((one, index) => {
    const where: Where = {
      copy,
      matched: one,
      below: one.piece === undefined ? below : undefined,
      threads,
    };
    if (one.piece !== undefined) below = one.piece;
    const rowChanged = one.passage.kind === "row" && one.passage.changes.length > 0;
    one.texts.forEach((atoms, text) => {
      anchorsIn(atoms, text, one, where.below, anchors);
      // The texts of a row that was put in or taken out are told with it.
      if (rowChanged) return;
      const issued = one.piece?.texts[text]?.text;
      for (const edit of editsOf(atoms, issued))
        changes.push(changeOfEdit(edit, text, issued ?? issuedTextOf(atoms), where));
    });
    changes.push(...wholeChanges(where, matched[index + 1]));
  });
  for (const { piece, order } of lost) {
    const old = piece.texts.map(({ text }) => text).join(" | ");
    const here: Matched = {
      passage: { kind: piece.kind, keys: [], texts: [], changes: [], form: false },
      texts: [],
      piece,
      order,
    };
    const gone = whole(
      piece.kind === "row" ? "row-deleted" : "deleted",
      undefined,
      { old, new: "" },
      { copy, matched: here, below: undefined, threads },
    );
    const length = piece.texts[0]?.text.length ?? 0;
    changes.push({ ...gone, place: { piece, text: 0, start: 0, end: length } });
  }
  const told = new Set(changes.flatMap(({ comments }) => comments));
  for (const [id, said] of threads) {
    if (isOwn(said) || told.has(said)) continue;
    changes.push(commentChange(said, anchors.get(id), file));
  }
  return [...changes].sort(
    (one, other) => one.order - other.order || (one.place?.start ?? 0) - (other.place?.start ?? 0),
  );
}

function commentChange(said: Said, anchor: Anchor | undefined, file: string): CopyChange {
  const piece = anchor?.matched.piece;
  const issued = anchor === undefined ? "" : (piece?.texts[anchor.text]?.text ?? "");
  return {
    kind: "comment",
    file,
    tracked: true,
    old: anchor?.quote ?? "",
    new: "",
    before:
      anchor === undefined ? "" : issued.slice(Math.max(0, anchor.start - AROUND), anchor.start),
    after: anchor === undefined ? "" : issued.slice(anchor.end, anchor.end + AROUND),
    order: anchor?.matched.order ?? Number.MAX_SAFE_INTEGER,
    comments: [said],
    things: [],
    unsure: false,
    ...given({ who: said.who, when: said.when, below: anchor?.below }),
    ...(anchor === undefined || piece === undefined
      ? {}
      : { place: { piece, text: anchor.text, start: anchor.start, end: anchor.end } }),
  };
}
