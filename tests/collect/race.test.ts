import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replaceWhole } from "../../src/output/replace-whole.ts";
import { planwright, small } from "../cli/command-line.ts";
import { folderWith } from "../project/folder-with.ts";
import { today } from "./bureau.ts";
import { race } from "./race.ts";

it("loses nothing where several write into the same files at once", async () => {
  for (let tries = 0; tries < 6; tries += 1)
    expect(
      await race(
        (folder, words) => planwright(folder, words, { today }),
        await folderWith({}),
        tries * 40,
      ),
    ).toEqual([]);
});

it("writes over nothing but what was read, and makes no file that is there by now", async () => {
  const folder = await folderWith({ "a.plan": "甲\n" });
  const path = join(folder, "a.plan");
  const writtenOver = async (before: string | undefined) => {
    const written = await replaceWhole(path, before, "乙\n");
    return written.ok ? written.value : undefined;
  };
  expect(await writtenOver("丙\n")).toBe("changed");
  expect(await writtenOver(undefined)).toBe("changed");
  expect(await readFile(path, "utf8")).toBe("甲\n");
  expect(await writtenOver("甲\n")).toBe("written");
  expect(await readFile(path, "utf8")).toBe("乙\n");
  expect(await readdir(folder)).toEqual(["a.plan"]);
});

it("goes past a lock that a killed process left", async () => {
  const folder = await folderWith({ "a.plan": "甲\n", ".a.plan.lock": "" });
  const before = new Date(Date.now() - 60_000);
  await utimes(join(folder, ".a.plan.lock"), before, before);
  const written = await replaceWhole(join(folder, "a.plan"), "甲\n", "乙\n");
  expect(written).toMatchObject({ ok: true, value: "written" });
  expect(await readdir(folder)).toEqual(["a.plan"]);
});

it("lays out and fixes what an editor saved meanwhile, as it left it", async () => {
  for (const words of [["fmt"], ["check", "--fix"]]) {
    const folder = await folderWith({ ...small, "more.plan": "// 甲\n单位 丙 “丙局” ｛ ｝\n" });
    const path = join(folder, "more.plan");
    let saved = false;
    const running = planwright(folder, words).then((ran) => {
      saved = true;
      return ran;
    });
    let lines = 0;
    while (!saved && lines < 2000) {
      lines += 1;
      await writeFile(path, `// ${lines}\n单位 丙 “丙局” ｛ ｝\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { code, err } = await running;
    const text = await readFile(path, "utf8");
    // Either the last text that was saved stands, or it is that one laid out; or it is told.
    expect(text.startsWith(`// ${lines}\n`) || code !== 0, err).toBe(true);
  }
});
