import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markedName, removeLeftBehind } from "../left-behind.ts";

/** The temporary folder of this process: gone when it ends, or when the next one begins. */

let made: Promise<string> | undefined;

/**
 * The temporary folder of this process, made when first asked for; folders of processes that were killed
 * are removed then. It is removed when the process ends.
 * @throws what the file system throws
 */
export function ownFolder(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), markedName("planwright", "")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  await removeLeftBehind(tmpdir());
  return folder;
}
