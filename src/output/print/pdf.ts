import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import type { DocumentMeta } from "../../document/view.ts";
import { failure, type Outcome, type OutputProblem, reasonOf, success } from "../problem.ts";
import { type BrowserSearch, type FoundBrowser, findBrowser } from "./browser.ts";
import { cacheFolder } from "./cache.ts";
import { type FontMode, type FontSetup, setUpFonts } from "./fonts.ts";
import { checkGlyphs } from "./glyphs.ts";
import { isPaginated, type OutlineEntry, type Paginated } from "./paginated.ts";
import { finishPdf } from "./pdf-metadata.ts";

export interface PrinterOptions {
  readonly fonts: FontMode;
  readonly browser?: BrowserSearch;
}

/** One browser that prints many documents, one after the other. */
export interface Printer {
  /** `@font-face` rules for the HTML this printer prints (see `HtmlOptions.fontCss`). */
  readonly fontCss: string;
  /** Prints a page of ours; the same HTML and properties give the same bytes. */
  print(html: string, meta: DocumentMeta): Promise<Outcome<PrintedPdf>>;
  /**
   * Starts the browser now, and loads what printing needs while it starts: the time until the first
   * document is ready is not lost. A browser that does not start is told of when something prints.
   */
  warm(): void;
  close(): Promise<void>;
}

export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** As the browser gives it. */
interface RawPdf {
  readonly bytes: Uint8Array;
  readonly outline: readonly OutlineEntry[];
}

/**
 * Finds a browser, makes the fonts ready and gives back a printer. The browser starts with the
 * first document, and once more if it dies. Close the printer when done.
 */
export async function openPrinter(options: PrinterOptions): Promise<Outcome<Printer>> {
  const found = await findBrowser(options.browser);
  if (!found.ok) return found;
  const fonts = await setUpFonts(options.fonts, options.browser?.cache ?? cacheFolder());
  if (!fonts.ok) return fonts;
  return success(new BrowserPrinter(found.value, fonts.value));
}

class BrowserPrinter implements Printer {
  readonly #found: FoundBrowser;
  readonly #fonts: FontSetup;
  #browser: Promise<Browser> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(found: FoundBrowser, fonts: FontSetup) {
    this.#found = found;
    this.#fonts = fonts;
  }

  get fontCss(): string {
    return this.#fonts.css;
  }

  /** The browser prints one document at a time; the next one may begin while this one is finished. */
  async print(html: string, meta: DocumentMeta): Promise<Outcome<PrintedPdf>> {
    const turn = this.#last.then(() => this.#printOrRestart(html));
    this.#last = turn;
    const raw = await turn;
    if (!raw.ok) return raw;
    try {
      const { bytes, outline } = raw.value;
      return success(await finishPdf(bytes, meta, outline), raw.problems);
    } catch (thrown) {
      return failure(this.#failed(thrown));
    }
  }

  warm(): void {
    this.#browser ??= launch(this.#found, this.#fonts);
    this.#browser.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#last;
    const browser = await this.#browser?.catch(() => undefined);
    this.#browser = undefined;
    await browser?.close().catch(() => undefined);
  }

  async #printOrRestart(html: string): Promise<Outcome<RawPdf>> {
    try {
      return await this.#printOnce(html);
    } catch (first) {
      const browser = await this.#browser?.catch(() => undefined);
      if (browser?.connected) return failure(this.#failed(first));
      this.#browser = undefined;
      try {
        return await this.#printOnce(html);
      } catch (second) {
        return failure(this.#failed(second));
      }
    }
  }

  #failed(thrown: unknown): OutputProblem {
    const reason = reasonOf(thrown);
    const executable = this.#found.executable;
    return {
      code: "browser-failed",
      severity: "error",
      zh: `浏览器 ${executable} 未能生成 PDF：${reason}`,
      en: `The browser ${executable} did not make the PDF: ${reason}`,
    };
  }

  async #printOnce(html: string): Promise<Outcome<RawPdf>> {
    this.#browser ??= launch(this.#found, this.#fonts);
    const browser = await this.#browser;
    const folder = await mkdtemp(join(tmpdir(), "planwright-"));
    const page = await browser.newPage();
    try {
      const file = join(folder, "document.html");
      await writeFile(file, html);
      await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
      await page.emulateMediaType("print");
      const laidOut: unknown = await page.evaluate("globalThis.planwright.pages");
      if (!isPaginated(laidOut)) throw new Error("the page did not say how it was laid out");
      const problems = [
        ...layoutProblems(laidOut),
        ...(await checkGlyphs(page, laidOut.characters, this.#fonts.mode)),
      ];
      if (problems.some((problem) => problem.severity === "error")) return failure(...problems);
      const bytes = await printPage(page);
      return success({ bytes, outline: laidOut.outline }, problems);
    } finally {
      await page.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function launch(found: FoundBrowser, fonts: FontSetup): Promise<Browser> {
  const { default: puppeteer } = await import("puppeteer");
  // The bundled build has no helper for the sandbox, and root may not use it.
  const unboxed = found.source === "bundled" || process.getuid?.() === 0;
  const launched = puppeteer.launch({
    executablePath: found.executable,
    headless: found.source === "bundled" ? "shell" : true,
    // A locale that is named but not installed can keep Chromium from printing.
    env: {
      ...process.env,
      LANG: "C.UTF-8",
      LC_ALL: "C.UTF-8",
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
  const [browser] = await Promise.all([launched, loaded]);
  return browser;
}

function printPage(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: false,
    displayHeaderFooter: false,
  });
}

function layoutProblems(laidOut: Paginated): readonly OutputProblem[] {
  const fonts = laidOut.failedFonts.map(
    (family): OutputProblem => ({
      code: "font-missing",
      severity: "error",
      zh: `字体 ${family} 未能载入`,
      en: `The font ${family} did not load`,
    }),
  );
  return [...laidOut.problems.map(({ code, text }) => layoutProblem(code, text)), ...fonts];
}

function layoutProblem(code: string, text: string): OutputProblem {
  switch (code) {
    case "text-too-wide":
      return {
        code,
        severity: "error",
        zh: `文字超出版心宽度：“${text}”`,
        en: `Text is wider than the page's text area: ${text}`,
      };
    case "first-page-without-text":
      return {
        code,
        severity: "warning",
        zh: "首页没有正文：请缩短标题或主送机关，或把主送机关移至版记（GB/T 9704 7.3.2、7.3.3）",
        en: "Page one shows no body text: shorten the title or the addressees, or move these to the imprint (GB/T 9704 7.3.2, 7.3.3)",
      };
    case "signature-page-without-text":
      return {
        code,
        severity: "warning",
        zh: "署名所在页没有正文：请调整正文行数（GB/T 9704 7.3.5.5）",
        en: "The page of the signature shows no body text: adjust the text (GB/T 9704 7.3.5.5)",
      };
    default:
      return {
        code: "layout-failed",
        severity: "error",
        zh: `排版失败：${text}`,
        en: `The layout failed: ${text}`,
      };
  }
}
