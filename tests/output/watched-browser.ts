import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { findBrowser } from "../../src/output/print/browser.ts";

/** The source of axe, to be run in a page. */
export const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/**
 * The browser that planwright finds, as a test opens pages in it.
 * @param more arguments of its command line
 */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const found = await findBrowser();
  if (!found.ok) throw new Error(found.findings[0]?.message.en);
  const { executable, environment, source } = found.value;
  return puppeteer.launch({
    executablePath: executable,
    env: { ...process.env, ...environment },
    headless: source === "bundled" ? "shell" : true,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...more],
  });
}

/**
 * Tells of whatever a page complains of, and of what it loads from elsewhere.
 * @param own the schemes of what it may load
 */
export function watch(
  page: Page,
  tell: (trouble: string) => void,
  own: readonly string[] = ["file:", "data:"],
): void {
  page.on("console", (message) => tell(message.text()));
  page.on("pageerror", (error) => tell(String(error)));
  page.on("request", (request) => {
    if (!own.some((scheme) => request.url().startsWith(scheme))) tell(request.url());
  });
}
