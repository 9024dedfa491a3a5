import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "../scaffold/bundled.mjs";

/**
 * Ends builds at any moment: `node tests/torture/kills.mjs [--kills 100] [--seed 1]`.
 * They run the command in `dist/` (`npm run build`). The exit code is 1 where anything is wrong afterwards.
 */
const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});

const root = join(import.meta.dirname, "../..");
const signals = /** @type {const} */ (["SIGKILL", "SIGTERM", "SIGINT"]);
let wrong = 0;
const { KilledBuilds } = await bundled(join(import.meta.dirname, "kills.ts"));
const { randomFrom } = await bundled(join(import.meta.dirname, "mutate.ts"));
const random = randomFrom(Number(values.seed));
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
process.stdout.write(`${values.kills} kills, seed ${values.seed}: ${wrong} with something wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
