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

/** Mutates and tries sources; the same seed tries the same ones. */
export function torture(tries: number, seed: number): readonly Met[] {
  const sources = tortureSources();
  const random = randomFrom(seed);
  const met: Met[] = [];
  for (let at = 0; at < tries; at += 1) {
    const source = mutated(sources[Math.floor(random() * sources.length)] ?? "", random);
    for (const [hit, shown] of hitsIn(source)) met.push({ hit, at, source, shown });
  }
  return met;
}
