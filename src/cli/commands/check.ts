import type { Profile } from "../../checks/check.ts";
import type { Severity } from "../../diagnostics/finding.ts";
import type { CommandModule, Context } from "../context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { codeOfFindings, loadProjects, reportOf } from "../projects.ts";
import {
  formatOption,
  problemWithSources,
  problemWithTargets,
  type ReportTarget,
  usualTargets,
  writeReports,
} from "../report-targets.ts";
import {
  failOnOption,
  maxWarningsOption,
  pathsArgument,
  profileOption,
} from "../shared-options.ts";

interface CheckOptions {
  readonly format?: readonly ReportTarget[];
  readonly profile?: Profile;
  readonly failOn?: Severity;
  readonly maxWarnings?: number;
}

export const define: CommandModule["define"] = (command, context) => {
  command
    .usage(context.say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .addOption(formatOption(context))
    .addOption(profileOption(context))
    .addOption(failOnOption(context))
    .addOption(maxWarningsOption(context))
    .action(async (paths: readonly string[], options: CheckOptions) => {
      context.finish(await check(paths, options, context));
    });
};

/** Reads and judges the projects and reports what was found, on standard output and in files. */
async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  const { cwd, err } = context.io;
  const targets = options.format ?? usualTargets;
  const wrong = problemWithTargets(targets, cwd);
  const loaded =
    wrong === undefined
      ? await loadProjects(
          paths,
          context,
          options.profile === undefined ? {} : { profile: options.profile },
        )
      : undefined;
  const read = (loaded ?? []).flatMap(({ files }) => files.map(({ file }) => file.path));
  const problem = wrong ?? problemWithSources(targets, read, cwd);
  if (problem !== undefined) err.write(`planwright: ${context.say(problem)}\n`);
  if (loaded === undefined || problem !== undefined) return exitCodes.usage;
  const written = await writeReports(
    targets,
    (screen) => reportOf(loaded, context, screen),
    context,
  );
  return worst([written, codeOfFindings(loaded, options)]);
}
