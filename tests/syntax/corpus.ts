import { readFileSync } from "node:fs";
import fastGlob from "fast-glob";

/** The plan sources of this repository: the plans, the examples of the language, those of the tests. */
export interface Example {
  readonly path: string;
  readonly text: string;
}

export const corpus: readonly Example[] = fastGlob
  .sync(["plans/**/*.plan", "tests/fixtures/language/*.plan", "tests/fixtures/plans/**/*.plan"])
  .sort()
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

export function example(path: string): string {
  return readFileSync(path, "utf8");
}
