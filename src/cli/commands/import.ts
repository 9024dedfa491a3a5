import { readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { Argument } from "commander";
import { importText } from "../../import/import.ts";
import { readSourceFile } from "../../import/read/read-file.ts";
import { type ImportReport, reportOf } from "../../import/report.ts";
import { reportInWords } from "../../import/report-in-words.ts";
import { decodeSource } from "../../project/encoding.ts";
import { shownPath } from "../../project/places.ts";
import { CONFIGURATION_FILE } from "../../project/settings/settings.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { writeNew } from "../write-or-tell.ts";

interface CommandOptions {
  readonly into?: string;
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
          zh: "已有的通知、方案：.docx、.txt（也可以是从网页或 PDF 复制的）、.html、.md",
          en: "notices and plans that exist: .docx, .txt (also copied from a web page or a PDF), .html, .md",
        }),
      ),
    )
    .option(
      "--into <folder>",
      say({
        zh: "写到这个文件夹；默认在当前文件夹里按文件名新建一个",
        en: "write into this folder; a new one in the current folder, named like the file, if not given",
      }),
    )
    .option("--json", say({ zh: "以 JSON 输出报告", en: "print the report as JSON" }))
    .addHelpText(
      "after",
      say({
        zh: "\n拿不准的留作文字并标明待定；已有同名文件时什么也不写。\n从去年的文件到检查过的方案：\n  planwright import 去年方案.docx --into 今年\n  planwright check 今年\n  （改 今年/plan.plan）\n  planwright check 今年\n  planwright build 今年",
        en: "\nWhat is not sure stays text, marked as open; nothing is written where a file of the same name exists.\nFrom last year's file to a checked plan:\n  planwright import last-year.docx --into this-year\n  planwright check this-year\n  (change this-year/plan.plan)\n  planwright check this-year\n  planwright build this-year",
      }),
    )
    .action(async (files: readonly string[], options: CommandOptions) => {
      context.finish(await importFiles(files, options, context));
    });
};

async function importFiles(
  paths: readonly string[],
  options: CommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io } = context;
  const codes: ExitCode[] = [];
  const reports: { file: string; folder: string; report: ImportReport }[] = [];
  for (const path of paths) {
    const own = basename(path, extname(path));
    const into =
      options.into === undefined
        ? own
        : paths.length === 1
          ? options.into
          : join(options.into, own);
    const folder = resolve(io.cwd, into);
    const result = await importFile(path, folder, context);
    if (typeof result === "number") {
      codes.push(result);
      continue;
    }
    const shown = shownPath(folder, io.cwd);
    reports.push({ file: path, folder: shown, report: result });
    if (options.json !== true)
      io.out.write(`${path} → ${shown}\n${reportInWords(result, context.language)}`);
  }
  if (options.json === true) io.out.write(`${JSON.stringify({ imports: reports }, null, 2)}\n`);
  const folders = reports.map(({ folder }) => folder).join(" ");
  if (reports.length > 0)
    io.err.write(
      `${context.say({ zh: `接下来：planwright check ${folders}`, en: `next: planwright check ${folders}` })}\n`,
    );
  return worst(codes);
}

async function importFile(
  path: string,
  folder: string,
  context: CommandContext,
): Promise<ImportReport | ExitCode> {
  const { io, say } = context;
  const refuse = (zh: string, en: string) => {
    io.err.write(`planwright: ${say({ zh, en })}\n`);
    return exitCodes.usage;
  };
  const bytes = await readFile(resolve(io.cwd, path)).catch(() => undefined);
  if (bytes === undefined) return refuse(`读不到文件：${path}`, `cannot read ${path}`);
  const reading = await readSourceFile(path, bytes, (one) => decodeSource(path, one).file.text);
  if (reading.type === "refused")
    return refuse(`${path}：${reading.why.zh}`, `${path}: ${reading.why.en}`);
  const { source } = reading;
  const imported = importText(source);
  const { locale } = imported.frame;
  // What was never a source of this kind is a draft until somebody has gone through it.
  const configuration = { locale, language: locale, profile: "draft" };
  const files = [
    { path: CONFIGURATION_FILE, text: `${JSON.stringify(configuration, null, 2)}\n` },
    ...imported.files,
  ].map(({ path: name, text }): [string, string] => [join(folder, name), text]);
  const code = await writeNew(new Map(files), context);
  if (code !== exitCodes.clean) return code;
  return reportOf(source, imported);
}
