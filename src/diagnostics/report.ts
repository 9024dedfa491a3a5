import type { Finding, Language } from "./finding.ts";
import type { Sources } from "./sources.ts";

/** What a reporter gets: findings in order, and what it needs to speak of them. */
export interface ReportData {
  readonly findings: readonly Finding[];
  readonly sources: Sources;
  /** How many files were read. */
  readonly files: number;
  readonly language: Language;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** Makes the text of a report, its last line ended. */
export type Reporter = (report: ReportData) => string;
