import type { Wording } from "../findings/finding.ts";
import type { FiledCheck } from "./check.ts";
import { categories, categoryWords, levelWords, strengthWords } from "./page-words.ts";

/** The page of this folder, made of the pages of its checks. */

const intro = `<!-- Made of the pages of the checks by \`npm run generate\`: change those. -->

# 检查一览 · The checks

每项检查一个文件，在 \`catalogue.ts\` 里一行登记。这里按类列出各项：代码，起草和印发时的级别，规则的约束力和依据，
查什么、不查什么，有问题和没有问题的写法。例子都作为测试运行。\`planwright explain <代码>\` 显示同样的内容，
\`planwright rules\` 另列出语言、名字和配置方面的错误。

One file a check, registered by one line of \`catalogue.ts\`. Here they are by category: the code, the severity in a
draft and in a document that is issued, how binding the rule is and where it comes from, what is found and what is left
alone, how it is written wrongly and rightly. The examples run as tests. \`planwright explain <code>\` shows the same,
and \`planwright rules\` also lists what can be wrong with language, names and configuration.

约束力 · How binding: ${Object.values(strengthWords).map(both).join("；")}。
`;

/** The README of this folder: all checks by category, in both languages, with their examples. */
export function catalogueReadme(checks: readonly FiledCheck[]): string {
  const sections = categories.flatMap((category) => {
    const own = checks
      .filter((check) => check.category === category)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    return own.length === 0 ? [] : [section(categoryWords[category], own)];
  });
  return [intro, ...sections].join("\n");
}

function both({ zh, en }: Wording): string {
  return zh === en ? zh : `${zh} · ${en}`;
}

function section(name: Wording, checks: readonly FiledCheck[]): string {
  const rows = checks.map(
    ({ code, severity, summary }) =>
      `| [\`${code}\`](#${code}) | ${levelWords[severity.draft].zh} | ${levelWords[severity.issue].zh} | ${cell(summary.zh)} | ${cell(summary.en)} |`,
  );
  const table = [
    "| 代码 · code | 起草 · draft | 印发 · issue | 查什么 | what it finds |",
    "|---|---|---|---|---|",
    ...rows,
  ];
  return `## ${both(name)}\n\n${table.join("\n")}\n\n${checks.map(page).join("\n")}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function page(check: FiledCheck): string {
  const { code, severity, strength, source, doc, bad, good } = check;
  const facts = [
    `起草 · draft: ${both(levelWords[severity.draft])}`,
    `印发 · issue: ${both(levelWords[severity.issue])}`,
    both(strengthWords[strength]),
  ];
  const parts = [
    `### ${code}`,
    `${facts.join("；")}。依据 · from: ${both(source)}`,
    doc.zh,
    doc.en,
    ...bad.flatMap(({ source: plan, options, finds }) => [
      "有问题 · Found:",
      fenced(plan),
      ...(options === undefined ? [] : [`配置 · with options: \`${JSON.stringify(options)}\``]),
      finds.map(({ at, says }) => `- ${at} ${escaped(says)}`).join("\n"),
    ]),
    ...good.flatMap((plan) => ["没有问题 · Not found:", fenced(plan)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Plans have no backquotes but in text: a longer fence holds them. */
function fenced(plan: string): string {
  const longest = Math.max(2, ...[...plan.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}plan\n${plan.trimEnd()}\n${fence}`;
}

/** Words of a message as Markdown prints them. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]#|~]/g, "\\$&");
}
