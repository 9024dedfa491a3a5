// Prints how long `import` of the 2015 notice's own Word file takes as a whole process (aim: 1 s), against `node -e 0`.
// Needs `npm run build`. Run: node tests/benchmarks/import.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "planwright-benchmark-"));
/** @param {readonly string[]} args */
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "ignore" });

/**
 * Milliseconds of one run.
 * @param {readonly string[]} args
 */
function once(...args) {
  const begin = performance.now();
  run(...args);
  return performance.now() - begin;
}

/** @param {readonly number[]} times */
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

try {
  run(
    main,
    "build",
    "plans/zhejiang-2015",
    "--out",
    folder,
    "--only",
    "notice",
    "--format",
    "docx",
  );
  const file = join(folder, "notice", "党建通知.docx");
  const times = [];
  const bare = [];
  for (let round = 0; round < 9; round += 1) {
    times.push(once(main, "import", file, "--into", join(folder, `into-${round}`)));
    bare.push(once("-e", "0"));
  }
  console.log(
    `import of the 2015 DOCX: median ${median(times).toFixed(0)} ms, least ${Math.min(...times).toFixed(0)} ms; bare node ${median(bare).toFixed(0)} ms (aim 1000 ms)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
