import { type Counts, countFindings } from "../findings/counts.ts";
import { bySeverity, type Severity, type Wording } from "../findings/finding.ts";
import type { ReportData } from "./report.ts";

/** How many findings a report shows where nobody says how many. */
const USUAL_FINDINGS = 1000;

/**
 * A report with as many findings as it may show: the worst of them, in their order. Of the others it
 * keeps how many there are.
 */
export function limited(report: ReportData): ReportData {
  const { findings, most = USUAL_FINDINGS } = report;
  if (findings.length <= most) return report;
  const shown = new Set([...findings].sort(bySeverity).slice(0, most));
  return {
    ...report,
    findings: findings.filter((one) => shown.has(one)),
    left: countFindings(findings.filter((one) => !shown.has(one))),
  };
}

/** How many findings there are of each severity, with those that the report does not show. */
export function allCounts({ findings, left }: ReportData): Counts {
  const { error, warning, note } = countFindings(findings);
  return {
    error: error + (left?.error ?? 0),
    warning: warning + (left?.warning ?? 0),
    note: note + (left?.note ?? 0),
  };
}

/** What a report says of the findings that it does not show; undefined if it shows all. */
export interface Left {
  readonly count: number;
  readonly severity: Severity;
  readonly words: Wording;
}

/** The findings that a report leaves out, by their number and the worst of their severities. */
export function leftOf({ left }: ReportData): Left | undefined {
  if (left === undefined) return undefined;
  const count = left.error + left.warning + left.note;
  const severities: readonly Severity[] = ["error", "warning", "note"];
  return {
    count,
    severity: severities.find((one) => left[one] > 0) ?? "note",
    words: {
      zh: `另有 ${count} 个问题没有列出；--max-findings 或配置里的 maxFindings 可以多列`,
      en: `and ${count} more; --max-findings or maxFindings in the configuration shows them`,
    },
  };
}
