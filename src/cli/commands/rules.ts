import { categories, categoryWords, levelWords, strengthWords } from "../../checks/page-words.ts";
import type { Wording } from "../../findings/finding.ts";
import { screenWidth } from "../../findings/width.ts";
import { type CataloguePage, catalogue, type Stage } from "../../project/catalogue.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { loadProjects } from "../projects.ts";
import { pathsArgument } from "../shared-options.ts";

interface RulesOptions {
  readonly json?: true;
}

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "[选项] [路径…]", en: "[options] [paths…]" }))
    .addArgument(pathsArgument(context))
    .option("--json", say({ zh: "写成 JSON", en: "write JSON" }))
    .addHelpText(
      "after",
      say({
        zh: "\n给出路径的，也列出这些项目自己的检查。",
        en: "\nWith paths, the projects' own checks are listed as well.",
      }),
    )
    .action(async (paths: readonly string[], options: RulesOptions) => {
      context.finish(await rules(paths, options, context));
    });
};

async function rules(
  paths: readonly string[],
  options: RulesOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const projects = paths.length === 0 ? [] : await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  const own = projects.flatMap(({ ownPages }) => ownPages);
  // Projects may have checks of one code.
  const pages = [...new Map([...catalogue, ...own].map((page) => [page.code, page])).values()];
  context.io.out.write(options.json === true ? asJson(pages) : inWords(pages, context));
  return projects.every(({ configured }) => configured) ? exitCodes.clean : exitCodes.usage;
}

const stages: readonly { readonly stage: Stage; readonly name: Wording }[] = [
  { stage: "collect", name: { zh: "交来的跟踪表", en: "sheets that are handed in" } },
  { stage: "output", name: { zh: "生成文件", en: "making files" } },
];

/** `[{"code", "severity": {"draft", "issue"}, "category", "strength", "source", "summary", "why"}, …]`, texts in both languages. */
function asJson(pages: readonly CataloguePage[]): string {
  const data = pages.map(
    ({ code, severity, severities, category, strength, source, summary, why }) => ({
      code,
      severity: severities ?? { draft: severity, issue: severity },
      category,
      strength,
      source,
      summary,
      why,
    }),
  );
  return `${JSON.stringify(data, null, 2)}\n`;
}

function inWords(pages: readonly CataloguePage[], context: CommandContext): string {
  const width = Math.max(...pages.map(({ code }) => code.length));
  const groups: readonly (readonly [Wording, readonly CataloguePage[]])[] = [
    [
      { zh: "源文件、名字和配置", en: "sources, names and configuration" },
      pages.filter(({ category, stage }) => category === undefined && stage === undefined),
    ],
    ...stages.map(
      ({ stage, name }) => [name, pages.filter((page) => page.stage === stage)] as const,
    ),
    ...categories.map(
      (category) =>
        [categoryWords[category], pages.filter((page) => page.category === category)] as const,
    ),
  ];
  const parts = groups.flatMap(([name, own]) =>
    own.length === 0
      ? []
      : [[context.say(name), ...own.map((page) => lineOf(page, width, context))].join("\n")],
  );
  const key = context.say({
    zh: "级别：起草/印发。planwright explain <代码> 说明其中一项",
    en: "Severity: draft/issue. planwright explain <code> tells more of one",
  });
  return `${[...parts, key].join("\n\n")}\n`;
}

function lineOf(page: CataloguePage, width: number, { say }: CommandContext): string {
  const { code, severity, severities, strength, source, summary, why } = page;
  const levels = [severities?.draft ?? severity, severities?.issue ?? severity];
  const columns = [
    code.padEnd(width),
    padded(levels.map((level) => say(levelWords[level])).join("/"), 15),
    ...(strength === undefined ? [] : [padded(say(strengthWords[strength]), 11)]),
    say(summary ?? why),
  ];
  const from = source === undefined ? "" : say({ zh: `（${source.zh}）`, en: ` (${source.en})` });
  return `  ${columns.join("  ")}${from}`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - screenWidth(text)));
}
