import * as v from "valibot";
import type { Wording } from "../../findings/finding.ts";

/** Schemas that say in words what a value may be and what it is for: findings and editors tell the user so. */
export interface Words {
  readonly expects: Wording;
  readonly doc: Wording;
}

/** A schema with its words. */
export function described<const S extends v.GenericSchema>(schema: S, words: Words) {
  const description = v.description<v.InferOutput<S>, string>(`${words.doc.en} / ${words.doc.zh}`);
  return v.pipe(schema, description, v.metadata({ ...words }));
}

/** A value that may be left out. */
export function setting<const S extends v.GenericSchema>(schema: S, words: Words) {
  return v.optional(described(schema, words));
}

/** One of some words, said: `"a", "b" or "c"`. */
export function oneOf(...words: readonly string[]): Wording {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.at(-1) ?? "";
  return {
    zh: ` ${quoted.slice(0, -1).join("、")} 或 ${last}`,
    en: `${quoted.slice(0, -1).join(", ")} or ${last}`,
  };
}
