import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { countsInWords, severityWords } from "../findings/counts.ts";
import type { Severity } from "../findings/finding.ts";
import { lineRangeOf } from "../findings/range.ts";
import { isSpot, listedUnder } from "../findings/where.ts";
import {
  blocksAround,
  type LineMark,
  lineMarksIn,
  markedLine,
  marksByLine,
  type NumberedFinding,
} from "./html-lines.ts";
import { acceptedSection, type LineAnchor, noteOf } from "./html-notes.ts";
import { filterScript, pageStyle } from "./html-page.ts";
import { type ReportWords, reportWords } from "./html-words.ts";
import { allCounts, leftOf } from "./limited.ts";
import { html, type Markup, trusted } from "./markup.ts";
import type { ReportData } from "./report.ts";

interface Page {
  readonly report: ReportData;
  readonly words: ReportWords;
  readonly findings: readonly NumberedFinding[];
  /** The files that have something to show, in order. */
  readonly files: readonly string[];
  readonly anchor: LineAnchor;
}

/**
 * Findings as a page for a reviewer: the text with its places marked and the findings beside it, a
 * list to jump from, a filter. One file that loads nothing: its policy allows no more than its own
 * style and script.
 */
export function reportAsHtml(report: ReportData): string {
  const words = reportWords[report.language];
  const page = pageOf(report, words);
  const counts = countsInWords(allCounts(report), report.files.length);
  const left = leftOf(report)?.words[report.language];
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src 'sha256-${hash(pageStyle)}'`,
    `script-src 'sha256-${hash(filterScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { text } = html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · ${counts[report.language]}</title>
<link rel="icon" href="data:,">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header>
<h1>${words.title}</h1>
<p>${counts[report.language]}</p>
${left === undefined ? undefined : html`<p>${left}</p>\n`}</header>
${report.findings.length === 0 ? undefined : contents(page)}<main>
${report.findings.length === 0 ? html`<p class="nothing">${words.nothing}</p>\n` : undefined}${page.files.map((file) => fileSection(file, page))}
${acceptedSection(report.suppressed, report, words)}
${cleanFiles(page)}
</main>
<script>${trusted(filterScript)}</script>
</body>
</html>
`;
  return text;
}

function hash(text: string): string {
  return btoa(String.fromCharCode(...sha256(utf8ToBytes(text))));
}

function pageOf(report: ReportData, words: ReportWords): Page {
  const findings = report.findings.map((finding, index) => ({ number: index + 1, finding }));
  const named = report.findings.flatMap(({ place, related }) => [
    listedUnder(place, report.language),
    ...related.map((other) => other.place.file),
  ]);
  const files = [...new Set(named)];
  const anchor: LineAnchor = (file, line) => {
    const index = files.indexOf(file);
    return index < 0 ? undefined : `f${index + 1}-l${line}`;
  };
  return { report, words, findings, files, anchor };
}

function contents({ report, words, findings }: Page): Markup {
  const { language, sources } = report;
  const severities: readonly Severity[] = ["error", "warning", "note"];
  const present = severities.filter((severity) =>
    findings.some(({ finding }) => finding.severity === severity),
  );
  const boxes = present.map(
    (severity) =>
      html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severityWords[severity][language]}</label>\n`,
  );
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const options = codes.map((code) => html`<option>${code}</option>`);
  const items = findings.map(({ number, finding }) => {
    const { place } = finding;
    const under = listedUnder(place, language);
    const range = lineRangeOf(place, sources);
    const line = range?.line ?? (isSpot(place) ? place.row : undefined);
    const where = line === undefined ? under : `${under}:${line}`;
    return html`<li class="${finding.severity}" data-of="${number}" value="${number}"><a href="#n${number}">${where}</a> <b>${severityWords[finding.severity][language]}</b> ${finding.message[language]}</li>\n`;
  });
  return html`<nav aria-label="${words.contents}">
<div class="filter" role="group" aria-label="${words.filter}" hidden>
<fieldset><legend>${words.severity}</legend>
${boxes}</fieldset>
<label>${words.code} <select name="code"><option value="">${words.allCodes}</option>${options}</select></label>
<p role="status">${words.shown} <output>${findings.length}</output> / ${findings.length}</p>
</div>
<details open><summary>${words.contents}</summary>
<ol>
${items}</ol>
</details>
</nav>
`;
}

