import { existsSync } from "node:fs";
import { writeWhole } from "../output/write-whole.ts";
import { shownPath } from "../project/places.ts";
import type { CommandContext } from "./command-context.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** Writes a file whole; `environment` where that cannot be done, which has been told on standard error then. */
export async function writeOrTell(
  path: string,
  content: string | Uint8Array,
  { io, say }: CommandContext,
): Promise<ExitCode> {
  const written = await writeWhole(path, content);
  for (const { message } of written.findings) io.err.write(`planwright: ${say(message)}\n`);
  return written.ok ? exitCodes.clean : exitCodes.environment;
}

/**
 * Writes files that are new. Where one of their names is taken, nothing is written and that is told.
 * @param files absolute path → content
 * @param written is told each path that was written
 */
export async function writeNew(
  files: ReadonlyMap<string, string>,
  context: CommandContext,
  written: (path: string) => void = () => {},
): Promise<ExitCode> {
  const { io, say } = context;
  const taken = [...files.keys()].filter((path) => existsSync(path));
  if (taken.length > 0) {
    const names = taken.map((path) => shownPath(path, io.cwd));
    const words = say({
      zh: `这些文件已经存在，什么也没有写：${names.join("、")}`,
      en: `these files exist, nothing was written: ${names.join(", ")}`,
    });
    io.err.write(`planwright: ${words}\n`);
    return exitCodes.usage;
  }
  for (const [path, content] of files) {
    const code = await writeOrTell(path, content, context);
    if (code !== exitCodes.clean) return code;
    written(path);
  }
  return exitCodes.clean;
}
