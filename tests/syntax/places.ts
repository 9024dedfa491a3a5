import type { Finding } from "../../src/findings/finding.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";

/** A finding as `line:column code`, in the order of the source. */
export function found(text: string): string[] {
  return findingsIn(text).map((finding) => `${placeOf(finding, text)} ${finding.code}`);
}

/** The findings of a source in the order of their places. */
export function findingsIn(text: string): Finding[] {
  return [...readSource({ path: "a.plan", text }).findings].sort(
    (a, b) => a.place.start - b.place.start,
  );
}

export function placeOf(finding: Finding, text: string): string {
  const { line, column } = positionAt(lineStarts(text), finding.place.start);
  return `${line}:${column}`;
}
