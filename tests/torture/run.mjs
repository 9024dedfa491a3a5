// Tries many mutated sources on the reader, the compiler, the checks, the formatter and the reporters:
//   node tests/torture/run.mjs --tries 100000 --seed 1 [--keep FOLDER]
// Prints how often what went wrong, and the first source of each kind; exit code 1 if anything did.
// `--keep` writes every such source to a folder.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    tries: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    keep: { type: "string" },
  },
});
const root = join(import.meta.dirname, "../..");

/** @returns {Promise<typeof import("./torture.ts")>} */
async function bundled() {
  // Beside the packages, which stay outside of the bundle.
  const folder = await mkdtemp(join(root, "node_modules", ".torture-"));
  try {
    const outfile = join(folder, "torture.mjs");
    await build({
      entryPoints: [join(import.meta.dirname, "torture.ts")],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      define: { "import.meta.dirname": JSON.stringify(import.meta.dirname) },
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const { torture } = await bundled();
const met = torture(Number(values.tries), Number(values.seed));
/** @type {Map<string, typeof met[number][]>} */
const kinds = new Map();
for (const one of met) kinds.set(one.hit, [...(kinds.get(one.hit) ?? []), one]);
for (const [kind, all] of kinds) {
  const [first] = all;
  console.log(`${kind}: ${all.length}`);
  if (first !== undefined)
    console.log(`  first at try ${first.at}: ${JSON.stringify(first.shown.slice(0, 300))}`);
}
console.log(`${values.tries} tries, seed ${values.seed}: ${met.length} hits`);
const { keep } = values;
if (keep !== undefined) {
  await mkdir(keep, { recursive: true });
  for (const { hit, at, source, shown } of met) {
    const name = join(keep, `${hit.replaceAll(" ", "-")}-${at}`);
    await writeFile(`${name}.plan`, source);
    await writeFile(`${name}.shown`, shown);
  }
}
process.exitCode = met.length > 0 ? 1 : 0;
