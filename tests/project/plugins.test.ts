import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { findPlaces } from "../../src/project/places.ts";
import { loadProject } from "../../src/project/project.ts";
import { small } from "../cli/command-line.ts";
import { factsIn } from "../findings/facts.ts";
import { folderWith } from "./folder-with.ts";

/** The codes of the checks and rules below, whose words are theirs. */
const own: ReadonlySet<string> = new Set(["own-check", "other-check", "long-title"]);

/** A project with this configuration and these modules, loaded; its findings as `place code: what it names`. */
async function loaded(
  configuration: object,
  files: Readonly<Record<string, string>> = {},
  plan: string = small["plan.plan"],
) {
  const cwd = await folderWith({
    ...small,
    "plan.plan": plan,
    "planwright.config.json": JSON.stringify(configuration),
    ...files,
  });
  const { places } = await findPlaces([], cwd);
  const [place] = places;
  if (place === undefined) throw new Error("no project");
  const project = await loadProject(place, cwd);
  const said = project.findings.map(({ code, place: at, message }) => {
    const words = own.has(code) ? message.en : factsIn(message.en);
    return `${at.file} ${project.sources.slice(at)} ${code}: ${words}`.replace(/: $/, "");
  });
  const messages = project.findings.map(({ message }) => message.en);
  return { project, said, messages, cwd };
}

const page = `
  category: "structure",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "本局惯例", en: "our practice" },
  summary: { zh: "短标题", en: "short titles" },
  doc: { zh: "标题要短。", en: "Titles are short." },
  bad: [],
  good: [],
`;

/** A module with one check. */
const plugin = (code: string, run: string, more = "") =>
  `export const checks = [{ code: "${code}", ${page} ${more} run(context) { ${run} } }];\n`;

const everyPlan = `
  for (const { entry } of context.model.plans)
    context.report({
      entry,
      place: { file: entry.file, start: entry.name.start, end: entry.name.end },
      message: { zh: "看到" + entry.name.text, en: "saw " + entry.name.text },
    });`;

it("runs the checks of a module, and takes severities and ignores for them", async () => {
  const files = { "own/a.mjs": plugin("own-check", everyPlan) };
  const { said, project } = await loaded({ plugins: ["./own/a.mjs"] }, files);
  expect(said).toEqual(["plan.plan 方案甲 own-check: saw 方案甲"]);
  expect(project.findings[0]?.severity).toBe("note");
  const louder = await loaded(
    { plugins: ["./own/a.mjs"], checks: { "own-check": "error" } },
    files,
  );
  expect(louder.project.findings[0]?.severity).toBe("error");
  const ignoring = small["plan.plan"].replace(
    "年度 2026",
    "忽略 own-check | 本来如此\n  年度 2026",
  );
  const quiet = await loaded({ plugins: ["./own/a.mjs"] }, files, ignoring);
  expect(quiet.said).toEqual([]);
  expect(quiet.project.suppressed.map(({ reason }) => reason.zh)).toEqual(["本来如此"]);
});

it("judges the options of a check by their schema, and gives them to it", async () => {
  const valibot = pathToFileURL(
    join(import.meta.dirname, "../../node_modules/valibot/dist/index.mjs"),
  );
  const source = plugin(
    "own-check",
    `for (const { entry, allItems } of context.model.plans)
      if (allItems.length > (context.options?.most ?? 1))
        context.report({ entry, place: { file: entry.file, start: 0, end: 1 }, message: { zh: "多", en: "many" } });`,
    "options: v.object({ most: v.optional(v.number()) }),",
  );
  const files = { "a.mjs": `import * as v from ${JSON.stringify(valibot.href)};\n${source}` };
  const of = async (options: object) =>
    (await loaded({ plugins: ["./a.mjs"], checks: { "own-check": { options } } }, files)).said;
  expect(await of({})).toEqual([]);
  expect(await of({ most: 0 })).toEqual(["plan.plan 方 own-check: many"]);
  expect(await of({ most: "0" })).toEqual(['planwright.config.json "0" wrong-setting: “most”']);
  expect(await of({ mots: 0 })).toEqual([
    "planwright.config.json mots unknown-option: “own-check” “mots”",
  ]);
});

it("finds a package by its name, also one for import only", async () => {
  const manifest = {
    name: "bureau-checks",
    type: "module",
    exports: { ".": { import: "./c.js" } },
  };
  const { said } = await loaded(
    { plugins: ["bureau-checks"] },
    {
      "node_modules/bureau-checks/package.json": JSON.stringify(manifest),
      "node_modules/bureau-checks/c.js": plugin("own-check", everyPlan),
    },
  );
  expect(said).toEqual(["plan.plan 方案甲 own-check: saw 方案甲"]);
});

it.each<[string, string, string]>([
  ["throws", 'throw new Error("went\\nwrong")', "went"],
  ["throws nothing that can be read", "throw Object.create(null)", ""],
  ["reports what is no problem", 'context.report({ message: "?" })', "“entry”"],
  ["reports a place that is none", everyPlan.replace("entry.name.end", "-1"), "“place.end”"],
  ["promises", "return Promise.reject(new Error('later'))", ""],
])("says so where a check %s, and runs the others", async (_what, run, reason) => {
  const { said, messages } = await loaded(
    { plugins: ["./a.mjs", "./b.mjs"] },
    { "a.mjs": plugin("own-check", run), "b.mjs": plugin("other-check", everyPlan) },
  );
  expect(said[0]).toBe("plan.plan 方案甲 other-check: saw 方案甲");
  expect(said[1]).toContain(
    'planwright.config.json "./a.mjs" plugin-check-failed: “own-check” “./a.mjs”',
  );
  expect(said).toHaveLength(2);
  expect(messages[1]).toContain(reason);
});

