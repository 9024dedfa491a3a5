import { plainInline } from "../print-inline.ts";
import type { PrintedAnnex, PrintedBlock, TableBlock } from "../view.ts";

/** Tables of one form in a document have columns of one width. */

function formOf({ header, columns, landscape }: TableBlock): string {
  const heads = header.flatMap(({ cells }) =>
    cells.map(({ lines, colspan }) => `${lines.map(plainInline).join("/")}×${colspan ?? 1}`),
  );
  return [columns.length, landscape === true, ...heads].join("|");
}

/** The annexes with other blocks, in the same order. */
export function withBlocks(
  annexes: readonly PrintedAnnex[],
  blocks: readonly (readonly PrintedBlock[])[],
): readonly PrintedAnnex[] {
  return annexes.map((annex, at) => ({ ...annex, blocks: blocks[at] ?? annex.blocks }));
}

/**
 * Gives tables with the same heads the same widths: each column the widest that it has in any of them.
 * @param parts the blocks of a document, part by part; the same parts come back
 */
export function withSameWidths(
  parts: readonly (readonly PrintedBlock[])[],
): readonly (readonly PrintedBlock[])[] {
  const shares = new Map<string, readonly number[]>();
  for (const block of parts.flat()) {
    if (block.kind !== "table") continue;
    const form = formOf(block);
    const known = shares.get(form) ?? [];
    shares.set(
      form,
      block.columns.map(({ share }, at) => Math.max(share, known[at] ?? 0)),
    );
  }
  return parts.map((blocks) =>
    blocks.map((block) => {
      if (block.kind !== "table") return block;
      const widths = shares.get(formOf(block)) ?? [];
      const columns = block.columns.map((column, at) => ({
        ...column,
        share: widths[at] ?? column.share,
      }));
      return { ...block, columns };
    }),
  );
}
