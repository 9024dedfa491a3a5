import { CommanderError } from "commander";
import type { Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { CommandContext } from "./command-context.ts";
import { defectMessage } from "./defect.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import { languageAsked, languageOfEnvironment } from "./language.ts";
import { makeProgram } from "./program.ts";
import { usageMessage } from "./usage.ts";

/**
 * Runs a command line.
 * @param argv the words behind the program's name
 * @param version of the package
 * @returns the exit code
 */
export async function run(argv: readonly string[], version: string, io: Io): Promise<ExitCode> {
  const asked = languageAsked(argv);
  const language = asked ?? languageOfEnvironment(io.environment);
  let code: ExitCode = exitCodes.clean;
  const context: CommandContext = {
    io,
    language,
    ...given({ asked }),
    say: (wording) => wording[language],
    finish: (ended) => {
      code = ended;
    },
  };
  try {
    const program = await makeProgram(argv, version, context);
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) {
      const path = pathProblem(thrown);
      if (path !== undefined) {
        io.err.write(`planwright: ${context.say(path)}\n`);
        return exitCodes.usage;
      }
      io.err.write(defectMessage(thrown, version, io.environment));
      return exitCodes.defect;
    }
    if (thrown.exitCode === 0) return exitCodes.clean;
    // Help for want of a command has been written already.
    if (thrown.code !== "commander.help") {
      const { zh, en } = usageMessage(thrown.message);
      io.err.write(
        context.say({
          zh: `planwright：${zh}。用法见 planwright --help\n`,
          en: `planwright: ${en}; see planwright --help\n`,
        }),
      );
    }
    return exitCodes.usage;
  }
}

/** What the system said of a path that cannot be looked at: unreadable, too long, with signs no path has. */
function pathProblem(thrown: unknown): Wording | undefined {
  if (!(thrown instanceof Error && "code" in thrown)) return undefined;
  const said = thrown.message.split("\n", 1)[0]?.slice(0, 300) ?? "";
  const ofPath =
    ("path" in thrown &&
      /^(?:EACCES|EPERM|ENAMETOOLONG|ELOOP|ENOTDIR)$/.test(String(thrown.code))) ||
    (thrown.code === "ERR_INVALID_ARG_VALUE" && said.includes("null bytes"));
  return ofPath
    ? { zh: `有一个文件或文件夹读不了：${said}`, en: `a file or folder cannot be read: ${said}` }
    : undefined;
}
