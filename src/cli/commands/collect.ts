import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Argument, InvalidArgumentError, Option } from "commander";
import fastGlob from "fast-glob";
import { type Collected, type CollectedFile, collect } from "../../collect/collect.ts";
import { noFile } from "../../collect/findings/files.ts";
import { holderNamed } from "../../collect/read/pages.ts";
import { readCollected } from "../../collect/read/read-file.ts";
import { given } from "../../given.ts";
import { isWordPackage } from "../../office/word/word-parts.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { collectedAsData, collectedFindings, collectedInWords } from "../collect/collected.ts";
import type { ReviewedFile } from "../collect/review/read-copies.ts";
import { type Loaded, writeUntilDone } from "../collect/write-until-done.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { loadProjects, reportOf } from "../projects.ts";
import {
  formatOption,
  ownFiles,
  problemWithSources,
  problemWithTargets,
  type ReportTarget,
  writeReports,
} from "../report-targets.ts";
import { dateOption } from "../shared-options.ts";

interface CommandOptions {
  readonly project?: string;
  readonly write?: true;
  readonly date?: CalendarDate;
  readonly unit?: string;
  readonly confirm?: ReadonlySet<number> | "all";
  readonly json?: true;
  readonly format?: readonly CollectTarget[];
  readonly accept?: ReadonlySet<number> | "all";
  readonly out?: string;
}

/** Reviewed copies are listed in a workbook too. */
type CollectTarget = ReportTarget | { readonly format: "xlsx"; readonly file: string };

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] 文件…", en: "[options] files…" }))
    .addArgument(
      new Argument(
        "<files...>",
        say({
          zh: "填好的跟踪表：.xlsx、.csv，或网页表导出的 .json；或审改过的文件：.docx",
          en: "filled-in sheets: .xlsx, .csv, or the .json that the HTML sheet exports; or reviewed copies of documents: .docx",
        }),
      ),
    )
    .option(
      "--project <folder>",
      say({
        zh: "项目的文件夹；默认当前文件夹",
        en: "the project's folder; the current one if not given",
      }),
    )
    .option(
      "--write",
      say({
        zh: "写入台账：progress/<单位>.plan；审改稿留痕的改动写进源文件",
        en: "write into the journal: progress/<unit>.plan; tracked changes of reviewed copies into the sources",
      }),
    )
    .addOption(
      dateOption(
        "--date <date>",
        say({
          zh: "表上没有填报日期的，按这一天；不写的按表里能看出的日子，看不出的不收",
          en: "the day of sheets that do not say theirs; if not given a day that they show, and those that show none are not taken",
        }),
        context,
      ),
    )
    .option(
      "--unit <unit>",
      say({
        zh: "是哪个单位交来的；其他单位的行不收",
        en: "who handed them in; rows of others are not taken",
      }),
    )
    .addOption(
      new Option(
        "--confirm <numbers>",
        say({
          zh: "确认待确认的行：号码用逗号隔开，或 all",
          en: "take rows that are to be confirmed: their numbers between commas, or all",
        }),
      ).argParser((value: string): ReadonlySet<number> | "all" => {
        if (value === "all") return "all";
        if (!/^\d+(?:[,，、]\d+)*$/.test(value))
          throw new InvalidArgumentError(say({ zh: "写成 1,3 或 all。", en: "Write 1,3 or all." }));
        return new Set(value.split(/[,，、]/).map(Number));
      }),
    )
    .addOption(
      new Option(
        "--accept <numbers>",
        say({
          zh: "审改稿：只写采纳的改动，号码用逗号隔开（1,3-5），或 all（未留痕的也写）",
          en: "of reviewed copies: write only what is accepted, numbers between commas (1,3-5), or all (untracked edits too)",
        }),
      ).argParser((value: string): ReadonlySet<number> | "all" => {
        const numbers = value === "all" ? value : readNumbers(value);
        if (numbers === undefined)
          throw new InvalidArgumentError(
            say({ zh: "写成 1,3-5 或 all。", en: "Write 1,3-5 or all." }),
          );
        return numbers;
      }),
    )
    .option(
      "--out <folder>",
      say({
        zh: "审改稿：印发时 build 写入的文件夹，里面有印发记录；默认与 build 相同",
        en: "of reviewed copies: the folder that build wrote to, where the record lies; as build has it if not given",
      }),
    )
    .addOption(targetOption(context))
    .option("--json", say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .action(async (files: readonly string[], options: CommandOptions) => {
      context.finish(await collectFiles(files, options, context));
    });
};

