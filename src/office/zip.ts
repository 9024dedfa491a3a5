import { unzipSync } from "fflate";

/** The parts of an archive, as long as they are no trap. */

/** What is unpacked together: a workbook of a thousand rows has less than 2 MB, a long document less than 10. */
const MOST_TOGETHER = 64_000_000;
const MOST_PARTS = 5_000;

export type Unzipped =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly code: "too-large" | "broken-file" };

const isText = (name: string) => /\.(?:xml|rels)$/i.test(name) || name === "mimetype";

/** XML is UTF-8 unless its first bytes say UTF-16. */
function decoded(part: Uint8Array): string {
  const [first, second] = part;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(part);
}

/**
 * Unpacks the XML parts of an archive; pictures and the like stay packed. What is larger than it says is cut off
 * where it should end, so that memory is bounded by the sizes that the archive declares, and those by ours.
 */
export function unzipText(bytes: Uint8Array): Unzipped {
  let together = 0;
  let count = 0;
  let declared = true;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        count += 1;
        if (!isText(name)) return false;
        together += Math.max(originalSize, size);
        declared &&= Number.isFinite(originalSize) && originalSize >= 0;
        return false;
      },
    });
    if (together > MOST_TOGETHER || count > MOST_PARTS || !declared)
      return { ok: false, code: "too-large" };
    const parts = unzipSync(bytes, { filter: ({ name }) => isText(name) });
    return {
      ok: true,
      parts: new Map(
        Object.entries(parts).map(([name, part]) => [
          name.replaceAll("\\", "/").replace(/^\//, ""),
          decoded(part),
        ]),
      ),
    };
  } catch {
    return { ok: false, code: "broken-file" };
  }
}

/** The names of an archive's parts; none where it cannot be read. */
export function partNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name.replaceAll("\\", "/"));
        return false;
      },
    });
  } catch {
    return [];
  }
  return names;
}
