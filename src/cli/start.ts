import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../output/package-root.ts";
import { printable } from "../reports/printable.ts";
import { defectMessage } from "./defect.ts";
import { exitCodes } from "./exit-codes.ts";
import { processIo } from "./io.ts";

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  let version = "?";
  process.once("uncaughtException", (thrown) => {
    process.stderr.write(printable(defectMessage(thrown, version, process.env)));
    process.exit(exitCodes.defect);
  });
  leaveWhenNobodyReads();
  const argv = process.argv.slice(2);
  version = packageVersion();
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const { run } = await import("./run.ts");
  process.exitCode = await run(argv, version, processIo());
}

/** The version in the package's own package.json. */
function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "";
}

/** `planwright check | head` closes our output: that is no error. */
function leaveWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  }
}
