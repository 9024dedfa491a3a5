import { statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import fastGlob from "fast-glob";
import type { Wording } from "../findings/finding.ts";
import { nearestNames } from "../findings/nearest-names.ts";
import { matchedFiles } from "./matched-files.ts";
import { CONFIGURATION_FILE } from "./settings/settings.ts";

/**
 * Which projects the arguments of a command speak of.
 *
 * - A folder with `planwright.config.json` is a project: the files that its globs match. A folder
 *   inside it with a configuration of its own is a project of its own.
 * - A file or folder inside such a project speaks of that project: all of it is read, so that names
 *   are known, and what is said or made is limited to that file or folder.
 * - In any other folder, every folder with a configuration is a project, and so is each topmost
 *   folder that itself holds `*.plan` files, with everything below it.
 * - Files outside such a project are read together, alone with what they import.
 */
export interface ProjectPlace {
  /** The project's folder, absolute. */
  readonly folder: string;
  readonly configured: boolean;
  /** The files, absolute, if they are not those that the configuration's globs match. */
  readonly files?: readonly string[];
  /** Folders inside, absolute, that are projects of their own. */
  readonly without: readonly string[];
  /** The files and folders, absolute, that the user named within the project; all if not given. */
  readonly only?: readonly string[];
}

export interface FoundPlaces {
  readonly places: readonly ProjectPlace[];
  /** Arguments that name nothing. */
  readonly problems: readonly Wording[];
}

/** Folders that never hold sources of a project. */
export const ALWAYS_EXCLUDED: readonly string[] = ["**/node_modules/**", "**/build/**"];

/** Finds the projects of arguments: files, folders or globs; the current folder if there are none. */
export async function findPlaces(args: readonly string[], cwd: string): Promise<FoundPlaces> {
  const problems: Wording[] = [];
  const named = new Map<string, Set<string>>();
  const whole = new Map<string, ProjectPlace>();
  const loose: string[] = [];
  for (const argument of args.length === 0 ? ["."] : args) {
    const paths = await pathsOf(argument, cwd);
    if (paths.length === 0) problems.push(await nothingAt(argument, cwd));
    for (const path of paths) {
      const owner = projectAbove(path);
      if (owner !== undefined && owner !== path) {
        named.set(owner, (named.get(owner) ?? new Set()).add(path));
      } else if (isFolder(path)) {
        const inside = await placesIn(path);
        if (inside.length === 0) problems.push(noSources(argument));
        for (const place of inside) whole.set(place.folder, place);
      } else {
        loose.push(path);
      }
    }
  }
  for (const [folder, only] of named) {
    if (whole.has(folder)) continue;
    const place = (await placesIn(folder)).find((inside) => inside.folder === folder);
    if (place !== undefined) whole.set(folder, { ...place, only: [...only] });
  }
  const covered = new Set([...whole.values()].flatMap((place) => place.files ?? []));
  const alone = [...new Set(loose)].filter((file) => !covered.has(file));
  const first = alone[0];
  const together: readonly ProjectPlace[] =
    first === undefined
      ? []
      : [{ folder: dirname(first), configured: false, files: alone, without: [] }];
  const places = [...whole.values(), ...together].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { places, problems };
}

/** What an argument names: a path that exists, or what a glob matches. Absolute. */
async function pathsOf(argument: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, argument);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return [path];
  if (!fastGlob.isDynamicPattern(argument)) return [];
  return sorted(
    await fastGlob(argument.replaceAll("\\", "/"), {
      cwd,
      absolute: true,
      onlyFiles: false,
      followSymbolicLinks: false,
      ignore: [...ALWAYS_EXCLUDED],
    }),
  );
}

function sorted(paths: readonly string[]): readonly string[] {
  return paths.map((path) => resolve(path)).sort();
}

