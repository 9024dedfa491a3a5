import { randomBytes } from "node:crypto";
import { closeSync, linkSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** One at a time: who changes a file holds a lock beside it for the moment of looking and replacing. */

/** A lock is held for milliseconds: an older one was left by a process that was killed, in milliseconds. */
const LEFT_AFTER = 10_000;
/** After that the folder is no place to write, in milliseconds. */
const GIVE_UP_AFTER = 60_000;

const hasCode = (thrown: unknown, code: string) =>
  thrown instanceof Error && "code" in thrown && thrown.code === code;

/** Runs an action; undefined where it throws that something is there already, or is not there. */
function unless<T>(code: "EEXIST" | "ENOENT", action: () => T): T | undefined {
  try {
    return action();
  } catch (thrown) {
    if (hasCode(thrown, code)) return undefined;
    throw thrown;
  }
}

const ageOf = (path: string) =>
  unless("ENOENT", () => Date.now() - statSync(path).mtimeMs) ?? Number.NEGATIVE_INFINITY;

/** Takes a lock away that a killed process left. Whoever is quicker has it; a new one that was met is put back. */
function takeAway(lock: string): void {
  const aside = `${lock}.${randomBytes(4).toString("hex")}`;
  if (unless("ENOENT", () => renameSync(lock, aside) ?? true) === undefined) return;
  if (ageOf(aside) < LEFT_AFTER) unless("EEXIST", () => linkSync(aside, lock));
  rmSync(aside, { force: true });
}

/**
 * Runs an action while nobody else of this program changes the file: it has to be short and waits for nothing.
 * Throws what the file system says where no lock can be made.
 */
export async function alone<T>(file: string, action: () => T): Promise<T> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  const begin = Date.now();
  for (;;) {
    const handle = unless("EEXIST", () => openSync(lock, "wx"));
    if (handle !== undefined) {
      closeSync(handle);
      try {
        return action();
      } finally {
        rmSync(lock, { force: true });
      }
    }
    if (ageOf(lock) > LEFT_AFTER) takeAway(lock);
    else if (Date.now() - begin > GIVE_UP_AFTER) throw new Error(`${lock} is in the way`);
    await after(2 + Math.random() * 20);
  }
}
