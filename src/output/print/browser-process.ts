import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import type { FoundBrowser } from "./browser.ts";
import type { FontSetup } from "./fonts.ts";
import { ownFolder } from "./own-folder.ts";

/** The browser as a process of ours: started, asked whether it lives, ended with us. */

/** How long a browser is waited for, in milliseconds. */
export interface BrowserLimits {
  /** Until it has started. */
  readonly start: number;
  /** For laying out or printing one document. */
  readonly document: number;
  /** For saying that it lives. */
  readonly answer: number;
  /** How often it is asked that while it prints. */
  readonly askedEvery: number;
}

/** More than anything of ours takes on a machine that has much else to do. */
export const patience: BrowserLimits = {
  start: 60_000,
  document: 120_000,
  answer: 30_000,
  askedEvery: 5_000,
};

/** The browser took longer than anything of ours can take: asking it again would take as long again. */
export class BrowserAsleep extends Error {}

/** A browser that runs, how long it is waited for, and how to end it at once with all processes of its own. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly limits: BrowserLimits;
  kill(): void;
}

/**
 * Starts a browser. It listens on a pipe, so that it ends when this process does, however that happens; what it
 * writes goes into our temporary folder.
 * @throws BrowserAsleep where it has not started in time, else what starting it throws
 */
export async function launch(
  found: FoundBrowser,
  fonts: FontSetup,
  limits: BrowserLimits,
): Promise<RunningBrowser> {
  const [{ default: puppeteer }, folder] = await Promise.all([import("puppeteer"), ownFolder()]);
  // The bundled build has no helper for the sandbox, and root may not use it.
  const unboxed = found.source === "bundled" || process.getuid?.() === 0;
  const ending = new AbortController();
  const kill = () => ending.abort();
  // Before the temporary folder goes, which the browser would write into.
  process.prependOnceListener("exit", kill);
  const launched = puppeteer.launch({
    executablePath: found.executable,
    headless: found.source === "bundled" ? "shell" : true,
    pipe: true,
    timeout: limits.start,
    protocolTimeout: limits.document,
    signal: ending.signal,
    userDataDir: await mkdtemp(join(folder, "profile-")),
    // Signals end this process, and the pipe with it.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    // A locale that is named but not installed can keep Chromium from printing.
    env: {
      ...process.env,
      LANG: "C.UTF-8",
      LC_ALL: "C.UTF-8",
      TMPDIR: folder,
      ...found.environment,
      ...fonts.environment,
    },
    args: [
      ...(unboxed ? ["--no-sandbox"] : []),
      "--allow-file-access-from-files",
      "--disable-dev-shm-usage",
      "--disable-features=site-per-process,IsolateOrigins",
      "--disable-gpu",
      "--disable-site-isolation-trials",
      "--font-render-hinting=none",
      "--lang=zh-CN",
    ],
  });
  // The browser needs its time to start: what finishing a document needs is loaded meanwhile.
  const loaded = Promise.all([import("@cantoo/pdf-lib"), import("fontkit")]);
  try {
    const [browser] = await Promise.all([awake(launched, limits.start), loaded]);
    return { browser, limits, kill };
  } catch (thrown) {
    kill();
    launched.catch(() => undefined);
    throw thrown;
  }
}

/**
 * What a browser does for us, as long as it lives.
 * @throws BrowserAsleep where it does not answer any more or needs too long; it is killed then
 */
export async function whileAwake<T>(
  { browser, limits, kill }: RunningBrowser,
  work: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const asleep = new Promise<never>((_, reject) => {
    const ask = () => {
      awake(browser.version(), limits.answer).then(
        () => {
          timer = setTimeout(ask, limits.askedEvery);
        },
        (thrown) => {
          // One that died says so by the work itself.
          if (thrown instanceof BrowserAsleep) reject(thrown);
        },
      );
    };
    timer = setTimeout(ask, limits.askedEvery);
  });
  try {
    return await Promise.race([work, asleep]);
  } catch (thrown) {
    if (!tookTooLong(thrown)) throw thrown;
    kill();
    work.catch(() => undefined);
    throw thrown instanceof BrowserAsleep ? thrown : new BrowserAsleep(thrown.message);
  } finally {
    clearTimeout(timer);
  }
}

/** What somebody promised, if it comes in time. */
async function awake<T>(promised: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BrowserAsleep(`no answer after ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([promised, late]);
  } catch (thrown) {
    throw tookTooLong(thrown) ? new BrowserAsleep(thrown.message) : thrown;
  } finally {
    clearTimeout(timer);
  }
}

const tookTooLong = (thrown: unknown): thrown is Error =>
  thrown instanceof Error &&
  (thrown instanceof BrowserAsleep || /\btimed out\b/i.test(thrown.message));
