import { statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { AnyFinding } from "../../findings/finding.ts";
import { browserMissing } from "../findings.ts";
import { failure, type Outcome, reasonOf, success } from "../outcome.ts";
import { findPackedBrowser, unpackBrowser } from "./bundled.ts";
import { cacheFolder } from "./cache.ts";

/** A browser that can print: where it is, who named it, what it needs to start. */
export interface FoundBrowser {
  readonly executable: string;
  readonly source: BrowserSource;
  readonly environment: Readonly<Record<string, string>>;
}

export type BrowserSource =
  | "environment"
  | "configuration"
  | "puppeteer-cache"
  | "system"
  | "bundled";

export interface BrowserSearch {
  /** Path from the project's configuration, absolute. */
  readonly configured?: string;
  /** Where variables are read from; `process.env` if not given. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Folder for the unpacked bundled browser; the user's cache if not given. */
  readonly cache?: string;
  /** Places of the last three steps to leave out. */
  readonly without?: readonly ("puppeteer-cache" | "system" | "bundled")[];
}

const VARIABLES = ["PLANWRIGHT_BROWSER", "PUPPETEER_EXECUTABLE_PATH", "CHROME_PATH"] as const;

/**
 * Finds a browser: environment variables, then the configuration, then puppeteer's cache, then
 * Chrome, Edge or Chromium of the system, then the bundled one. A variable or a configuration that
 * names something that is no file ends the search. The problem of a failed search lists every place
 * looked at and what helps on this system.
 */
export async function findBrowser(search: BrowserSearch = {}): Promise<Outcome<FoundBrowser>> {
  const environment = search.environment ?? process.env;
  const looked: string[] = [];
  for (const name of VARIABLES) {
    const path = environment[name];
    if (path) {
      if (isFile(path)) return found(path, "environment");
      return failure(missing([`${name}=${path}`]));
    }
    looked.push(`$${name}`);
  }
  if (search.configured) {
    if (isFile(search.configured)) return found(search.configured, "configuration");
    return failure(missing([search.configured]));
  }
  const skipped = new Set<string>(search.without ?? []);
  if (!skipped.has("puppeteer-cache")) {
    const cache = environment.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");
    looked.push(cache);
    const path = await inPuppeteerCache(cache);
    if (path) return found(path, "puppeteer-cache");
  }
  if (!skipped.has("system")) {
    for (const path of systemPlaces(process.platform, environment)) {
      looked.push(path);
      if (isFile(path)) return found(path, "system");
    }
  }
  if (!skipped.has("bundled")) {
    looked.push("node_modules/@sparticuz/chromium");
    const packed = await findPackedBrowser();
    if (packed) {
      try {
        const unpacked = await unpackBrowser(packed, search.cache ?? cacheFolder(environment));
        return success({ source: "bundled", ...unpacked });
      } catch (thrown) {
        looked.push(`  ${reasonOf(thrown)}`);
      }
    }
  }
  return failure(missing(looked));
}

function found(executable: string, source: BrowserSource): Outcome<FoundBrowser> {
  return success({ executable, source, environment: {} });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The newest Chrome that puppeteer downloaded, if any. */
async function inPuppeteerCache(cacheDir: string): Promise<string | undefined> {
  if (!statSync(cacheDir, { throwIfNoEntry: false })) return undefined;
  try {
    const { getInstalledBrowsers } = await import("@puppeteer/browsers");
    const installed = await getInstalledBrowsers({ cacheDir });
    return installed
      .filter((browser) => browser.browser.startsWith("chrom"))
      .sort((a, b) => b.buildId.localeCompare(a.buildId, "en", { numeric: true }))
      .map((browser) => browser.executablePath)
      .find(isFile);
  } catch {
    return undefined;
  }
}

/** Where Chrome, Edge and Chromium are installed on a system, best first. */
export function systemPlaces(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): readonly string[] {
  if (platform === "darwin") {
    return ["Google Chrome", "Microsoft Edge", "Chromium"].flatMap((name) =>
      ["/Applications", join(environment.HOME ?? homedir(), "Applications")].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
      const folder = environment[name];
      return folder ? [folder] : [];
    });
    return [
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
      "Chromium\\Application\\chrome.exe",
    ].flatMap((path) => folders.map((folder) => `${folder}\\${path}`));
  }
  const names = [
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "microsoft-edge-stable",
    "microsoft-edge",
  ];
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function missing(looked: readonly string[]): AnyFinding {
  const help = remedies(process.platform, process.arch);
  return browserMissing.at({ setting: "browser" }, { looked, help });
}

interface Remedies {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** What a user of this system can do to get a browser. */
export function remedies(platform: NodeJS.Platform, arch: string): Remedies {
  const name: Remedies = {
    zh: ["将环境变量 PLANWRIGHT_BROWSER 设为 Chrome、Edge 或 Chromium 可执行文件的路径"],
    en: ["set PLANWRIGHT_BROWSER to the path of a Chrome, Edge or Chromium executable"],
  };
  const own: Remedies =
    platform === "win32"
      ? {
          zh: ["Windows 自带 Microsoft Edge：如已卸载，请重新安装 Edge 或安装 Google Chrome"],
          en: ["Edge is part of Windows: install it again if it was removed, or install Chrome"],
        }
      : platform === "darwin"
        ? {
            zh: ["安装 Google Chrome 或 Microsoft Edge 到“应用程序”"],
            en: ["install Google Chrome or Microsoft Edge into Applications"],
          }
        : platform === "linux" && arch === "x64"
          ? {
              zh: [
                "npm install --save-dev @sparticuz/chromium@147.0.0（不需要管理员权限）",
                "安装系统软件包，例如：apt-get install chromium",
              ],
              en: [
                "npm install --save-dev @sparticuz/chromium@147.0.0 (needs no administrator)",
                "install the system's package, for example: apt-get install chromium",
              ],
            }
          : {
              zh: ["安装系统软件包，例如：apt-get install chromium"],
              en: ["install the system's package, for example: apt-get install chromium"],
            };
  return { zh: [...own.zh, ...name.zh], en: [...own.en, ...name.en] };
}
