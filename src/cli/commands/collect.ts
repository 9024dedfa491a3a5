import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Argument, InvalidArgumentError, Option } from "commander";
import fastGlob from "fast-glob";
import {
  type Collected,
  type CollectedFile,
  collect,
  type ProposedChange,
} from "../../collect/collect.ts";
import { holderNamed } from "../../collect/pages.ts";
import { refusal } from "../../collect/raw.ts";
import { readCollected } from "../../collect/read-file.ts";
import { type ChangedFile, filesWith, holds, type WriteContext } from "../../collect/write.ts";
import type { Finding } from "../../diagnostics/finding.ts";
import { compile } from "../../model/compile.ts";
import type { CompileOptions } from "../../model/options.ts";
import { writeWhole } from "../../output/files.ts";
import { compileOptions } from "../../project/compile-options.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { readSource } from "../../syntax/read.ts";
import type { CalendarDate } from "../../time/calendar.ts";
import { collectedAsData, collectedInWords, type Written } from "../collected.ts";
import type { CommandModule, Context } from "../context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { fileNames } from "../file-names.ts";
import { loadProjects } from "../projects.ts";
import { dateOption } from "../shared-options.ts";

interface CommandOptions {
  readonly project?: string;
  readonly write?: true;
  readonly date?: CalendarDate;
  readonly unit?: string;
  readonly confirm?: ReadonlySet<number> | "all";
  readonly json?: true;
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] 文件…", en: "[options] files…" }))
    .addArgument(
      new Argument(
        "<files...>",
        say({
          zh: "填好的跟踪表：.xlsx、.csv，或网页表导出的 .json",
          en: "filled-in sheets: .xlsx, .csv, or the .json that the HTML sheet exports",
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
        zh: "写入台账：progress/<单位>.plan",
        en: "write into the journal: progress/<unit>.plan",
      }),
    )
    .addOption(
      dateOption(
        "--date <date>",
        say({
          zh: "表上没有填报日期的，按这一天；默认今天",
          en: "the day of sheets that do not say theirs; today if not given",
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
    .option("--json", say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .action(async (files: readonly string[], options: CommandOptions) => {
      context.finish(await collectFiles(files, options, context));
    });
};

async function collectFiles(
  paths: readonly string[],
  options: CommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { io, say } = context;
  const complain = (zh: string, en: string) => {
    io.err.write(`planwright: ${say({ zh, en })}\n`);
    return exitCodes.usage;
  };
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
  const { model } = project;
  const today = io.today();
  if (options.date !== undefined && options.date > today)
    return complain("--date 还没有到", "--date has not come yet");
  const unit = options.unit === undefined ? undefined : holderNamed(options.unit, model);
  if (options.unit !== undefined && unit === undefined)
    return complain(`没有单位“${options.unit}”`, `there is no unit “${options.unit}”`);
  const files: CollectedFile[] = [];
  for (const path of await filesNamed(paths, io.cwd)) files.push(await readAt(path, context));
  const { sheetColumns } = project.configuration;
  const collected = collect(files, model, {
    today,
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(unit === undefined ? {} : { unit }),
    ...(options.confirm === undefined ? {} : { confirmed: options.confirm }),
    ...(sheetColumns === undefined ? {} : { columns: sheetColumns }),
  });
  const done =
    options.write === true ? await write(collected.changes, project, context) : undefined;
  io.out.write(
    options.json === true
      ? collectedAsData(collected, done?.written)
      : collectedInWords(collected, done?.written, context),
  );
  return worst([codeOf(collected), done?.code ?? exitCodes.clean]);
}

function codeOf({ objections, questions }: Collected): ExitCode {
  const rejected = objections.some(({ kind }) => kind === "rejected");
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
        const inside = await fastGlob(HANDED_IN, {
          cwd: resolve(cwd, path),
          caseSensitiveMatch: false,
        });
        return inside.sort().map((name) => join(path, name));
      }
      if (found !== undefined || !fastGlob.isDynamicPattern(path)) return [path];
      const matched = await fastGlob(path.replaceAll("\\", "/"), { cwd });
      return matched.length === 0 ? [path] : matched.sort();
    }),
  );
  return new Set(named.flat());
}

async function readAt(path: string, { io }: Context): Promise<CollectedFile> {
  const absolute = resolve(io.cwd, path);
  const found = await stat(absolute).catch(() => undefined);
  if (found?.isFile() === true && found.size < 50_000_000) {
    const bytes = await readFile(absolute).catch(() => undefined);
    if (bytes !== undefined) return readCollected(path, bytes);
  }
  const message =
    found === undefined
      ? { zh: "没有这个文件", en: "there is no such file" }
      : found.isFile()
        ? { zh: "读不了这个文件，或者太大", en: "the file cannot be read, or is too large" }
        : { zh: "不是文件", en: "it is no file" };
  return { file: path, sheets: [], objections: [refusal(path, "no-file", message)] };
}

interface Done {
  readonly written: Written;
  readonly code: ExitCode;
}

const errorsIn = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === "error");

