// Makes the files of something new, whole and green, to be changed into what it is to be:
//   npm run new check wording/long-sentence
//   npm run new format csv
// Exit code 2, with nothing written, where that cannot be made or is there already.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newCheck } from "./check.mjs";
import { newFormat } from "./format.mjs";

/**
 * What something new consists of. Paths start at the top of the repository.
 * @typedef {object} Scaffold
 * @property {Readonly<Record<string, string>>} files what is made
 * @property {Readonly<Record<string, (text: string) => string>>} changes what gets a line of it
 * @property {readonly string[]} generators tests that make the generated files that tell of it
 * @property {readonly string[]} left what remains to be done by hand
 */

const root = join(import.meta.dirname, "../..");

/**
 * Ends with what is wrong.
 * @param {string} message
 * @returns {never}
 */
function refuse(message) {
  console.error(message);
  process.exit(2);
}

/**
 * Runs a program of node_modules at the top of the repository.
 * @param {string} program
 * @param {readonly string[]} words
 */
function run(program, words) {
  execFileSync(process.execPath, [join(root, "node_modules", program), ...words], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/**
 * Makes the files and lines, lays them out and generates what follows from them.
 * @param {Scaffold} scaffold
 */
async function make({ files, changes, generators, left }) {
  const there = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) refuse(`There is already: ${there.join(", ")}`);
  const written = { ...files };
  for (const [path, change] of Object.entries(changes))
    written[path] = change(await readFile(join(root, path), "utf8"));
  for (const [path, text] of Object.entries(written)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const code = Object.keys(written).filter((path) => path.endsWith(".ts"));
  run("@biomejs/biome/bin/biome", ["check", "--write", "--vcs-enabled=false", ...code]);
  if (generators.length > 0) run("vitest/vitest.mjs", ["run", ...generators, "--update"]);
  for (const path of Object.keys(files)) console.log(`made     ${path}`);
  for (const path of Object.keys(changes)) console.log(`changed  ${path}`);
  for (const one of left) console.log(`left     ${one}`);
}

/** @type {ReadonlyMap<string, (name: string) => Scaffold | string>} */
const kinds = new Map([
  ["check", newCheck],
  ["format", newFormat],
]);

const [kind = "", name = "", ...more] = process.argv.slice(2);
const scaffoldOf = kinds.get(kind);
if (scaffoldOf === undefined || more.length > 0)
  refuse("usage: npm run new check CATEGORY/CODE\n       npm run new format NAME");
const scaffold = scaffoldOf(name);
if (typeof scaffold === "string") refuse(scaffold);
await make(scaffold);
