import { Option } from "commander";
import type { Severity } from "../../diagnostics/finding.ts";
import { reporters, reportFormats } from "../../diagnostics/reporters.ts";
import type { CommandModule, Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { codeOfFindings, loadProjects, reportOf } from "../projects.ts";
import { failOnOption, pathsArgument } from "../shared-options.ts";

interface CheckOptions {
  readonly format: keyof typeof reporters;
  readonly failOn?: Severity;
}

export const define: CommandModule["define"] = (command, context) => {
  command
    .usage(context.say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .addOption(
      new Option(
        "--format <format>",
        context.say({ zh: "报告的格式", en: "the format of the report" }),
      )
        .choices(reportFormats)
        .default("terminal"),
    )
    .addOption(failOnOption(context))
    .action(async (paths: readonly string[], options: CheckOptions) => {
      context.finish(await check(paths, options, context));
    });
};

/** Reads and judges the projects and reports what was found on standard output. */
async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  const loaded = await loadProjects(paths, context);
  if (loaded === undefined) return exitCodes.usage;
  const reporter = await reporters[options.format]();
  context.io.out.write(reporter(reportOf(loaded, context, context.io.out)));
  return codeOfFindings(loaded, options.failOn);
}
