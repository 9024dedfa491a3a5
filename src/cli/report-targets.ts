import { realpathSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Wording } from "../findings/finding.ts";
import { isInside } from "../project/places.ts";
import type { Project } from "../project/project.ts";
import { CONFIGURATION_FILE } from "../project/settings/settings.ts";
import { sideFiles } from "../project/side-files.ts";
import { limited } from "../reports/limited.ts";
import type { ReportData } from "../reports/report.ts";
import {
  isReportFormat,
  type ReportFormat,
  reporters,
  reportFormats,
} from "../reports/reporters.ts";
import type { CommandContext } from "./command-context.ts";
import { type ExitCode, worst } from "./exit-codes.ts";
import { plainScreen, type Screen } from "./io.ts";
import { writeOrTell } from "./write-or-tell.ts";

/** A report to make: on standard output, or in a file. */
export interface ReportTarget {
  readonly format: ReportFormat;
  /** As given on the command line; standard output if there is none. */
  readonly file?: string;
}

/** Where the command line asks for no report in particular. */
export const usualTargets: readonly ReportTarget[] = [{ format: "text" }];

/** `--format NAME` and `--format NAME=FILE`, any number of times. */
export function formatOption(context: CommandContext): Option {
  return new Option(
    "--format <format>",
    context.say({
      zh: `报告的格式（${reportFormats.join("、")}）；写“格式=文件”则写入文件；可以重复；默认 text`,
      en: `the format of the report (${reportFormats.join(", ")}); FORMAT=FILE writes it to a file; may be repeated; text if not given`,
    }),
  ).argParser((word: string, before: readonly ReportTarget[] | undefined) => [
    ...(before ?? []),
    readTarget(word),
  ]);
}

/** `--report NAME=FILE`, any number of times: beside what a command prints on standard output. */
export function reportOption(context: CommandContext): Option {
  return new Option(
    "--report <format=file>",
    context.say({
      zh: `另把发现的问题写成报告（${reportFormats.join("、")}）；可以重复`,
      en: `write a report of what was found beside (${reportFormats.join(", ")}); may be repeated`,
    }),
  ).argParser((word: string, before: readonly ReportTarget[] | undefined) => {
    const target = readTarget(word);
    if (target.file === undefined) throw new InvalidArgumentError("FORMAT=FILE is needed.");
    return [...(before ?? []), target];
  });
}

/** @throws InvalidArgumentError where no format of that name is */
function readTarget(word: string): ReportTarget {
  const equals = word.indexOf("=");
  const format = equals < 0 ? word : word.slice(0, equals);
  if (!isReportFormat(format)) {
    throw new InvalidArgumentError(`Allowed choices are ${reportFormats.join(", ")}.`);
  }
  return equals < 0 ? { format } : { format, file: word.slice(equals + 1) };
}

/** What stands against making these reports together; undefined if nothing does. */
export function problemWithTargets(
  targets: readonly { readonly file?: string }[],
  cwd: string,
): Wording | undefined {
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    return {
      zh: "标准输出只能写一种格式；其余的请写“格式=文件”",
      en: "standard output takes one format; write FORMAT=FILE for the others",
    };
  }
  const files = targets.flatMap(({ file }) => file ?? []);
  if (files.includes("")) {
    return {
      zh: "--format 的“=”后面缺少文件名",
      en: "--format lacks the file's name behind “=”",
    };
  }
  const twice = files.find((file, index) =>
    files.slice(0, index).some((other) => resolve(cwd, other) === resolve(cwd, file)),
  );
  if (twice === undefined) return undefined;
  return {
    zh: `两种格式不能写入同一个文件“${twice}”`,
    en: `two formats cannot go to one file, “${twice}”`,
  };
}

/** Where a path leads, through links. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The files of projects that people write, absolute: sources, tables, pictures, plug-ins, templates, baselines. */
export function ownFiles(projects: readonly Project[], cwd: string): readonly string[] {
  return projects.flatMap(({ files, folder, configuration }) => [
    ...files.map(({ file }) => resolve(cwd, file.path)),
    ...sideFiles(files, cwd),
    ...configuration.plugins.map((plugin) => resolve(folder, plugin)),
    ...[configuration.baseline, configuration.templates].filter((path) => path !== undefined),
  ]);
}

/** A target that would write over one of these files (paths from the current folder), or over what looks like a source. */
export function problemWithSources(
  targets: readonly { readonly file?: string }[],
  files: readonly string[],
  cwd: string,
): Wording | undefined {
  const own = files.map((path) => realPath(resolve(cwd, path)));
  // With a wrong configuration nobody knows its sources: what looks like one is left alone.
  const isOver = (file: string) => {
    const path = realPath(resolve(cwd, file));
    return (
      own.some((one) => isInside(path, one)) ||
      extname(path) === ".plan" ||
      basename(path) === CONFIGURATION_FILE
    );
  };
  const over = targets.find(({ file }) => file !== undefined && isOver(file))?.file;
  if (over === undefined) return undefined;
  return {
    zh: `报告不能写入项目自己的文件“${over}”`,
    en: `a report cannot be written over the project's own “${over}”`,
  };
}

/**
 * Makes the reports, files first.
 * @param reportFor what was found, for a screen of that kind: files have no colour
 * @returns `environment` where a file cannot be written; that has been said then
 */
export async function writeReports(
  targets: readonly ReportTarget[],
  reportFor: (screen: Pick<Screen, "colour" | "columns">) => ReportData,
  context: CommandContext,
): Promise<ExitCode> {
  const { cwd, out } = context.io;
  const codes: ExitCode[] = [];
  for (const { format, file } of targets) {
    if (file === undefined) continue;
    const reporter = await reporters[format]();
    codes.push(
      await writeOrTell(resolve(cwd, file), reporter(limited(reportFor(plainScreen))), context),
    );
  }
  for (const { format, file } of targets) {
    if (file === undefined) out.write((await reporters[format]())(limited(reportFor(out))));
  }
  return worst(codes);
}
