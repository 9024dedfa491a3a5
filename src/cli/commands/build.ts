import { dirname, join, relative, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Profile } from "../../checks/check.ts";
import type { Severity } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { environmental } from "../../output/findings.ts";
import type { FontMode } from "../../output/print/fonts.ts";
import { catalogue } from "../../project/catalogue.ts";
import { isInside, shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { limited } from "../../reports/limited.ts";
import type { ReportData } from "../../reports/report.ts";
import { reportAsText } from "../../reports/text.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { roundNamed } from "../../tracking/rounds.ts";
import { artefactsOf, wantsPdf } from "../artefacts/all.ts";
import {
  type ArtefactFormat,
  type ArtefactKind,
  artefactFormats,
  artefactKinds,
  type Request,
} from "../artefacts/artefact.ts";
import { type BuiltProject, buildAsData, buildInWords } from "../build/build-report.ts";
import { Builder, type MadeArtefact } from "../build/builder.ts";
import { madeByOthers, noteMade } from "../build/manifest.ts";
import { progressOn } from "../build/progress.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { codeOfFindings, loadProjects, reportOf } from "../projects.ts";
import {
  ownFiles,
  problemWithSources,
  problemWithTargets,
  type ReportTarget,
  reportOption,
  writeReports,
} from "../report-targets.ts";
import {
  asOfOption,
  dateOption,
  failOnOption,
  maxWarningsOption,
  pathsArgument,
  profileOption,
  unitOption,
} from "../shared-options.ts";

interface BuildOptions {
  readonly out?: string;
  readonly only?: readonly ArtefactKind[];
  readonly format?: readonly ArtefactFormat[];
  readonly fonts?: FontMode;
  readonly failOn?: Severity;
  readonly maxWarnings?: number;
  readonly profile?: Profile;
  readonly asOf?: CalendarDate;
  readonly unit?: readonly string[];
  readonly round?: string;
  readonly since?: CalendarDate;
  readonly findings?: true;
  readonly json?: true;
  readonly report?: readonly ReportTarget[];
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .option(
      "--out <folder>",
      say({
        zh: "写入的文件夹；默认 build，几个项目各占一个子文件夹",
        en: "the folder to write to; build if not given; several projects get a sub-folder each",
      }),
    )
    .addOption(
      listOption(
        "--only <kind>",
        say({
          zh: `只生成这些：${artefactKinds.join("、")}；可重复，或用逗号隔开`,
          en: `make these only: ${artefactKinds.join(", ")}; repeat it or use commas`,
        }),
        artefactKinds,
      ),
    )
    .addOption(
      listOption(
        "--format <format>",
        say({
          zh: `只要这些格式：${artefactFormats.join("、")}；可重复，或用逗号隔开`,
          en: `these formats only: ${artefactFormats.join(", ")}; repeat it or use commas`,
        }),
        artefactFormats,
      ),
    )
    .addOption(
      new Option(
        "--fonts <fonts>",
        say({
          zh: "PDF 用随附的字体，还是优先用本机的公文字体",
          en: "the fonts of PDF files: those of the package, or the installed official ones first",
        }),
      ).choices(["bundled", "system"]),
    )
    .addOption(unitOption(context))
    .addOption(
      new Option(
        "--round <round>",
        say({
          zh: "跟踪表属于哪一轮填报，如 2015Q3、三季度；首轮 收集具体措施、责任人和自定时限",
          en: "the round of reporting that the sheets are for, such as 2015Q3; first asks for steps, persons and dates",
        }),
      ),
    )
    .addOption(asOfOption(context))
    .addOption(
      dateOption(
        "--since <date>",
        say({
          zh: "总览与哪一天对比；默认上一轮填报的截止日，没有的看印发日",
          en: "the day with which the overview compares; the end of the round before if not given, else the day of issue",
        }),
        context,
      ),
    )
    .option(
      "--findings",
      say({
        zh: "DOCX 文件里带上检查发现的问题，作为批注",
        en: "put what was found in the sources into DOCX files, as comments",
      }),
    )
    .addOption(profileOption(context))
    .addOption(failOnOption(context))
    .addOption(maxWarningsOption(context))
    .addOption(reportOption(context))
    .option("--json", say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .action(async (paths: readonly string[], options: BuildOptions) => {
      context.finish(await build(paths, options, context));
    });
};

/** An option that takes one or more of some words, between commas or one at a time. */
function listOption<W extends string>(
  flags: string,
  description: string,
  words: readonly W[],
): Option {
  return new Option(flags, description).argParser(
    (value: string, previous: readonly W[] | undefined): readonly W[] => {
      const chosen = value.split(/[,，、]/).map((word) => word.trim());
      const known = words.filter((word) => chosen.includes(word));
      if (known.length < new Set(chosen).size) {
        throw new InvalidArgumentError(`Allowed choices are ${words.join(", ")}.`);
      }
      return [...(previous ?? []), ...known];
    },
  );
}

async function build(
  paths: readonly string[],
  options: BuildOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const begin = performance.now();
  const { asOf, round, since } = options;
  const wanted: Request = {
    only: options.only ?? [],
    formats: options.format ?? [],
    cwd: context.io.cwd,
    today: context.io.today(),
    units: options.unit ?? [],
    ...given({ asOf, round, since, findings: options.findings }),
  };
  const builder = new Builder(options.fonts, context.io.cwd);
  try {
    // The browser starts while the sources are read: that takes about as long.
    let warmed = !wantsPdf(wanted);
    const projects = await loadProjects(paths, context, {
      ...given({ profile: options.profile }),
      onConfiguration: (configuration) => {
        if (!warmed) void builder.warm(configuration);
        warmed = true;
      },
    });
    if (projects === undefined) return exitCodes.usage;
    if (round !== undefined && !projects.some((project) => hasRound(project, round))) {
      const words = { zh: `没有“${round}”这一轮填报`, en: `there is no round “${round}”` };
      context.io.err.write(`planwright: ${context.say(words)}\n`);
      return exitCodes.usage;
    }
    const targets = options.report ?? [];
    const wrong =
      problemWithTargets(targets, context.io.cwd) ??
      problemWithSources(targets, ownFiles(projects, context.io.cwd), context.io.cwd);
    if (wrong !== undefined) {
      context.io.err.write(`planwright: ${context.say(wrong)}\n`);
      return exitCodes.usage;
    }
    const report = reportOf(projects, context, context.io.err);
    return await buildLoaded(
      projects,
      { ...options, wanted, builder, targets, report, begin },
      context,
    );
  } finally {
    await builder.close();
  }
}

function hasRound({ model }: Project, round: string): boolean {
  return model.plans.some((plan) => roundNamed(plan, round) !== undefined);
}

interface Build extends Omit<BuildOptions, "report"> {
  /** Reports to write beside. */
  readonly targets: readonly ReportTarget[];
  readonly wanted: Request;
  readonly builder: Builder;
  /** What was found in the sources. */
  readonly report: ReportData;
  /** When the build began, by `performance.now()`. */
  readonly begin: number;
}

async function buildLoaded(
  projects: readonly Project[],
  options: Build,
  context: CommandContext,
): Promise<ExitCode> {
  const { report, begin } = options;
  const { out, err } = context.io;
  const json = options.json === true;
  if (!json) {
    const { told, untold } = concerning(report, options.wanted);
    if (told.length > 0) err.write(`${reportAsText(limited({ ...report, findings: told }))}\n`);
    if (untold > 0) {
      const words = {
        zh: `另有 ${untold} 条关于方案文字的提示，planwright check 可以看到`,
        en: `notes on the text of the plan: ${untold}; planwright check tells them`,
      };
      err.write(`${context.say(words)}\n`);
    }
  }
  const built = await makeAll(projects, options, context);
  if (built === undefined) return exitCodes.usage;
  const time = performance.now() - begin;
  out.write(
    json
      ? `${JSON.stringify(buildAsData(built, time, report, context), null, 2)}\n`
      : buildInWords(built, time, context),
  );
  const made = built.flatMap((one) => one.made);
  const findings = [...report.findings, ...made.flatMap((file) => file.findings)];
  const reported = await writeReports(
    options.targets,
    (screen) => ({ ...reportOf(projects, context, screen), findings }),
    context,
  );
  return worst([codeOfFindings(projects, options), ...made.map(codeOf), reported]);
}

/** What is made of the text of a plan itself. */
const documents: readonly ArtefactKind[] = ["notice", "plan", "open"];

/** Notes on how a plan is written are told where its documents are made, and counted where they are not. */
function concerning({ findings }: ReportData, { only }: Request) {
  if (only.length === 0 || only.some((kind) => documents.includes(kind)))
    return { told: findings, untold: 0 };
  const ofText = new Set(
    catalogue
      .filter(({ category }) => category !== undefined && category !== "tracking")
      .map(({ code }) => code),
  );
  const told = findings.filter(({ severity, code }) => severity !== "note" || !ofText.has(code));
  return { told, untold: findings.length - told.length };
}

/** The browser prints a file while the one before it is finished; more at once would only need memory. */
const AT_ONCE = 2;

/** Makes the files of projects; undefined, and said so, where they would replace those of another project. */
async function makeAll(
  projects: readonly Project[],
  { out, wanted, builder }: Build,
  context: CommandContext,
): Promise<readonly BuiltProject[] | undefined> {
  const { cwd, err } = context.io;
  const folders = foldersOf(projects, out, cwd);
  const planned = await Promise.all(
    projects.map(async (project, index) => {
      const blocked =
        !project.configured || project.findings.some(({ severity }) => severity === "error");
      const all = project.configured ? await artefactsOf(project, wanted) : [];
      // What is open is worth knowing all the more while there are errors.
      const artefacts = blocked ? all.filter(({ kind }) => kind === "open") : all;
      return { project, folder: folders[index] ?? cwd, blocked, artefacts };
    }),
  );
  const taken = (
    await Promise.all(
      planned.map(async ({ project, folder, artefacts }) =>
        (
          await madeByOthers(artefacts, project.folder, folder)
        ).map(({ path, project: other }) => ({
          path: shownPath(join(folder, path), cwd),
          other: shownPath(join(folder, other), cwd),
        })),
      ),
    )
  ).flat();
  for (const { path, other } of taken.slice(0, 5))
    err.write(
      `planwright: ${context.say({
        zh: `${path} 是项目 ${other} 生成的，没有覆盖；用 --out 或配置里的 out 另给一个文件夹`,
        en: `${path} was made of the project ${other} and is not overwritten; name another folder with --out or the setting out`,
      })}\n`,
    );
  if (taken.length > 0) return undefined;
  const steps = planned.reduce((sum, { artefacts }) => sum + artefacts.length, 0);
  const progress = progressOn(err, steps);
  const built: BuiltProject[] = [];
  for (const { project, folder, blocked, artefacts } of planned) {
    const made: MadeArtefact[] = [];
    const begun: Promise<MadeArtefact>[] = [];
    for (const artefact of artefacts) {
      progress.step(artefact.path);
      const making = builder.make(artefact, project, folder);
      // Awaited below, in its turn.
      making.catch(() => undefined);
      begun.push(making);
      if (begun.length > AT_ONCE - 1) made.push(...(await Promise.all(begun.splice(0, 1))));
    }
    made.push(...(await Promise.all(begun)));
    const whole = made.filter(({ ok }) => ok).map(({ artefact }) => artefact);
    const left = await noteMade(whole, project.folder, folder, wanted.units.length === 0);
    built.push({ project, folder, blocked, made, left });
  }
  progress.done();
  return built;
}

/**
 * Where each project writes: the folder of `--out`, else the configuration's, else `build` in the current folder.
 * Several projects get sub-folders, named by their way from the folder that holds them all; so does one that lies
 * below the current folder and has no folder of its own in its configuration: the next one built there is another.
 */
function foldersOf(
  projects: readonly Project[],
  out: string | undefined,
  cwd: string,
): readonly string[] {
  const common = commonFolder(projects.map(({ folder }) => folder));
  return projects.map(({ folder, configuration }) => {
    if (out === undefined && configuration.out !== undefined) return configuration.out;
    const base = resolve(cwd, out ?? "build");
    if (projects.length > 1) return join(base, relative(common, folder));
    return out === undefined && isInside(folder, cwd) ? join(base, relative(cwd, folder)) : base;
  });
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? "";
  while (!folders.every((folder) => isInside(folder, common))) common = dirname(common);
  return common;
}

/** A document that cannot be made as its sources ask is a finding; a computer that lacks something is not. */
function codeOf(made: MadeArtefact): ExitCode {
  if (made.ok) return exitCodes.clean;
  const lacking = made.findings.some(({ code }) => environmental.has(code));
  return lacking ? exitCodes.environment : exitCodes.findings;
}
