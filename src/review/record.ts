import * as v from "valibot";
import type { IssuedRecord, Origin } from "../document/provenance.ts";

/** The record of what was issued, as it is read back. */

const place = v.object({ file: v.string(), start: v.number(), end: v.number() });

const origin = v.variant("from", [
  v.object({ from: v.picklist(["source", "shared", "reference", "open"]), place }),
  v.object({ from: v.literal("number"), item: v.string(), place }),
  v.object({
    from: v.literal("field"),
    field: v.string(),
    item: v.exactOptional(v.string()),
    place,
  }),
  v.object({ from: v.literal("form") }),
]);

const record = v.object({
  format: v.literal("planwright-issued"),
  version: v.literal(1),
  build: v.string(),
  document: v.string(),
  sources: v.record(v.string(), v.string()),
  pieces: v.array(
    v.object({
      bookmark: v.string(),
      item: v.exactOptional(v.string()),
      kind: v.picklist(["paragraph", "row"]),
      texts: v.array(
        v.object({
          text: v.string(),
          stretches: v.array(v.object({ length: v.number(), origin })),
        }),
      ),
    }),
  ),
});

/** Reads the text of a record; undefined where it is none. */
export function readRecord(text: string): IssuedRecord | undefined {
  try {
    const read = v.safeParse(record, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

function originWith(one: Origin, fileOf: (name: string) => string): Origin {
  return one.from === "form"
    ? one
    : { ...one, place: { ...one.place, file: fileOf(one.place.file) } };
}

/** The same record with its sources named otherwise. */
export function recordWith(issued: IssuedRecord, fileOf: (name: string) => string): IssuedRecord {
  return {
    ...issued,
    pieces: issued.pieces.map((piece) => ({
      ...piece,
      texts: piece.texts.map(({ text, stretches }) => ({
        text,
        stretches: stretches.map(({ length, origin: from }) => ({
          length,
          origin: originWith(from, fileOf),
        })),
      })),
    })),
  };
}
