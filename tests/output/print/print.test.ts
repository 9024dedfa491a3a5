import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DocumentView } from "../../../src/document/view.ts";
import { renderHtml } from "../../../src/output/notice/html.ts";
import { findBrowser } from "../../../src/output/print/browser.ts";
import { openPrinter } from "../../../src/output/print/pdf.ts";
import { officialOptions, seedNotice, seedText, text } from "../notice/seed-view.ts";
import { memo, planAlone } from "../notice/views.ts";
import { FOLIO, measure } from "./geometry.ts";
import { contentOf, printed, printView } from "./print.ts";

const without = (value: string) => value.replace(/\s/g, "");

async function printedText(view: DocumentView, name: string): Promise<string> {
  const { pages } = await measure((await printed(view, name)).bytes);
  return without(
    pages
      .flatMap((page) => page.lines)
      .map((line) => line.text)
      .filter((line) => !FOLIO.test(line))
      .join(""),
  );
}

it("gives the same bytes for the same document, from one browser or two", async () => {
  const [first, second] = [
    contentOf(await printView(seedNotice())),
    contentOf(await printView(seedNotice())),
  ];
  const printer = contentOf(await openPrinter({ fonts: "bundled" }));
  const html = contentOf(await renderHtml(seedNotice(), { fontCss: printer.fontCss }));
  const third = contentOf(await printer.print(html, seedNotice().meta));
  await printer.close();
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  expect(Buffer.compare(first.bytes, third.bytes)).toBe(0);
});

it("prints all of a plan in the order of its text when notes stand at the end", async () => {
  const lines = seedText.split("\n").filter((line) => line.trim() !== "");
  const [title = "", ...rest] = lines.slice(7);
  expect(await printedText(planAlone, "plan")).toBe(
    without([title, "（2015年6月26日局党委会议通过）", ...rest].join("")),
  );
});

it("prints a notice, what it issues and the imprint in order", async () => {
  const view = seedNotice({ options: { ...officialOptions, notes: "end" } });
  const lines = seedText.split("\n").filter((line) => line.trim() !== "");
  const [title = "", title2 = "", number = "", to = "", ...rest] = lines;
  expect(await printedText(view, "seed-end")).toBe(
    without(
      [
        "中国银监会浙江监管局党委文件",
        number,
        title,
        title2,
        to.replace(/:$/, "："),
        ...rest,
        "抄送：银监会党委，浙江省委组织部。中国银监会浙江监管局办公室2015年6月30日印发",
      ].join(""),
    ),
  );
});

