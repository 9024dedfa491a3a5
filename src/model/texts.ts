import type { Entry, TextBlock } from "../syntax/entry.ts";
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

/**
 * All marks below an entry, in document order.
 * @param options.notes whether marks inside the texts of notes count (they print behind the text)
 */
export function marksIn(entry: Entry, options: { readonly notes: boolean }): readonly Written[] {
  const found: Written[] = [];
  const visit = (owner: Entry) => {
    for (const part of owner.title?.parts ?? [])
      if (part.type === "mark") found.push({ entry: owner, mark: part });
    for (const part of owner.tail ?? templateOf(owner)) {
      const parts = part.type === "optional" ? part.parts : [part];
      for (const inner of parts)
        if (inner.type === "mark") found.push({ entry: owner, mark: inner });
    }
    for (const { key, strings } of owner.clauses) {
      if (key !== "written-as") continue;
      for (const { text, textStart } of strings) {
        for (const part of readInline(text, textStart))
          if (part.type === "mark") found.push({ entry: owner, mark: part });
      }
    }
    for (const child of owner.children) {
      if (child.type === "text") {
        for (const mark of blockMarks(child)) found.push({ entry: owner, mark });
      } else if (!elsewhere.has(child.kind) || (child.kind === "note" && options.notes))
        visit(child);
    }
  };
  visit(entry);
  return found;
}
