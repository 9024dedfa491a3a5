import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Finding } from "../../findings/finding.ts";
import { pathOutside } from "../findings.ts";
import type { JsonPlaces } from "./json-places.ts";
import type { Settings } from "./settings.ts";

/** Paths of the configuration that lead out of its folder: asked about, unless `outside` allows them. */

const isRooted = (path: string) => isAbsolute(path) || /^(?:[A-Za-z]:|[\\/])/.test(path);

/** Whether a glob can match something that is not in the folder it starts at. */
function globLeaves(glob: string): boolean {
  if (isRooted(glob)) return true;
  let depth = 0;
  for (const part of glob.split("/")) {
    // `..` among alternatives may be chosen in any of them.
    if (part !== ".." && /(?:^|[{(,|])\.\.(?:$|[}),|])/.test(part)) return true;
    if (part === "..") depth -= 1;
    else if (part !== "." && part !== "" && part !== "**") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Whether a path leads out of a folder, or to the folder itself. */
function pathLeaves(path: string, folder: string): boolean {
  const way = relative(folder, resolve(folder, path));
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/**
 * What of a configuration reaches out of its folder: `include` would read what nobody meant, `out` write over it.
 * @param folder the folder of the configuration, absolute
 */
export async function pathsOutside(
  settings: Settings,
  folder: string,
  places: () => Promise<JsonPlaces>,
): Promise<readonly Finding[]> {
  if (settings.outside === true) return [];
  const leaving: (readonly [readonly unknown[], string])[] = [];
  for (const [index, glob] of (settings.include ?? []).entries())
    if (globLeaves(glob)) leaving.push([["include", index], glob]);
  const { out } = settings;
  if (out !== undefined && pathLeaves(out, folder)) leaving.push([["out"], out]);
  if (leaving.length === 0) return [];
  const found = await places();
  return leaving.map(([path, written]) =>
    pathOutside.at(found.ok ? found.value(path) : found.place, {
      key: String(path[0]),
      written,
    }),
  );
}
