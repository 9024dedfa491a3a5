import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { small } from "./command-line.ts";

/** Plug-ins that do not keep to their turn, in a process of their own. */

const command = join(import.meta.dirname, "../../dist/cli/main.js");

const checks = (run: string) => `export const checks = [{
  code: "own-check", category: "structure", severity: { draft: "note", issue: "note" },
  strength: "practice", source: { zh: "本局", en: "ours" }, summary: { zh: "本局", en: "ours" },
  doc: { zh: "本局。", en: "Ours." }, bad: [], good: [], run() { ${run} },
}];
`;

/** Checks a project with a plug-in; the code is null where a signal ended the process. */
async function checked(plugin: string) {
  const cwd = await folderWith({
    ...small,
    "planwright.config.json": '{ "plugins": ["./own.mjs"] }',
    "own.mjs": plugin,
  });
  const env = { ...process.env, LANG: "zh_CN.UTF-8", NO_COLOR: "1" };
  const child = spawn(process.execPath, [command, "check"], { cwd, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => {
      said += bytes;
    });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said };
}

it("an endless check is ended, with its name and no verdict", { timeout: 120_000 }, async () => {
  const [run, load] = await Promise.all([checked(checks("for (;;) {}")), checked("for (;;) {}")]);
  for (const { code, said } of [run, load]) {
    expect(code).not.toBe(0);
    expect(said).toContain("插件“./own.mjs”运行了 30 秒还没有停下");
  }
});

it("a timer that runs on does not keep the verdict from being one", async () => {
  const { code, said } = await checked(`setInterval(() => {}, 1000);\n${checks("")}`);
  expect(code).toBe(0);
  expect(said).toContain("没有发现问题");
});

it.each([
  ["rejects", "Promise.reject(new Error('坏了'));"],
  ["throws", "setTimeout(() => { throw new Error('坏了'); }, 0);"],
  ["rejects with no error", "Promise.reject('坏了');"],
])("a plug-in that %s later is named as such, and is no defect of ours", async (_, late) => {
  const { code, said } = await checked(checks(`queueMicrotask(() => { ${late} });`));
  expect(said).toContain("插件后来出了错");
  expect(said).toContain("坏了");
  expect(code).toBe(2);
});
