import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { processIo, screenOn } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { reportFormats } from "../../src/reports/reporters.ts";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const misspelt = {
  ...small,
  "plan.plan": small["plan.plan"].replace("责任 办公室", "责任 办公事"),
};

it("makes several reports at once: one on standard output, the others in files", async () => {
  const folder = await folderWith(misspelt);
  const both = ["check", "--format", "json=reports/ci/findings.json", "--format", "text"];
  const { code, out, err } = await planwright(folder, both);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toContain("plan.plan:6:8 错误 unknown-unit\n");
  const { findings } = JSON.parse(await readFile(join(folder, "reports/ci/findings.json"), "utf8"));
  expect(findings).toMatchObject([{ code: "unknown-unit", line: 6 }]);
});

it("makes every format at once, each whole and without colour in its file", async () => {
  const folder = await folderWith(misspelt);
  const out: string[] = [];
  const screen = { colour: true, columns: 100, live: true };
  const files = reportFormats.flatMap((format) => ["--format", `${format}=reports/${format}`]);
  const code = await run(["check", ...files, "--format", "text"], "0.0.0-test", {
    ...processIo(),
    cwd: folder,
    environment: { LANG: "zh_CN.UTF-8" },
    out: screenOn((text) => out.push(text), screen),
    err: screenOn((text) => out.push(text), screen),
  });
  expect(code).toBe(1);
  expect(out.join("")).toContain("\u001B[31m");
  expect((await readdir(join(folder, "reports"))).sort()).toEqual([...reportFormats].sort());
  for (const format of reportFormats) {
    const report = await readFile(join(folder, "reports", format), "utf8");
    expect(report).toContain("unknown-unit");
    expect(report).not.toContain("\u001B");
    expect(report.endsWith("\n")).toBe(true);
  }
});

it("makes the report for people where none is asked for, and knows it by one name", async () => {
  const folder = await folderWith(misspelt);
  const usual = await planwright(folder, ["check"]);
  expect(await planwright(folder, ["check", "--format", "text"])).toEqual(usual);
  expect((await planwright(folder, ["check", "--format", "terminal"])).code).toBe(2);
});

it("writes nothing on standard output where every report has a file", async () => {
  const folder = await folderWith(misspelt);
  const { out, err } = await planwright(folder, ["check", "--format", "text=found.txt"]);
  expect({ out, err }).toEqual({ out: "", err: "" });
  expect(await readFile(join(folder, "found.txt"), "utf8")).toBe(
    (await planwright(folder, ["check"])).out,
  );
});

it("writes a report without findings too, over the old one", async () => {
  const folder = await folderWith({ ...small, "found.json": "old" });
  expect((await planwright(folder, ["check", "--format", "json=found.json"])).code).toBe(0);
  const report = JSON.parse(await readFile(join(folder, "found.json"), "utf8"));
  expect(report.findings).toEqual([]);
});

it.each([
  [["text", "json"], "标准输出只能写一种格式；其余的请写“格式=文件”"],
  [["json="], "--format 的“=”后面缺少文件名"],
  [["json=a.txt", "text=./a.txt"], "两种格式不能写入同一个文件“./a.txt”"],
  [["json=plan.plan"], "报告不能写入项目自己的文件“plan.plan”"],
])("does not follow --format %j, and exits 2", async (formats, message) => {
  const folder = await folderWith(small);
  const words = formats.flatMap((format) => ["--format", format]);
  const ran = await planwright(folder, ["check", ...words]);
  expect(ran).toEqual({ code: 2, out: "", err: `planwright: ${message}\n` });
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(small["plan.plan"]);
});

it("says that a file cannot be written, exits 3, and makes the other reports", async () => {
  const folder = await folderWith(small);
  await mkdir(join(folder, "taken.json"));
  await writeFile(join(folder, "file"), "");
  for (const file of ["taken.json", "file/below.json"]) {
    const words = ["check", "--format", `json=${file}`, "--format", "text"];
    const { code, out, err } = await planwright(folder, words);
    expect({ code, out }).toEqual({ code: 3, out: "2 个文件，没有发现问题\n" });
    expect(err).toMatch(/^planwright: 无法写入 .*\n$/);
  }
});

it.runIf(existsSync("/proc"))("ends where a folder cannot be made", async () => {
  const ran = await planwright(await folderWith(small), ["check", "--format", "text=/proc/nope/x"]);
  expect(ran).toMatchObject({ code: 3, out: "" });
  expect(ran.err).toMatch(/^planwright: 无法写入 \/proc\/nope\/x：.*\n$/);
});

it("writes what a build finds as reports beside, and refuses standard output for them", async () => {
  const folder = await folderWith({
    ...small,
    "plan.plan": small["plan.plan"].replace("责任 办公室", "责任 办公事"),
  });
  const asked = ["build", "--report", "json=found.json", "--report", "sarif=found.sarif"];
  const { code } = await planwright(folder, asked);
  expect(code).toBe(1);
  const { findings } = JSON.parse(await readFile(join(folder, "found.json"), "utf8"));
  expect(findings.map((one: { code: string }) => one.code)).toContain("unknown-unit");
  expect(await readFile(join(folder, "found.sarif"), "utf8")).toContain("unknown-unit");
  expect((await planwright(folder, ["build", "--report", "json"])).code).toBe(2);
});
