import { mutated, randomFrom } from "./mutate.ts";
import { type Hit, hitsIn } from "./properties.ts";
import { tortureSources } from "./sources.ts";

/** A source that something went wrong with. */
export interface Met {
  readonly hit: Hit;
  /** The number of the try, from 0: the same seed makes the same source of it. */
  readonly at: number;
  readonly source: string;
  readonly shown: string;
}

/** Which tries to make: those from a number up to another, every so many. */
export interface Tries {
  readonly seed: number;
  readonly from: number;
  /** Not itself among them. */
  readonly to: number;
  readonly step?: number;
}

/** The source of a try: the same for the same seed and number, whichever others are made. */
function sourceOf(seed: number, at: number, sources: readonly string[]): string {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b));
  return mutated(sources[Math.floor(random() * sources.length)] ?? "", random);
}

/** Mutates and tries sources; the same seed tries the same ones. */
export function* torture({ seed, from, to, step = 1 }: Tries): Generator<Met, void> {
  const sources = tortureSources();
  for (let at = from; at < to; at += step) {
    const source = sourceOf(seed, at, sources);
    for (const [hit, shown] of hitsIn(source)) yield { hit, at, source, shown };
  }
}
