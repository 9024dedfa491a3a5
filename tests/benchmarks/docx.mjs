// Prints how long the notice of 2015 takes as a DOCX file, as a whole process, against `check` of the same plan:
// twice its time is the aim. The first build divides the title into words and keeps them; what follows is measured.
// Needs `npm run build`. Run: node tests/benchmarks/docx.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");
const plan = join(root, "plans/zhejiang-2015");
const folder = mkdtempSync(join(tmpdir(), "planwright-benchmark-"));

/**
 * Milliseconds of one run.
 * @param {readonly string[]} args
 */
function once(args) {
  const begin = performance.now();
  execFileSync(process.execPath, [main, ...args], { cwd: root, stdio: "ignore" });
  return performance.now() - begin;
}

/** @param {readonly number[]} times */
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const check = ["check", plan];
const docx = ["build", plan, "--only", "notice", "--format", "docx", "--out", folder];
try {
  once(check);
  const first = once(docx);
  const times = Array.from({ length: 9 }, () => ({ check: once(check), docx: once(docx) }));
  const ours = median(times.map((time) => time.docx));
  const bare = median(times.map((time) => time.check));
  const ratio = ours / bare;
  process.stdout.write(
    `check ${bare.toFixed(0)} ms, notice as DOCX ${ours.toFixed(0)} ms (the first ${first.toFixed(0)} ms): ${ratio.toFixed(2)} times, aim 2\n`,
  );
  process.exitCode = ratio <= 2 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
