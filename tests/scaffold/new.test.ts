import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const left = new Set([".git", "node_modules", "dist", "build", "plans"]);
let copy: string;

/** Colours, which a CI asks for, would stand between the words that are looked for. */
const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };

/** Runs a program of node_modules in the copy; rejects with what it printed where it fails. */
const run = (program: string, ...words: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(copy, program), ...words], { cwd: copy, env });

const biome = "node_modules/@biomejs/biome/bin/biome";
const vitest = "node_modules/vitest/vitest.mjs";

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "planwright-scaffold-"));
  await cp(root, copy, {
    recursive: true,
    filter: (path) => !left.has(path.slice(root.length + 1).split("/")[0] ?? ""),
  });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  await run("tests/scaffold/new.mjs", "check", "official-form/late-addressee");
  await run("tests/scaffold/new.mjs", "format", "plain-lines");
});

afterAll(() => rm(copy, { recursive: true, force: true }));

it("makes a check and a format that lint and compile", async () => {
  await run(
    biome,
    "ci",
    "--vcs-enabled=false",
    "src/checks/official-form",
    "src/reports",
    "tests/reports",
  );
  await run("node_modules/typescript/bin/tsc");
});

it("makes them so that the tests of the catalogue, the corpus and the formats pass", async () => {
  const rooms = ["checks/catalogue", "checks/examples", "project/configuration"].map(
    (name) => `tests/${name}.test.ts`,
  );
  const { stdout } = await run(
    vitest,
    "run",
    ...rooms,
    "tests/corpus",
    "tests/reports/plain-lines",
  );
  expect(stdout).toMatch(/Test Files.* 5 passed/);
});

it("gives the check a line in its list and a place on the page of all checks", async () => {
  const list = await readFile(join(copy, "src/checks/official-form/checks.ts"), "utf8");
  expect(list).toContain("\n  lateAddressee,\n");
  expect(await readFile(join(copy, "src/checks/README.md"), "utf8")).toContain(
    "### late-addressee",
  );
});

it.each([
  ["check", "late-addressee"],
  ["check", "wording/Late"],
  ["check", "wording/late-addressee"],
  ["format", "json"],
  ["room", "attic"],
])("refuses %s %s with exit code 2", async (kind, name) => {
  await expect(run("tests/scaffold/new.mjs", kind, name)).rejects.toMatchObject({ code: 2 });
});
