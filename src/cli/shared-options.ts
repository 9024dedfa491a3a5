import { Argument, Option } from "commander";
import type { Context } from "./context.ts";

/** The sources that a command works on. */
export function pathsArgument(context: Context): Argument {
  return new Argument(
    "[paths...]",
    context.say({
      zh: "文件、文件夹或通配路径；默认当前文件夹",
      en: "files, folders or globs; the current folder if there are none",
    }),
  );
}

/** The severity that makes the exit code 1. */
export function failOnOption(context: Context): Option {
  return new Option(
    "--fail-on <severity>",
    context.say({
      zh: "达到哪一级的问题时退出码为 1；默认 error",
      en: "the severity from which on the exit code is 1; error if not given",
    }),
  ).choices(["error", "warning", "note"]);
}
