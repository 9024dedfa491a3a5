// Compares two folders of built files byte for byte: `node tests/benchmarks/compare-builds.mjs BEFORE AFTER`.
// Prints the names of the files that differ, are missing or new, then a line of counts. Exit code 0
// where both are the same, 1 where not, 2 where a folder cannot be read.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const [before, after, ...more] = process.argv.slice(2);
if (before === undefined || after === undefined || more.length > 0) {
  console.error("usage: node tests/benchmarks/compare-builds.mjs BEFORE AFTER");
  process.exit(2);
}

/**
 * The files of a folder, in whatever depth, by their path in it with forward slashes.
 * @param {string} folder
 * @returns {Promise<ReadonlySet<string>>}
 */
async function filesOf(folder) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  });
  const paths = all
    .filter((one) => !one.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, "/"));
  return new Set(paths.sort());
}

const [old, made] = await Promise.all([filesOf(before), filesOf(after)]);
const missing = [...old].filter((path) => !made.has(path));
const added = [...made].filter((path) => !old.has(path));
const shared = [...old].filter((path) => made.has(path));
/** @type {string[]} */
const different = [];
for (const path of shared) {
  const [left, right] = await Promise.all([
    readFile(join(before, path)),
    readFile(join(after, path)),
  ]);
  if (!left.equals(right)) different.push(path);
}

for (const path of different) console.log(`different  ${path}`);
for (const path of missing) console.log(`missing    ${path}`);
for (const path of added) console.log(`new        ${path}`);
const equal = shared.length - different.length;
console.log(
  `${equal} equal, ${different.length} different, ${missing.length} missing, ${added.length} new`,
);
process.exitCode = equal === old.size && added.length === 0 ? 0 : 1;
