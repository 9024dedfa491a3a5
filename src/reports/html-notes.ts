import { severityWords } from "../findings/counts.ts";
import type { Suppressed } from "../findings/finding.ts";
import { lineRangeOf } from "../findings/range.ts";
import { isPlace, whereInWords } from "../findings/where.ts";
import type { NumberedFinding } from "./html-lines.ts";
import type { ReportWords } from "./html-words.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportData } from "./report.ts";

/** Where the page shows a line: the anchor of its row, if the text of its file is known. */
export type LineAnchor = (file: string, line: number) => string | undefined;

/** One finding as a note in the margin: number, severity, code, what is wrong, what helps, why it matters. */
export function noteOf(
  { number, finding }: NumberedFinding,
  report: ReportData,
  words: ReportWords,
  anchor: LineAnchor,
): Markup {
  const { language, sources } = report;
  const { code, severity, message, mend, place, related, fixes, said } = finding;
  const range = isPlace(place) ? lineRangeOf(place, sources) : undefined;
  const far = range !== undefined && range.endLine > range.line;
  const safe = fixes.filter((fix) => fix.safe).map((fix) => fix.title[language]);
  const others = related.map((other) => {
    const at = lineRangeOf(other.place, sources);
    const target = at === undefined ? undefined : anchor(other.place.file, at.line);
    const where = at === undefined ? other.place.file : `${other.place.file}:${at.line}`;
    const link = target === undefined ? html`${where}` : html`<a href="#${target}">${where}</a>`;
    return html`<li>${other.message[language]} ${link}</li>`;
  });
  const back = range === undefined ? html`${number}` : html`<a href="#m${number}">${number}</a>`;
  return html`<article class="remark ${severity}" id="n${number}" data-number="${number}" data-severity="${severity}" data-code="${code}" aria-label="${words.finding(number)}">
<p class="head">${back} <b>${severityWords[severity][language]}</b> <code>${code}</code>${far ? html` <span>${words.toLine(range.endLine)}</span>` : undefined}</p>
${isPlace(place) ? undefined : html`<p>${whereInWords(place, language)}</p>\n`}<p>${message[language]}</p>
${saidBy(said)}${mend === undefined ? undefined : html`<p>${words.help}${mend[language]}</p>\n`}${safe.length === 0 ? undefined : html`<p>${words.fixable}${safe.join(" / ")}</p>\n`}${others.length === 0 ? undefined : html`<ul>${others}</ul>\n`}${reasonsOf(code, report, words)}</article>`;
}

/** What a file that was handed in says there, by heading. */
function saidBy(said: NumberedFinding["finding"]["said"] = {}): Markup | undefined {
  const cells = Object.entries(said);
  if (cells.length === 0) return undefined;
  return html`<ul>${cells.map(([heading, text]) => html`<li>${heading}=${text}</li>`)}</ul>\n`;
}

function reasonsOf(code: string, report: ReportData, words: ReportWords): Markup | undefined {
  const { language } = report;
  const rule = report.rules.find((one) => one.code === code);
  if (rule === undefined) return undefined;
  const { source } = rule;
  const from = source === undefined ? undefined : html`<p>${words.source}${source[language]}</p>`;
  return html`<details><summary>${words.why}</summary><p>${rule.why[language]}</p>${from}</details>\n`;
}

/** What the sources or a baseline accept, with the reasons; nothing if there is nothing. */
export function acceptedSection(
  suppressed: readonly Suppressed[],
  report: ReportData,
  words: ReportWords,
): Markup | undefined {
  if (suppressed.length === 0) return undefined;
  const { language, sources } = report;
  const items = suppressed.map(({ finding, by, reason }) => {
    const range = lineRangeOf(finding.place, sources);
    const where = range === undefined ? finding.place.file : `${finding.place.file}:${range.line}`;
    const origin = by === "baseline" ? html` (${words.baseline})` : undefined;
    return html`<li><p>${where} <code>${finding.code}</code> ${finding.message[language]}</p><p>${words.reason}${reason[language]}${origin}</p></li>`;
  });
  return html`<section class="accepted" aria-labelledby="accepted"><h2 id="accepted">${words.accepted}</h2><ul>${items}</ul></section>`;
}
