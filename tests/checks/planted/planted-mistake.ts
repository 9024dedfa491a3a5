/** One mistake for the sources of the 2015 plan, and all that it changes among the findings. */
export interface Planted {
  readonly mistake: string;
  /** In the plan's folder; plan.plan if not given. */
  readonly file?: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  /** By code and words at the place. */
  readonly finds: readonly string[];
  /** Findings of the plan as it stands that the mistake necessarily takes away or words anew. */
  readonly hides?: readonly string[];
}
