import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { DocumentView } from "../../../src/document/view.ts";
import { renderHtml } from "../../../src/output/notice/html.ts";
import type { Outcome } from "../../../src/output/outcome.ts";
import type { FontMode } from "../../../src/output/print/fonts.ts";
import { openPrinter, type PrintedPdf, type Printer } from "../../../src/output/print/pdf.ts";

const openPrinters = new Map<FontMode, Printer>();

/** Value of an outcome; fails the test with its problems if there is none. */
export function contentOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.findings.map(({ message }) => message.en).join("\n"));
}

async function printerFor(fonts: FontMode): Promise<Printer> {
  const known = openPrinters.get(fonts);
  if (known) return known;
  const opened = contentOf(await openPrinter({ fonts }));
  openPrinters.set(fonts, opened);
  return opened;
}

/** Prints a view as a project would, with the real browser; one browser a test file. */
export async function printView(
  view: DocumentView,
  fonts: FontMode = "bundled",
): Promise<Outcome<PrintedPdf>> {
  const printer = await printerFor(fonts);
  const html = contentOf(await renderHtml(view, { fontCss: printer.fontCss }));
  return printer.print(html, view.meta);
}

/** Prints a view and, if PLANWRIGHT_LOOK names a folder, leaves the PDF there to be looked at. */
export async function printed(view: DocumentView, name: string): Promise<PrintedPdf> {
  const pdf = contentOf(await printView(view));
  const folder = process.env.PLANWRIGHT_LOOK;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), pdf.bytes);
  }
  return pdf;
}

afterAll(async () => {
  await Promise.all([...openPrinters.values()].map((printer) => printer.close()));
});
