import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * What processes that were killed left behind. Names of what does not stay bear the mark of the process that made
 * it, and the next one that works in the folder removes what belongs to nobody any more.
 */

/** Containers may share a folder, and each counts its processes anew: the machine's name keeps them apart. */
const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** The mark of this process in names: its machine and number. */
const processMark = `${host}-${process.pid}`;

const marked = new RegExp(`\\.${host}-(\\d+)\\.\\w+$`);

/** A name that says whose it is, for something that does not stay: `.NAME.MARK.ENDING`. */
export const markedName = (name: string, ending: string) => `.${name}.${processMark}.${ending}`;

/** Removes what processes of this machine that are no more left in a folder. */
export async function removeLeftBehind(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(marked.exec(name)?.[1]);
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}