/** `1,3-5` as numbers; undefined where it is not that. */
function readNumbers(value: string): ReadonlySet<number> | undefined {
  if (!/^\d{1,6}(?:-\d{1,6})?(?:[,，、]\d{1,6}(?:-\d{1,6})?)*$/.test(value)) return undefined;
  const numbers = value.split(/[,，、]/).flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from(
      { length: Math.max(0, Math.min(to - from + 1, 100_000)) },
      (_, at) => from + at,
    );
  });
  return new Set(numbers);
}

/** `--format`, with workbooks in files. */
function targetOption(context: CommandContext): Option {
  const option = formatOption(context);
  const usual = option.parseArg;
  return option.argParser((word: string, before: readonly CollectTarget[] | undefined) => {
    const [, file] = /^xlsx=([\s\S]+)$/.exec(word) ?? [];
    if (file === undefined) return usual?.(word, before);
    return [...(before ?? []), { format: "xlsx" as const, file }];
  });
}

/** A file as it was handed in: a document that was reviewed, a table, or what could not be opened. */
type HandedIn =
  | { readonly type: "document"; readonly document: ReviewedFile }
  | { readonly type: "table" | "unread"; readonly file: CollectedFile };

async function readHandedIn(path: string, context: CommandContext): Promise<HandedIn> {
  const bytes = await bytesAt(path, context);
  if (bytes === undefined) return { type: "unread", file: await unreadAt(path, context) };
  return isReviewed(path, bytes)
    ? { type: "document", document: { file: path, bytes } }
    : { type: "table", file: await readCollected(path, bytes) };
}

async function collectFiles(
  paths: readonly string[],
  options: CommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, say } = context;
  const complain = (zh: string, en: string) => {
    io.err.write(`planwright: ${say({ zh, en })}\n`);
    return exitCodes.usage;
  };
  const targets = options.format ?? [];
  const onScreen = targets.some(({ file }) => file === undefined);
  const wrong = problemWithTargets(targets, io.cwd);
  if (wrong !== undefined) return complain(wrong.zh, wrong.en);
  if (onScreen && options.json === true)
    return complain(
      "标准输出只能写一种格式；报告请写“格式=文件”",
      "standard output takes one format; write FORMAT=FILE for the report",
    );
  const today = io.today();
  if (options.date !== undefined && options.date > today)
    return complain("--date 还没有到", "--date has not come yet");
  const load = async () => {
    const projects = await loadProjects([options.project ?? "."], context);
    if (projects === undefined) return exitCodes.usage;
    const [project, other] = projects;
    if (project === undefined || other !== undefined)
      return complain(
        "这里有几个项目，用 --project 说明是哪一个",
        "there are several projects here; say which with --project",
      );
    if (!project.configured)
      return complain(
        "项目的配置有错，先运行 check",
        "the project's configuration is wrong; run check first",
      );
    const unit = options.unit === undefined ? undefined : holderNamed(options.unit, project.model);
    if (options.unit !== undefined && unit === undefined)
      return complain(`没有单位“${options.unit}”`, `there is no unit “${options.unit}”`);
    return { project, unit };
  };
  const loaded = await load();
  if (typeof loaded === "number") return loaded;
  const named = await filesNamed(paths, io.cwd);
  const own = ownFiles([loaded.project], io.cwd);
  const over = problemWithSources(targets, [...named, ...own], io.cwd);
  if (over !== undefined) return complain(over.zh, over.en);
  const handedIn: HandedIn[] = [];
  for (const path of named) handedIn.push(await readHandedIn(path, context));
  const reviewed = handedIn.flatMap((one) => (one.type === "document" ? [one.document] : []));
  if (reviewed.length > 0 && handedIn.every(({ type }) => type !== "table")) {
    const findings = handedIn.flatMap((one) => (one.type === "unread" ? one.file.findings : []));
    if (options.accept !== undefined && options.write !== true)
      return complain("--accept 要和 --write 一起用", "--accept goes with --write");
    const again = async () => {
      const next = await load();
      return typeof next === "number" ? next : next.project;
    };
    const { collectReviewed } = await import("../collect/review/collect-reviewed.ts");
    const { accept: accepted, out, json = false, write = false } = options;
    return collectReviewed(
      reviewed,
      loaded.project,
      again,
      { accepted, out, json, write, targets, findings },
      context,
    );
  }
  // Beside sheets a document is what was handed in by mistake.
  const files = await Promise.all(
    handedIn.map((one) =>
      one.type === "document" ? readCollected(one.document.file, one.document.bytes) : one.file,
    ),
  );
  if (options.accept !== undefined)
    return complain("--accept 是给审改稿用的", "--accept is for reviewed copies");
  const reports = targets.filter((target): target is ReportTarget => target.format !== "xlsx");
  if (reports.length < targets.length)
    return complain("xlsx 是给审改稿用的", "xlsx is for reviewed copies");
  const judge = ({ project, unit }: Loaded, confirmed: CommandOptions["confirm"]) =>
    collect(files, project.model, {
      today,
      ...given({
        date: options.date,
        unit,
        confirmed,
        columns: project.configuration.sheetColumns,
      }),
      lights: project.configuration.lights,
      textOf: (file) => project.files.find((one) => one.file.path === file)?.file.text,
    });
  const first = judge(loaded, options.confirm);
  const written =
    options.write === true
      ? await writeUntilDone(loaded, first, load, judge, options.confirm, context)
      : { project: loaded.project, collected: first, done: undefined };
  if (typeof written === "number") return written;
  const { project, collected, done } = written;
  if (!onScreen)
    io.out.write(
      options.json === true
        ? collectedAsData(collected, done?.written)
        : collectedInWords(collected, done?.written, context),
    );
  const findings = collectedFindings(collected, done?.written);
  const reported = await writeReports(
    reports,
    (screen) => ({
      ...reportOf([project], context, screen),
      findings,
      suppressed: [],
      files: files.map(({ file }) => file),
    }),
    context,
  );
  return worst([codeOf(collected), done?.code ?? exitCodes.clean, reported]);
}

