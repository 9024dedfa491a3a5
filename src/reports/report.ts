import type { Counts } from "../findings/counts.ts";
import type { AnyFinding, Language, Severity, Suppressed, Wording } from "../findings/finding.ts";
import type { Sources } from "../findings/sources.ts";

/** What is known of a code, for reports that carry it to other programs. */
export interface Rule {
  readonly code: string;
  /** Its usual severity, to issue a document. */
  readonly severity: Severity | "off";
  /** What it finds, one line, where it has one. */
  readonly summary?: Wording;
  /** Why it matters. */
  readonly why: Wording;
  /** The clause or practice that it comes from. */
  readonly source?: Wording;
}

/** What a reporter gets: findings in order, and what it needs to speak of them. */
export interface ReportData {
  readonly findings: readonly AnyFinding[];
  /** How many findings are shown at most; the usual number if not given. */
  readonly most?: number;
  /** The numbers of those that are not among `findings`, where there are more than are shown. */
  readonly left?: Counts;
  /** What the sources or a baseline accept. */
  readonly suppressed: readonly Suppressed[];
  /** Every finding that there can be, sorted by code. */
  readonly rules: readonly Rule[];
  readonly sources: Sources;
  /** The files that were judged, sorted, each once. */
  readonly files: readonly string[];
  readonly language: Language;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** Makes the text of a report, its last line ended. */
export type Reporter = (report: ReportData) => string;
