import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { given } from "../../given.ts";
import { compile } from "../../model/compile.ts";
import type { Plan } from "../../model/model.ts";
import { isAskedFor } from "../../model/organization/parties.ts";
import { compileOptions } from "../../project/compile-options.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { readSource } from "../../syntax/read-source.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { isUnit, type NewOrder, orderFor, orderSource } from "../../tracking/order.ts";
import { trackPlan } from "../../tracking/tracked-rows.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { loadProjects } from "../projects.ts";
import { changedMeanwhile, MOST_TRIES, rewrite } from "../rewrite.ts";
import { asOfOption, dateOption, pathsArgument, unitOption } from "../shared-options.ts";

interface SuperviseOptions {
  readonly asOf?: CalendarDate;
  readonly replyBy?: CalendarDate;
  readonly unit?: readonly string[];
  readonly light: string;
  readonly write?: true;
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .addOption(unitOption(context))
    .addOption(asOfOption(context))
    .addOption(
      new Option(
        "--light <light>",
        say({
          zh: "督办亮这种灯或更重的灯的任务；默认 yellow",
          en: "order rows with this light or a worse one; yellow if not given",
        }),
      ).default("yellow"),
    )
    .addOption(
      dateOption(
        "--reply-by <date>",
        say({ zh: "何时前回复；默认 10 天后", en: "answer by this day; in ten days if not given" }),
        context,
      ),
    )
    .option(
      "--write",
      say({
        zh: "写入项目的 supervision.plan",
        en: "write them into the project's supervision.plan",
      }),
    )
    .action(async (paths: readonly string[], options: SuperviseOptions) => {
      context.finish(await supervise(paths, options, context));
    });
};

const FILE = "supervision.plan";

function weightOf(project: Project, light: string, context: CommandContext): number {
  const { palette } = project.configuration.lights;
  const known = palette[light];
  if (known !== undefined) return known.weight;
  throw new InvalidArgumentError(
    context.say({
      zh: `没有叫“${light}”的灯，可以是 ${Object.keys(palette).join(", ")}。`,
      en: `There is no light “${light}”; there are ${Object.keys(palette).join(", ")}.`,
    }),
  );
}

/** The orders that are due for a plan, one a unit, numbered on. */
function ordersFor(
  plan: Plan,
  project: Project,
  options: SuperviseOptions,
  context: CommandContext,
): readonly NewOrder[] {
  const { model, configuration } = project;
  const date = options.asOf ?? context.io.today();
  const { lights } = configuration;
  const weight = weightOf(project, options.light, context);
  const rows = trackPlan(plan, model, date, lights);
  const issuers = new Set(
    [plan.issuers, plan.notice?.signedBy].flatMap(
      (list) => list?.parties.map(({ holder }) => holder) ?? [],
    ),
  );
  const units = [...new Set(rows.map(({ holder }) => holder))]
    .filter(isUnit)
    // Who issued the plan gives orders and gets none.
    .filter((unit) => !issuers.has(unit))
    .filter((unit) => isAskedFor(unit, options.unit ?? []));
  const orders = units.flatMap(
    (unit) =>
      orderFor(unit, plan, rows, model.journal, {
        date,
        lights,
        weight,
        ...given({ replyBy: options.replyBy }),
      }) ?? [],
  );
  return orders.map((order, index) => ({ ...order, number: order.number + index }));
}

/**
 * Prints orders and appends them to the project's file of orders; what stands in it stays as it is, byte by byte.
 * @param outside texts of such files that are not in their projects, as they were met
 * @returns undefined where somebody saved the file since the project was read: nothing was printed then
 */
async function append(
  project: Project,
  source: string,
  outside: Map<string, string>,
  { io, say }: CommandContext,
): Promise<ExitCode | undefined> {
  const path = join(project.folder, FILE);
  const shown = shownPath(path, io.cwd);
  const others = project.files.filter(({ file }) => file.path !== shown);
  const own = project.files.find(({ file }) => file.path === shown)?.file.text;
  // One that the project leaves out is added to as well; it may have been made since the project was read.
  const before = own ?? (await readFile(path, "utf8").catch(() => undefined));
  if (own === undefined && before !== undefined && outside.get(path) !== before) {
    outside.set(path, before);
    return undefined;
  }
  const gap = before === undefined || before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const text = `${before ?? ""}${gap}${source}`;
  const files = [...others, readSource({ path: shown, text })];
  const { findings } = compile(files, await compileOptions(project.configuration, files));
  const wrong = findings.filter(
    ({ severity, place }) => severity === "error" && place.file === shown,
  );
  if (wrong.length > 0) {
    io.out.pass(source);
    const what = wrong.map(({ message }) => say(message)).join("; ");
    io.err.write(
      `planwright: ${say({ zh: `没有写入 ${shown}：${what}`, en: `${shown} was not written: ${what}` })}\n`,
    );
    return exitCodes.findings;
  }
  const outcome = await rewrite(path, shown, before, text);
  if (outcome.type === "changed") return undefined;
  io.out.pass(source);
  if (outcome.type === "failed") {
    io.err.write(`planwright: ${say(outcome.reason)}\n`);
    return exitCodes.environment;
  }
  io.out.write(`${say({ zh: `已写入 ${shown}`, en: `written to ${shown}` })}\n`);
  return exitCodes.clean;
}

/**
 * The orders of a project, on the screen and in its file.
 * @returns undefined where its file was saved by somebody else meanwhile: nothing was said yet
 */
async function superviseProject(
  project: Project,
  options: SuperviseOptions,
  outside: Map<string, string>,
  context: CommandContext,
): Promise<ExitCode | undefined> {
  const { out } = context.io;
  const orders = project.model.plans.flatMap((plan) =>
    project.asksFor(plan.entry.file) ? ordersFor(plan, project, options, context) : [],
  );
  const source = orders.map(orderSource).join("\n");
  if (source === "") {
    out.write(`${context.say({ zh: "没有需要督办的任务", en: "There is nothing to order" })}\n`);
    return exitCodes.clean;
  }
  if (options.write !== true) {
    out.write(source);
    return exitCodes.clean;
  }
  return append(project, source, outside, context);
}

async function supervise(
  paths: readonly string[],
  options: SuperviseOptions,
  context: CommandContext,
): Promise<ExitCode> {
  let projects = await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  let code: ExitCode = exitCodes.clean;
  const outside = new Map<string, string>();
  for (let index = 0; index < projects.length; index += 1) {
    let written: ExitCode | undefined;
    for (let tries = 0; written === undefined && tries < MOST_TRIES; tries += 1) {
      const project: Project | undefined = projects[index];
      if (project === undefined) break;
      written = await superviseProject(project, options, outside, context);
      if (written !== undefined) continue;
      const again = await loadProjects(paths, context);
      if (again === undefined) return exitCodes.usage;
      projects = again;
    }
    if (written === undefined) {
      context.io.err.write(`planwright: ${context.say(changedMeanwhile(FILE))}\n`);
      written = exitCodes.environment;
    }
    if (written !== exitCodes.clean) code = written;
  }
  return code;
}
