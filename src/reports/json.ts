import { countFindings } from "../findings/counts.ts";
import type { Finding, Place } from "../findings/finding.ts";
import type { ReportData } from "./report.ts";

/** A place as other programs read it: lines and columns from 1, the end not part of it. */
export interface JsonPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly mend?: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (JsonPlace & { readonly text: string })[];
  }[];
}

/** Findings as data for other programs. */
export function findingsAsData(report: ReportData): readonly JsonFinding[] {
  return report.findings.map((finding) => findingAsData(finding, report));
}

/** `{"findings": […], "summary": {"files", "errors", "warnings", "notes"}}`, indented. */
export function reportAsJson(report: ReportData): string {
  const counts = countFindings(report.findings);
  const summary = {
    files: report.files.length,
    errors: counts.error,
    warnings: counts.warning,
    notes: counts.note,
  };
  return `${JSON.stringify({ findings: findingsAsData(report), summary }, null, 2)}\n`;
}

function findingAsData(finding: Finding, report: ReportData): JsonFinding {
  const { language } = report;
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message[language],
    ...placeAsData(finding.place, report),
    ...(finding.mend === undefined ? {} : { mend: finding.mend[language] }),
    related: finding.related.map((related) => ({
      ...placeAsData(related.place, report),
      message: related.message[language],
    })),
    fixes: finding.fixes.map((fix) => ({
      title: fix.title[language],
      safe: fix.safe,
      edits: fix.edits.map((edit) => ({ ...placeAsData(edit.place, report), text: edit.text })),
    })),
  };
}

function placeAsData(place: Place, report: ReportData): JsonPlace {
  const start = report.sources.position(place.file, place.start);
  const end = report.sources.position(place.file, place.end);
  return {
    file: place.file,
    ...(start === undefined ? {} : { line: start.line, column: start.column }),
    ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
  };
}