it("keeps what a check found before it failed", async () => {
  const { said } = await loaded(
    { plugins: ["./a.mjs"] },
    { "a.mjs": plugin("own-check", `${everyPlan} null.x;`) },
  );
  expect(said.map((line) => line.split(":")[0])).toEqual([
    "plan.plan 方案甲 own-check",
    'planwright.config.json "./a.mjs" plugin-check-failed',
  ]);
});

it.each<[string, string, string]>([
  ["a module that is not there", "", "plugin-unloadable: “./a.mjs”"],
  ["a module that is no program", "export const checks = [", "plugin-unloadable: “./a.mjs”"],
  ["a module that lacks another", 'import "./gone.mjs";', "plugin-unloadable: “./a.mjs”"],
  ["a module that throws", 'throw new Error("no licence")', "plugin-unloadable: “./a.mjs”"],
  ["a module without checks", "export default []", "plugin-without-checks: “./a.mjs”"],
  [
    "a check without a page",
    'export const checks = [{ code: "x", run() {} }]',
    "plugin-check-malformed: “x” “./a.mjs” “category”",
  ],
  [
    "a check that is none",
    "export const checks = [null]",
    "plugin-check-malformed: “1” “./a.mjs” “check”",
  ],
  [
    "a code that is none",
    plugin("Own Check", ""),
    "plugin-check-malformed: “Own Check” “./a.mjs” “code”",
  ],
  ["the code of a built-in check", plugin("no-lead", ""), "check-code-taken: “no-lead”"],
])("points at a plug-in with %s", async (_what, module, expected) => {
  const { said, messages, cwd } = await loaded(
    { plugins: ["./a.mjs"] },
    module === "" ? {} : { "a.mjs": module },
  );
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`planwright.config.json "./a.mjs" ${expected}`);
  expect(messages[0]).not.toMatch(/\n|\bat .*:\d+:\d+/);
  expect(messages[0]).not.toContain(cwd);
});

it("does not blame the codes of a plug-in that could not be loaded", async () => {
  const ignoring = small["plan.plan"].replace(
    "年度 2026",
    "忽略 own-check | 本来如此\n  年度 2026",
  );
  const { said } = await loaded(
    { plugins: ["./gone.mjs"], checks: { "own-check": "error" } },
    {},
    ignoring,
  );
  expect(said.map((line) => line.split(":")[0])).toEqual([
    'planwright.config.json "./gone.mjs" plugin-unloadable',
  ]);
});

const rule = {
  code: "long-title",
  select: { kind: "措施" },
  must: { 标题: { atMost: 3 } },
  message: { zh: "标题有 {#标题} 字", en: "the title has {#title} characters" },
};

it("runs rules beside a wrong one, whose code stays known", async () => {
  const wrong = { ...rule, code: "wrong-rule", must: { 题标: { atMost: 3 } } };
  const { said } = await loaded({ rules: [wrong, rule], checks: { "wrong-rule": "off" } });
  expect(said).toEqual([
    "plan.plan 培训 long-title: the title has 4 characters",
    "planwright.config.json 题标 rule-word-unknown: “题标”",
  ]);
});

it("takes each code once", async () => {
  const rules = [rule, rule, { ...rule, code: "unknown-unit" }, { ...rule, code: "vague-wording" }];
  const { said } = await loaded(
    { rules, plugins: ["./a.mjs"] },
    { "a.mjs": plugin("long-title", everyPlan) },
  );
  expect(said).toEqual([
    "plan.plan 培训 long-title: the title has 4 characters",
    'planwright.config.json "long-title" check-code-taken: “long-title”',
    'planwright.config.json "unknown-unit" check-code-taken: “unknown-unit”',
    'planwright.config.json "vague-wording" check-code-taken: “vague-wording”',
    'planwright.config.json "./a.mjs" check-code-taken: “long-title”',
  ]);
});

it("says which document a rule names in vain", async () => {
  const only = { ...rule, select: { kind: "措施", document: ["方案甲", "方案己"] } };
  const { said } = await loaded({ rules: [only] });
  expect(said[1]).toBe('planwright.config.json "方案己" rule-word-unknown: “方案己”');
});

it.each<[string, object, string]>([
  ["a rule that is none", { rules: ["x"] }, "wrong-setting: “rules”"],
  ["a code", { rules: [{ ...rule, code: "Long Title" }] }, "wrong-setting: “code”"],
  ["no message", { rules: [{ ...rule, message: undefined }] }, "setting-lacking: “message”"],
  ["an unknown key", { rules: [{ ...rule, musst: {} }] }, "unknown-setting: “musst”"],
  [
    "an unknown condition",
    { rules: [{ ...rule, must: { 标题: { atmost: 3 } } }] },
    "unknown-setting: “atmost”",
  ],
  [
    "a condition's value",
    { rules: [{ ...rule, must: { 标题: { atMost: "3" } } }] },
    "wrong-setting: “atMost”",
  ],
  ["an empty condition", { rules: [{ ...rule, must: { 标题: {} } }] }, "wrong-setting: “标题”"],
  ["nothing to hold", { rules: [{ ...rule, must: {} }] }, "wrong-setting: “must”"],
  [
    "a severity",
    { rules: [{ ...rule, severity: { draft: "fatal" } }] },
    "wrong-setting: “severity”",
  ],
  [
    "a message of one language",
    { rules: [{ ...rule, message: { zh: "长" } }] },
    "wrong-setting: “message”",
  ],
  ["plug-ins", { plugins: "./a.mjs" }, "wrong-setting: “plugins”"],
])("points at %s that the configuration cannot have", async (_what, configuration, expected) => {
  const { said } = await loaded(configuration);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(expected);
});
