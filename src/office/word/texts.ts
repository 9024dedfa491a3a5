import type { Block, Change, Piece, WordParagraph, WordTable } from "./word-document.ts";

/** What a text says when all its changes are taken, and when none is. */

export type View = "accepted" | "rejected";

const gone: Readonly<Record<View, ReadonlySet<Change["kind"]>>> = {
  accepted: new Set(["deleted", "moved-from"]),
  rejected: new Set(["inserted", "moved-to"]),
};

/** Whether what stands under changes is there in a view. */
function isThere(changes: readonly Change[], view: View): boolean {
  return !changes.some(({ kind }) => gone[view].has(kind));
}

function shownText(piece: Piece): string {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "tab":
      return "\t";
    case "break":
      return "\n";
    default:
      return "";
  }
}

/** The text of one paragraph; what is in boxes is no part of it, and neither is its automatic number. */
export function paragraphText({ pieces }: WordParagraph, view: View): string {
  return pieces
    .filter((piece) => !("changes" in piece) || isThere(piece.changes, view))
    .map(shownText)
    .join("");
}

/** The text of a table: each cell once, a line for each. */
function tableText({ rows }: WordTable, view: View): string {
  return rows
    .filter(({ changes }) => isThere(changes, view))
    .flatMap(({ cells }, row) =>
      cells
        .filter(
          (cell, column) => cell.absent !== true && cell.row === row && cell.column === column,
        )
        .map(({ blocks }) => textOf(blocks, view)),
    )
    .join("\n");
}

/** The text of blocks, a line for each paragraph; those whose mark is not there go on in the next. */
export function textOf(blocks: readonly Block[], view: View): string {
  let text = "";
  let joined = true;
  for (const block of blocks) {
    const own = block.kind === "table" ? tableText(block, view) : paragraphText(block, view);
    text += joined ? own : `\n${own}`;
    joined = block.kind === "paragraph" && !isThere(block.mark, view);
  }
  return text;
}
