import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reportFormats } from "../../src/reports/reporters.ts";
import { planwright } from "../cli/command-line.ts";
import { folderWith } from "../project/folder-with.ts";
import { asCsv, codes, plan } from "./bureau.ts";

const sheet = asCsv([
  ["行号", "状态", "完成比例", "本期进展"],
  [codes.ledger, "快了", "60%", "建立"],
]);

/** The day of the file, which does not say its own. */
const on = ["--date", "2015-09-28"];

const inFolder = () => folderWith({ "plan.plan": plan, "in.csv": sheet });

it.each(reportFormats)("reports what is not taken as %s, and where it stands", async (format) => {
  const { code, out, err } = await planwright(await inFolder(), [
    "collect",
    "in.csv",
    ...on,
    "--format",
    format,
  ]);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toContain("unknown-state");
  expect(out).toContain("in.csv");
  expect(out).toContain("没有“快了”这种状态");
});

it("names the cell in JSON, and what the row says", async () => {
  const { out } = await planwright(await inFolder(), [
    "collect",
    "in.csv",
    ...on,
    "--format",
    "json",
  ]);
  expect(JSON.parse(out).findings).toContainEqual(
    expect.objectContaining({
      code: "unknown-state",
      severity: "error",
      file: "in.csv",
      cell: { row: 2, column: "B", heading: "状态" },
      said: { 状态: "快了", 完成比例: "60%", 本期进展: "建立" },
    }),
  );
});

it("still lists what it proposes where the reports go to files", async () => {
  const folder = await inFolder();
  const plainly = await planwright(folder, ["collect", "in.csv", ...on]);
  const both = await planwright(folder, [
    "collect",
    "in.csv",
    ...on,
    "--format",
    "sarif=found.sarif",
  ]);
  expect(both).toEqual(plainly);
  const [run] = JSON.parse(await readFile(join(folder, "found.sarif"), "utf8")).runs;
  const found = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "unknown-state");
  expect(found).toMatchObject({ level: "error" });
  expect(found.locations[0].logicalLocations).toContainEqual({
    fullyQualifiedName: "第 2 行 B “状态”",
  });
});

it.each([
  [["--json", "--format", "sarif"], "标准输出只能写一种格式"],
  [["--format", "json=in.csv"], "报告不能写入项目自己的文件“in.csv”"],
])("does not follow %j, and exits 2", async (words, message) => {
  const folder = await inFolder();
  const { code, out, err } = await planwright(folder, ["collect", "in.csv", ...on, ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
  expect(await readFile(join(folder, "in.csv"), "utf8")).toBe(sheet);
});
