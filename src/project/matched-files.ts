import { statSync } from "node:fs";
import { resolve } from "node:path";
import fastGlob from "fast-glob";

/**
 * The files that globs match, absolute. A link to a file is a file; a linked folder is not entered, since
 * links may lead in circles and back to what is read already.
 * @param ignore globs of what is left out
 * @param unreadable whether folders that cannot be read end the search with the system's error, or are passed over
 */
export async function matchedFiles(
  patterns: readonly string[],
  cwd: string,
  ignore: readonly string[] = [],
  unreadable: "throw" | "pass" = "throw",
): Promise<readonly string[]> {
  const found = await fastGlob([...patterns], {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    suppressErrors: unreadable === "pass",
    ignore: [...ignore],
  });
  return found.flatMap(({ path, dirent }) => {
    const isFile = dirent.isSymbolicLink()
      ? (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
      : dirent.isFile();
    return isFile ? [resolve(path)] : [];
  });
}
