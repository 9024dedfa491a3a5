import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { folderOf, linterOverrides, rooms as table } from "./rooms.ts";

const rooms = Object.keys(table);

const root = join(import.meta.dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

/** The way from one room's files to another's. */
const from = (room: string, other: string) =>
  `${room === "grammar" ? ".." : "../.."}/${folderOf(other)}`;

/** What the linter says of files under our rules: `rule path` for each error. */
async function lint(files: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const { vcs: _, ...configuration } = JSON.parse(await readFile(join(root, "biome.json"), "utf8"));
  const folder = await folderWith({
    ...files,
    "biome.json": JSON.stringify({ ...configuration, $schema: undefined }),
    "biome.rooms.json": await readFile(join(root, "biome.rooms.json"), "utf8"),
  });
  return errorsIn(folder, ["lint", "."]);
}

function errorsIn(cwd: string, args: readonly string[]): Promise<ReadonlySet<string>> {
  const words = [biome, ...args, "--reporter=json", "--max-diagnostics=none"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      const report = stdout.slice(stdout.indexOf("{"));
      if (report === "") return reject(new Error(stderr));
      const { diagnostics } = JSON.parse(report);
      resolve(new Set(diagnostics.map(shownError)));
    });
  });
}

function shownError(diagnostic: {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
}): string {
  const { path } = diagnostic.location;
  const file = typeof path === "string" ? path : path.file;
  return `${diagnostic.category.split("/").at(-1)} ${file.replace(/^\.\//, "")}`;
}

const source = (path: string) => `import { x } from "${path}";\n\nexport const y = x;\n`;

// First: a new table is to be linted with.
it("is what the linter's configuration says", async () => {
  const text = `${JSON.stringify(linterOverrides(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(root, "biome.rooms.json"));
});

const seesAllOf = (room: string, other: string) =>
  table[room]?.knows.includes(other) === true && table[room].onlySees?.[other] === undefined;

it("lets each room import those to its left and refuses all others", async () => {
  const files: Record<string, string> = {};
  const wrong: string[] = [];
  for (const room of rooms) {
    files[`${folderOf(room)}/thing.ts`] = "export const x = 1;\n";
    for (const other of rooms.filter((one) => one !== room)) {
      const file = `${folderOf(room)}/takes-${other}.ts`;
      files[file] = source(`${from(room, other)}/thing.ts`);
      if (!seesAllOf(room, other)) wrong.push(`noRestrictedImports ${file}`);
    }
  }
  expect([...(await lint(files))].sort()).toEqual(wrong.sort());
});

it("lets output see the view data of documents and nothing else of them", async () => {
  const errors = await lint({
    "src/document/view.ts": "export const x = 1;\n",
    "src/document/notice.ts": "export const x = 1;\n",
    "src/output/right.ts": source("../document/view.ts"),
    "src/output/wrong.ts": source("../document/notice.ts"),
  });
  expect([...errors]).toEqual(["noRestrictedImports src/output/wrong.ts"]);
});

it("refuses a wrong arrow that is loaded late", async () => {
  const errors = await lint({
    "src/cli/thing.ts": "export const x = 1;\n",
    "src/model/late.ts": 'export const later = () => import("../cli/thing.ts");\n',
  });
  expect([...errors]).toEqual(["noRestrictedImports src/model/late.ts"]);
});

it("refuses Node in the rooms that run in a browser, and only there", async () => {
  const node = 'import { sep } from "node:path";\n\nexport const y = sep;\n';
  const errors = await lint(
    Object.fromEntries(rooms.map((room) => [`${folderOf(room)}/node.ts`, node])),
  );
  const refused = rooms.filter((room) =>
    errors.has(`noRestrictedImports ${folderOf(room)}/node.ts`),
  );
  expect(refused.sort()).toEqual(rooms.filter((room) => table[room]?.pure === true).sort());
});

it("refuses arrows between the folders of a room, but for those in the table", async () => {
  const files: Record<string, string> = {};
  const wrong: string[] = [];
  for (const [room, { inside = {} }] of Object.entries(table)) {
    for (const [folder, knows] of Object.entries(inside)) {
      files[`src/${room}/${folder}/thing.ts`] = "export const x = 1;\n";
      for (const other of Object.keys(inside).filter((one) => one !== folder)) {
        const file = `src/${room}/${folder}/takes-${other}.ts`;
        files[file] = source(`../${other}/thing.ts`);
        if (!knows.includes(other)) wrong.push(`noRestrictedImports ${file}`);
      }
    }
  }
  expect([...(await lint(files))].sort()).toEqual(wrong.sort());
});

it("refuses a circle, also one of types alone", async () => {
  const errors = await lint({
    "src/model/a.ts": 'import { b } from "./b.ts";\n\nexport const a = () => b;\n',
    "src/model/b.ts": 'import { a } from "./a.ts";\n\nexport const b = () => a;\n',
    "src/model/c.ts": 'import type { D } from "./d.ts";\n\nexport type C = D | 1;\n',
    "src/model/d.ts": 'import type { C } from "./c.ts";\n\nexport type D = readonly C[];\n',
  });
  expect([...errors].sort()).toEqual([
    "noImportCycles src/model/a.ts",
    "noImportCycles src/model/b.ts",
    "noImportCycles src/model/c.ts",
    "noImportCycles src/model/d.ts",
  ]);
});

it("has a line for each room", async () => {
  const folders = await readdir(join(root, "src"), { withFileTypes: true });
  const found = folders.filter((one) => one.isDirectory()).map(({ name }) => name);
  expect(["grammar", ...found].sort()).toEqual([...rooms].sort());
});

it("keeps every folder small enough to be entered", async () => {
  const crowded: string[] = [];
  for (const top of ["src", "grammar", "templates", "tests"]) {
    const all = await readdir(join(root, top), { recursive: true, withFileTypes: true });
    const held = new Map<string, number>();
    for (const { parentPath } of all) held.set(parentPath, (held.get(parentPath) ?? 0) + 1);
    for (const [folder, entries] of held) {
      if (entries > 25) crowded.push(`${relative(root, folder)}: ${entries}`);
    }
  }
  expect(crowded).toEqual([]);
});

it("finds the tree itself in order", async () => {
  const rules = ["--only=style/noRestrictedImports", "--only=suspicious/noImportCycles"];
  expect([...(await errorsIn(root, ["lint", ...rules, "src", "grammar"]))]).toEqual([]);
});