/** A compilation of the project with some texts in place of those that its files hold. */
function compiler(project: Project, options: CompileOptions) {
  return (texts: ReadonlyMap<string, string>) => {
    const known = new Set(project.files.map(({ file }) => file.path));
    const files = [
      ...project.files.map((syntax) => {
        const text = texts.get(syntax.file.path);
        return text === undefined ? syntax : readSource({ path: syntax.file.path, text });
      }),
      ...[...texts].flatMap(([path, text]) =>
        known.has(path) ? [] : [readSource({ path, text })],
      ),
    ];
    const { model, findings } = compile(files, options);
    return { model, findings, entries: files.flatMap(({ entries }) => entries.entries) };
  };
}

/** Writes changes into the journal; what would not read back as it was told is left out and named. */
async function write(
  changes: readonly ProposedChange[],
  project: Project,
  context: Context,
): Promise<Done> {
  if (changes.length === 0) return { written: { files: [], failed: [] }, code: exitCodes.clean };
  const { cwd } = context.io;
  const compileWith = compiler(project, await compileOptions(project.configuration, project.files));
  const sources = new Map(project.files.map(({ file }) => [file.path, file.text]));
  const names = new Map<string, string>();
  for (const { report } of changes) {
    const [name = "unit"] = fileNames([report.unit.id]);
    const path = join(project.folder, "progress", `${name}.plan`);
    const shown = shownPath(path, cwd);
    names.set(report.unit.id, shown);
    // A file that the project leaves out has a text too: it is added to, never replaced.
    const text = sources.has(shown)
      ? undefined
      : await readFile(path, "utf8").catch(() => undefined);
    if (text !== undefined) sources.set(shown, text);
  }
  const writing: WriteContext = {
    compile: compileWith,
    text: (file) => sources.get(file),
    newFile: (unit) => names.get(unit.id) ?? "progress.plan",
  };
  const before = new Set(errorsIn(compileWith(new Map()).findings).map(nameOfFinding));
  const tried = tryAll(changes, writing, compileWith, before);
  const files: string[] = [];
  const codes: ExitCode[] = tried.failed.length > 0 ? [exitCodes.findings] : [];
  const failed = [...tried.failed];
  for (const { file, text } of tried.files) {
    const problem = await writeSource(resolve(cwd, file), file, text, project, context);
    if (problem === undefined) files.push(file);
    else {
      codes.push(exitCodes.environment);
      for (const change of tried.taken) failed.push({ change, reason: problem });
    }
  }
  return { written: { files, failed }, code: worst(codes) };
}

const nameOfFinding = ({ code, place, message }: Finding) =>
  JSON.stringify([code, place.file, message.en]);

interface Tried {
  readonly files: readonly ChangedFile[];
  readonly taken: readonly ProposedChange[];
  readonly failed: Written["failed"];
}

/** The files with all changes; where that brings an error, with those that bring none. */
function tryAll(
  changes: readonly ProposedChange[],
  writing: WriteContext,
  compileWith: ReturnType<typeof compiler>,
  before: ReadonlySet<string>,
): Tried {
  const check = (some: readonly ProposedChange[]) => {
    const files = filesWith(
      some.map(({ report }) => report),
      writing,
    );
    const { model, findings } = compileWith(new Map(files.map(({ file, text }) => [file, text])));
    const wrong = errorsIn(findings).filter((finding) => !before.has(nameOfFinding(finding)));
    const lost = some.filter(({ report }) => !holds(model, report));
    return { files, wrong, lost };
  };
  const all = check(changes);
  if (all.wrong.length === 0 && all.lost.length === 0)
    return { files: all.files, taken: changes, failed: [] };
  const taken: ProposedChange[] = [];
  const failed: { change: ProposedChange; reason: string }[] = [];
  for (const change of changes) {
    const { wrong } = check([...taken, change]);
    const { lost } = check([change]);
    if (wrong.length === 0 && lost.length === 0) taken.push(change);
    else
      failed.push({
        change,
        reason:
          wrong.map(({ message }) => `${message.zh} / ${message.en}`).join("; ") ||
          "写入后读回来不一样 / it does not read back as it was told",
      });
  }
  return { files: taken.length === 0 ? [] : check(taken).files, taken, failed };
}

/** Writes a source whose beginning the file has; the problem in words, if there is one. */
async function writeSource(
  path: string,
  shown: string,
  text: string,
  project: Project,
  context: Context,
): Promise<string | undefined> {
  const { say } = context;
  const old = project.files.find(({ file }) => file.path === shown)?.file.text;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && old !== undefined && !bytes.equals(Buffer.from(old)))
    return say({
      zh: `${shown} 不是 UTF-8，或者在此期间被改过`,
      en: `${shown} is not UTF-8, or was changed meanwhile`,
    });
  const written = await writeWhole(path, text);
  if (!written.ok) return written.problems.map((problem) => say(problem)).join("; ");
  return undefined;
}
