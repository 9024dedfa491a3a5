import type { WorkingDays } from "../time/working-days.ts";
import type { Locale } from "./model.ts";

/** What the configuration says of a project's documents. */
export interface CompileOptions {
  /** The language of documents that do not say their own. */
  readonly locale?: Locale;
  /** Month (1 to 12) that a fiscal year begins in. */
  readonly fiscalYearStart?: number;
  readonly workingDays?: WorkingDays;
}
