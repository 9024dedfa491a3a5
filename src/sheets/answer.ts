import * as v from "valibot";

/**
 * What the HTML sheet hands back when it is filled in: a JSON file with the rows of the unit, each known
 * by its key and checksum. An occurrence of a frequent duty is a row of its own.
 */

const text = v.pipe(v.string(), v.maxLength(20_000));

const answerSchema = v.object({
  planwright: v.literal("sheet"),
  version: v.literal(1),
  /** The plan's name. */
  plan: text,
  /** `SheetView.fingerprint` of the sheet that was filled in. */
  fingerprint: text,
  /** `SheetView.unit.id`. */
  unit: text,
  /** `SheetView.round.key`, where the sheet is for a round. */
  round: v.optional(text),
  /** `SheetView.asOf`. */
  asOf: text,
  /** 填报日期 and 填报人 of the foot, as typed. */
  filledOn: v.optional(text),
  filledBy: v.optional(text),
  rows: v.pipe(
    v.array(
      v.object({
        key: text,
        check: text,
        code: text,
        /**
         * What the cells hold that the unit fills in, by column id, also where nothing was changed. The one
         * cell of an occurrence goes under `state`, `percent` or `done`, whatever it holds.
         */
        values: v.record(v.string(), text),
      }),
    ),
    v.maxLength(20_000),
  ),
});

export type SheetAnswer = v.InferOutput<typeof answerSchema>;

/** Reads a parsed JSON value; undefined where it is no answer of this version. */
export function readAnswer(value: unknown): SheetAnswer | undefined {
  const read = v.safeParse(answerSchema, value);
  return read.success ? read.output : undefined;
}
