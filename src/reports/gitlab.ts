import type { Severity } from "../findings/finding.ts";
import { fingerprintsOf } from "../findings/fingerprint.ts";
import { lineRangeOf } from "../findings/range.ts";
import { isSpot, listedUnder, spotInFile } from "../findings/where.ts";
import { leftOf } from "./limited.ts";
import { asJson, printable } from "./printable.ts";
import type { ReportData } from "./report.ts";

/** Our severities in GitLab's scale (info, minor, major, critical, blocker). */
const severities: { readonly [S in Severity]: string } = {
  error: "major",
  warning: "minor",
  note: "info",
};

/**
 * Findings as a GitLab code quality report: a list of problems, indented. GitLab wants paths from
 * the top of the repository: run planwright there. Accepted findings are left out.
 */
export function reportAsCodeQuality(report: ReportData): string {
  const { findings, language, sources } = report;
  const fingerprints = fingerprintsOf(findings, sources);
  const problems = findings.map(({ code, severity, message, mend, place }, index) => {
    const range = lineRangeOf(place, sources);
    const words = mend === undefined ? [message] : [message, mend];
    const spot = isSpot(place) ? place : undefined;
    const cell = spot === undefined ? "" : spotInFile(spot, language);
    const line = spot?.row ?? 1;
    return {
      description: [
        ...(cell === "" ? [] : [cell]),
        ...words.map((wording) => printable(wording[language])),
      ].join("\n"),
      check_name: code,
      fingerprint: fingerprints[index] ?? "",
      severity: severities[severity],
      location: {
        path: listedUnder(place, language),
        lines: { begin: range?.line ?? line, end: range?.endLine ?? line },
      },
    };
  });
  const left = leftOf(report);
  const [first] = problems;
  if (left === undefined || first === undefined) return asJson(problems);
  const more = {
    description: left.words[language],
    check_name: "more-findings",
    fingerprint: "more-findings",
    severity: severities[left.severity],
    location: { path: first.location.path, lines: { begin: 1, end: 1 } },
  };
  return asJson([...problems, more]);
}
