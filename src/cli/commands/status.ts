import { InvalidArgumentError, Option } from "commander";
import { given } from "../../given.ts";
import type { Plan } from "../../model/model.ts";
import { isAskedFor } from "../../model/organization/parties.ts";
import type { Project } from "../../project/project.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { answersIn, closedBy, findRound, type Round, roundOn } from "../../tracking/rounds.ts";
import { trackPlan } from "../../tracking/tracked-rows.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { loadProjects } from "../projects.ts";
import { asOfOption, pathsArgument, unitOption } from "../shared-options.ts";
import { type Grouping, groupings, type PlanStatus, statusAsData } from "../status/plan-status.ts";
import { roundInWords, statusInWords } from "../status/status-text.ts";

interface StatusOptions {
  readonly asOf?: CalendarDate;
  readonly by: Grouping;
  readonly unit?: readonly string[];
  readonly missing?: true;
  readonly round?: string;
  readonly failOn?: string;
  readonly json?: true;
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .addOption(asOfOption(context))
    .addOption(
      new Option(
        "--by <grouping>",
        say({ zh: "按单位、目标还是到期月份汇总", en: "count by unit, goal or month due" }),
      )
        .choices(groupings)
        .default("unit"),
    )
    .addOption(unitOption(context))
    .option(
      "--missing",
      say({
        zh: "只列这一轮谁没有填报、谁迟报",
        en: "only who has not reported in the round, and who was late",
      }),
    )
    .addOption(
      new Option(
        "--round <round>",
        say({
          zh: "哪一轮填报，如 2015Q3；默认当前一轮",
          en: "the round, such as 2015Q3; the present one if not given",
        }),
      ),
    )
    .addOption(
      new Option(
        "--fail-on <light>",
        say({
          zh: "有亮这种灯或更重的灯的任务时退出码为 1，如 red",
          en: "exit with 1 if a row has this light or a worse one, such as red",
        }),
      ),
    )
    .option("--json", say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .action(async (paths: readonly string[], options: StatusOptions) => {
      context.finish(await status(paths, options, context));
    });
};

/** The plans that a dated notice issues; those that have rows where none of these has, all where none at all. */
function plansOf({ model, asksFor }: Project): readonly Plan[] {
  const plans = model.plans.filter(({ entry }) => asksFor(entry.file));
  const owes = ({ assignments }: Plan) => assignments.length > 0;
  const issued = plans.filter(({ notice }) => notice?.date !== undefined);
  if (issued.some(owes)) return issued;
  const shown = plans.filter((plan) => issued.includes(plan) || owes(plan));
  return shown.length > 0 ? shown : plans;
}

function roundAsked(plan: Plan, day: CalendarDate, word: string | undefined): Round | undefined {
  return word === undefined ? roundOn(plan, day) : findRound(plan, word);
}

/** What one plan looks like on the day. */
function statusOf(
  plan: Plan,
  { model, configuration }: Project,
  options: StatusOptions,
  context: CommandContext,
): PlanStatus {
  const day = options.asOf ?? usualDay(plan, model.journal, context.io.today());
  const { lights } = configuration;
  const rows = trackPlan(plan, model, day, lights).filter(({ holder }) =>
    isAskedFor(holder, options.unit ?? []),
  );
  const round = roundAsked(plan, day, options.round);
  const closed = round === undefined ? undefined : closedBy(round, model.journal, day);
  return {
    plan,
    model,
    day,
    lights,
    rows,
    ...(round === undefined
      ? {}
      : {
          round,
          answers: answersIn(round, model, day),
          ...given({ closed }),
        }),
  };
}

/** The weight from which on a light fails; a name that no palette has is a mistake of usage. */
function threshold(projects: readonly Project[], light: string, context: CommandContext): number {
  for (const { configuration } of projects) {
    const known = configuration.lights.palette[light];
    if (known !== undefined) return known.weight;
  }
  const names = projects.flatMap(({ configuration }) => Object.keys(configuration.lights.palette));
  throw new InvalidArgumentError(
    context.say({
      zh: `没有叫“${light}”的灯，可以是 ${[...new Set(names)].join(", ")}。`,
      en: `There is no light “${light}”; there are ${[...new Set(names)].join(", ")}.`,
    }),
  );
}

async function status(
  paths: readonly string[],
  options: StatusOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, err } = context.io;
  const projects = await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  if (projects.some(({ configured }) => !configured)) {
    err.write(
      `planwright: ${context.say({ zh: "配置有误，请先运行 planwright check", en: "the configuration is wrong: run planwright check" })}\n`,
    );
    return exitCodes.usage;
  }
  const broken = projects.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === "error"),
  );
  if (broken.length > 0) {
    err.write(
      `planwright: ${context.say({
        zh: `源文件有 ${broken.length} 个错误，下面的情况可能不全；请运行 planwright check`,
        en: `the sources have ${broken.length} errors, and what follows may lack something: run planwright check`,
      })}\n`,
    );
  }
  const limit =
    options.failOn === undefined ? undefined : threshold(projects, options.failOn, context);
  const all = projects.flatMap((project) =>
    plansOf(project).map((plan) => statusOf(plan, project, options, context)),
  );
  const lost = options.round !== undefined && all.every(({ round }) => round === undefined);
  if (lost) {
    err.write(
      `planwright: ${context.say({ zh: `没有“${options.round}”这一轮填报`, en: `there is no round “${options.round}”` })}\n`,
    );
    return exitCodes.usage;
  }
  const missing = options.missing === true;
  out.write(
    options.json === true
      ? `${JSON.stringify({ plans: all.map((one) => statusAsData(one, options.by)) }, null, 2)}\n`
      : all
          .map((one) =>
            missing ? roundInWords(one, context) : statusInWords(one, options.by, context),
          )
          .join("\n"),
  );
  if (missing && limit === undefined)
    return all.some(({ answers = [] }) => answers.some((one) => one.status === "missing"))
      ? exitCodes.findings
      : exitCodes.clean;
  const failed =
    limit !== undefined &&
    all.some(({ rows, lights }) =>
      rows.some(({ lit }) => (lights.palette[lit.light]?.weight ?? 0) >= limit),
    );
  return failed ? exitCodes.findings : exitCodes.clean;
}
