import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** The package as a user gets it: packed, installed in an empty folder elsewhere, run from there. */

const root = join(import.meta.dirname, "../..");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
let folder = "";

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function execute(file: string, words: readonly string[], cwd: string): Promise<Ended> {
  const { NODE_OPTIONS: _options, FORCE_COLOR: _colours, ...environment } = process.env;
  const env = { ...environment, LANG: "en_US.UTF-8", LC_ALL: "", NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(file, words, { cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({
        code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1,
        out,
        err,
      });
    });
  });
}

/** Runs npm; a registry that cannot be reached fails the test and says so. */
async function runNpm(words: readonly string[], cwd: string): Promise<string> {
  const ended = await execute(npm, words, cwd);
  if (ended.code === 0) return ended.out;
  const unreachable = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED/.test(ended.err);
  const reason = unreachable
    ? "the npm registry cannot be reached, and its cache is not enough"
    : "npm failed";
  throw new Error(`${reason}: npm ${words.join(" ")}\n${ended.err}`);
}

const planwright = (...words: readonly string[]) =>
  execute(
    process.execPath,
    [join(folder, "node_modules/planwright/dist/cli/main.js"), ...words],
    folder,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planwright-installed-"));
  await runNpm(["pack", "--silent", "--pack-destination", folder], root);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const browser = `@sparticuz/chromium@${devDependencies["@sparticuz/chromium"]}`;
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const quiet = ["--prefer-offline", "--omit=dev", "--no-audit", "--no-fund"];
  await runNpm(["install", ...quiet, `./${tarball}`, browser], folder);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it("runs by its name", async () => {
  const bin = process.platform === "win32" ? "planwright.cmd" : "planwright";
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const ran = await execute(join(folder, "node_modules/.bin", bin), ["--version"], folder);
  expect(ran).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

it("makes, checks and builds a project in both languages, PDF included", async () => {
  for (const language of ["zh", "en"]) {
    expect((await planwright("init", language, "--lang", language)).code).toBe(0);
    const checked = await planwright("check", language, "--lang", "en");
    expect(checked).toEqual({ code: 0, out: "3 files, no findings\n", err: "" });
    const built = await planwright("build", language, "--out", `out-${language}`);
    expect(built).toMatchObject({ code: 0, err: "" });
    const notices = await readdir(join(folder, `out-${language}`, "notice"));
    expect(notices.map((name) => name.split(".").at(-1))).toEqual(["docx", "html", "pdf"]);
  }
});

it("finds the schema that its new projects name", async () => {
  await planwright("init", "schema");
  const file = join(folder, "schema", "planwright.config.json");
  const { $schema } = JSON.parse(await readFile(file, "utf8"));
  const schema = JSON.parse(await readFile(join(folder, "schema", $schema), "utf8"));
  expect(Object.keys(schema.properties)).toContain("include");
});

it.each([
  ["at once", "process.exit(0);"],
  [
    "while others wait for it",
    "setTimeout(() => process.exit(0), 0); await new Promise(() => {});",
  ],
  ["late", "export const checks = []; process.on('beforeExit', () => process.exit(0));"],
])("a plug-in that ends the process %s is taken for no verdict", async (when, code) => {
  const own = join(folder, `ends ${when}`);
  await mkdir(own);
  await writeFile(join(own, "a.plan"), "没有这个词 甲\n");
  await writeFile(join(own, "plugin.mjs"), `${code}\n`);
  await writeFile(join(own, "planwright.config.json"), '{ "plugins": ["./plugin.mjs"] }\n');
  expect((await planwright("check", own)).code).not.toBe(0);
});

it("suggests names by their sound", async () => {
  await writeFile(
    join(folder, "a.plan"),
    '机构 局 "局" {\n  部门 办公室 "办公室"\n}\n机构 局二 "二局" {\n  单位组 全体 "全体" = 办公事\n}\n',
  );
  expect((await planwright("check", "a.plan")).out).toContain("did you mean “办公室”?");
});

it("finds everything that it needs", async () => {
  const { code, out } = await planwright("doctor");
  expect(out.match(/^✓/gm)).toHaveLength(5);
  expect(code).toBe(0);
});

it("is a library with types", async () => {
  await writeFile(
    join(folder, "use.ts"),
    `import { compile, type Finding, readSource } from "planwright";

const source = { path: "a.plan", text: '机构 局 "某局"' };
const { model, findings } = compile([readSource(source)]);
const codes: readonly string[] = findings.map((finding: Finding) => finding.code);
// @ts-expect-error units are not numbers
const wrong: number = model.units[0];
console.log(model.units.map((unit) => unit.title).join(), codes.length, typeof wrong);
`,
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const words = [
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--strict",
    "--skipLibCheck",
    "use.ts",
  ];
  expect(await execute(process.execPath, [tsc, ...words], folder)).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  const ran = await execute(process.execPath, ["use.js"], folder);
  expect(ran).toEqual({ code: 0, out: "某局 0 object\n", err: "" });
});
