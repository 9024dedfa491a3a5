import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { expect } from "vitest";
import { watch } from "../output/watched-browser.ts";

/** A sheet in a browser, as a clerk has it before them. */

export interface ClerkPage {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Types into a field; of an occurrence by its own code. */
  readonly type: (code: string, column: string, value: string) => Promise<void>;
  readonly foot: (id: string, value: string) => Promise<void>;
  /** Exports a file, whatever the check before it says; what it says. */
  readonly hand: (name: string) => Promise<readonly string[]>;
}

/** Opens a sheet with a browser that has seen nothing of it yet. */
export async function openSheet(
  browser: Browser,
  folder: string,
  sheet: string,
): Promise<ClerkPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const trouble: string[] = [];
  watch(page, (text) => trouble.push(text), ["file:", "data:", "blob:"]);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    ...(context.id === undefined ? {} : { browserContextId: context.id }),
  });
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(pathToFileURL(join(folder, sheet)).href, { waitUntil: "load" });
  await page.click("#all-rows");
  const put = (selector: string, value: string) =>
    page.$eval(
      selector,
      (control, text) => {
        if (!("value" in control)) throw new Error("not a control");
        control.value = text;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      },
      value,
    );
  return {
    page,
    trouble,
    type: (code, column, value) =>
      put(`:is(tr, .occurrence)[data-code="${code}"] [data-column="${column}"]`, value),
    foot: (id, value) => put(`#${id}`, value),
    hand: async (name) => {
      const path = join(folder, name);
      await rm(path, { force: true });
      await page.click("#export");
      const asks = await page.$eval("#check", (dialog) => dialog.hasAttribute("open"));
      const said = await page.$$eval("#check[open] #check-list li", (all) =>
        all.map((one) => one.textContent ?? ""),
      );
      if (asks) await page.click("#check-anyway");
      await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
      await expect.poll(() => readFileSync(path, "utf8").endsWith("}\n")).toBe(true);
      return said;
    },
  };
}
