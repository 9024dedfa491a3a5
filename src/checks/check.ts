import type { Finding, FindingDetails, Place, Severity, Wording } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** What a check is: one file each in this folder, and one line in `catalogue.ts`. */

export type Category =
  | "structure"
  | "terms"
  | "responsibility"
  | "time"
  | "official-form"
  | "wording"
  | "tracking";

/** How binding the rule behind a check is. Only a standard's own demand may be reported as one. */
export type Strength = "must" | "general" | "recommended" | "derived" | "practice";

/** While drafting much may be missing; to issue it may not. */
export type Profile = "draft" | "issue";

/** Short plans that show what a check finds; they run as tests. */
export interface Example {
  readonly source: string;
  /** How many findings of this check the source gives. */
  readonly findings: number;
}

export interface Check {
  /** A kebab-case name of the problem. */
  readonly code: string;
  readonly category: Category;
  readonly severity: Readonly<Record<Profile, Severity>>;
  readonly strength: Strength;
  /** The clause of a standard, or the practice that it comes from. */
  readonly source: Wording;
  /** Why it matters, and what to do. */
  readonly doc: Wording;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** Finds; says nothing of severity, that is the profile's. */
  run(model: Model, report: (problem: Problem) => void): void;
}

/** What a check found, before it has a severity. */
export interface Problem extends Omit<FindingDetails, "severity"> {
  readonly place: Place;
  readonly message: Wording;
  readonly mend?: Wording;
  /** The profile of the document that it stands in. */
  readonly profile: Profile;
}

/** A problem as a finding of its check. */
export function findingOf(check: Check, problem: Problem): Finding {
  return {
    code: check.code,
    severity: check.severity[problem.profile],
    message: problem.message,
    ...(problem.mend === undefined ? {} : { mend: problem.mend }),
    place: problem.place,
    related: problem.related ?? [],
    fixes: problem.fixes ?? [],
    ...(problem.misspelt === undefined ? {} : { misspelt: problem.misspelt }),
  };
}
