import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { action, gitlabBody, gitlabHead, hooks, root, textOf } from "./definitions.ts";

/** The errors that GitHub's own parser of actions finds in a text. */
async function actionErrors(text: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "planwright-action-"));
  try {
    const outfile = join(folder, "parse.mjs");
    // The package imports its JSON in a way that only bundlers read.
    await build({
      stdin: {
        contents: `
          import { NoOperationTraceWriter } from "@actions/workflow-parser";
          import { parseAction } from "@actions/workflow-parser/actions/action-parser";
          export const errorsOf = (content) =>
            parseAction({ name: "action.yml", content }, new NoOperationTraceWriter())
              .context.errors.getErrors().map((error) => error.message);
        `,
        resolveDir: root,
      },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
      banner: {
        js: 'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);',
      },
      logLevel: "silent",
    });
    const { errorsOf } = await import(pathToFileURL(outfile).href);
    return errorsOf(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it("has an action that GitHub's parser takes", async () => {
  const text = textOf("action.yml");
  expect(await actionErrors(text)).toEqual([]);
  expect(await actionErrors(text.replace("shell: bash", "shel: bash"))).not.toEqual([]);
});

it("hands inputs to the action's scripts as variables alone: no input can become a command", () => {
  const used = action.runs.steps.flatMap(({ env = {} }) => Object.values(env));
  expect(used.sort()).toEqual(
    Object.keys(action.inputs)
      .map((name) => `\${{ inputs.${name} }}`)
      .sort(),
  );
  for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
});

// Regular expressions of the schema are written for Ruby and RE2: an escape that Unicode rules refuse.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(textOf("tests/ci/schemas/gitlab-ci.schema.json")),
);

it("has a GitLab job that is valid against GitLab's schema", () => {
  const whole = { ...gitlabHead, ...gitlabBody };
  expect(validate(whole), JSON.stringify(validate.errors)).toBe(true);
  const { planwright } = gitlabBody;
  expect(validate({ planwright: { ...planwright, artifacts: { when: "never" } } })).toBe(false);
});

it("uses every input of the GitLab job", () => {
  const text = JSON.stringify(gitlabBody);
  const used = [...text.matchAll(/\$\[\[ inputs\.(\w+) \]\]/g)].map(([, name]) => name);
  expect(used.sort()).toEqual(Object.keys(gitlabHead.spec.inputs).sort());
});

it("has hooks of pre-commit that say what they need", () => {
  expect(hooks.map(({ id }) => id)).toEqual([
    "planwright-check",
    "planwright-check-files",
    "planwright-fmt",
  ]);
  const known = ["id", "name", "description", "entry", "language", "files", "pass_filenames"];
  for (const hook of hooks) {
    expect([...known, "require_serial"]).toEqual(expect.arrayContaining(Object.keys(hook)));
    expect(hook).toMatchObject({ language: "node", name: expect.any(String) });
    expect(new RegExp(hook.files).test("plans/方案.plan")).toBe(true);
    expect(new RegExp(hook.files).test("plans/方案.md")).toBe(false);
  }
});

it("has every input in the README, with the values that it takes", () => {
  const readme = textOf("README.md");
  const section = readme.slice(readme.indexOf("## In CI"), readme.indexOf("## As a library"));
  for (const name of [...Object.keys(action.inputs), ...Object.keys(gitlabHead.spec.inputs)]) {
    expect(section).toContain(`\`${name}\``);
  }
  for (const { id } of hooks) expect(section).toContain(id);
  expect(Object.values(action.inputs).every((input) => input.description !== "")).toBe(true);
});
