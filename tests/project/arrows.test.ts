import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "./folder-with.ts";

/** Who may import whom. A room that is built later has its line already. */
const knows: Readonly<Record<string, readonly string[]>> = {
  grammar: [],
  diagnostics: [],
  syntax: ["grammar", "diagnostics"],
  time: [],
  model: ["grammar", "syntax", "time", "diagnostics"],
  tracking: ["grammar", "model", "syntax", "time", "diagnostics"],
  checks: ["grammar", "tracking", "model", "syntax", "time", "diagnostics"],
  document: ["grammar", "tracking", "model", "syntax", "time", "diagnostics"],
  sheets: ["grammar", "tracking", "model", "syntax", "time", "diagnostics"],
  overview: ["grammar", "sheets", "tracking", "model", "syntax", "time", "diagnostics"],
  collect: ["grammar", "sheets", "tracking", "model", "syntax", "time", "diagnostics"],
  project: ["grammar", "checks", "sheets", "tracking", "model", "syntax", "time", "diagnostics"],
  output: ["sheets", "overview"],
  cli: [
    "grammar",
    "project",
    "output",
    "collect",
    "document",
    "sheets",
    "overview",
    "checks",
    "tracking",
    "model",
    "syntax",
    "time",
    "diagnostics",
  ],
  lsp: [
    "grammar",
    "project",
    "document",
    "sheets",
    "overview",
    "checks",
    "tracking",
    "model",
    "syntax",
    "time",
    "diagnostics",
  ],
};

const rooms = Object.keys(knows);
const pure = [
  "grammar",
  "syntax",
  "time",
  "model",
  "tracking",
  "checks",
  "diagnostics",
  "document",
];
const root = join(import.meta.dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

/** The folder of a room, and the way from one room's files to another's. */
const folderOf = (room: string) => (room === "grammar" ? "grammar" : `src/${room}`);
const from = (room: string, other: string) =>
  `${room === "grammar" ? ".." : "../.."}/${folderOf(other)}`;

/** What the linter says of files under our rules: `rule path` for each error. */
async function lint(files: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const { vcs: _, ...configuration } = JSON.parse(await readFile(join(root, "biome.json"), "utf8"));
  const folder = await folderWith({
    ...files,
    "biome.json": JSON.stringify({ ...configuration, $schema: undefined }),
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

it("lets each room import those to its left and refuses all others", async () => {
  const files: Record<string, string> = {};
  const wrong: string[] = [];
  for (const room of rooms) {
    files[`${folderOf(room)}/thing.ts`] = "export const x = 1;\n";
    for (const other of rooms.filter((one) => one !== room)) {
      const file = `${folderOf(room)}/takes-${other}.ts`;
      files[file] = source(`${from(room, other)}/thing.ts`);
      if (!knows[room]?.includes(other)) wrong.push(`noRestrictedImports ${file}`);
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
  expect(refused.sort()).toEqual([...pure, "sheets", "overview"].sort());
});

it("refuses a circle", async () => {
  const errors = await lint({
    "src/model/a.ts": 'import { b } from "./b.ts";\n\nexport const a = () => b;\n',
    "src/model/b.ts": 'import { a } from "./a.ts";\n\nexport const b = () => a;\n',
  });
  expect([...errors].sort()).toEqual([
    "noImportCycles src/model/a.ts",
    "noImportCycles src/model/b.ts",
  ]);
});

it("finds the tree itself in order", async () => {
  const rules = ["--only=style/noRestrictedImports", "--only=suspicious/noImportCycles"];
  expect([...(await errorsIn(root, ["lint", ...rules, "src", "grammar"]))]).toEqual([]);
});
