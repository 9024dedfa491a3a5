// Tries many mutated sources on the reader, the compiler, the checks, the formatter and the reporters:
//   node tests/torture/run.mjs --tries 100000 --seed 1 [--from 0] [--jobs 2] [--keep FOLDER]
// The tries have numbers: those from `--from` on are made, and any of them can be made again alone.
// Prints each hit as it is met, how often what went wrong, and how long it took; exit code 1 if anything did.
// `--keep` writes every source that something went wrong with to a folder.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** The part of a run that one worker does. @typedef {{ bundle: string, seed: number, from: number, to: number, step: number }} Job */

/** @returns {Promise<typeof import("./torture.ts")>} */
const load = (/** @type {string} */ bundle) => import(pathToFileURL(bundle).href);

if (isMainThread) await main();
else await work(workerData, (one) => parentPort?.postMessage(one));

/** @param {Job} job @param {(met: import("./torture.ts").Met) => void} tell */
async function work({ bundle, ...tries }, tell) {
  const { torture } = await load(bundle);
  for (const one of torture(tries)) tell(one);
}

async function main() {
  const { values } = parseArgs({
    options: {
      tries: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      from: { type: "string", default: "0" },
      jobs: { type: "string", default: "1" },
      keep: { type: "string" },
    },
  });
  const from = Number(values.from);
  const to = from + Number(values.tries);
  const jobs = Number(values.jobs);
  const began = performance.now();
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @param {import("./torture.ts").Met} met */
  const tell = async ({ hit, at, source, shown }) => {
    kinds.set(hit, (kinds.get(hit) ?? 0) + 1);
    console.log(`${hit}, try ${at}: ${JSON.stringify(shown.slice(0, 300))}`);
    if (values.keep === undefined) return;
    await mkdir(values.keep, { recursive: true });
    const name = join(values.keep, `${hit.replaceAll(" ", "-")}-${at}`);
    await writeFile(`${name}.plan`, source);
    await writeFile(`${name}.shown`, shown);
  };
  // Beside the packages, which stay outside of the bundle.
  const folder = await mkdtemp(join(root, "node_modules", ".torture-"));
  try {
    const bundle = join(folder, "torture.mjs");
    await build({
      entryPoints: [join(import.meta.dirname, "torture.ts")],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      define: { "import.meta.dirname": JSON.stringify(import.meta.dirname) },
      logLevel: "warning",
    });
    const parts = Array.from({ length: jobs }, (_, index) => ({
      bundle,
      seed: Number(values.seed),
      from: from + index,
      to,
      step: jobs,
    }));
    await Promise.all(
      parts.map(
        (part) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(import.meta.filename, { workerData: part });
            worker.on("message", tell);
            worker.on("error", reject);
            worker.on("exit", resolve);
          }),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const [kind, count] of kinds) console.log(`${kind}: ${count}`);
  const hits = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${values.tries} tries from ${from}, seed ${values.seed}: ${hits} hits, ${seconds} s`,
  );
  process.exitCode = hits > 0 ? 1 : 0;
}
