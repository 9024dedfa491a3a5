import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { action, gitlabBody, gitlabHead, hooks, root } from "./definitions.ts";

/**
 * What CI runs, without its services: the scripts of the action, of the GitLab job and of the hooks,
 * in a copy of the repository that the action's own script installs.
 */

let folder = "";
let copy = "";
let work = "";

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const environment = (more: Readonly<Record<string, string>>) => {
  const { NODE_OPTIONS: _, ...own } = process.env;
  const quiet = {
    LANG: "zh_CN.UTF-8",
    LC_ALL: "",
    NO_COLOR: "1",
    npm_config_prefer_offline: "true",
  };
  return { ...own, ...quiet, ...more };
};

function execute(
  file: string,
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd, env: environment(env), maxBuffer: 2 ** 26 };
    execFile(file, words, options, (error, out, err) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
      resolve({ code, out, err });
    });
  });
}

/** Runs a step of the action as GitHub's runner does; gives back its outputs and summary as well. */
async function runStep(name: string, inputs: Readonly<Record<string, string>> = {}) {
  const step = action.runs.steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  const value = (template: string) =>
    template.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, key: string) => {
      return inputs[key] ?? action.inputs[key]?.default ?? "";
    });
  const env = Object.entries(step.env ?? {}).map(([key, template]) => [key, value(template)]);
  const script = join(folder, "step.sh");
  const [output, summary] = [join(folder, "output"), join(folder, "summary")];
  await Promise.all([writeFile(script, step.run), writeFile(output, ""), writeFile(summary, "")]);
  const ended = await execute("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], work, {
    ...Object.fromEntries(env),
    GITHUB_ACTION_PATH: copy,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: folder,
  });
  return {
    ...ended,
    output: await readFile(output, "utf8"),
    summary: await readFile(summary, "utf8"),
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-ci-"));
  copy = join(folder, "action");
  const files = ["package.json", "package-lock.json", ".npmrc", "esbuild.config.mjs", "LICENSE"];
  const more = ["tsconfig.json", "tsconfig.types.json", "src", "grammar", "templates"];
  for (const name of [...files, ...more]) {
    await cp(join(root, name), join(copy, name), { recursive: true });
  }
  work = folder;
  const installed = await runStep("Install planwright");
  if (installed.code !== 0) throw new Error(installed.out + installed.err);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const wrong = '方案 甲 "甲方案" {\n  年度 2026\n  责任 没有的单位\n}\n';
const right = '机构 市局 "市局" {\n  分局 温州 "温州分局"\n}\n';

beforeEach(async () => {
  work = await mkdtemp(join(folder, "work-"));
  await mkdir(join(work, "plans"));
  await writeFile(join(work, "plans", "org.plan"), right);
});

const addWrong = () => writeFile(join(work, "plans", "甲 方案.plan"), wrong);

it("installs once: the second use in a job has nothing to do", async () => {
  const again = await runStep("Install planwright");
  expect(again).toMatchObject({ code: 0, out: "" });
});

it("passes where nothing is wrong, and writes the summary", async () => {
  const ran = await runStep("Check");
  expect(ran).toMatchObject({ code: 0, out: "1 个文件，没有发现问题\n", err: "" });
  expect(ran.output).toBe("exit-code=0\n");
  expect(ran.summary).toBe("<pre>\n1 个文件，没有发现问题\n</pre>\n");
});

it("fails with annotations whose paths start at the top of the repository", async () => {
  await addWrong();
  const ran = await runStep("Check", { paths: "plans", language: "en" });
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(
    /^::error file=plans\/甲 方案\.plan,line=3,endLine=3,col=6,endColumn=10,/m,
  );
  expect(ran.output).toBe("exit-code=1\n");
  expect(ran.summary).toContain("plans/甲 方案.plan:3:6 error unknown-unit");
});

it("writes the reports that are asked for", async () => {
  await addWrong();
  const inputs = {
    sarif: "out/a.sarif",
    junit: "out/a.xml",
    json: "out/a.json",
    html: "out/a.html",
  };
  expect((await runStep("Check", inputs)).code).toBe(1);
  expect((await readdir(join(work, "out"))).sort()).toEqual([
    "a.html",
    "a.json",
    "a.sarif",
    "a.xml",
  ]);
  const sarif = JSON.parse(await readFile(join(work, "out/a.sarif"), "utf8"));
  expect(sarif.runs[0].results[0].ruleId).toBe("unknown-unit");
});

it("hands every option on", async () => {
  for (const [input, value, option] of [
    ["profile", "none", "--profile"],
    ["fail-on", "never", "--fail-on"],
    ["max-warnings", "many", "--max-warnings"],
    ["language", "fr", "--lang"],
  ] as const) {
    const ran = await runStep("Check", { [input]: value });
    expect(ran).toMatchObject({ code: 2, output: "exit-code=2\n" });
    expect(ran.err).toContain(option);
  }
  const missing = await runStep("Check", { baseline: "没有.json" });
  expect(missing.out).toMatch(/^::error file=没有\.json,title=baseline-unreadable::/);
});

it("takes paths one a line, whatever is in them", async () => {
  await addWrong();
  const odd = "$(touch made) `touch made` 'a\" --fix.plan";
  await writeFile(join(work, odd), right);
  const one = await runStep("Check", { paths: `\r\n${odd}\r\n  \n`, summary: "false" });
  expect(one).toMatchObject({ code: 0, out: "1 个文件，没有发现问题\n", summary: "" });
  const both = await runStep("Check", { paths: `${odd}\nplans/甲 方案.plan\n` });
  expect(both.out).toMatch(/^2 个文件/m);
  expect(await readdir(work)).not.toContain("made");
});

it("prints text without annotations, and nothing in it is a command", async () => {
  await addWrong();
  const ran = await runStep("Check", { annotations: "false" });
  expect(ran.code).toBe(1);
  const [first, ...rest] = ran.out.trimEnd().split("\n");
  const token = /^::stop-commands::(\S+)$/.exec(first ?? "")?.[1];
  expect(rest.at(-1)).toBe(`::${token}::`);
  expect(rest.join("\n")).toContain("unknown-unit");
  expect(rest.slice(0, -1).join("\n")).not.toContain("::error");
});

it("runs the GitLab job: findings end it, its reports are where GitLab looks for them", async () => {
  // Stands for npm, which gets the package from a registry or a repository.
  const bin = join(work, ".bin");
  await mkdir(bin);
  await writeFile(
    join(bin, "npm"),
    `#!/bin/sh\n[ "$1 $2 $3 $4 $5" = "exec --yes --package=$EXPECTED -- planwright" ] || exit 99\nshift 5\nexec node "${copy}/dist/cli/main.js" "$@"\n`,
  );
  await chmod(join(bin, "npm"), 0o755);
  const { planwright } = gitlabBody;
  const run = (inputs: Readonly<Record<string, string>>) => {
    const value = (template: string) =>
      template.replace(/\$\[\[ inputs\.(\w+) \]\]/g, (_, key: string) => {
        return inputs[key] ?? gitlabHead.spec.inputs[key]?.default ?? "";
      });
    const variables = Object.entries(planwright.variables).map(([key, one]) => [key, value(one)]);
    const env = { ...Object.fromEntries(variables), EXPECTED: inputs.package ?? "" };
    return execute("sh", ["-ec", planwright.script.join("\n")], work, {
      ...env,
      PATH: `${bin}:${process.env.PATH}`,
    });
  };
  const spec = "git+https://example.org/planwright.git#v1";
  expect(await run({ package: spec })).toMatchObject({ code: 0, out: "1 个文件，没有发现问题\n" });
  await addWrong();
  const found = await run({ package: spec, options: "--lang en --fail-on warning" });
  expect(found.code).toBe(1);
  expect(found.out).toContain("plans/甲 方案.plan:3:6 error unknown-unit");
  const { codequality = "", junit = "" } = planwright.artifacts.reports;
  expect(JSON.parse(await readFile(join(work, codequality), "utf8"))).toMatchObject([
    { check_name: "unknown-unit", location: { path: "plans/甲 方案.plan" } },
  ]);
  expect(await readFile(join(work, junit), "utf8")).toContain("<testsuites");
  expect(await run({ package: spec, paths: "plans/org.plan\nplans/甲 方案.plan" })).toMatchObject({
    code: 1,
  });
  expect((await run({ package: spec, paths: "plans/org.plan" })).code).toBe(0);
});

/** Runs a hook as pre-commit does: its entry, then the files that fit, if it takes them. */
function runHook(id: string, changed: readonly string[]): Promise<Ended> {
  const hook = hooks.find((one) => one.id === id);
  if (hook === undefined) throw new Error(`no hook ${id}`);
  const [program, ...words] = hook.entry.split(" ");
  expect(program).toBe("planwright");
  const names = changed.filter((name) => new RegExp(hook.files).test(name));
  const more = hook.pass_filenames === false ? [] : names;
  return execute(process.execPath, [join(copy, "dist/cli/main.js"), ...words, ...more], work);
}

it("checks before a commit: the whole repository, or the changed files of a project", async () => {
  await addWrong();
  const org = ["plans/org.plan"];
  expect((await runHook("planwright-check", org)).code).toBe(1);
  expect((await runHook("planwright-check-files", ["plans/甲 方案.plan"])).code).toBe(1);
  await writeFile(join(work, "planwright.config.json"), "{}\n");
  expect((await runHook("planwright-check-files", org)).code).toBe(0);
  await writeFile(join(work, "plans", "甲 方案.plan"), wrong.replace("没有的单位", "温州"));
  expect((await runHook("planwright-check-files", ["plans/甲 方案.plan"])).code).toBe(0);
  expect((await runHook("planwright-check", org)).code).toBe(0);
});

it("lays changed files out before a commit, and leaves others alone", async () => {
  const untidy = '机构   市局 "市局"{\n分局 温州 "温州分局"\n}\n';
  for (const name of ["a.plan", "b.plan"]) await writeFile(join(work, name), untidy);
  expect((await runHook("planwright-fmt", ["a.plan", "readme.md"])).code).toBe(0);
  expect(await readFile(join(work, "a.plan"), "utf8")).toBe(right);
  expect(await readFile(join(work, "b.plan"), "utf8")).toBe(untidy);
});

it("packs as pre-commit reads it: npm prints the name of the file alone", async () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const packed = await execute(npm, ["pack"], copy);
  expect(packed.out).toMatch(/^planwright-[\w.-]+\.tgz\n$/);
  expect(await readdir(copy)).toContain(packed.out.trim());
});
