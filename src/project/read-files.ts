import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Finding } from "../findings/finding.ts";
import { type Entry, placeIn, type Quoted } from "../syntax/entry.ts";
import { type FileSyntax, readSource } from "../syntax/read-source.ts";
import type { Configuration } from "./configuration.ts";
import { decodeSource } from "./encoding.ts";
import { fileUnreadable, importMatchesNothing } from "./findings.ts";
import { matchedFiles } from "./matched-files.ts";
import { ALWAYS_EXCLUDED, isFolder, isInside, type ProjectPlace, shownPath } from "./places.ts";
import type { ProjectSources } from "./project-sources.ts";
import { isAbsurd } from "./settings/absurd-globs.ts";

/** The files of a project, absolute and in a fixed order: those its globs match and those named. */
export async function filesOf(
  place: ProjectPlace,
  configuration: Configuration,
): Promise<readonly string[]> {
  if (place.files !== undefined) return place.files;
  const matched = await matchedFiles(configuration.include, place.folder, [
    ...ALWAYS_EXCLUDED,
    ...configuration.exclude,
  ]);
  const own = matched.filter((path) => !place.without.some((folder) => isInside(path, folder)));
  const named = (place.only ?? []).filter((path) => !isFolder(path));
  return [...new Set([...own, ...named])].sort();
}

export interface ReadFiles {
  readonly files: readonly FileSyntax[];
  /** What is wrong with reading the files and with their imports; not what the files say. */
  readonly findings: readonly Finding[];
}

/**
 * Reads files and all that they import, directly or not; each file once, however many import it.
 * @param paths absolute
 * @param cwd the folder that shown paths start at
 * @param sources takes the texts
 * @param texts by absolute paths, instead of what the files hold
 */
export async function readFiles(
  paths: readonly string[],
  cwd: string,
  sources: ProjectSources,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<ReadFiles> {
  const files: FileSyntax[] = [];
  const findings: Finding[] = [];
  const seen = new Set(paths);
  for (let next = [...seen]; next.length > 0; ) {
    const read = await Promise.all(
      next.map((path) => readOne(path, shownPath(path, cwd), texts.get(path))),
    );
    const imported: string[] = [];
    for (const one of read) {
      findings.push(...one.findings);
      if (one.syntax === undefined) continue;
      sources.add(one.syntax.file);
      files.push(one.syntax);
      const brought = await importsOf(one.syntax, dirname(one.path));
      findings.push(...brought.findings);
      imported.push(...brought.paths);
    }
    next = [...new Set(imported)].filter((path) => !seen.has(path)).sort();
    for (const path of next) seen.add(path);
  }
  return { files, findings };
}

interface ReadOne {
  readonly path: string;
  readonly syntax?: FileSyntax;
  readonly findings: readonly Finding[];
}

async function readOne(path: string, shown: string, text?: string): Promise<ReadOne> {
  if (text !== undefined) return { path, syntax: readSource({ path: shown, text }), findings: [] };
  try {
    const { file, findings } = decodeSource(shown, await readFile(path));
    return { path, syntax: readSource(file), findings };
  } catch (thrown) {
    const reason = systemReason(thrown);
    if (reason === undefined) throw thrown;
    return { path, findings: [fileUnreadable.at({ file: shown, start: 0, end: 0 }, { reason })] };
  }
}

/** What the system said of a file (`ENOENT: …`); undefined for any other error. */
export function systemReason(thrown: unknown): string | undefined {
  return thrown instanceof Error && "syscall" in thrown ? thrown.message : undefined;
}

/** The files that the imports of a file match. */
async function importsOf(
  syntax: FileSyntax,
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly findings: readonly Finding[] }> {
  const paths: string[] = [];
  const findings: Finding[] = [];
  for (const pattern of syntax.entries.entries.flatMap(importedBy)) {
    const matched = isAbsurd(pattern.text)
      ? []
      : await matchedFiles([pattern.text.replaceAll("\\", "/")], folder);
    if (matched.length === 0) {
      const place = placeIn(syntax.file.path, pattern);
      findings.push(importMatchesNothing.at(place, { pattern: pattern.text }));
    }
    paths.push(...matched);
  }
  return { paths, findings };
}

function importedBy(entry: Entry): readonly Quoted[] {
  return entry.kind === "import" && entry.value?.type === "strings" ? entry.value.strings : [];
}