it("is read from the letterhead on: number, title, recipients, text, and the page's number last", async () => {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { bytes } = await printed(seedNotice(), "seed");
  const page = await (await getDocument({ data: new Uint8Array(bytes) }).promise).getPage(1);
  const { items } = await page.getTextContent();
  const read = without(items.map((item) => ("str" in item ? item.str : "")).join(""));
  const [title = "", title2 = "", number = "", to = ""] = seedText
    .split("\n")
    .filter((line) => line.trim() !== "");
  const parts = ["党委文件", number, title, title2, to.slice(0, -1), "请遵照执行", "—1—"];
  const places = parts.map((part) => read.indexOf(without(part)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it("carries title, author, subject and date", async () => {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const pdf = await PDFDocument.load((await printed(seedNotice(), "seed")).bytes, {
    updateMetadata: false,
  });
  expect(pdf.getTitle()).toBe(seedNotice().meta.title);
  expect(pdf.getAuthor()).toBe("中国银监会浙江监管局党委");
  expect(pdf.getSubject()).toBe("党建工作方案");
  expect(pdf.getProducer()).toBe("planwright");
  expect(pdf.getCreationDate()?.toISOString()).toBe("2015-06-29T00:00:00.000Z");
  expect(pdf.catalog.toString()).toMatch(
    /\/StructTreeRoot[\s\S]*\/MarkInfo|\/MarkInfo[\s\S]*\/StructTreeRoot/,
  );
});

it("dates the file by SOURCE_DATE_EPOCH if that is set", async () => {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const before = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = "1700000000";
  try {
    const pdf = contentOf(await printView(seedNotice()));
    const read = await PDFDocument.load(pdf.bytes, { updateMetadata: false });
    expect(read.getCreationDate()?.getTime()).toBe(1_700_000_000_000);
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
});

it("names a character that no face has, with its code point and the text around it", async () => {
  const outcome = await printView(
    seedNotice({ body: [{ kind: "paragraph", inline: [text("请联系组织部王喆同志办理。")] }] }),
  );
  expect(outcome.ok).toBe(false);
  expect(outcome.findings).toHaveLength(1);
  expect(outcome.findings[0]).toMatchObject({ code: "character-not-covered", severity: "error" });
  expect(outcome.findings[0]?.message.zh).toContain("“喆”（U+5586，仿宋体）");
  expect(outcome.findings[0]?.message.zh).toContain("请联系组织部王喆同志办理。");
});

it("says which official faces others stand in for when installed fonts may be used", async () => {
  const outcome = await printView(seedNotice(), "system");
  expect(outcome.ok).toBe(true);
  for (const problem of outcome.findings) {
    expect(problem.code).toBe("font-substituted");
    expect(problem.message.zh).toMatch(/^未安装.+由 .+ 代替$/);
  }
});

it("prints an English memo: heading block, issued plan, annex with its header on every page", async () => {
  const geometry = await measure((await printed(memo, "memo")).bytes);
  const pages = geometry.pages.map((page) => page.lines.map((line) => line.text.trim()));
  expect(geometry.pages[0]?.width).toBeCloseTo(215.9, 0);
  expect(pages[0]?.slice(0, 7).map((line) => line.replace(/\s+/g, " "))).toEqual(
    [
      "Memorandum",
      "FDS-2026-04",
      "To: All regional directors; heads of divisions",
      "From: Office of the Director",
      "Cc: Office of the Inspector General",
      "Date: January 15, 2026",
      "Subject: Issuing the 2026 Supervision Action Plan",
    ].map((line) => line.replace(/: /, ":")),
  );
  expect(pages[0]).toContain("A. Lincoln, Director");
  expect(pages[1]?.[0]).toBe("2026 Supervision Action Plan");
  expect(
    pages.slice(2).every((page) => page.some((line) => /^No\.\s*Measure\s*Lead\s*Due$/.test(line))),
  ).toBe(true);
  expect(geometry.fonts.map((font) => font.name).sort()).toEqual(["Tinos-Bold", "Tinos-Regular"]);
});

it("starts a browser that died once more, and no more than once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "planwright-test-"));
  const real = contentOf(await findBrowser());
  const libraries = real.environment.LD_LIBRARY_PATH ?? "";
  const script = (name: string, lives: number) => {
    const path = join(folder, name);
    // Counts its starts; before the last one it ends at once.
    writeFileSync(
      path,
      `#!/bin/sh\necho x >> "${path}.starts"\nif [ $(wc -l < "${path}.starts") -lt ${lives} ]; then exit 1; fi\n` +
        `export LD_LIBRARY_PATH="${libraries}"\nexec "${real.executable}" --no-sandbox "$@"\n`,
    );
    chmodSync(path, 0o755);
    return path;
  };
  const html = contentOf(await renderHtml(planAlone));
  const second = contentOf(
    await openPrinter({
      fonts: "bundled",
      browser: { environment: {}, configured: script("second", 2) },
    }),
  );
  expect(contentOf(await second.print(html, planAlone.meta)).pages).toBe(11);
  await second.close();
  const third = contentOf(
    await openPrinter({
      fonts: "bundled",
      browser: { environment: {}, configured: script("third", 3) },
    }),
  );
  const failed = await third.print(html, planAlone.meta);
  await third.close();
  expect(failed.ok).toBe(false);
  expect(failed.findings[0]?.code).toBe("browser-failed");
  expect(failed.findings[0]?.message.en).not.toMatch(/\n|at .*:\d+:\d+/);
  expect(existsSync(join(folder, "third.starts"))).toBe(true);
});
