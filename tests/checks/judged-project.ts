import { join } from "node:path";
import type { Profile } from "../../src/checks/check.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { findPlaces } from "../../src/project/places.ts";
import { loadProject, type Project } from "../../src/project/project.ts";

export const root = join(import.meta.dirname, "../..");

/**
 * Judges a project of the repository with all checks, as `planwright check` does.
 * @param folder from the root of the repository
 * @param texts by the paths of files from there, instead of what the files hold
 * @param files the names of the files in it to read, all if not given
 */
export async function judged(
  folder: string,
  texts: Readonly<Record<string, string>> = {},
  files?: readonly string[],
  profile?: Profile,
): Promise<Project> {
  const { places } = await findPlaces([join(root, folder)], root);
  const [place] = places;
  if (place === undefined) throw new Error(`no project in ${folder}`);
  const byPath = new Map(Object.entries(texts).map(([path, text]) => [join(root, path), text]));
  const named = files?.map((name) => join(place.folder, name));
  const asked = named === undefined ? place : { ...place, files: named };
  return loadProject(asked, root, { texts: byPath, ...(profile === undefined ? {} : { profile }) });
}

/** A finding by its code and the words at its place: the same wherever the line stands. */
function codeAndWords({ sources }: Project, { code, place }: Finding): string {
  return `${code} “${sources.slice(place) ?? ""}”`;
}

/** The findings of a project, of one code if it is given, by code and words; sorted. */
export function allCodesAndWords(project: Project, code?: string): readonly string[] {
  return project.findings
    .filter((finding) => code === undefined || finding.code === code)
    .map((finding) => codeAndWords(project, finding))
    .sort();
}
