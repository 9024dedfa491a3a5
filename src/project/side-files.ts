import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Finding } from "../findings/finding.ts";
import { type Entry, placeIn, type Quoted } from "../syntax/entry.ts";
import type { FileSyntax } from "../syntax/read-source.ts";
import { sideFileMissing } from "./findings.ts";

/** The kinds of entries whose string names a file beside the source. */
const naming: ReadonlySet<string> = new Set(["table", "figure"]);

/** The absolute path of a file that a source names; its path starts at the source's folder. */
export function sidePath(source: string, path: string, cwd: string): string {
  return resolve(cwd, dirname(source), path);
}

/** Findings for tables and pictures whose files are not there. */
export function missingSideFiles(files: readonly FileSyntax[], cwd: string): readonly Finding[] {
  return files
    .flatMap(({ entries }) => entries.entries.flatMap(namedBy))
    .filter(({ source, name }) => !isFile(sidePath(source, name.text, cwd)))
    .map(({ source, name }) => sideFileMissing.at(placeIn(source, name), { path: name.text }));
}

/** The absolute paths of the tables and pictures that sources name. */
export function sideFiles(files: readonly FileSyntax[], cwd: string): readonly string[] {
  return files
    .flatMap(({ entries }) => entries.entries.flatMap(namedBy))
    .map(({ source, name }) => sidePath(source, name.text, cwd));
}

interface Named {
  readonly source: string;
  readonly name: Quoted;
}

function namedBy(entry: Entry): readonly Named[] {
  const { value } = entry;
  const first = value?.type === "strings" ? value.strings[0] : undefined;
  const own =
    naming.has(entry.kind) && first !== undefined ? [{ source: entry.file, name: first }] : [];
  const below = entry.children.flatMap((child) => (child.type === "entry" ? namedBy(child) : []));
  return [...own, ...below];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
