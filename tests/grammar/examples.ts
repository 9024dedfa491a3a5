import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the language reference stands. */
export const readme = join(import.meta.dirname, "../../grammar/README.md");

/** The language reference. */
export const page = readFileSync(readme, "utf8");

/** An example of the language reference, as a whole source. */
export interface Example {
  readonly path: string;
  readonly text: string;
  /** The one finding that it shows. */
  readonly error?: string;
}

/** What stands around the examples that say where they stand: ```plan in 方案. */
const around: Readonly<Record<string, (number: number) => readonly string[]>> = {
  方案: (number) => [`方案 例${number} "例" {`],
  措施: (number) => [`方案 例${number} "例" {`, '措施 例 "例。" {'],
};

/** An example inside what stands around it, indented as a drafter would. */
function inside(open: readonly string[], body: string): string {
  const lines = body.trimEnd().split("\n");
  const indented = lines.map((line) => (line === "" ? line : `${"  ".repeat(open.length)}${line}`));
  return [
    ...open.flatMap((line, depth) => [
      `${"  ".repeat(depth)}${line}`,
      ...(depth === 0 ? ["  年度 2015"] : []),
    ]),
    ...indented,
    ...open.map((_, depth) => `${"  ".repeat(open.length - depth - 1)}}`),
    "",
  ].join("\n");
}

/** A code block of the language: where it stands, the finding it shows, its text. */
export const fence = /^```plan(?: in (\S+))?(?: error (\S+))?\n((?:(?!```).*\n)*)^```\n/gm;

/** The example of a match of `fence`. */
function exampleOf(match: RegExpExecArray, index: number): Example {
  const [, place, error, body = ""] = match;
  const open = place === undefined ? undefined : around[place]?.(index + 1);
  if (place !== undefined && open === undefined) throw new Error(`no such place: ${place}`);
  return {
    path: `例${index + 1}.plan`,
    text: open === undefined ? body : inside(open, body),
    ...(error === undefined ? {} : { error }),
  };
}

/** Every example of the page, in its order. */
export const examples: readonly Example[] = [...page.matchAll(fence)].map(exampleOf);

/** Those that show no mistake. */
export const soundExamples = examples.filter(({ error }) => error === undefined);
