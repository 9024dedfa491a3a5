import { Argument, InvalidArgumentError, Option } from "commander";
import { readDate } from "../syntax/written.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { CommandContext } from "./command-context.ts";

/** The sources that a command works on. */
export function pathsArgument(context: CommandContext): Argument {
  return new Argument(
    "[paths...]",
    context.say({
      zh: "文件、文件夹或通配路径；默认当前文件夹",
      en: "files, folders or globs; the current folder if there are none",
    }),
  );
}

/** The severity that makes the exit code 1. */
export function failOnOption(context: CommandContext): Option {
  return new Option(
    "--fail-on <severity>",
    context.say({
      zh: "达到哪一级的问题时退出码为 1；默认 error",
      en: "the severity from which on the exit code is 1; error if not given",
    }),
  ).choices(["error", "warning", "note"]);
}

/** What documents are judged as. */
export function profileOption(context: CommandContext): Option {
  return new Option(
    "--profile <profile>",
    context.say({
      zh: "按草稿还是按印发来查；默认看每份文件自己：有通知印发、写了日期的按印发",
      en: "judge as drafts or as issued; if not given each document by itself: one that a dated notice issues as issued",
    }),
  ).choices(["draft", "issue"]);
}

/** The number of warnings that the exit code 0 allows. */
export function maxWarningsOption(context: CommandContext): Option {
  return new Option(
    "--max-warnings <count>",
    context.say({
      zh: "警告多于此数时退出码为 1；默认不限",
      en: "the exit code is 1 where there are more warnings; any number if not given",
    }),
  ).argParser((value: string): number => {
    if (!/^\d+$/.test(value)) throw new InvalidArgumentError("Allowed choices are 0, 1, 2 ….");
    return Number(value);
  });
}

/** How many findings reports list. */
export function maxFindingsOption(context: CommandContext): Option {
  return new Option(
    "--max-findings <count>",
    context.say({
      zh: "报告最多列出多少个问题；默认 1000，退出码算全部",
      en: "how many findings reports list; 1000 if not given, the exit code counts all",
    }),
  ).argParser((value: string): number => {
    if (!/^[1-9]\d{0,8}$/.test(value))
      throw new InvalidArgumentError("Allowed choices are 1, 2, 3 ….");
    return Number(value);
  });
}

/** The units that a command is about. */
export function unitOption(context: CommandContext): Option {
  return new Option(
    "--unit <unit>",
    context.say({
      zh: "只要这些单位的；可重复，或用逗号隔开",
      en: "these units only; repeat it or use commas",
    }),
  ).argParser((value: string, previous: readonly string[] | undefined): readonly string[] => [
    ...(previous ?? []),
    ...value
      .split(/[,，、]/)
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ]);
}

/** An option that takes a date, written as plans write it. */
export function dateOption(flags: string, description: string, context: CommandContext): Option {
  return new Option(flags, description).argParser((value: string): CalendarDate => {
    const day = readDate(value);
    if (day === undefined)
      throw new InvalidArgumentError(
        context.say({ zh: "日期写成 2015-09-30。", en: "A date reads 2015-09-30." }),
      );
    return day;
  });
}

/** The day whose state is shown. */
export function asOfOption(context: CommandContext): Option {
  return dateOption(
    "--as-of <date>",
    context.say({
      zh: "看哪一天的情况，如 2015-09-30；默认今天，年度已过的方案看年末或最后一次记录",
      en: "the day whose state is shown, such as 2015-09-30; today if not given, for a plan that is over its end or its last entry",
    }),
    context,
  );
}
