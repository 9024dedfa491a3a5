import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Language } from "../../findings/finding.ts";
import { packageRoot } from "../../output/package-root.ts";
import { isInside, shownPath } from "../../project/places.ts";
import { CONFIGURATION_FILE } from "../../project/settings/settings.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { writeNew } from "../write-or-tell.ts";

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [文件夹]", en: "[options] [folder]" }))
    .argument(
      "[folder]",
      say({
        zh: "新项目的文件夹；默认当前文件夹",
        en: "the folder of the new project; the current one if not given",
      }),
    )
    .addHelpText(
      "after",
      say({
        zh: "\n项目的语言由 --lang 决定；已有同名文件时什么也不写。",
        en: "\n--lang decides the language of the project; nothing is written where a file of the same name exists.",
      }),
    )
    .action(async (folder: string | undefined) => {
      context.finish(await init(folder ?? ".", context));
    });
};

/** Writes a small project that checks clean and builds. */
async function init(argument: string, context: CommandContext): Promise<ExitCode> {
  const { cwd, err, out } = context.io;
  const folder = resolve(cwd, argument);
  const files = starterFiles(folder, context.language);
  const code = await writeNew(files, context, (path) => out.write(`${shownPath(path, cwd)}\n`));
  if (code !== exitCodes.clean) return code;
  const shown = shownPath(folder, cwd);
  err.write(
    `${context.say({
      zh: `接下来：planwright check ${shown}，planwright build ${shown}`,
      en: `next: planwright check ${shown}, planwright build ${shown}`,
    })}\n`,
  );
  return exitCodes.clean;
}

/** The files of a new project: absolute path → content. */
function starterFiles(folder: string, language: Language): ReadonlyMap<string, string> {
  const starter = join(packageRoot(), "templates", "project", language);
  const configuration = { $schema: schemaFrom(folder), locale: language, language };
  return new Map([
    [join(folder, CONFIGURATION_FILE), `${JSON.stringify(configuration, null, 2)}\n`],
    ...readdirSync(starter)
      .sort()
      .map((name): [string, string] => [
        join(folder, name),
        readFileSync(join(starter, name), "utf8"),
      ]),
  ]);
}

/** Where an editor finds the JSON Schema, from the project's folder. */
function schemaFrom(folder: string): string {
  const schema = ["src", "project", "configuration.schema.json"];
  const root = packageRoot();
  const modules = dirname(root);
  const installedAbove =
    modules.endsWith(`${sep}node_modules`) && isInside(folder, dirname(modules));
  const path = installedAbove ? relative(folder, join(root, ...schema)) : "";
  const way =
    path === "" ? ["node_modules", "planwright", ...schema].join("/") : path.split(sep).join("/");
  return way.startsWith(".") ? way : `./${way}`;
}
