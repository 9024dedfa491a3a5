import { statSync } from "node:fs";
import { resolve } from "node:path";
import fastGlob from "fast-glob";

/**
 * The files that globs match, absolute. A link to a file is a file; a linked folder is not entered, since
 * links may lead in circles and back to what is read already.
 * @param ignore globs of what is left out
 */
export async function matchedFiles(
  patterns: readonly string[],
  cwd: string,
  ignore: readonly string[] = [],
): Promise<readonly string[]> {
  const found = await fastGlob([...patterns], {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    ignore: [...ignore],
  });
  return found.flatMap(({ path, dirent }) => {
    const isFile = dirent.isSymbolicLink()
      ? (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
      : dirent.isFile();
    return isFile ? [resolve(path)] : [];
  });
}
