import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../../../src/checks/catalogue.ts";
import { noSettings, runChecks } from "../../../src/checks/engine.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { compile } from "../../../src/model/compile.ts";
import type { CompileOptions } from "../../../src/model/compile-options.ts";
import { compileOptions } from "../../../src/project/compile-options.ts";
import { defaultConfiguration } from "../../../src/project/configuration.ts";
import { pinyinPronunciation } from "../../../src/project/pinyin.ts";
import type { Entry, TextBlock } from "../../../src/syntax/entry.ts";
import { type FileSyntax, readSource } from "../../../src/syntax/read-source.ts";

/** Sources that belong together, as they stand. */
export interface Reading {
  /** From the root of the repository: `plans/zhejiang-2015`, or one file of the corpus. */
  readonly name: string;
  /** A whole plan that was issued, not a small one of the corpus. */
  readonly real: boolean;
  readonly files: readonly FileSyntax[];
  readonly entries: readonly Entry[];
  readonly options: CompileOptions;
}

/** A stretch of a source. */
export interface Stretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

// What says how the work went is not what a plan says: its names would break with those of the plan.
const journals: ReadonlySet<string> = new Set([
  "adjustments.plan",
  "closures.plan",
  "rounds.plan",
  "supervision.plan",
]);

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".plan") && !journals.has(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Every plan of `plans` and `tests/fixtures/plans`, and every plan of the corpus. */
export async function readings(root: string): Promise<readonly Reading[]> {
  const folders = ["plans", "tests/fixtures/plans"].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => `${parent}/${name}`)
      .sort(),
  );
  // The sub-bureau's plan takes up the 2015 plan and is not whole without it.
  const beside: Readonly<Record<string, string>> = {
    "tests/fixtures/plans/cascade": "plans/zhejiang-2015",
  };
  const corpus = readdirSync(join(root, "tests/corpus"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".plan"))
    .sort()
    .map((path) => `tests/corpus/${path}`);
  return Promise.all([
    ...folders.map((folder) =>
      readingOf(root, folder, true, [
        ...filesIn(root, folder),
        ...(beside[folder] === undefined ? [] : filesIn(root, beside[folder])),
      ]),
    ),
    ...corpus.map((path) => readingOf(root, path, false, [path])),
  ]);
}

async function readingOf(
  root: string,
  name: string,
  real: boolean,
  paths: readonly string[],
): Promise<Reading> {
  const files = paths.map((path) =>
    readSource({ path, text: readFileSync(join(root, path), "utf8") }),
  );
  const entries: Entry[] = [];
  const visit = (entry: Entry) => {
    entries.push(entry);
    for (const child of entry.children) if (child.type === "entry") visit(child);
  };
  for (const file of files) {
    // Only what is the reading's own is changed.
    if (file.file.path.startsWith(name)) for (const entry of file.entries.entries) visit(entry);
  }
  return { name, real, files, entries, options: await compileOptions(defaultConfiguration, files) };
}

const pronunciation = await pinyinPronunciation();

/** All that the program finds in a reading whose plans are to be issued. */
export function judge(
  reading: Reading,
  files: readonly FileSyntax[] = reading.files,
): readonly Finding[] {
  const compiled = compile(files, reading.options);
  const roots = files.flatMap(({ entries }) => entries.entries);
  const settings = { ...noSettings, profile: "issue" as const };
  const checked = runChecks(compiled.model, roots, checks, settings, undefined, pronunciation);
  return [...compiled.findings, ...checked.findings];
}

/** The source of a file of a reading. */
export function textOf({ files }: Reading, path: string): string {
  return files.find(({ file }) => file.path === path)?.file.text ?? "";
}

/** What stands at a stretch. */
export function wordsOf(reading: Reading, { file, start, end }: Stretch): string {
  return textOf(reading, file).slice(start, end);
}

/** The texts of entries and, where asked for, their titles. */
export function proseOf(reading: Reading, titles = true): readonly Stretch[] {
  return reading.entries.flatMap((entry) => [
    ...(titles && entry.title !== undefined ? [{ file: entry.file, ...rangeOf(entry.title) }] : []),
    ...entry.children.flatMap((child) =>
      child.type === "text" ? [{ file: entry.file, ...rangeOf(child) }] : [],
    ),
  ]);
}

/** The texts of entries, each with its entry. */
export function textsOf({ entries }: Reading): readonly (readonly [Entry, TextBlock])[] {
  return entries.flatMap((entry) =>
    entry.children.flatMap((child) => (child.type === "text" ? [[entry, child] as const] : [])),
  );
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}
