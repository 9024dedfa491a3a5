import { measure, type Recall } from "./measure.ts";
import type { MistakeKind } from "./mistake.ts";
import type { Reading } from "./reading.ts";

/** What was named when the baseline was written: it may only rise. */
export interface Baseline {
  readonly seed: number;
  readonly tries: number;
  /** By kind, as `found/tried`. */
  readonly named: Readonly<Record<string, string>>;
  /** The readings in which mistakes are made; others come in when the baseline is written anew. */
  readonly readings: readonly string[];
}

/** Few enough to be tried with every run of the tests. */
const seed = 1;
const tries = 6;

/** Measures as the test does. */
export function baselineOf(kinds: readonly MistakeKind[], readings: readonly Reading[]): Baseline {
  const recalls = measure(kinds, readings, seed, tries);
  return {
    seed,
    tries,
    named: Object.fromEntries(recalls.map((one) => [one.kind.name, `${one.found}/${one.tried}`])),
    readings: readings.map(({ name }) => name),
  };
}

/** The kinds of which a smaller share is named than the baseline says. */
export function fallen(
  { named }: Pick<Baseline, "named">,
  recalls: readonly Recall[],
): readonly string[] {
  return recalls.flatMap(({ kind, found, tried, missed }) => {
    const [before = 0, of = 0] = (named[kind.name] ?? "").split("/").map(Number);
    return found * of < before * tried
      ? [`${kind.name}: ${found}/${tried}, before ${before}/${of}; ${missed.join("; ")}`]
      : [];
  });
}
