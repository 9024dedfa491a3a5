import { strFromU8, unzipSync } from "fflate";

/** The parts of an archive, as long as they are no trap. */

/** Together: a workbook of a thousand rows has less than 2 MB. */
const MOST_TOGETHER = 64_000_000;
const MOST_PARTS = 2_000;

export type Unzipped =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly code: "too-large" | "broken-file" };

/**
 * Unpacks the XML parts of an archive. What is larger than it says is cut off where it should end, so that
 * memory is bounded by the sizes that the archive declares, and those by ours.
 */
export function unzipText(bytes: Uint8Array): Unzipped {
  let together = 0;
  let count = 0;
  let declared = true;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize, size }) => {
        together += Math.max(originalSize, size);
        count += 1;
        declared &&= Number.isFinite(originalSize) && originalSize >= 0;
        return false;
      },
    });
    if (together > MOST_TOGETHER || count > MOST_PARTS || !declared)
      return { ok: false, code: "too-large" };
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/i.test(name) });
    return {
      ok: true,
      parts: new Map(
        Object.entries(parts).map(([name, part]) => [name.replace(/^\//, ""), strFromU8(part)]),
      ),
    };
  } catch {
    return { ok: false, code: "broken-file" };
  }
}
