import { basename, join, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Wording } from "../../findings/finding.ts";
import { compile } from "../../model/compile.ts";
import type { Plan } from "../../model/model.ts";
import { compileOptions } from "../../project/compile-options.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import type { RollChange, RollKind } from "../../roll/change.ts";
import { type Done, type Rolled, rollPlan, yearOf } from "../../roll/roll.ts";
import { readSource } from "../../syntax/read-source.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { usualDay } from "../../tracking/as-of.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { loadProjects } from "../projects.ts";
import { asOfOption, pathsArgument } from "../shared-options.ts";
import { writeNew } from "../write-or-tell.ts";

interface RollCommandOptions {
  readonly year?: number;
  readonly into?: string;
  readonly asOf?: CalendarDate;
  readonly done: Done;
  readonly write?: true;
  readonly json?: true;
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] <方案> [路径…]", en: "[options] <plan> [paths…]" }))
    .argument("<plan>", say({ zh: "方案的名字，如 党建2015", en: "the name of a plan" }))
    .addArgument(pathsArgument(context))
    .addOption(
      new Option(
        "--year <year>",
        say({
          zh: "新方案的年度；默认下一年",
          en: "the year of the new plan; the next one if not given",
        }),
      ).argParser((value: string): number => {
        if (/^\d{4}$/.test(value)) return Number(value);
        throw new InvalidArgumentError(say({ zh: "年度写成 2016。", en: "A year reads 2016." }));
      }),
    )
    .option(
      "--into <folder>",
      say({
        zh: "写到这个文件夹；默认项目里以年度为名的文件夹",
        en: "the folder to write to; one named after the year, inside the project, if not given",
      }),
    )
    .addOption(asOfOption(context))
    .addOption(
      new Option(
        "--done <what>",
        say({
          zh: "各单位都已完成的事项：删去、保留，还是写一行注释来问；默认 ask",
          en: "items that are done everywhere: left out, kept, or asked about by a comment; ask if not given",
        }),
      )
        .choices(["drop", "keep", "ask"])
        .default("ask"),
    )
    .option(
      "--write",
      say({
        zh: "写出新方案；没有它只列出会变什么",
        en: "write the new plan; else it is only told what would change",
      }),
    )
    .option("--json", say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .addHelpText(
      "after",
      say({
        zh: "\n注释和排版照旧，台账留在旧方案。要人决定的都成了待定、[?…] 或注释；planwright check 会列出。",
        en: "\nComments and layout stay, the journal stays with the old plan. What a person decides is open, a [?…] or a comment; planwright check lists it.",
      }),
    )
    .action(async (name: string, paths: readonly string[], options: RollCommandOptions) => {
      context.finish(await roll(name, paths, options, context));
    });
};

async function roll(
  name: string,
  paths: readonly string[],
  options: RollCommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const projects = await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  const refuse = (words: Wording) => {
    context.io.err.write(`planwright: ${context.say(words)}\n`);
    return exitCodes.usage;
  };
  const found = projects.flatMap((project) =>
    project.model.plans
      .filter((plan) => plan.name === name || plan.title.text === name)
      .map((plan) => ({ plan, project })),
  );
  const [first, second] = found;
  if (first === undefined) {
    const known = projects.flatMap(({ model }) => model.plans.map((plan) => plan.name)).join("、");
    return refuse({
      zh: `没有叫“${name}”的方案，有：${known}`,
      en: `there is no plan “${name}”; there are ${known}`,
    });
  }
  if (second !== undefined)
    return refuse({
      zh: `有几个项目都有“${name}”，请写明路径`,
      en: `several projects have “${name}”: name a path`,
    });
  const { plan, project } = first;
  const year = options.year ?? (yearOf(plan) ?? Number.NaN) + 1;
  if (Number.isNaN(year))
    return refuse({
      zh: `“${name}”没有写年度，请用 --year`,
      en: `“${name}” says no year: use --year`,
    });
  const rolled = rollPlan(plan, project.model, (file) => textOf(project, file), {
    year,
    asOf: options.asOf ?? usualDay(plan, project.model.journal, context.io.today()),
    done: options.done,
    lights: project.configuration.lights,
  });
  return finish(rolled, year, plan, project, options, context);
}

