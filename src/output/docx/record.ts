import { createHash } from "node:crypto";
import type { IssuedPiece, IssuedRecord, Origin } from "../../document/view.ts";

/** The build record of a file. */

export interface RecordOptions {
  /** The document's path in the folder of the build. */
  readonly document: string;
  /** The texts of the project's sources by path, as places name them. */
  readonly sources: ReadonlyMap<string, string>;
  /** How the record names a source: from the project's folder, with forward slashes. */
  readonly named: (file: string) => string;
}

const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** The record of what was issued, under the hash of all that it says. */
export function recordOf(
  pieces: readonly IssuedPiece[],
  { document, sources, named }: RecordOptions,
): IssuedRecord {
  const renamed = pieces.map((piece) => ({
    ...piece,
    texts: piece.texts.map(({ text, stretches }) => ({
      text,
      stretches: stretches.map(({ length, origin }) => ({
        length,
        origin: withName(origin, named),
      })),
    })),
  }));
  const said = {
    document,
    sources: Object.fromEntries(
      [...sources]
        .map(([file, text]) => [named(file), sha256(text)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    pieces: renamed,
  };
  return { format: "planwright-issued", version: 1, build: sha256(JSON.stringify(said)), ...said };
}

function withName(origin: Origin, named: (file: string) => string): Origin {
  if (origin.from === "form") return origin;
  return { ...origin, place: { ...origin.place, file: named(origin.place.file) } };
}
