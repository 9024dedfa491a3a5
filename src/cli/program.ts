import { Command, Help, Option } from "commander";
import type { Language, Wording } from "../findings/finding.ts";
import { screenWidth } from "../findings/width.ts";
import type { CommandContext } from "./command-context.ts";
import { commands } from "./commands.ts";

const headings: Readonly<Record<string, Wording>> = {
  "Usage:": { zh: "用法：", en: "Usage:" },
  "Arguments:": { zh: "参数：", en: "Arguments:" },
  "Options:": { zh: "选项：", en: "Options:" },
  "Global Options:": { zh: "通用选项：", en: "Options of every command:" },
  "Commands:": { zh: "命令：", en: "Commands:" },
};

const epilog: Wording = {
  zh: `
退出码：0 没有问题；1 有问题；2 用法或配置不对；3 本机缺少所需（如浏览器）；70 planwright 自身的缺陷。
示例：
  planwright init 我的方案 --lang zh
  planwright check 我的方案
  planwright build 我的方案`,
  en: `
Exit codes: 0 clean; 1 findings; 2 usage or configuration; 3 something missing on this computer, such as a browser; 70 a defect of planwright.
Examples:
  planwright init my-plan --lang en
  planwright check my-plan
  planwright build my-plan`,
};

/** Help in our language, in columns that are right under double-width characters. */
class OurHelp extends Help {
  readonly #language: Language;

  constructor(language: Language) {
    super();
    this.#language = language;
    this.showGlobalOptions = true;
  }

  override styleTitle(title: string): string {
    return headings[title]?.[this.#language] ?? title;
  }

  override displayWidth(text: string): number {
    return screenWidth(text);
  }

  override optionDescription(option: Option): string {
    return withChoices(option.description, option.argChoices, this.#language);
  }
}

function withChoices(
  description: string,
  choices: readonly string[] | undefined,
  language: Language,
): string {
  if (choices === undefined) return description;
  return language === "zh"
    ? `${description}（${choices.join("、")}）`
    : `${description} (${choices.join(", ")})`;
}

/**
 * Makes the command line: every command with its summary, and the options of those that the words
 * of the command line name.
 */
export async function makeProgram(
  argv: readonly string[],
  version: string,
  context: CommandContext,
): Promise<Command> {
  const program = configured(new Command("planwright"), context);
  program
    .description(
      context.say({
        zh: "以文本起草、检查、印发计划",
        en: "Draft, check and issue a plan as text",
      }),
    )
    .usage(context.say({ zh: "<命令> [选项]", en: "<command> [options]" }))
    .version(version, "-V, --version", context.say({ zh: "显示版本", en: "show the version" }))
    .addOption(
      new Option(
        "--lang <language>",
        context.say({ zh: "提示所用的语言", en: "the language of messages" }),
      ).choices(["zh", "en"]),
    )
    .helpCommand(
      "help [command]",
      context.say({ zh: "显示命令的用法", en: "show how a command is used" }),
    )
    .addHelpText("after", context.say(epilog));
  for (const row of commands) {
    const command = configured(program.command(row.name), context);
    command.description(context.say(row.summary));
    if (argv.includes(row.name)) (await row.load()).define(command, context);
  }
  return program;
}

function configured(command: Command, context: CommandContext): Command {
  command.createHelp = () => new OurHelp(context.language);
  const { out, err } = context.io;
  return command
    .exitOverride()
    .helpOption("-h, --help", context.say({ zh: "显示用法", en: "show this help" }))
    .configureOutput({
      writeOut: (text) => out.write(text),
      // Errors come as exceptions and are said in our own words; help after an error is talk.
      writeErr: (text) => err.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => out.columns,
      getErrHelpWidth: () => err.columns,
      getOutHasColors: () => out.colour,
      getErrHasColors: () => err.colour,
    });
}
