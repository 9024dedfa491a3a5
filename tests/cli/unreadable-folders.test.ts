import { spawnSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { small } from "./command-line.ts";

// Nothing is unreadable for root: the command runs as nobody then, where setpriv can do that.
const isRoot = process.getuid?.() === 0;
const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
const main = join(import.meta.dirname, "../../dist/cli/main.js");
/** Runs the command, as nobody where the test runs as root. */
function planwright(...words: readonly string[]) {
  const command = [...(isRoot ? asNobody : []), process.execPath, main, ...words];
  const [program = "", ...rest] = command;
  const { status, stderr } = spawnSync(program, rest, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  return { status, stderr };
}

const able = process.platform !== "win32" && planwright("--version").status === 0;

async function emptyFolder(): Promise<string> {
  const folder = await folderWith({});
  await chmod(folder, 0o755);
  return folder;
}

async function closedIn(folder: string, configuration: string | undefined): Promise<string> {
  await mkdir(join(folder, "closed"), { recursive: true });
  for (const [file, text] of Object.entries(small)) await writeFile(join(folder, file), text);
  if (configuration !== undefined)
    await writeFile(join(folder, "planwright.config.json"), configuration);
  await chmod(join(folder, "closed"), 0o000);
  // Called before the folder is removed.
  onTestFinished(() => chmod(join(folder, "closed"), 0o755));
  return folder;
}

const check = (folder: string) => planwright("check", folder);

it.skipIf(!able).each([
  ["excluded", '{ "exclude": ["closed"] }', 0],
  ["excluded with all in it", '{ "exclude": ["closed/**"] }', 0],
  ["not excluded", "{}", 2],
  ["in no project", undefined, 2],
])("a folder that cannot be read and is %s", async (_what, configuration, code) => {
  const { status, stderr } = check(await closedIn(await emptyFolder(), configuration));
  expect(status, stderr).toBe(code);
  expect(stderr.includes("EACCES")).toBe(code !== 0);
});

it.skipIf(!able)("one that a project excludes hides none elsewhere", async () => {
  const both = await emptyFolder();
  await closedIn(join(both, "project"), '{ "exclude": ["closed"] }');
  expect(check(both).status).toBe(0);
  await closedIn(join(both, "other"), undefined);
  expect(check(both).status).toBe(2);
});
