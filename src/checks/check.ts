import type { GenericSchema, InferOutput } from "valibot";
import type { Finding, FindingDetails, Severity, Wording } from "../findings/finding.ts";
import type { Pronunciation } from "../findings/nearest-names.ts";
import type { Model } from "../model/compiled.ts";
import type { Entry } from "../syntax/entry.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import type { Prose } from "./reading/prose.ts";

/**
 * What a check is: one file each in the folder of its category, and one line in that folder's
 * `checks.ts`. The folder is the category: no check says it again.
 */

export type Category =
  | "structure"
  | "terms"
  | "responsibility"
  | "time"
  | "indicators"
  | "official-form"
  | "wording"
  | "tracking";

/** How binding the rule behind a check is. Only a standard's own demand may be reported as one. */
export type Strength = "must" | "general" | "recommended" | "derived" | "practice";

/** While drafting much may be missing; to issue it may not. */
export type Profile = "draft" | "issue";

/** `off`: nothing is reported. */
export const levels = ["error", "warning", "note", "off"] as const satisfies readonly (
  | Severity
  | "off"
)[];

export type Level = (typeof levels)[number];

/** A short plan that the check finds something in, with what it finds, in order. */
export interface BadExample {
  readonly source: string;
  /** The options that it is checked with, where the check's own are not enough to find something. */
  readonly options?: unknown;
  readonly finds: readonly Expected[];
}

export interface Expected {
  /** `line:column`, from 1, columns in UTF-16 units. */
  readonly at: string;
  /** The Chinese message, whole. */
  readonly says: string;
}

/** What every check says of itself. */
export interface CheckPage {
  /** A kebab-case name of the problem. */
  readonly code: string;
  /** Of findings in a draft, and in a document that is issued. */
  readonly severity: Readonly<Record<Profile, Level>>;
  readonly strength: Strength;
  /** The clause of a standard, or the practice that it comes from. */
  readonly source: Wording;
  /** What it finds, one line. */
  readonly summary: Wording;
  /** Why it matters, what to do, and what it leaves alone. */
  readonly doc: Wording;
  readonly bad: readonly BadExample[];
  /** Short plans in which it finds nothing. */
  readonly good: readonly string[];
}

/** A finding of a check before it has what the engine gives it: code, severity and what it is about. */
export interface Problem
  extends Pick<Finding, "place" | "message" | "mend">,
    Pick<FindingDetails, "related" | "fixes" | "misspelt" | "cases"> {
  /** The entry that it is about: severity, profile and 忽略 go by it. */
  readonly entry: Entry;
  /** Lower than the check's own severity, for the weaker cases of one check. */
  readonly severity?: Severity;
}

export interface CheckContext<Options> {
  readonly model: Model;
  /** The texts of the documents with their places. */
  readonly prose: Prose;
  readonly options: Options;
  /** The project's rules of lights. */
  readonly lights: LightSettings;
  /** How Chinese words are read; absent where nobody loaded it (`wantsReading` in homophone.ts). */
  readonly reading?: Pronunciation;
  report(problem: Problem): void;
}

/** A check without options. */
export interface PlainCheck extends CheckPage {
  readonly options?: undefined;
  run(context: CheckContext<undefined>): void;
}

/** A check with options; every option has a default, so that `{}` is valid. */
export interface CheckWithOptions<S extends GenericSchema> extends CheckPage {
  readonly options: S;
  run(context: CheckContext<InferOutput<S>>): void;
}

/** A check as its file declares it: its options are parsed before it runs. */
export interface Check extends CheckPage {
  readonly options?: GenericSchema | undefined;
  run(context: CheckContext<unknown>): void;
}

/** A check as the catalogue holds it: with the category whose folder it stands in. */
export interface FiledCheck extends Check {
  readonly category: Category;
}

/** Declares a check without options. */
export function check(page: PlainCheck): Check {
  return { ...page, run: (context) => page.run({ ...context, options: undefined }) };
}

/** Declares a check with options, described by a valibot schema. */
export function checkWithOptions<S extends GenericSchema>(
  page: CheckWithOptions<S>,
  parse: (schema: S, value: unknown) => InferOutput<S>,
): Check {
  return {
    ...page,
    run: (context) => page.run({ ...context, options: parse(page.options, context.options ?? {}) }),
  };
}

/** Declares a check that stands in no folder of the catalogue, as those of plug-ins: it says its category. */
export function ownCheck(page: PlainCheck & { readonly category: Category }): FiledCheck {
  return { ...check(page), category: page.category };
}

/** The same for a check with options. */
export function ownCheckWithOptions<S extends GenericSchema>(
  page: CheckWithOptions<S> & { readonly category: Category },
  parse: (schema: S, value: unknown) => InferOutput<S>,
): FiledCheck {
  return { ...checkWithOptions(page, parse), category: page.category };
}
