import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { given } from "../given.ts";

/**
 * Makes a folder and those above it that are missing, each once from the top down. Node's own
 * recursive way never ends where a folder is there and takes none (`/proc`): this one ends with the
 * depth of the path.
 * @param mode of the folders that are made; as the system has it if not given
 * @throws what the file system throws
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const missing: string[] = [];
  let at = folder;
  while ((await stat(at).catch(() => undefined)) === undefined && dirname(at) !== at) {
    missing.push(at);
    at = dirname(at);
  }
  for (const path of missing.reverse()) {
    try {
      await mkdir(path, given({ mode }));
    } catch (thrown) {
      // Another process may have been first.
      if ((await stat(path).catch(() => undefined))?.isDirectory() !== true) throw thrown;
    }
  }
}
