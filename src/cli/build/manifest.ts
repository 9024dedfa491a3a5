import { readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as v from "valibot";
import { writeWhole } from "../../output/write-whole.ts";
import type { Artefact } from "../artefacts/artefact.ts";

/**
 * What builds have made in a folder, project by project: so that none writes over what another made, and what the
 * last build made and this one does not is named.
 */

const MANIFEST = ".planwright.json";

const madeFile = v.object({ path: v.string(), kind: v.string(), format: v.string() });

const schema = v.object({
  version: v.literal(1),
  /** By the way from the folder to the project's. */
  projects: v.record(v.string(), v.array(madeFile)),
});

type Manifest = v.InferOutput<typeof schema>;
type MadeFile = v.InferOutput<typeof madeFile>;

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => "");
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    if (read.success) return read.output;
  } catch {
    // None, or not one of ours.
  }
  return { version: 1, projects: {} };
}

const nameOf = (project: string, folder: string) =>
  relative(folder, project).split(sep).join("/") || ".";

/** Files of a build that another project made, and whose they are, seen from the folder. */
export async function madeByOthers(
  artefacts: readonly Artefact[],
  project: string,
  folder: string,
): Promise<readonly { readonly path: string; readonly project: string }[]> {
  const own = nameOf(project, folder);
  const { projects } = await readManifest(folder);
  const mine = new Set(artefacts.map(({ path }) => path));
  const others = Object.entries(projects).filter(([name]) => name !== own);
  const found = others.flatMap(([name, files]) =>
    files.flatMap(({ path }) => (mine.has(path) ? [{ path, project: name }] : [])),
  );
  const there = await Promise.all(
    found.map(({ path }) =>
      stat(join(folder, path)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.filter((_, index) => there[index]);
}

/**
 * Notes what a build made.
 * @param whole whether it made all files of each kind and format that it made any of; for some units only it did not
 * @returns files that an earlier build made, are still there and were not made now: of a unit that is gone
 */
export async function noteMade(
  made: readonly Artefact[],
  project: string,
  folder: string,
  whole: boolean,
): Promise<readonly string[]> {
  if (made.length === 0) return [];
  const own = nameOf(project, folder);
  const manifest = await readManifest(folder);
  const paths = new Set(made.map(({ path }) => path));
  const kinds = new Set(made.map(({ kind, format }) => `${kind} ${format}`));
  const before = (manifest.projects[own] ?? []).filter(({ path }) => !paths.has(path));
  const left: MadeFile[] = [];
  for (const file of before)
    if ((await stat(join(folder, file.path)).catch(() => undefined)) !== undefined) left.push(file);
  const files = [...made.map(({ path, kind, format }) => ({ path, kind, format })), ...left];
  const projects = {
    ...manifest.projects,
    [own]: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  await writeWhole(
    join(folder, MANIFEST),
    `${JSON.stringify({ version: 1, projects }, null, 2)}\n`,
  );
  return whole
    ? left.filter(({ kind, format }) => kinds.has(`${kind} ${format}`)).map(({ path }) => path)
    : [];
}
