import type { AnyFinding, Spot, Where } from "../findings/finding.ts";
import { lineRangeOf } from "../findings/range.ts";
import { isSpot } from "../findings/where.ts";
import { given } from "../given.ts";
import { allCounts, leftOf } from "./limited.ts";
import { asJson } from "./printable.ts";
import type { ReportData } from "./report.ts";

/** A place as other programs read it: lines and columns from 1, the end not part of it. */
export interface JsonPlace {
  /** Absent where only a setting is at fault. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** In a table that was handed in: rows from 1, columns by their letters. */
  readonly cell?: Omit<Spot, "file">;
  /** The setting that it goes back to. */
  readonly setting?: string;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly mend?: string;
  /** What stands there, by heading, where it is in no source. */
  readonly said?: Readonly<Record<string, string>>;
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

/** `{"findings": […], "summary": {"files", "errors", "warnings", "notes"}}`, indented; `left` in the summary where not all are listed. */
export function reportAsJson(report: ReportData): string {
  const counts = allCounts(report);
  const summary = {
    files: report.files.length,
    errors: counts.error,
    warnings: counts.warning,
    notes: counts.note,
    ...given({ left: leftOf(report)?.count }),
  };
  return asJson({ findings: findingsAsData(report), summary });
}

function findingAsData(finding: AnyFinding, report: ReportData): JsonFinding {
  const { language } = report;
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message[language],
    ...placeAsData(finding.place, report),
    ...given({ mend: finding.mend?.[language], said: finding.said }),
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

function placeAsData(place: Where, { sources }: ReportData): JsonPlace {
  if ("setting" in place) return { ...given({ file: place.file }), setting: place.setting };
  if (isSpot(place)) {
    const { file, ...cell } = place;
    return Object.keys(cell).length === 0 ? { file } : { file, cell };
  }
  return { file: place.file, ...lineRangeOf(place, sources) };
}
