import { mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const plugin = "export const checks = [];\n";
const project = {
  ...small,
  "checks.mjs": plugin,
  "planwright.config.json": '{ "plugins": ["./checks.mjs"] }\n',
};

it.each(["plan.plan", "link.txt", "checks.mjs", "planwright.config.json"])(
  "a report is not written over the project's own %s",
  async (file) => {
    const folder = await folderWith(project);
    await symlink(join(folder, "plan.plan"), join(folder, "link.txt"));
    const before = await readFile(join(folder, file), "utf8");
    const { code, err } = await planwright(folder, ["check", "--format", `json=${file}`]);
    expect({ code, names: err.includes(file) }).toEqual({ code: 2, names: true });
    expect(await readFile(join(folder, file), "utf8")).toBe(before);
  },
);

it("nor over a source while the configuration is wrong", async () => {
  const folder = await folderWith({ ...small, "planwright.config.json": "{" });
  const { code } = await planwright(folder, ["check", "--format", "json=plan.plan"]);
  expect(code).toBe(2);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(small["plan.plan"]);
});

it("links that lead in circles end, and nothing is read twice", async () => {
  const folder = await folderWith(small);
  await mkdir(join(folder, "sub"));
  await symlink(folder, join(folder, "sub", "up"));
  await symlink(folder, join(folder, "sub", "again"));
  expect(await planwright(folder, ["check"])).toMatchObject({ code: 0 });
});

it.each([
  ["a name that is too long", "长".repeat(5000)],
  ["a NUL in a name", "a\0b.plan"],
  ["a file taken for a folder", "plan.plan/b"],
])("%s is no defect of ours", async (_what, path) => {
  const { code, err } = await planwright(await folderWith(small), ["check", path]);
  expect(code).toBe(2);
  expect(err).not.toContain("\0");
});

it.each(["", "  ", "{1..1000000}", "{a,b}".repeat(30), "长".repeat(5000), "[", "../../**/\0"])(
  "an import of %j is found, and no more",
  async (pattern) => {
    const folder = await folderWith({ ...small, "a.plan": `引入 "${pattern}"\n` });
    const { code, out } = await planwright(folder, ["check"]);
    expect(code).toBe(1);
    expect(out).toContain("a.plan:1:");
  },
);
