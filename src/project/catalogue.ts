import { checks } from "../checks/catalogue.ts";
import type { BadExample, Level } from "../checks/check.ts";
import { engineFindings } from "../checks/engine.ts";
import type { Wording } from "../diagnostics/finding.ts";
import * as model from "../model/findings.ts";
import * as syntax from "../syntax/findings.ts";
import * as project from "./findings.ts";

/** What is said of a code. */
export interface CataloguePage {
  readonly code: string;
  /** Its usual severity, to issue a document. */
  readonly severity: Level;
  /** Why it matters, and for a check what to do. */
  readonly why: Wording;
  /** The clause of a standard, or the practice that a check comes from. */
  readonly source?: Wording;
  readonly bad?: readonly BadExample[];
  readonly good?: readonly string[];
}

/** The rooms that declare kinds of findings beside the checks. */
const declared: readonly Readonly<Record<string, unknown>>[] = [syntax, model, project];

/** Every finding that there can be, sorted by code. */
export const catalogue: readonly CataloguePage[] = [
  ...declared.flatMap((room) => Object.values(room)).filter(isKind),
  ...engineFindings,
  ...checks.map((check) => ({ ...check, severity: check.severity.issue, why: check.doc })),
].sort((a, b) => (a.code < b.code ? -1 : 1));

function isKind(value: unknown): value is CataloguePage {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "severity" in value &&
    "why" in value
  );
}
