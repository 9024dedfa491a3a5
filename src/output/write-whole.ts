import { randomBytes } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileNotWritten } from "./findings.ts";
import { markedName, removeLeftBehind } from "./left-behind.ts";
import { makeFolder } from "./make-folder.ts";
import { failure, type Outcome, reasonOf, success } from "./outcome.ts";

/** Where a path leads: a link to a file stays one when the file is written. */
export const targetOf = (path: string) => realpath(path).catch(() => path);

/** The folders that were freed of what killed processes left in them. */
const tidied = new Set<string>();

/** Writes content into a new file beside a target, with the target's permissions; gives back its path. */
export async function fileBeside(target: string, content: string | Uint8Array): Promise<string> {
  const folder = dirname(target);
  const beside = join(folder, markedName(basename(target), randomBytes(4).toString("hex")));
  try {
    await makeFolder(folder);
    if (!tidied.has(folder)) {
      tidied.add(folder);
      await removeLeftBehind(folder);
    }
    await writeFile(beside, content);
    const old = await stat(target).catch(() => undefined);
    if (old !== undefined) await chmod(beside, old.mode & 0o777);
    return beside;
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

/**
 * Writes a whole file or leaves the old one as it was: the content goes into a new file beside it,
 * which then takes its name. Missing folders are made. A file that is there keeps its permissions,
 * and a link to it stays one. A device or a pipe stays, and is written to. Gives back the path.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Outcome<string>> {
  const target = await targetOf(path);
  let beside: string | undefined;
  try {
    // A device or a pipe takes what is written into it; a file in its place would take it away.
    const there = await stat(path).catch(() => undefined);
    if (there !== undefined && !there.isFile() && !there.isDirectory()) {
      await writeFile(path, content);
      return success(path);
    }
    beside = await fileBeside(target, content);
    await rename(beside, target);
    return success(path);
  } catch (thrown) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => undefined);
    return failure(fileNotWritten.at({ file: path }, { path, reason: reasonOf(thrown) }));
  }
}
