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
import { asOfOption, dateOption, pathsArgument, unitOption } from "../shared-options.ts";
import { writeOrTell } from "../write-or-tell.ts";

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

/** Appends to the project's file of orders; what stands in it stays as it is, byte by byte. */
async function append(
  project: Project,
  source: string,
  context: CommandContext,
): Promise<ExitCode> {
  const path = join(project.folder, FILE);
  const before = await readFile(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === "ENOENT") return Buffer.alloc(0);
    throw thrown;
  });
  const gap = before.length === 0 ? "" : before.at(-1) === 0x0a ? "\n" : "\n\n";
  const added = Buffer.from(gap + source);
  const text = Buffer.concat([before, added]).toString("utf8");
  const shown = shownPath(path, context.io.cwd);
  const others = project.files.filter(({ file }) => file.path !== shown);
  const files = [...others, readSource({ path: shown, text })];
  const { findings } = compile(files, await compileOptions(project.configuration, files));
  const wrong = findings.filter(
    ({ severity, place }) => severity === "error" && place.file === shown,
  );
  const { err, out } = context.io;
  if (wrong.length > 0) {
    const what = wrong.map(({ message }) => context.say(message)).join("; ");
    err.write(
      `planwright: ${context.say({ zh: `没有写入 ${shown}：${what}`, en: `${shown} was not written: ${what}` })}\n`,
    );
    return exitCodes.findings;
  }
  const code = await writeOrTell(path, Buffer.concat([before, added]), context);
  if (code === exitCodes.clean)
    out.write(`${context.say({ zh: `已写入 ${shown}`, en: `written to ${shown}` })}\n`);
  return code;
}

async function supervise(
  paths: readonly string[],
  options: SuperviseOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const projects = await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  let code: ExitCode = exitCodes.clean;
  for (const project of projects) {
    const orders = project.model.plans.flatMap((plan) =>
      project.asksFor(plan.entry.file) ? ordersFor(plan, project, options, context) : [],
    );
    const source = orders.map(orderSource).join("\n");
    if (source === "") {
      context.io.out.write(
        `${context.say({ zh: "没有需要督办的任务", en: "There is nothing to order" })}\n`,
      );
      continue;
    }
    context.io.out.write(source);
    if (options.write === true) {
      const written = await append(project, source, context);
      if (written !== exitCodes.clean) code = written;
    }
  }
  return code;
}
