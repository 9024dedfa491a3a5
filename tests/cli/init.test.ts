import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

it.each(["zh", "en"])(
  "makes a project in %s that checks clean, is laid out, and builds",
  async (language) => {
    const folder = await folderWith({});
    const made = await planwright(folder, ["init", "new", "--lang", language]);
    expect(made.code).toBe(0);
    expect(made.out.split("\n")).toEqual([
      "new/planwright.config.json",
      "new/notice.plan",
      "new/organization.plan",
      "new/plan.plan",
      "",
    ]);
    const checked = await planwright(folder, ["check", "new", "--fail-on", "note"]);
    expect(checked).toMatchObject({ code: 0, err: "" });
    expect(await planwright(folder, ["fmt", "--check", "new"])).toMatchObject({ code: 0, out: "" });
    const built = await planwright(folder, ["build", "new"]);
    expect(built.code).toBe(0);
    expect(await readdir(join(folder, "build/new/notice"))).toHaveLength(3);
  },
);

it("points the configuration at the schema of the package", async () => {
  const folder = await folderWith({});
  await planwright(folder, ["init"]);
  const configuration = JSON.parse(await readFile(join(folder, "planwright.config.json"), "utf8"));
  expect(configuration.$schema).toBe(
    "./node_modules/planwright/src/project/configuration.schema.json",
  );
});

it("writes nothing where a file of the same name exists", async () => {
  const folder = await folderWith({ "plan.plan": "// mine\n" });
  const { code, err } = await planwright(folder, ["init"]);
  expect(code).toBe(2);
  expect(err).toBe("planwright: 这些文件已经存在，什么也没有写：plan.plan\n");
  expect(await readdir(folder)).toEqual(["plan.plan"]);
});

it("goes into a folder that holds other things", async () => {
  const folder = await folderWith({});
  await writeFile(join(folder, "README.md"), "");
  expect((await planwright(folder, ["init"])).code).toBe(0);
});
