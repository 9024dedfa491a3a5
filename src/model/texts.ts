import type { Entry, Quoted, TextBlock } from "../syntax/entry.ts";
import { type Mark, readInline, readTail, type TailPart } from "../syntax/inline.ts";

/** The texts of an entry in document order: its title, its text blocks, those of its children. */

export interface Written {
  readonly entry: Entry;
  readonly mark: Mark;
}

function blockMarks(block: TextBlock): readonly Mark[] {
  return block.paragraphs.flat().filter((part): part is Mark => part.type === "mark");
}

/** Kinds whose text stands in the flow of their parent; the others print elsewhere or not at all. */
const elsewhere: ReadonlySet<string> = new Set(["note", "ignore"]);

/** The template of a column; `[文]` and `[题]` in it are no marks. */
function templateOf(entry: Entry): readonly TailPart[] {
  if (entry.kind !== "column" || entry.assigned?.type !== "literal") return [];
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
  const writtenAs = entry.clauses.filter(({ key }) => key === "written-as");
  const cells = entry.kind === "table" ? entry.rows.flatMap((row) => row.cells) : [];
  const caption =
    entry.kind === "figure" && entry.value?.type === "strings" ? entry.value.strings.slice(1) : [];
  return [...writtenAs, ...cells, { strings: caption }].flatMap(({ strings }) => marksOf(strings));
}

/**
 * All marks below an entry, in the order of the document: annexes stand behind everything else.
 * @param options.notes whether marks inside the texts of notes count (they print behind the text)
 */
export function marksIn(entry: Entry, options: { readonly notes: boolean }): readonly Written[] {
  const found: Written[] = [];
  const add = (owner: Entry, marks: readonly Mark[]) => {
    for (const mark of marks) found.push({ entry: owner, mark });
  };
  const visit = (owner: Entry) => {
    add(
      owner,
      (owner.title?.parts ?? []).filter((part) => part.type === "mark"),
    );
    const tail = owner.tail ?? templateOf(owner);
    const inside = tail.flatMap((part) => (part.type === "optional" ? part.parts : [part]));
    add(
      owner,
      inside.filter((part) => part.type === "mark"),
    );
    add(owner, quotedMarks(owner));
    const annexes: Entry[] = [];
    for (const child of owner.children) {
      if (child.type === "text") add(owner, blockMarks(child));
      else if (child.kind === "annex") annexes.push(child);
      else if (!elsewhere.has(child.kind) || (child.kind === "note" && options.notes)) visit(child);
    }
    for (const annex of annexes) visit(annex);
  };
  visit(entry);
  return found;
}
