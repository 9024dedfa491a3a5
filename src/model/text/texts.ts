import type { Entry, Quoted } from "../../syntax/entry.ts";
import { type Mark, readInline, readTail, type TailPart } from "../../syntax/inline.ts";

/** The texts of an entry in document order: its title, its text blocks, those of its children. */

export interface WrittenMark {
  readonly entry: Entry;
  readonly mark: Mark;
}

/** Kinds whose text stands in the flow of their parent; the others print elsewhere or not at all. */
const elsewhere: ReadonlySet<string> = new Set(["note", "ignore"]);

const noParts: readonly TailPart[] = [];

/** The template of a column; `[文]` and `[题]` in it are no marks. */
function templateOf(entry: Entry): readonly TailPart[] {
  if (entry.kind !== "column" || entry.assigned?.type !== "literal") return noParts;
  const { text, range } = entry.assigned;
  const quoted = range.end - range.start > text.length;
  return quoted ? readTail(text, range.start + 1) : [];
}

function marksOf(quoted: readonly Quoted[]): readonly Mark[] {
  return quoted
    .flatMap(({ text, textStart }) => readInline(text, textStart))
    .filter((part) => part.type === "mark");
}

/** The marks in the strings of an entry that print: what 写作 says, cells of tables, captions. */
function quotedMarks(entry: Entry): readonly Mark[] {
  const { clauses, kind, rows, value } = entry;
  const found: Mark[] = [];
  for (const { key, strings } of clauses) if (key === "written-as") found.push(...marksOf(strings));
  if (kind === "table")
    for (const row of rows) for (const { strings } of row.cells) found.push(...marksOf(strings));
  if (kind === "figure" && value?.type === "strings")
    found.push(...marksOf(value.strings.slice(1)));
  return found;
}

/**
 * All marks below an entry, in the order of the document: annexes stand behind everything else.
 * @param options.notes whether marks inside the texts of notes count (they print behind the text)
 */
export function marksIn(
  entry: Entry,
  options: { readonly notes: boolean },
): readonly WrittenMark[] {
  const found: WrittenMark[] = [];
  const add = (owner: Entry, parts: readonly TailPart[]) => {
    for (const part of parts) {
      if (part.type === "mark") found.push({ entry: owner, mark: part });
      else if (part.type === "optional") add(owner, part.parts);
    }
  };
  const visit = (owner: Entry) => {
    if (owner.title !== undefined) add(owner, owner.title.parts);
    add(owner, owner.tail ?? templateOf(owner));
    add(owner, quotedMarks(owner));
    let annexes: Entry[] | undefined;
    for (const child of owner.children) {
      if (child.type === "text") for (const paragraph of child.paragraphs) add(owner, paragraph);
      else if (child.kind === "annex") {
        annexes ??= [];
        annexes.push(child);
      } else if (!elsewhere.has(child.kind) || (child.kind === "note" && options.notes))
        visit(child);
    }
    for (const annex of annexes ?? []) visit(annex);
  };
  visit(entry);
  return found;
}
