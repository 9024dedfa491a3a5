import type { Finding } from "../../findings/finding.ts";
import { globAbsurd } from "../findings.ts";
import type { JsonPlaces } from "./json-places.ts";
import type { Settings } from "./settings.ts";

/** A glob that nobody means: empty, longer than a path, or with braces that stand for thousands of others. */
export function isAbsurd(pattern: string): boolean {
  const braces = pattern.split("{").length - 1;
  return (
    pattern.trim() === "" || pattern.length > 1000 || braces > 6 || /\{[^}]*\.\.|\0/.test(pattern)
  );
}

/** The globs of a configuration that are of no use: what they were meant to match would be missing without a word. */
export async function absurdGlobs(
  { include = [], exclude = [] }: Settings,
  places: () => Promise<JsonPlaces>,
): Promise<readonly Finding[]> {
  const all = [
    ...include.map((glob, index) => ({ key: "include", glob, index })),
    ...exclude.map((glob, index) => ({ key: "exclude", glob, index })),
  ].filter(({ glob }) => isAbsurd(glob));
  if (all.length === 0) return [];
  const found = await places();
  return all.map(({ key, glob, index }) =>
    globAbsurd.at(found.ok ? found.value([key, index]) : found.place, {
      key,
      glob: glob.length > 60 ? `${glob.slice(0, 60)}…` : glob,
    }),
  );
}
