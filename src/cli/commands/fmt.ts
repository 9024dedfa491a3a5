import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Option } from "commander";
import type { Finding } from "../../findings/finding.ts";
import { sortFindings } from "../../findings/sort.ts";
import { given } from "../../given.ts";
import { decodeSource } from "../../project/encoding.ts";
import { layoutRefused } from "../../project/findings.ts";
import { findPlaces, shownPath } from "../../project/places.ts";
import { listFiles } from "../../project/project.ts";
import { ProjectSources } from "../../project/project-sources.ts";
import { readFiles } from "../../project/read-files.ts";
import { limited } from "../../reports/limited.ts";
import { reportAsText } from "../../reports/text.ts";
import { formatOrRefuse } from "../../syntax/format.ts";
import { type FileSyntax, readSource } from "../../syntax/read-source.ts";
import type { SourceFile } from "../../syntax/source.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { changedMeanwhile, MOST_TRIES, rewrite } from "../rewrite.ts";
import { pathsArgument } from "../shared-options.ts";

interface FmtOptions {
  readonly check?: true;
  readonly keywords?: "zh" | "en";
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .option(
      "--check",
      say({
        zh: "只列出版面不合的文件，不改写；有则退出码为 1",
        en: "list the files that are not laid out so and change nothing; exit code 1 if there are any",
      }),
    )
    .addOption(
      new Option(
        "--keywords <language>",
        say({ zh: "把关键词译成中文或英文", en: "turn all keywords into Chinese or English" }),
      ).choices(["zh", "en"]),
    )
    .addHelpText(
      "after",
      say({
        zh: "\n路径写 - 则从标准输入读、向标准输出写。",
        en: "\nThe path - reads standard input and writes standard output.",
      }),
    )
    .action(async (paths: readonly string[], options: FmtOptions) => {
      const code =
        paths.length === 1 && paths[0] === "-"
          ? await formatInput(options, context)
          : await formatFiles(paths, options, context);
      context.finish(code);
    });
};

/** A source as it should be laid out; findings where it cannot be read well enough to touch it. */
function formatted(syntax: FileSyntax, options: FmtOptions): string | readonly Finding[] {
  if (syntax.tree.exceeded !== undefined) return syntax.findings;
  // With a brace missing the entries stand where they were guessed to stand: no ground to rewrite a file on.
  if (syntax.tree.mends.some((mend) => mend.type !== "indentation")) {
    return syntax.findings.filter(({ code }) => code === "missing-brace" || code === "extra-brace");
  }
  const { path, text } = syntax.file;
  const result = formatOrRefuse(text, given({ keywords: options.keywords }));
  if (result.type === "formatted") return result.text;
  const end = text.slice(result.at).search(/[\r\n]|$/) + result.at;
  const line = text.slice(result.at, Math.min(end, result.at + 60)).trim();
  return [layoutRefused.at({ file: path, start: result.at, end }, { line })];
}

async function formatInput(options: FmtOptions, context: CommandContext): Promise<ExitCode> {
  const { file, findings } = decodeSource("-", await context.io.input());
  const result = findings.length > 0 ? findings : formatted(readSource(file), options);
  if (typeof result !== "string") {
    const sources = new ProjectSources();
    sources.add(file);
    tell(result, sources, ["-"], context);
    if (options.check === undefined) context.io.out.pass(file.text);
    return exitCodes.findings;
  }
  if (options.check === undefined) {
    context.io.out.pass(result);
    return exitCodes.clean;
  }
  return result === file.text ? exitCodes.clean : exitCodes.findings;
}

async function formatFiles(
  paths: readonly string[],
  options: FmtOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { cwd, err, out } = context.io;
  const { places, problems } = await findPlaces(paths, cwd);
  for (const problem of problems) err.write(`planwright: ${context.say(problem)}\n`);
  if (problems.length > 0) return exitCodes.usage;
  const sources = new ProjectSources();
  const findings: Finding[] = [];
  const codes: ExitCode[] = [];
  let changed = 0;
  const files: string[] = [];
  for (const place of places) {
    const listed = await listFiles(place, cwd, sources);
    findings.push(...listed.findings);
    if (listed.findings.length > 0) codes.push(exitCodes.usage);
    const wanted = new Set(listed.files.map((path) => shownPath(path, cwd)));
    const read = await readFiles(listed.files, cwd, sources);
    const unreadable = read.findings.filter(({ code }) => code !== "import-matches-nothing");
    findings.push(...unreadable.filter(({ place: { file } }) => wanted.has(file)));
    const refused = new Set(unreadable.map(({ place: { file } }) => file));
    for (const syntax of read.files) {
      const { path, text } = syntax.file;
      if (!wanted.has(path) || refused.has(path)) continue;
      files.push(path);
      const result = formatted(syntax, options);
      if (typeof result !== "string") {
        findings.push(...result);
      } else if (result !== text) {
        changed += 1;
        out.write(`${path}\n`);
        if (options.check !== undefined) continue;
        const rewritten = await formatAt(syntax.file, result, options, context);
        if (typeof rewritten === "number") codes.push(rewritten);
        else findings.push(...rewritten);
      }
    }
  }
  if (findings.length > 0) {
    tell(findings, sources, files, context);
    codes.push(exitCodes.findings);
  }
  if (options.check !== undefined && changed > 0) codes.push(exitCodes.findings);
  err.write(`${context.say(summary(files.length, changed, options.check !== undefined))}\n`);
  return worst(codes);
}

/**
 * Writes a file laid out. One that somebody saved since it was read is laid out as they left it.
 * @returns findings where it cannot be laid out then
 */
async function formatAt(
  read: SourceFile,
  laidOut: string,
  options: FmtOptions,
  context: CommandContext,
): Promise<ExitCode | readonly Finding[]> {
  const { io, say } = context;
  const { path } = read;
  const absolute = resolve(io.cwd, path);
  let before = read.text;
  let text = laidOut;
  let reason = changedMeanwhile(path);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = await rewrite(absolute, path, before, text);
    if (outcome.type === "written") return exitCodes.clean;
    if (outcome.type === "failed") {
      ({ reason } = outcome);
      break;
    }
    const bytes = await readFile(absolute).catch(() => undefined);
    if (bytes === undefined) break;
    const { file, findings } = decodeSource(path, bytes);
    const again = findings.length > 0 ? findings : formatted(readSource(file), options);
    if (typeof again !== "string") return again;
    if (again === file.text) return exitCodes.clean;
    before = file.text;
    text = again;
  }
  io.err.write(`planwright: ${say(reason)}\n`);
  return exitCodes.environment;
}

function summary(files: number, changed: number, check: boolean) {
  const zh = check ? "的版面不合" : "已整理";
  const en = check ? "would change" : "changed";
  return {
    zh: `${files} 个文件，${changed} 个${zh}`,
    en: `${files} ${files === 1 ? "file" : "files"}, ${changed} ${en}`,
  };
}

/** Findings beside the work that fmt does: talk. */
function tell(
  findings: readonly Finding[],
  sources: ProjectSources,
  files: readonly string[],
  context: CommandContext,
): void {
  const { colour, columns } = context.io.err;
  const { language } = context;
  context.io.err.write(
    reportAsText(
      limited({
        findings: sortFindings(findings),
        suppressed: [],
        rules: [],
        sources,
        files,
        language,
        colour,
        columns,
      }),
    ),
  );
}
