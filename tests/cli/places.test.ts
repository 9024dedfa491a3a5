import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const other = small["plan.plan"].replaceAll("方案甲", "方案乙");

const two = () =>
  folderWith({
    "a/org.plan": small["org.plan"],
    "a/plan.plan": small["plan.plan"],
    "b/org.plan": small["org.plan"],
    "b/plan.plan": other,
  });

it("never writes one project over another that is built from the same folder", async () => {
  const folder = await two();
  for (const name of ["a", "b"])
    expect((await planwright(folder, ["build", name, "--only", "model"])).code).toBe(0);
  expect(await readFile(join(folder, "build/a/model.json"), "utf8")).toContain("方案甲");
  expect(await readFile(join(folder, "build/b/model.json"), "utf8")).toContain("方案乙");

  const out = ["--only", "model", "--out", "x"];
  expect((await planwright(folder, ["build", "a", ...out])).code).toBe(0);
  const refused = await planwright(folder, ["build", "b", ...out]);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain("x/model.json 是项目 a 生成的");
  expect(await readFile(join(folder, "x/model.json"), "utf8")).toContain("方案甲");
  expect((await planwright(folder, ["build", "a", ...out])).code).toBe(0);
});

it("writes to the folder of the configuration, seen from it", async () => {
  const folder = await two();
  await writeFile(join(folder, "a/planwright.config.json"), '{ "out": "made" }');
  await planwright(folder, ["build", "a", "--only", "model"]);
  expect(await readFile(join(folder, "a/made/model.json"), "utf8")).toContain("方案甲");
});

it("names the sheet of a unit that is gone, until it is deleted", async () => {
  const folder = await folderWith(small);
  const build = () => planwright(folder, ["build", "--only", "sheets", "--format", "csv"]);
  await build();
  const plan = small["plan.plan"];
  await writeFile(join(folder, "plan.plan"), plan.replace("责任 办公室", "责任 温州"));
  const { out } = await build();
  expect(out).toContain("! sheets/办公室.csv: 是以前生成的");
  expect((await build()).out).toContain("! sheets/办公室.csv");
  await rm(join(folder, "build/sheets/办公室.csv"));
  expect((await build()).out).not.toContain("办公室.csv");
});
