import { categoryWords, levelWords, strengthWords } from "../../checks/page-words.ts";
import { readProse } from "../../checks/reading/prose.ts";
import { issueFingerprint } from "../../checks/tracking/rows/issue-fingerprint.ts";
import type { Wording } from "../../findings/finding.ts";
import { nearestNames, needsPronunciation } from "../../findings/nearest-names.ts";
import { explainableNames, explainItem, type ItemExplanation } from "../../model/explain.ts";
import type { Plan } from "../../model/model.ts";
import { type CataloguePage, catalogue } from "../../project/catalogue.ts";
import { pinyinPronunciation } from "../../project/pinyin.ts";
import type { Project } from "../../project/project.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { loadProjects } from "../projects.ts";
import { pathsArgument } from "../shared-options.ts";

export const define: CommandModule["define"] = (command, context) => {
  const { say } = context;
  command
    .usage(say({ zh: "<代码或事项> [路径…]", en: "<code or item> [paths…]" }))
    .argument(
      "<subject>",
      say({
        zh: "问题的代码（如 unknown-unit），或事项的名字（如 党建2015.统筹谋划）",
        en: "the code of a finding (such as unknown-unit), or the name of an item",
      }),
    )
    .addArgument(pathsArgument(context))
    .action(async (subject: string, paths: readonly string[]) => {
      context.finish(await explain(subject, paths, context));
    });
};

async function explain(
  subject: string,
  paths: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const page = catalogue.find(({ code }) => code === subject);
  if (page !== undefined) {
    context.io.out.write(pageInWords(page, context));
    return exitCodes.clean;
  }
  return explainNamed(subject, paths, context);
}

function pageInWords(page: CataloguePage, context: CommandContext): string {
  const { say } = context;
  const example = (source: string) => source.trimEnd().replace(/^/gm, "    ");
  const examples = (heading: Wording, given: readonly string[] = []) =>
    given.length === 0 ? [] : [`  ${say(heading)}`, ...given.map(example)];
  const { category, strength, severities, summary } = page;
  const facts = [
    severities === undefined || severities.draft === severities.issue
      ? say(levelWords[page.severity])
      : say({
          zh: `起草${levelWords[severities.draft].zh}，印发${levelWords[severities.issue].zh}`,
          en: `${levelWords[severities.draft].en} in a draft, ${levelWords[severities.issue].en} to issue`,
        }),
    ...(category === undefined ? [] : [say(categoryWords[category])]),
    ...(strength === undefined ? [] : [say(strengthWords[strength])]),
  ];
  const parts = [
    `${page.code} (${facts.join(say({ zh: "；", en: "; " }))})`,
    ...(summary === undefined ? [] : [`  ${say(summary)}`]),
    `  ${say(page.why)}`,
    ...(page.source === undefined
      ? []
      : [`  ${say({ zh: "依据：", en: "From: " })}${say(page.source)}`]),
    ...(page.example === undefined ? [] : [caseInWords(page.example, context)]),
    ...examples(
      { zh: "有问题的写法：", en: "Found in:" },
      page.bad?.map(({ source }) => source),
    ),
    ...examples({ zh: "没有问题的写法：", en: "Not found in:" }, page.good),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** One case of a kind: what it says, and what to do then. */
function caseInWords(
  { message, mend }: NonNullable<CataloguePage["example"]>,
  { say }: CommandContext,
): string {
  const lines = [
    `  ${say({ zh: "例如：", en: "For example: " })}${say(message).replaceAll("\n", "\n  ")}`,
    ...(mend === undefined ? [] : [`  ${say({ zh: "办法：", en: "help: " })}${say(mend)}`]),
  ];
  return lines.join("\n");
}

/** Explains an item or a plan of the projects; says which names are near where there is none of that name. */
async function explainNamed(
  subject: string,
  paths: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const projects = await loadProjects(paths, context);
  if (projects === undefined) return exitCodes.usage;
  const page = projects.flatMap(({ ownPages }) => ownPages).find(({ code }) => code === subject);
  if (page !== undefined) {
    context.io.out.write(pageInWords(page, context));
    return exitCodes.clean;
  }
  for (const project of projects) {
    const explanation = explainItem(project.model, subject);
    const plan = project.model.plans.find(({ name }) => name === subject);
    if (explanation === undefined && plan === undefined) continue;
    if (explanation !== undefined) context.io.out.write(itemInWords(explanation, project, context));
    else if (plan !== undefined) context.io.out.write(planInWords(plan, project, context));
    return exitCodes.clean;
  }
  const candidates = [
    ...catalogue.map(({ code }) => code),
    ...projects.flatMap(({ ownPages }) => ownPages.map(({ code }) => code)),
    ...projects.flatMap(({ model }) => explainableNames(model)),
    ...projects.flatMap(({ model }) => model.plans.map(({ name }) => name)),
  ];
  const misspelt = { word: subject, candidates };
  const reading = needsPronunciation(misspelt) ? await pinyinPronunciation() : undefined;
  const near = nearestNames(misspelt, reading);
  const meant = near.map((name) => `“${name}”`);
  context.io.err.write(
    `planwright: ${context.say({
      zh: `没有代码或事项“${subject}”${near.length === 0 ? "" : `；你要写的是不是${meant.join("、")}？`}`,
      en: `there is no code or item “${subject}”${near.length === 0 ? "" : `; did you mean ${meant.join(", ")}?`}`,
    })}\n`,
  );
  return exitCodes.usage;
}

/** What a plan is, and the fingerprint that the check issued-changed compares after its issue. */
function planInWords(plan: Plan, { model }: Project, context: CommandContext): string {
  const { say } = context;
  const { entry, title, allItems, assignments, name } = plan;
  const fingerprint = issueFingerprint(plan, readProse(model));
  const setting = {
    checks: { "issued-changed": { options: { issues: { [name]: fingerprint } } } },
  };
  const lines = [
    `${say({ zh: entry.spec.zh, en: entry.spec.en })} ${title.text}`,
    `  ${say({ zh: `${allItems.length} 条，跟踪 ${assignments.length} 行`, en: `${allItems.length} items, ${assignments.length} rows to track` })}`,
    `  ${say({ zh: "指纹", en: "fingerprint" })} ${fingerprint}`,
    `  ${say({ zh: "印发时写进 planwright.config.json，以后文字改动就会报告：", en: "when it is issued, keep in planwright.json, and later changes are reported:" })}`,
    `    ${JSON.stringify(setting)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function itemInWords(
  explanation: ItemExplanation,
  project: Project,
  context: CommandContext,
): string {
  const { say } = context;
  const { item, facts, rows } = explanation;
  const title = item.title?.text ?? item.name ?? item.id;
  const lines = [`${say({ zh: item.entry.spec.zh, en: item.entry.spec.en })} ${title}`];
  for (const { what, value, place, from, details, counted } of facts) {
    const position = project.sources.position(place.file, place.start);
    const where =
      position === undefined ? place.file : `${place.file}:${position.line}:${position.column}`;
    const inherited =
      from === undefined ? "" : say({ zh: `，承自“${from}”`, en: `, inherited from “${from}”` });
    const stands = details.length === 0 ? "" : ` → ${details.join(say({ zh: "、", en: ", " }))}`;
    lines.push(`  ${say(what)} ${value}${stands}`, `    ${where}${inherited}`);
    if (counted !== undefined) lines.push(`    ${say(counted)}`);
  }
  lines.push(`  ${say({ zh: `跟踪 ${rows.length} 行`, en: `${rows.length} rows to track` })}`);
  lines.push(...rows.map(({ key }) => `    ${key}`));
  return `${lines.join("\n")}\n`;
}