/** A file: blocks of lines with notes beside them, what lies between folded away. */
function fileSection(file: string, page: Page): Markup {
  const { report, words, findings } = page;
  const { sources } = report;
  const own = findings.filter(
    ({ finding }) => listedUnder(finding.place, report.language) === file,
  );
  const note = (numbered: NumberedFinding) => noteOf(numbered, report, words, page.anchor);
  const index = page.files.indexOf(file) + 1;
  const heading = html`<section aria-labelledby="f${index}"><h2 id="f${index}">${file}</h2>`;
  const lines = linesOf(file, page);
  const marks = lineMarksIn(file, findings, sources);
  const placed = new Set(marks.flatMap((mark) => (mark.severity === undefined ? [] : mark.number)));
  const lost = own.filter(({ number }) => !placed.has(number)).map(note);
  const blocks = blocksAround(marks, lines.length);
  const byLine = marksByLine(marks);
  const byNumber = new Map(own.map((numbered) => [numbered.number, numbered]));
  const parts = blocks.flatMap((block, at) => {
    const before = (blocks[at - 1]?.to ?? 0) + 1;
    const rows = lines.slice(block.from - 1, block.to).map((text, offset) => {
      const line = block.from + offset;
      const here = byLine.get(line) ?? [];
      const notes = here.flatMap(({ number, severity }) =>
        severity === undefined ? [] : (byNumber.get(number) ?? []),
      );
      return row(`f${index}-l${line}`, line, text, here, notes.map(note), words);
    });
    return [gap(before, block.from - 1, lines, words), html`<div class="block">${rows}</div>\n`];
  });
  const behind = gap((blocks.at(-1)?.to ?? 0) + 1, lines.length, lines, words);
  return html`${heading}
${lost.length === 0 ? undefined : html`<div class="block">${lost}</div>\n`}${parts.flatMap((part) => part ?? [])}${behind}</section>
`;
}

function linesOf(file: string, { report }: Page): readonly string[] {
  const lines: string[] = [];
  for (;;) {
    const text = report.sources.line(file, lines.length + 1);
    if (text === undefined) return lines;
    lines.push(text);
  }
}

function row(
  id: string,
  line: number,
  text: string,
  marks: readonly LineMark[],
  notes: readonly Markup[],
  words: ReportWords,
): Markup {
  const beside = notes.length === 0 ? undefined : html`<div class="notes">${notes}</div>`;
  return html`<div class="line" id="${id}"><code><span class="no">${line}</span>${markedLine(text, marks, words.finding)}</code>${beside}</div>
`;
}

/** Lines that nothing is said of, to unfold. */
function gap(
  from: number,
  to: number,
  lines: readonly string[],
  words: ReportWords,
): Markup | undefined {
  const shown = lines.slice(from - 1, to);
  if (shown.every((text) => text === "")) return undefined;
  const width = String(lines.length).length;
  const numbered = shown.map((text, at) => `${String(from + at).padStart(width)}  ${text}`);
  return html`<details class="gap"><summary>${words.lines(from, to)}</summary><pre>${numbered.join("\n")}</pre></details>
`;
}

function cleanFiles({ report, words, files }: Page): Markup | undefined {
  const clean = report.files.filter((file) => !files.includes(file));
  if (clean.length === 0) return undefined;
  const items = clean.map((file) => html`<li>${file}</li>`);
  return html`<section class="clean" aria-labelledby="clean"><h2 id="clean">${words.clean}</h2><ul>${items}</ul></section>`;
}
