import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let known: string | undefined;

/**
 * The folder of this package, found by walking up from this very file to the `package.json` named
 * planwright: the same in a clone, in an installed tarball and when bundled into `dist/`.
 *
 * Throws only if the package is broken, that is, if it has no `package.json` of its own.
 */
export function packageRoot(): string {
  known ??= findPackage(dirname(fileURLToPath(import.meta.url)), "planwright");
  return known;
}

function findPackage(from: string, name: string): string {
  for (let folder = from; ; ) {
    if (packageName(join(folder, "package.json")) === name) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json named ${name} above ${from}`);
    folder = parent;
  }
}

function packageName(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof content === "object" && content !== null && "name" in content
      ? content.name
      : undefined;
  } catch {
    return undefined;
  }
}
