import { Option } from "commander";
import type { Profile } from "../../checks/check.ts";
import type { Severity } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import {
  type BaselineOptions,
  baselineFor,
  problemWithBaseline,
  updateBaselines,
} from "../baselines.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import type { FixOptions } from "../fixing.ts";
import { codeOfFindings, loadProjects, reportOf } from "../projects.ts";
import {
  formatOption,
  ownFiles,
  problemWithSources,
  problemWithTargets,
  type ReportTarget,
  usualTargets,
  writeReports,
} from "../report-targets.ts";
import {
  failOnOption,
  maxFindingsOption,
  maxWarningsOption,
  pathsArgument,
  profileOption,
} from "../shared-options.ts";

interface CheckOptions extends BaselineOptions, FixOptions {
  readonly format?: readonly ReportTarget[];
  readonly profile?: Profile;
  readonly failOn?: Severity;
  readonly maxWarnings?: number;
  readonly maxFindings?: number;
}

export const define: CommandModule["define"] = (command, context) => {
  command
    .usage(context.say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .addOption(formatOption(context))
    .addOption(profileOption(context))
    .addOption(failOnOption(context))
    .addOption(maxWarningsOption(context))
    .addOption(maxFindingsOption(context))
    .option(
      "--baseline <file>",
      context.say({
        zh: "基线文件：其中列出的旧问题不算，只看新的",
        en: "a baseline file: the findings that it lists do not count, new ones do",
      }),
    )
    .option(
      "--update-baseline",
      context.say({
        zh: "把现有的问题写进基线；只收检查的发现，不收语法和名字方面的错误",
        en: "write what is found now to the baseline; findings of checks only, no errors of language and names",
      }),
    )
    .addOption(
      new Option(
        "--fix",
        context.say({
          zh: "应用可以自动修正的，写回源文件，再报告剩下的",
          en: "apply the safe fixes to the sources, and report what remains",
        }),
      ).conflicts(["fixDryRun", "updateBaseline"]),
    )
    .addOption(
      new Option(
        "--fix-dry-run",
        context.say({
          zh: "只显示 --fix 会改什么（diff），不写文件",
          en: "only show what --fix would change, as a diff",
        }),
      ).conflicts(["format", "updateBaseline"]),
    )
    .action(async (paths: readonly string[], options: CheckOptions) => {
      context.finish(await check(paths, options, context));
    });
};

/** Reads and judges the projects and reports what was found, on standard output and in files. */
async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { cwd, err } = context.io;
  const targets = options.format ?? usualTargets;
  const wrong = problemWithTargets(targets, cwd);
  const asked = {
    ...given({ profile: options.profile }),
    ...baselineFor(options, context),
  };
  const load = () => loadProjects(paths, context, asked);
  const first = wrong === undefined ? await load() : undefined;
  const problem =
    wrong ??
    problemWithSources(targets, ownFiles(first ?? [], cwd), cwd) ??
    (first === undefined ? undefined : problemWithBaseline(first, options));
  if (problem !== undefined) err.write(`planwright: ${context.say(problem)}\n`);
  if (first === undefined || problem !== undefined) return exitCodes.usage;
  if (options.fixDryRun === true) {
    const { showFixes } = await import("../fixing.ts");
    return codeOfFindings(await showFixes(paths, asked, context), options);
  }
  const fixed =
    options.fix === true
      ? await (await import("../fixing.ts")).writeFixes(paths, asked, context)
      : undefined;
  const updated =
    options.updateBaseline === true ? await updateBaselines(first, context) : exitCodes.clean;
  if (updated !== exitCodes.clean) return updated;
  // What was written is read as any other baseline is.
  const again = options.updateBaseline === true ? await load() : fixed?.projects;
  const loaded = again ?? first;
  const written = await writeReports(
    targets,
    (screen) => ({
      ...reportOf(loaded, context, screen),
      ...given({ most: options.maxFindings }),
    }),
    context,
  );
  return worst([written, fixed?.code ?? exitCodes.clean, codeOfFindings(loaded, options)]);
}
