import { countsInWords } from "../findings/counts.ts";
import { type AnyFinding, bySeverity, type Severity } from "../findings/finding.ts";
import { lineRangeOf } from "../findings/range.ts";
import { isPlace, isPosition, whereInWords } from "../findings/where.ts";
import { allCounts, leftOf } from "./limited.ts";
import { printable } from "./printable.ts";
import type { ReportData } from "./report.ts";

const commands: { readonly [S in Severity]: string } = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull
 * request, the worst first: GitHub shows ten of each level a step. The last line says the counts; it
 * is no command. Paths must start at the top of the repository: run planwright there.
 */
export function reportAsAnnotations(report: ReportData): string {
  const { findings, files, language } = report;
  const lines = [...findings].sort(bySeverity).map((finding) => annotation(finding, report));
  const left = leftOf(report)?.words[language];
  const counts = countsInWords(allCounts(report), files.length)[language];
  return `${[...lines, ...(left === undefined ? [] : [left]), counts].join("\n")}\n`;
}

function annotation(finding: AnyFinding, report: ReportData): string {
  const { code, severity, message, mend, place, related } = finding;
  const { language, sources } = report;
  const range = lineRangeOf(place, sources);
  const properties = [
    ...(place.file === undefined ? [] : [["file", place.file]]),
    ...(range === undefined
      ? []
      : [
          ["line", String(range.line)],
          ["endLine", String(range.endLine)],
          // GitHub takes columns only within one line; the end column is the last that belongs to it.
          ...(range.line === range.endLine
            ? [
                ["col", String(range.column)],
                ["endColumn", String(Math.max(range.column, range.endColumn - 1))],
              ]
            : []),
        ]),
    ["title", code],
  ].map(([name, value]) => `${name}=${propertyValue(value ?? "")}`);
  const others = related.map((other) => {
    const at = lineRangeOf(other.place, sources);
    const where = at === undefined ? "" : `:${at.line}:${at.column}`;
    return `${other.place.file}${where} ${other.message[language]}`;
  });
  const lead = isPlace(place) || isPosition(place) ? "" : `${whereInWords(place, language)}: `;
  const words = [
    `${lead}${message[language]}`,
    ...(mend === undefined ? [] : [mend[language]]),
    ...others,
  ];
  return `::${commands[severity]} ${properties.join(",")}::${data(words.join("\n"))}`;
}

/** The text of a command: per cent signs and line ends escaped. */
function data(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The value of a property: colons and commas escaped as well. */
function propertyValue(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
