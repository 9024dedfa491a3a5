import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findBrowser } from "../../../src/output/print/browser.ts";
import { patience } from "../../../src/output/print/browser-process.ts";
import { openPrinter } from "../../../src/output/print/pdf.ts";
import { contentOf } from "./print.ts";

/** Browsers that sleep are told of once, and gone afterwards. */

const meta = { title: "某文件", author: "某局" };
const page = (script: string) =>
  `<p>文</p><script>globalThis.planwright = { pages: ${script} };</script>`;

const isRunning = (pid: number) => {
  try {
    // A process that is only waited for still has a number.
    return !execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).startsWith(
      "Z",
    );
  } catch {
    return false;
  }
};

it.runIf(process.platform === "linux")("a browser that starts and sleeps is ended", async () => {
  const folder = await mkdtemp(join(tmpdir(), "planwright-asleep-"));
  const executable = join(folder, "browser");
  await writeFile(executable, `#!/bin/sh\necho $$ >> ${folder}/pids\nsleep 1000\n`);
  await chmod(executable, 0o755);
  const printer = contentOf(
    await openPrinter({
      fonts: "bundled",
      browser: { environment: { PLANWRIGHT_BROWSER: executable } },
      limits: { ...patience, start: 1_000 },
    }),
  );
  for (let document = 1; document <= 3; document += 1) {
    const printed = await printer.print(page("1"), meta);
    expect(printed.findings.map(({ code }) => code)).toEqual(["browser-failed"]);
    expect(printed.findings[0]?.message.en).toContain("no answer after 1 s");
  }
  await printer.close();
  const pids = (await readFile(join(folder, "pids"), "utf8")).trim().split("\n").map(Number);
  expect(pids).toHaveLength(1);
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

it("a page that never ends being laid out is given up, and the browser with it", async () => {
  const found = contentOf(await findBrowser());
  const printer = contentOf(
    await openPrinter({
      fonts: "bundled",
      browser: { environment: { ...process.env, PLANWRIGHT_BROWSER: "" } },
      limits: { ...patience, document: 10_000 },
    }),
  );
  expect(found.executable).not.toBe("");
  const endless = await printer.print(page("new Promise(() => {})"), meta);
  expect(endless.findings.map(({ code }) => code)).toEqual(["browser-failed"]);
  expect(endless.findings[0]?.message.en).toMatch(/timed out/i);
  await printer.close();
});
