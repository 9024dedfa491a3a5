// Prints how long planwright takes as a whole process, against processes that do the least possible:
// `check` of the 2015 plan against `node -e 0`, and its notice as PDF against a bare puppeteer script
// that prints the same finished HTML. Needs `npm run build`. Run: node tests/benchmarks/startup.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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
  execFileSync(process.execPath, args, { cwd: root, stdio: "ignore" });
  return performance.now() - begin;
}

/** @param {readonly number[]} times */
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/**
 * The medians of two command lines, run in turns so that a busy moment meets both.
 * @param {number} rounds
 * @param {readonly string[]} ours
 * @param {readonly string[]} bare
 */
function medians(rounds, ours, bare) {
  once(ours);
  once(bare);
  const times = Array.from({ length: rounds }, () => ({ ours: once(ours), bare: once(bare) }));
  return {
    ours: median(times.map((time) => time.ours)),
    bare: median(times.map((time) => time.bare)),
  };
}

/**
 * @param {string} name
 * @param {{ ours: number, bare: number }} times
 * @param {string} aim
 * @param {number} factor of the bare process's time that ours may take
 * @param {number} more milliseconds on top of that
 */
function print(name, { ours, bare }, aim, factor, more = 0) {
  const allowed = factor * bare + more;
  const ratio = (ours / bare).toFixed(2);
  const verdict = ours <= allowed ? "within" : "beyond";
  console.log(
    `${name}: ${ours.toFixed(0)} ms, bare ${bare.toFixed(0)} ms, ratio ${ratio} (aim ${aim}: ${verdict} ${allowed.toFixed(0)} ms)`,
  );
}

try {
  const check = medians(15, [main, "check", plan], ["-e", "0"]);
  print("check", check, "3 × node -e 0 + 100 ms", 3, 100);

  const build = [main, "build", plan, "--only", "notice", "--out", folder];
  once(build);
  const html = readdirSync(join(folder, "notice")).find((name) => name.endsWith(".html")) ?? "";
  /** @type {{ examined: { name: string, data: { executable: string, environment: object } }[] }} */
  const { examined } = JSON.parse(
    execFileSync(process.execPath, [main, "doctor", "--json"], { cwd: root, encoding: "utf8" }),
  );
  const browser = examined.find(({ name }) => name === "browser")?.data;
  if (browser === undefined) throw new Error("doctor says nothing of a browser");
  // The bare script sees the same fonts: ours, from the settings beside the unpacked browser.
  const fonts = join(dirname(dirname(browser.executable)), "fonts-bundled.conf");
  const bare = join(root, "dist", "bare-print.mjs");
  writeFileSync(
    bare,
    `import puppeteer from "puppeteer";
const browser = await puppeteer.launch({
  executablePath: ${JSON.stringify(browser.executable)},
  headless: "shell",
  env: { ...process.env, ...${JSON.stringify(browser.environment)}, FONTCONFIG_FILE: ${JSON.stringify(fonts)} },
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await page.goto(${JSON.stringify(`file://${join(folder, "notice", html)}`)});
await page.evaluate("globalThis.planwright?.pages");
await page.pdf({ path: ${JSON.stringify(join(folder, "bare.pdf"))}, preferCSSPageSize: true, printBackground: true, tagged: true });
await browser.close();
`,
  );
  const pdf = medians(5, [...build, "--format", "pdf"], [bare]);
  print("notice PDF", pdf, "1.3 × bare puppeteer", 1.3);
  rmSync(bare);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
