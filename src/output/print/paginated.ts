import * as v from "valibot";
import type { UsedCharacters } from "./fonts.ts";

/** What the pages' own script (templates/notice/paginate.js) reports once they are laid out. */
export interface Paginated {
  readonly pages: number;
  readonly problems: readonly { readonly code: string; readonly text: string }[];
  readonly outline: readonly OutlineEntry[];
  readonly characters: readonly UsedCharacters[];
  readonly failedFonts: readonly string[];
}

/** A heading and where it stands. */
export interface OutlineEntry {
  /** 1 for titles. */
  readonly level: number;
  readonly text: string;
  /** From 0. */
  readonly page: number;
  /** mm from the top of the page. */
  readonly y: number;
}

const schema: v.GenericSchema<Paginated> = v.object({
  pages: v.number(),
  problems: v.array(v.object({ code: v.string(), text: v.string() })),
  outline: v.array(
    v.object({ level: v.number(), text: v.string(), page: v.number(), y: v.number() }),
  ),
  characters: v.array(
    v.object({ family: v.string(), characters: v.record(v.string(), v.string()) }),
  ),
  failedFonts: v.array(v.string()),
});

export function isPaginated(value: unknown): value is Paginated {
  return v.is(schema, value);
}
