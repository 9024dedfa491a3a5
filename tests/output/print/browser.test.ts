import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/output/package-root.ts";
import { findBrowser, remedies, systemPlaces } from "../../../src/output/print/browser.ts";

const run = promisify(execFile);
const none = { environment: {}, without: ["puppeteer-cache", "system", "bundled"] } as const;

it("lists where it looked and what helps when there is no browser", async () => {
  const environment = { PATH: "/no/such/bin", PUPPETEER_CACHE_DIR: "/no/such/cache" };
  const outcome = await findBrowser({ environment, without: ["system", "bundled"] });
  expect(outcome.findings[0]).toMatchObject({ code: "browser-missing", severity: "error" });
  for (const language of ["zh", "en"] as const) {
    expect(outcome.findings[0]?.message[language]).toContain("$PLANWRIGHT_BROWSER");
    expect(outcome.findings[0]?.message[language]).toContain("/no/such/cache");
  }
  const nowhere = await findBrowser(none);
  expect(nowhere.ok).toBe(false);
  expect(nowhere.findings[0]?.message.zh).toMatch(/没有找到.*浏览器[\s\S]*解决办法/);
});

it("stops at a variable or a setting that names no file", async () => {
  const variable = await findBrowser({ environment: { CHROME_PATH: "/no/such/chrome" } });
  expect(variable.ok).toBe(false);
  expect(variable.findings[0]?.message.en).toContain("CHROME_PATH=/no/such/chrome");
  const setting = await findBrowser({ environment: {}, configured: "/no/such/edge" });
  expect(setting.ok).toBe(false);
  expect(setting.findings[0]?.message.en).toContain("/no/such/edge");
});

it("takes a variable before everything else", async () => {
  const outcome = await findBrowser({
    environment: { PLANWRIGHT_BROWSER: process.execPath },
    configured: "/no/such/edge",
  });
  expect(outcome).toMatchObject({
    ok: true,
    value: { executable: process.execPath, source: "environment" },
  });
});

it("knows where Chrome and Edge live on each system, and what helps there", () => {
  expect(systemPlaces("darwin", { HOME: "/Users/a" })).toContain(
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  );
  expect(systemPlaces("win32", { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" })).toContain(
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  );
  expect(systemPlaces("linux", { PATH: "/usr/bin" })).toContain(join("/usr/bin", "chromium"));
  expect(remedies("linux", "x64").en.join()).toContain("@sparticuz/chromium");
  expect(remedies("linux", "arm64").en.join()).not.toContain("@sparticuz/chromium");
  expect(remedies("win32", "x64").zh.join()).toContain("Edge");
});

it("unpacks the bundled browser once for two processes that start together", async () => {
  const outfile = join(packageRoot(), "build", "tests", "unpack.mjs");
  await build({
    stdin: {
      contents: `
        import { findPackedBrowser, unpackBrowser } from "./src/output/print/bundled.ts";
        import { execFileSync } from "node:child_process";
        import { statSync } from "node:fs";
        const packed = await findPackedBrowser();
        const found = await unpackBrowser(packed, process.argv[2]);
        const version = execFileSync(found.executable, ["--version", "--no-sandbox"], { env: { ...process.env, ...found.environment } });
        console.log(JSON.stringify({ ...found, size: statSync(found.executable).size, version: String(version).trim() }));
      `,
      resolveDir: packageRoot(),
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile,
    logLevel: "silent",
  });
  const cache = mkdtempSync(join(tmpdir(), "planwright-test-"));
  try {
    const outputs = await Promise.all([0, 1].map(() => run(process.execPath, [outfile, cache])));
    const [first, second] = outputs.map(({ stdout }): unknown => JSON.parse(stdout));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ version: expect.stringMatching(/Chromium|Chrome/) });
    const folders = readdirSync(cache);
    expect(folders).toEqual([expect.stringMatching(/^chromium-\d/)]);
    expect(statSync(join(cache, folders[0] ?? "", "lib", "libnss3.so")).size).toBeGreaterThan(1e6);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
