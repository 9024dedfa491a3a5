import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

/**
 * Ends builds at any moment: `node tests/torture/kills.mjs [--kills 100] [--seed 1]`.
 * They run the command in `dist/` (`npm run build`). The exit code is 1 where anything is wrong afterwards.
 */
const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});

const root = join(import.meta.dirname, "../..");
const folder = join(root, "node_modules/.cache/kills");
const bundle = join(folder, `${process.pid}.mjs`);
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, "kills.ts")],
  outfile: bundle,
  bundle: true,
  splitting: false,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "error",
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
let state = Number(values.seed);
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const signals = /** @type {const} */ (["SIGKILL", "SIGTERM", "SIGINT"]);
let wrong = 0;
try {
  const { KilledBuilds } = await import(bundle);
  const builds = await KilledBuilds.prepare(join(root, "dist/cli/main.js"));
  for (let number = 1; number <= Number(values.kills); number += 1) {
    const signal = signals[number % signals.length];
    const at = random();
    const met = await builds.kill(signal, at);
    if (met.length === 0) continue;
    wrong += 1;
    process.stdout.write(`${number}: ${signal} at ${at.toFixed(2)}: ${met.join("; ")}\n`);
  }
  await builds.remove();
} finally {
  await rm(bundle, { force: true });
}
process.stdout.write(`${values.kills} kills, seed ${values.seed}: ${wrong} with something wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
