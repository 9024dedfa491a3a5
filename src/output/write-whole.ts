import { randomBytes } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileNotWritten } from "./findings.ts";
import { makeFolder } from "./make-folder.ts";
import { failure, type Outcome, reasonOf, success } from "./outcome.ts";

/**
 * Writes a whole file or leaves the old one as it was: the content goes into a new file beside it,
 * which then takes its name. Missing folders are made. A file that is there keeps its permissions,
 * and a link to it stays one. Gives back the path.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Outcome<string>> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const beside = join(
    folder,
    `.${basename(target)}.${process.pid}.${randomBytes(4).toString("hex")}`,
  );
  try {
    await makeFolder(folder);
    await writeFile(beside, content);
    const old = await stat(target).catch(() => undefined);
    if (old !== undefined) await chmod(beside, old.mode & 0o777);
    await rename(beside, target);
    return success(path);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    return failure(fileNotWritten.at({ file: path }, { path, reason: reasonOf(thrown) }));
  }
}
