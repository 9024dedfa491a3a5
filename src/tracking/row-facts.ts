import type { RowState } from "./light-settings.ts";

/** What the rules of lights judge. */
export interface RowFacts {
  readonly state: RowState;
  /** Reported, 100 where it is done. */
  readonly percent?: number;
  readonly expected?: number;
  /** Points behind what is expected. */
  readonly behind?: number;
  readonly overdueDays?: number;
  /** Days that it was done behind its deadline. */
  readonly lateDays?: number;
  /** Without a deadline and without steps of expected progress: nothing says how far it should be. */
  readonly undated?: true;
  /** Under way, and no percentage was reported. */
  readonly unknown?: true;
  /** Days since it should have begun, where it has not. */
  readonly idleDays?: number;
  /** Days to its deadline, where it is not done. */
  readonly dueInDays?: number;
  readonly unansweredDays?: number;
}
