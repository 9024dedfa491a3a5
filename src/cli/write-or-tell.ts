import { writeWhole } from "../output/write-whole.ts";
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
