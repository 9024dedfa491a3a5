import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "../scaffold/bundled.mjs";

/**
 * Runs races between processes that write into the same files: `node tests/collect/races.mjs [--races 200]`.
 * They run the command in `dist/` (`npm run build`). The exit code is 1 where anything got lost.
 */
const { values } = parseArgs({ options: { races: { type: "string", default: "200" } } });

const root = join(import.meta.dirname, "../..");
/** @type {import("./race.ts").Launch} */
const launch = (cwd, words) =>
  new Promise((resolve) => {
    const command = [join(root, "dist/cli/main.js"), ...words];
    execFile(process.execPath, command, { cwd }, (wrong, out, err) =>
      resolve({ code: wrong === null ? 0 : Number(wrong.code ?? 70), out, err }),
    );
  });

let lost = 0;
const { race } = await bundled(join(import.meta.dirname, "race.ts"));
for (let number = 1; number <= Number(values.races); number += 1) {
  const project = await mkdtemp(join(tmpdir(), "planwright-race-"));
  const missing = await race(launch, project, Math.random() * 1500);
  await rm(project, { recursive: true, force: true });
  if (missing.length === 0) continue;
  lost += 1;
  process.stdout.write(`${number}: ${missing.join("; ")}\n`);
}
process.stdout.write(`${values.races} races, ${lost} with something lost\n`);
process.exitCode = lost === 0 ? 0 : 1;
