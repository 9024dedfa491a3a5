import type { Journal } from "./journal/journal.ts";
import type { Group, Notice, Plan, Unit } from "./model.ts";

/** All that the sources say, compiled. */
export interface Model {
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  readonly plans: readonly Plan[];
  readonly notices: readonly Notice[];
  readonly journal: Journal;
}