const textOf = (project: Project, path: string) =>
  project.files.find(({ file }) => file.path === path)?.file.text;

async function finish(
  rolled: Rolled,
  year: number,
  plan: Plan,
  project: Project,
  options: RollCommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, say } = context;
  const folder =
    options.into === undefined ? join(project.folder, String(year)) : resolve(io.cwd, options.into);
  const files = rolled.files.map(({ path, text }) => ({
    path: join(folder, basename(path)),
    text,
  }));
  const shown = (path: string) => shownPath(path, io.cwd);
  // Not written before it is known to compile beside the old one.
  const read = files.map(({ path, text }) => readSource({ path: shown(path), text }));
  const all = [...project.files, ...read];
  const { findings } = compile(all, await compileOptions(project.configuration, all));
  const own = new Set(read.map(({ file }) => file.path));
  const wrong = findings.filter(
    ({ severity, place }) => severity === "error" && own.has(place.file),
  );
  if (options.json === true)
    io.out.write(
      asJson(
        rolled,
        files.map(({ path }) => shown(path)),
        project,
      ),
    );
  else io.out.write(inWords(rolled, plan, year, project, context));
  for (const { message, place } of wrong)
    io.err.write(`planwright: ${place.file}: ${say(message)}\n`);
  if (options.write !== true) {
    io.err.write(
      `${say({ zh: `没有写出；加 --write 写到 ${shown(folder)}`, en: `nothing was written; --write writes to ${shown(folder)}` })}\n`,
    );
    return wrong.length > 0 ? exitCodes.findings : exitCodes.clean;
  }
  const code = await writeNew(new Map(files.map(({ path, text }) => [path, text])), context);
  if (code !== exitCodes.clean) return code;
  io.err.write(
    `${say({ zh: `已写到 ${shown(folder)}；接下来：planwright check`, en: `written to ${shown(folder)}; next: planwright check` })}\n`,
  );
  return wrong.length > 0 ? exitCodes.findings : exitCodes.clean;
}

const kinds: Readonly<Record<RollKind, Wording>> = {
  head: { zh: "名称、年度、文号、日期、稿次", en: "names, year, number, date, stage" },
  year: { zh: "顺延一年", en: "moved on by the year" },
  day: { zh: "固定日期，待定", en: "fixed days, open now" },
  prose: { zh: "文中写着旧年度，请核对", en: "texts that name the old year" },
  done: { zh: "各单位都已完成", en: "done everywhere" },
  open: { zh: "还没有完成，结转", en: "not done: carried over" },
  unit: { zh: "单位已撤销，待定", en: "units that ended, open now" },
  target: { zh: "指标的目标，待定", en: "targets, open now" },
  former: { zh: "不带到新方案", en: "not taken along" },
};

function placeOf({ place }: RollChange, project: Project): string {
  const at = project.sources.position(place.file, place.start);
  return at === undefined ? place.file : `${place.file}:${at.line}:${at.column}`;
}

function inWords(
  { changes }: Rolled,
  plan: Plan,
  year: number,
  project: Project,
  { say }: CommandContext,
): string {
  const undecided = changes.filter((change) => change.undecided).length;
  const blocks = Object.entries(kinds).flatMap(([kind, heading]) => {
    const all = changes.filter((change) => change.kind === kind);
    if (all.length === 0) return [];
    const lines = all.map((change) => `  ${placeOf(change, project)} ${say(change.words)}`);
    return [`${say(heading)} (${all.length})`, ...lines];
  });
  const sum = {
    zh: `${plan.name} → ${year}：${changes.length} 处，其中 ${undecided} 处要人决定`,
    en: `${plan.name} → ${year}: ${changes.length} changes, ${undecided} of them to be decided`,
  };
  return `${[...blocks, say(sum)].join("\n")}\n`;
}

function asJson({ changes }: Rolled, files: readonly string[], project: Project): string {
  const told = changes.map((change) => ({
    kind: change.kind,
    place: placeOf(change, project),
    words: change.words,
    undecided: change.undecided,
  }));
  return `${JSON.stringify({ files, changes: told }, null, 2)}\n`;
}
