import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../output/package-root.ts";
import { havePluginsRun, reasonInWords } from "../project/plugins/foreign-code.ts";
import { printable } from "../reports/printable.ts";
import { defectMessage } from "./defect.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { processIo } from "./io.ts";

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  let version = "?";
  let verdict: ExitCode | undefined;
  let interrupted: number | undefined;
  process.once("uncaughtException", (thrown) => {
    const byPlugin = havePluginsRun() && !isOurs(thrown);
    verdict = byPlugin ? exitCodes.usage : exitCodes.defect;
    const said = byPlugin ? failedLater(thrown) : defectMessage(thrown, version, process.env);
    process.stderr.write(printable(said));
    process.exit(verdict);
  });
  // To end by `exit` and not by the signal lets the browser and the temporary folder go as well.
  for (const [signal, number] of Object.entries(asked)) {
    process.once(signal, () => {
      interrupted = 128 + number;
      process.exit(interrupted);
    });
  }
  leaveWhenNobodyReads(() => {
    verdict ??= exitCodes.clean;
  });
  // A plug-in is code in this process and may end it: nobody may take that for a verdict.
  process.once("exit", () => {
    if (interrupted !== undefined) {
      process.exitCode = interrupted;
      return;
    }
    if (verdict === undefined) process.stderr.write(`${endedEarly}\n`);
    process.exitCode = verdict ?? exitCodes.usage;
  });
  const argv = process.argv.slice(2);
  version = packageVersion();
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    verdict = exitCodes.clean;
    return;
  }
  const { run } = await import("./run.ts");
  verdict = await run(argv, version, processIo());
  process.exitCode = verdict;
  // What plug-ins left behind, a timer or a server, would keep the process from ending.
  if (havePluginsRun()) {
    await Promise.all([written(process.stdout), written(process.stderr)]);
    process.exit();
  }
}

/** When all that was given to a stream is written. */
const written = (stream: NodeJS.WriteStream) =>
  new Promise<void>((done) => stream.write("", () => done()));

/** Whether an error was thrown by our own code: its stack begins in this package. */
function isOurs(thrown: unknown): boolean {
  const first = (thrown instanceof Error ? (thrown.stack ?? "") : "")
    .split("\n")
    .find((line) => /^\s+at /.test(line) && !line.includes("node:"));
  return first?.includes(pathToFileURL(packageRoot()).href) ?? false;
}

const failedLater = (thrown: unknown) => {
  const { zh, en } = reasonInWords(thrown);
  return (
    `planwright：插件后来出了错，没有结论：${zh}\n` +
    `planwright: a plug-in failed after its turn, without a verdict: ${en}\n`
  );
};

/** The signals by which a user or the system asks a process to end, with their numbers (POSIX). */
const asked = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

const endedEarly =
  "planwright：还没有做完就被结束了（可能是插件调用了 process.exit），没有结论\n" +
  "planwright: ended before it was done, without a verdict; a plug-in may have called process.exit";

/** The version in the package's own package.json. */
function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "";
}

/** `planwright check | head` closes our output: that is no error. */
function leaveWhenNobodyReads(leaving: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") {
        leaving();
        process.exit();
      }
      throw error;
    });
  }
}