/** Whether a path is a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The nearest folder at or above a path that has a configuration. */
function projectAbove(path: string): string | undefined {
  for (let folder = isFolder(path) ? path : dirname(path); ; ) {
    const file = join(folder, CONFIGURATION_FILE);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** The projects in a folder that no configured project is above of. */
async function placesIn(folder: string): Promise<readonly ProjectPlace[]> {
  const patterns = ["**/*.plan", `**/${CONFIGURATION_FILE}`];
  const found = sorted(await matchesWhereReadable(patterns, folder));
  const isConfiguration = (path: string) => basename(path) === CONFIGURATION_FILE;
  const configured = found.filter(isConfiguration).map((path) => dirname(path));
  const free = found.filter(
    (path) => !isConfiguration(path) && !configured.some((project) => isInside(path, project)),
  );
  return [...projectsOf(configured), ...unconfigured(free, configured)];
}

/**
 * What patterns match. A folder that cannot be read and lies in a configured project is left to it: its
 * configuration may exclude the folder.
 * @throws the system's error for a folder in no such project
 */
async function matchesWhereReadable(
  patterns: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  try {
    return await matchedFiles(patterns, folder, ALWAYS_EXCLUDED);
  } catch (thrown) {
    if (!(thrown instanceof Error && "syscall" in thrown)) throw thrown;
    const readable = await matchedFiles(patterns, folder, ALWAYS_EXCLUDED, "pass");
    const projects = readable
      .filter((path) => basename(path) === CONFIGURATION_FILE)
      .map((path) => shownPath(dirname(path), folder));
    // Whatever cannot be read outside of them still ends the search.
    const others = projects.map((path) => `${fastGlob.escapePath(path)}/**`);
    if (!projects.includes("."))
      await matchedFiles(patterns, folder, [...ALWAYS_EXCLUDED, ...others]);
    return readable;
  }
}

function projectsOf(configured: readonly string[]): readonly ProjectPlace[] {
  return configured.map((folder) => ({
    folder,
    configured: true,
    without: configured.filter((other) => other !== folder && isInside(other, folder)),
  }));
}

/** Files without a configuration, by the topmost folder that itself holds some of them. */
function unconfigured(
  files: readonly string[],
  configured: readonly string[],
): readonly ProjectPlace[] {
  const holders = new Set(files.map((file) => dirname(file)));
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const top = topmost(dirname(file), holders);
    groups.set(top, [...(groups.get(top) ?? []), file]);
  }
  return [...groups].map(([folder, own]) => ({
    folder,
    configured: false,
    files: own,
    without: configured.filter((other) => isInside(other, folder)),
  }));
}

function topmost(folder: string, holders: ReadonlySet<string>): string {
  let top = folder;
  for (let at = dirname(folder); at !== dirname(at); at = dirname(at)) {
    if (holders.has(at)) top = at;
  }
  return top;
}

/** Whether a path is a folder or lies in it. Both absolute. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path as the user knows it: from the current folder, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join("/") || ".";
}

async function nothingAt(argument: string, cwd: string): Promise<Wording> {
  if (fastGlob.isDynamicPattern(argument)) {
    return { zh: `“${argument}”没有匹配到任何文件`, en: `“${argument}” matches no file` };
  }
  const folder = dirname(resolve(cwd, argument));
  const siblings = await fastGlob(["*"], { cwd: folder, onlyFiles: false }).catch(() => []);
  const [near] = nearestNames({ word: basename(argument), candidates: siblings });
  const path = near === undefined ? "" : shownPath(join(folder, near), cwd);
  return {
    zh: `没有文件或文件夹“${argument}”${near === undefined ? "" : `；你要写的是不是“${path}”？`}`,
    en: `there is no file or folder “${argument}”${near === undefined ? "" : `; did you mean “${path}”?`}`,
  };
}

function noSources(argument: string): Wording {
  return {
    zh: `“${argument}”里没有 *.plan 文件；planwright init 可以新建一个项目`,
    en: `“${argument}” holds no *.plan file; planwright init makes a new project`,
  };
}
