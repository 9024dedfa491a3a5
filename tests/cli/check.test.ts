import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const misspelt = {
  ...small,
  "plan.plan": small["plan.plan"].replace("责任 办公室", "责任 办公事"),
};

it("says that a clean project has no findings and exits 0", async () => {
  const ran = await planwright(await folderWith(small), ["check"]);
  expect(ran).toEqual({ code: 0, out: "2 个文件，没有发现问题\n", err: "" });
});

it("shows an unknown unit with the name that sounds the same, and exits 1", async () => {
  const { code, out, err } = await planwright(await folderWith(misspelt), ["check"]);
  expect(code).toBe(1);
  expect(err).toBe("");
  expect(out).toContain("plan.plan:6:8 错误 unknown-unit\n");
  expect(out).toContain("  6 |     责任 办公事\n    |          ^^^^^^\n");
  expect(out).toContain("你要写的是不是“办公室”？");
  expect(out).toContain("2 个文件：1 个错误\n");
});

it("speaks the language asked for", async () => {
  const folder = await folderWith(misspelt);
  expect((await planwright(folder, ["check", "--lang", "en"])).out).toContain(
    "did you mean “办公室”?",
  );
  const { out } = await planwright(folder, ["check"], {
    environment: { LC_ALL: "C", LANG: "zh_CN" },
  });
  expect(out).toContain("2 files: 1 error");
});

it("speaks the language of the configuration unless asked for another", async () => {
  const folder = await folderWith({ ...small, "planwright.config.json": '{ "language": "en" }' });
  expect((await planwright(folder, ["check"])).out).toBe("2 files, no findings\n");
  expect((await planwright(folder, ["check", "--lang=zh"])).out).toBe("2 个文件，没有发现问题\n");
});

it("gives findings as JSON", async () => {
  const { code, out } = await planwright(await folderWith(misspelt), ["check", "--format", "json"]);
  expect(code).toBe(1);
  const { findings, summary } = JSON.parse(out);
  expect(summary).toEqual({ files: 2, errors: 1, warnings: 0, notes: 0 });
  expect(findings[0]).toMatchObject({
    code: "unknown-unit",
    severity: "error",
    file: "plan.plan",
    line: 6,
    column: 8,
    endLine: 6,
    endColumn: 11,
    fixes: [{ edits: [{ text: "办公室" }] }],
  });
});

it("lets --fail-on and the configuration decide which severity counts", async () => {
  const note = small["plan.plan"].replace("时限 年底前", '时限 待定 "等通知"');
  const folder = await folderWith({ ...small, "plan.plan": note });
  expect((await planwright(folder, ["check"])).code).toBe(0);
  expect((await planwright(folder, ["check", "--fail-on", "note"])).code).toBe(1);
  await writeFile(join(folder, "planwright.config.json"), '{ "failOn": "note" }');
  expect((await planwright(folder, ["check"])).code).toBe(1);
  expect((await planwright(folder, ["check", "--fail-on", "error"])).code).toBe(0);
});

it("reports a configuration that cannot be followed and exits 2", async () => {
  const folder = await folderWith({
    ...misspelt,
    "planwright.config.json": '{ "fonst": "system" }',
  });
  const { code, out } = await planwright(folder, ["check"]);
  expect(code).toBe(2);
  expect(out).toContain("planwright.config.json:1:4 错误 unknown-setting");
  expect(out).toContain("你要写的是不是“fonts”？");
  expect(out).not.toContain("unknown-unit");
});

it("judges one file of a configured project by the whole project and shows that file's findings only", async () => {
  const folder = await folderWith({
    ...misspelt,
    "planwright.config.json": "{}",
    "other.plan": "方案 方案乙 {\n",
  });
  const { code, out } = await planwright(folder, ["check", "plan.plan"]);
  expect(code).toBe(1);
  expect(out).toContain("办公事");
  expect(out).not.toContain("other.plan");
  expect(out).toContain("1 个文件：1 个错误\n");
});

it("keeps two projects apart that use the same names", async () => {
  const folder = await folderWith(
    Object.fromEntries(
      ["a", "b"].flatMap((name) =>
        Object.entries(small).map(([file, text]) => [`${name}/${file}`, text]),
      ),
    ),
  );
  expect((await planwright(folder, ["check", "a", "b"])).out).toBe("4 个文件，没有发现问题\n");
  expect((await planwright(folder, ["check", "."])).out).toBe("4 个文件，没有发现问题\n");
});

it("exits 2 for a path that names nothing", async () => {
  const { code, out, err } = await planwright(await folderWith(small), ["check", "plam.plan"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toBe("planwright: 没有文件或文件夹“plam.plan”；你要写的是不是“plan.plan”？\n");
});

it("says that a file is not UTF-8 and how to save it", async () => {
  const gbk = Uint8Array.of(0x2f, 0x2f, 0x20, 0xbb, 0xfa, 0xb9, 0xb9, 0x0a);
  const { code, out } = await planwright(await folderWith({ ...small, "gbk.plan": gbk }), [
    "check",
  ]);
  expect(code).toBe(1);
  expect(out).toContain("gbk.plan:1:4 错误 file-not-utf-8");
  expect(out).toContain("// 机构");
});

it("says that a table's file is not there", async () => {
  const text = small["plan.plan"].replace("    | 组织", '    表 "rows.csv"\n    | 组织');
  const { out } = await planwright(await folderWith({ ...small, "plan.plan": text }), ["check"]);
  expect(out).toMatch(/^plan\.plan:8:7 错误 side-file-missing\n.*“rows\.csv”/m);
});
