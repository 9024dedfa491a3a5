import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "../../scaffold/bundled.mjs";

/**
 * Prints how many mistakes made by rule are named: `node tests/checks/recall/run.mjs [--seed 1] [--tries 40]
 * [--kind NAME] [--missed]`. `--missed` shows the places that nobody named; `--record` writes the
 * baseline of the test instead.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    tries: { type: "string", default: "40" },
    kind: { type: "string" },
    missed: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});

const root = join(import.meta.dirname, "../../..");
const { record, tell } = await bundled(join(import.meta.dirname, "tell.ts"));
if (values.record) {
  await writeFile(join(import.meta.dirname, "baseline.json"), await record(root));
} else {
  const { seed, tries, kind, missed } = values;
  process.stdout.write(await tell(root, Number(seed), Number(tries), kind, missed));
}
