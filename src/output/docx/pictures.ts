import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { DocumentView, PrintedBlock } from "../../document/view.ts";
import type { AnyFinding } from "../../findings/finding.ts";
import { imageUnreadable } from "../findings.ts";
import { failure, type Outcome, reasonOf, success } from "../outcome.ts";
import { AREA, twips } from "./measures.ts";
import { naturalSize } from "./picture-size.ts";

/** The pictures of a document, each once, and how large they come out. */

export interface PictureFile {
  /** `media/picture1.png`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly relation: string;
}

interface PlacedPicture {
  readonly id: number;
  readonly relation: string;
  /** In EMU (1/635 twip). */
  readonly width: number;
  readonly height: number;
}

export interface Pictures {
  readonly files: readonly PictureFile[];
  /** A picture at its next place. */
  of(source: string, width: number | undefined): PlacedPicture | undefined;
}

/** What Word shows of all that a page may show. */
const endings: Readonly<Record<string, string>> = {
  ".png": "png",
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".gif": "gif",
  "image/png": "png",
  "image/jpeg": "jpeg",
  "image/gif": "gif",
};

function imagesIn(view: DocumentView): readonly Extract<PrintedBlock, { kind: "image" }>[] {
  const own = view.kind === "notice" ? [...view.body, ...(view.issued?.blocks ?? [])] : view.blocks;
  return [...own, ...view.annexes.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    block.kind === "image" ? [block] : [],
  );
}

async function read(
  source: string,
): Promise<{ readonly ending: string; readonly bytes: Uint8Array }> {
  const data = /^data:(image\/[\w+.-]+);base64,(.*)$/s.exec(source);
  const ending = endings[data === null ? extname(source).toLowerCase() : (data[1] ?? "")];
  if (ending === undefined)
    throw new Error("Word and WPS show PNG, JPEG and GIF pictures only; save it as one of these");
  const bytes = data === null ? await readFile(source) : Buffer.from(data[2] ?? "", "base64");
  return { ending, bytes };
}

/** Reads the pictures of a document. One that cannot be read, or that Word does not show, is a finding. */
export async function readPictures(view: DocumentView): Promise<Outcome<Pictures>> {
  const findings: AnyFinding[] = [];
  const known = new Map<string, PictureFile & { readonly size: readonly [number, number] }>();
  for (const { source } of imagesIn(view)) {
    if (known.has(source)) continue;
    try {
      const { ending, bytes } = await read(source);
      const number = known.size + 1;
      known.set(source, {
        path: `media/picture${number}.${ending}`,
        relation: `rIdPicture${number}`,
        bytes,
        size: naturalSize(bytes),
      });
    } catch (thrown) {
      const path = source.startsWith("data:") ? "data:image" : source;
      findings.push(imageUnreadable.at({ file: path }, { path, reason: reasonOf(thrown) }));
    }
  }
  if (findings.length > 0) return failure(...findings);
  let placed = 0;
  return success({
    files: [...known.values()],
    of: (source, width) => {
      const file = known.get(source);
      if (file === undefined) return undefined;
      placed += 1;
      const [across, down] = file.size;
      // Pixels are those of a screen: 96 to the inch.
      const wanted = width === undefined ? across * 15 : twips(width);
      const scale = Math.min(
        wanted / across,
        AREA.width / across,
        // A caption and a line of text have room beside it.
        (AREA.height - 1200) / down,
      );
      const emu = (pixels: number) => Math.round(pixels * scale) * 635;
      // The box of the imprint has the first number.
      return { id: placed + 100, relation: file.relation, width: emu(across), height: emu(down) };
    },
  });
}
