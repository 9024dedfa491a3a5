import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import type { DocumentMeta } from "../../document/view.ts";
import type { AnyFinding, Unplaced, Where } from "../../findings/finding.ts";
import {
  browserFailed,
  firstPageWithoutText,
  fontMissing,
  layoutFailed,
  signaturePageWithoutText,
  textTooWide,
} from "../findings.ts";
import { failure, type Outcome, reasonOf, success } from "../outcome.ts";
import { type BrowserSearch, type FoundBrowser, findBrowser } from "./browser.ts";
import {
  BrowserAsleep,
  type BrowserLimits,
  launch,
  patience,
  type RunningBrowser,
  whileAwake,
} from "./browser-process.ts";
import { cacheFolder } from "./cache.ts";
import { type FontMode, type FontSetup, setUpFonts } from "./fonts.ts";
import { checkGlyphs } from "./glyphs.ts";
import { ownFolder } from "./own-folder.ts";
import { isPaginated, type OutlineEntry, type Paginated } from "./paginated.ts";
import { finishPdf } from "./pdf-metadata.ts";

export interface PrinterOptions {
  readonly fonts: FontMode;
  readonly browser?: BrowserSearch;
  /** `patience` if not given. */
  readonly limits?: BrowserLimits;
}

/** One browser that prints many documents, one after the other. */
export interface Printer {
  /** `@font-face` rules for the HTML this printer prints (see `HtmlOptions.fontCss`). */
  readonly fontCss: string;
  /**
   * Prints a page of ours; the same HTML and properties give the same bytes.
   * @param place of what is wrong with the page; the document by its title if not given
   */
  print(html: string, meta: DocumentMeta, place?: Where): Promise<Outcome<PrintedPdf>>;
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
  return success(new BrowserPrinter(found.value, fonts.value, options.limits ?? patience));
}

class BrowserPrinter implements Printer {
  readonly #found: FoundBrowser;
  readonly #fonts: FontSetup;
  readonly #limits: BrowserLimits;
  #running: Promise<RunningBrowser> | undefined;
  /** Why nothing more is printed: each further document would wait as long. */
  #asleep: BrowserAsleep | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(found: FoundBrowser, fonts: FontSetup, limits: BrowserLimits) {
    this.#found = found;
    this.#fonts = fonts;
    this.#limits = limits;
  }

  get fontCss(): string {
    return this.#fonts.css;
  }

  /** The browser prints one document at a time; the next one may begin while this one is finished. */
  async print(
    html: string,
    meta: DocumentMeta,
    place: Where = { file: meta.title },
  ): Promise<Outcome<PrintedPdf>> {
    const turn = this.#last.then(() => this.#printOrRestart(html, place));
    this.#last = turn;
    const raw = await turn;
    if (!raw.ok) return raw;
    try {
      const { bytes, outline } = raw.value;
      return success(await finishPdf(bytes, meta, outline), raw.findings);
    } catch (thrown) {
      return failure(this.#failed(thrown));
    }
  }

  warm(): void {
    this.#running ??= launch(this.#found, this.#fonts, this.#limits);
    this.#running.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#last;
    const running = await this.#running?.catch(() => undefined);
    this.#running = undefined;
    if (running !== undefined)
      await whileAwake(running, running.browser.close()).catch(() => undefined);
  }

  async #printOrRestart(html: string, place: Where): Promise<Outcome<RawPdf>> {
    if (this.#asleep !== undefined) return failure(this.#failed(this.#asleep));
    try {
      return await this.#printOnce(html, place);
    } catch (first) {
      if (first instanceof BrowserAsleep) this.#asleep = first;
      const running = await this.#running?.catch(() => undefined);
      if (this.#asleep !== undefined || running?.browser.connected)
        return failure(this.#failed(first));
      this.#running = undefined;
      try {
        return await this.#printOnce(html, place);
      } catch (second) {
        return failure(this.#failed(second));
      }
    }
  }

  #failed(thrown: unknown): AnyFinding {
    const { executable } = this.#found;
    return browserFailed.at({ setting: "browser" }, { executable, reason: reasonOf(thrown) });
  }

  async #printOnce(html: string, place: Where): Promise<Outcome<RawPdf>> {
    this.#running ??= launch(this.#found, this.#fonts, this.#limits);
    const running = await this.#running;
    return whileAwake(running, this.#printIn(running.browser, html, place));
  }

  async #printIn(browser: Browser, html: string, place: Where): Promise<Outcome<RawPdf>> {
    const page = await browser.newPage();
    const folder = await mkdtemp(join(await ownFolder(), "document-"));
    try {
      const file = join(folder, "document.html");
      await writeFile(file, html);
      await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
      await page.emulateMediaType("print");
      const laidOut: unknown = await page.evaluate("globalThis.planwright.pages");
      if (!isPaginated(laidOut)) throw new Error("the page did not say how it was laid out");
      const findings = [
        ...layoutFindings(laidOut),
        ...(await checkGlyphs(page, laidOut.characters, this.#fonts.mode)),
      ].map((finding) => finding.at(place));
      if (findings.some(({ severity }) => severity === "error")) return failure(...findings);
      const bytes = await printPage(page);
      return success({ bytes, outline: laidOut.outline }, findings);
    } finally {
      await page.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    }
  }
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

function layoutFindings(laidOut: Paginated): readonly Unplaced[] {
  const fonts = laidOut.failedFonts.map((family) => fontMissing.of({ family }));
  return [...laidOut.problems.map(({ code, text }) => layoutFinding(code, text)), ...fonts];
}

/** What the page's own script found, by its word for it. */
function layoutFinding(code: string, text: string): Unplaced {
  switch (code) {
    case textTooWide.code:
      return textTooWide.of({ text });
    case firstPageWithoutText.code:
      return firstPageWithoutText.of({});
    case signaturePageWithoutText.code:
      return signaturePageWithoutText.of({});
    default:
      return layoutFailed.of({ text });
  }
}
