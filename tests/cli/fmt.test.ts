import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const untidy = small["plan.plan"].replace(/^ +/gm, "").replace("“", '"');

it("lays out the files that need it, names them and leaves the others untouched", async () => {
  const folder = await folderWith({ ...small, "plan.plan": untidy });
  const before = await stat(join(folder, "org.plan"));
  const ran = await planwright(folder, ["fmt"]);
  expect(ran).toEqual({ code: 0, out: "plan.plan\n", err: "2 个文件，1 个已整理\n" });
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(small["plan.plan"]);
  expect((await stat(join(folder, "org.plan"))).ino).toBe(before.ino);
  expect((await planwright(folder, ["fmt"])).out).toBe("");
});

it("only names them with --check and exits 1", async () => {
  const folder = await folderWith({ ...small, "plan.plan": untidy });
  const ran = await planwright(folder, ["fmt", "--check"]);
  expect(ran).toEqual({ code: 1, out: "plan.plan\n", err: "2 个文件，1 个的版面不合\n" });
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(untidy);
  expect((await planwright(await folderWith(small), ["fmt", "--check"])).code).toBe(0);
});

it("turns keywords into English and back", async () => {
  const folder = await folderWith(small);
  await planwright(folder, ["fmt", "--keywords", "en"]);
  const english = await readFile(join(folder, "plan.plan"), "utf8");
  expect(english).toContain('plan 方案甲 "某市局2026年方案" {\n  year 2026\n');
  await planwright(folder, ["fmt", "--keywords", "zh"]);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(small["plan.plan"]);
});

it("reads standard input and writes standard output for -", async () => {
  const folder = await folderWith({});
  const ran = await planwright(folder, ["fmt", "-"], { input: untidy });
  expect(ran).toEqual({ code: 0, out: small["plan.plan"], err: "" });
  expect((await planwright(folder, ["fmt", "--check", "-"], { input: untidy })).code).toBe(1);
});

it("leaves a file alone whose braces do not balance, and says where", async () => {
  const broken = untidy.replace("{\n责任", "\n责任");
  const folder = await folderWith({ ...small, "plan.plan": broken });
  const { code, out, err } = await planwright(folder, ["fmt"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/plan\.plan:\d+:\d+ 错误 (missing|extra)-brace/);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(broken);
  const piped = await planwright(folder, ["fmt", "-"], { input: broken });
  expect({ code: piped.code, out: piped.out }).toEqual({ code: 1, out: broken });
});

it("leaves a file alone that is not UTF-8", async () => {
  const gbk = Uint8Array.of(0xbb, 0xfa, 0xb9, 0xb9, 0x20, 0x20, 0xbc, 0xd7, 0x0a);
  const folder = await folderWith({ "gbk.plan": gbk });
  const { code, err } = await planwright(folder, ["fmt"]);
  expect(code).toBe(1);
  expect(err).toContain("file-not-utf-8");
  expect(new Uint8Array(await readFile(join(folder, "gbk.plan")))).toEqual(gbk);
});

it("leaves a file that cannot be laid out safely as it is, and says why", async () => {
  const damaged = '方案 甲 "乙" {\n年度 2026\n\u2003{\n\n}\n}\n';
  const folder = await folderWith({ "plan.plan": damaged });
  const { code, err } = await planwright(folder, ["fmt"]);
  expect(code).toBe(1);
  expect(err).toContain("plan.plan:3:1 错误 layout-refused");
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(damaged);
});
