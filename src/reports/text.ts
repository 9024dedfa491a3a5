import pc from "picocolors";
import { countsInWords, severityWords } from "../findings/counts.ts";
import type { AnyFinding, Place, Severity, Where } from "../findings/finding.ts";
import { isPlace, whereInWords } from "../findings/where.ts";
import { frameLine } from "./frame.ts";
import { allCounts, leftOf } from "./limited.ts";
import { printable } from "./printable.ts";
import type { ReportData } from "./report.ts";

type Colours = ReturnType<typeof pc.createColors>;

/**
 * Findings for people: where, how bad and which, what is wrong, the line with the place marked,
 * what to do, other places that belong to it; at the end the counts.
 */
export function reportAsText(report: ReportData): string {
  const colours = pc.createColors(report.colour);
  const parts = report.findings.map((finding) => findingInWords(finding, report, colours));
  const left = leftOf(report)?.words[report.language];
  const counts = allCounts(report);
  const words = countsInWords(counts, report.files.length, report.suppressed.length)[
    report.language
  ];
  const total =
    counts.error > 0
      ? colours.red(words)
      : counts.warning > 0
        ? colours.yellow(words)
        : colours.green(words);
  return `${[...parts, ...(left === undefined ? [] : [left]), total].join("\n\n")}\n`;
}

/** One finding as the terminal shows it, with or without colour as the report says; no line end. */
export function findingAsText(finding: AnyFinding, report: ReportData): string {
  return findingInWords(finding, report, pc.createColors(report.colour));
}

function findingInWords(finding: AnyFinding, report: ReportData, colours: Colours): string {
  const { language } = report;
  const paint = paintOf(finding.severity, colours);
  const place = whereabouts(finding.place, report);
  const severity = paint(severityWords[finding.severity][language]);
  const lines = [
    `${colours.bold(place)} ${severity} ${colours.dim(finding.code)}`,
    `  ${printable(finding.message[language])}`,
    ...shown(finding, report, paint, colours),
  ];
  if (finding.mend !== undefined) {
    const lead = { zh: "办法：", en: "help: " }[language];
    lines.push(`  ${colours.cyan(lead)}${printable(finding.mend[language])}`);
  }
  for (const related of finding.related) {
    lines.push(`  ${whereabouts(related.place, report)} ${printable(related.message[language])}`);
    lines.push(...frame(related.place, "-", report, colours.dim, colours));
  }
  return lines.join("\n");
}

function paintOf(severity: Severity, colours: Colours): (text: string) => string {
  return { error: colours.red, warning: colours.yellow, note: colours.blue }[severity];
}

/** `file:line:column`, or the file alone where its text is not known; of tables the cell. */
function whereabouts(place: Where, report: ReportData): string {
  if (!isPlace(place)) return printable(whereInWords(place, report.language));
  const position = report.sources.position(place.file, place.start);
  const file = printable(place.file);
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}

/** What stands there: the line of a source, or what a file that was handed in says, by heading. */
function shown(
  { place, said = {} }: AnyFinding,
  report: ReportData,
  paint: (text: string) => string,
  colours: Colours,
): readonly string[] {
  if (isPlace(place)) return frame(place, "^", report, paint, colours);
  return Object.entries(said).map(
    ([heading, text]) =>
      `  ${colours.dim("|")} ${printable(`${heading}=${text.replaceAll("\n", " / ")}`)}`,
  );
}

function frame(
  place: Place,
  sign: string,
  report: ReportData,
  paint: (text: string) => string,
  colours: Colours,
): readonly string[] {
  const position = report.sources.position(place.file, place.start);
  if (position === undefined) return [];
  const line = report.sources.line(place.file, position.line);
  if (line === undefined || line.trim() === "") return [];
  const number = String(position.line);
  const gutter = number.length + 5;
  const from = position.column - 1;
  const { source, marks } = frameLine(
    line,
    from,
    from + place.end - place.start,
    sign,
    report.columns - gutter,
  );
  return [
    `  ${colours.dim(`${number} |`)} ${source}`,
    `  ${colours.dim(`${" ".repeat(number.length)} |`)} ${paint(marks)}`,
  ];
}