function codeOf({ findings, questions }: Collected): ExitCode {
  const rejected = findings.some(({ severity }) => severity !== "note");
  return rejected || questions.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** What a folder is searched for: sheets, and what is handed in for them by mistake. */
const HANDED_IN = "*.{xlsx,csv,json,xls,et}";

/** The files that arguments name, in their order: those of folders and of globs that the shell left as they are. */
async function filesNamed(paths: readonly string[], cwd: string): Promise<ReadonlySet<string>> {
  const named = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(resolve(cwd, path)).catch(() => undefined);
      if (found?.isDirectory() === true) {
        const search = { cwd: resolve(cwd, path), caseSensitiveMatch: false };
        const sheets = await fastGlob(HANDED_IN, search);
        // A folder of reviewed copies has no sheets in it; beside sheets a document is the notice that sent them out.
        const inside = sheets.length > 0 ? sheets : await fastGlob("*.{docx,docm}", search);
        return inside.sort().map((name) => join(path, name));
      }
      if (found !== undefined || !fastGlob.isDynamicPattern(path)) return [path];
      const matched = await fastGlob(path.replaceAll("\\", "/"), { cwd });
      return matched.length === 0 ? [path] : matched.sort();
    }),
  );
  return new Set(named.flat());
}

/** Whether a file is a document and no sheet, by what it is and what it calls itself. */
function isReviewed(path: string, bytes: Uint8Array): boolean {
  return /\.(?:docx|docm|dotx|doc|wps|rtf|odt)$/i.test(path) || isWordPackage(bytes);
}

async function bytesAt(path: string, { io }: CommandContext): Promise<Uint8Array | undefined> {
  const absolute = resolve(io.cwd, path);
  const found = await stat(absolute).catch(() => undefined);
  return found?.isFile() === true && found.size < 100_000_000
    ? readFile(absolute).catch(() => undefined)
    : undefined;
}

async function unreadAt(path: string, { io }: CommandContext): Promise<CollectedFile> {
  const found = await stat(resolve(io.cwd, path)).catch(() => undefined);
  const message =
    found === undefined
      ? { zh: "没有这个文件", en: "there is no such file" }
      : found.isFile()
        ? { zh: "读不了这个文件，或者太大", en: "the file cannot be read, or is too large" }
        : { zh: "不是文件", en: "it is no file" };
  return { file: path, sheets: [], findings: [noFile.at({ file: path }, message)] };
}
