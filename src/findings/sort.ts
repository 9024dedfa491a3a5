import { type AnyFinding, bySeverity } from "./finding.ts";
import { byWhere, whereKey } from "./where.ts";

/** Findings in the order of files and places, each once. */
export function sortFindings<F extends AnyFinding>(findings: readonly F[]): readonly F[] {
  const sorted = [...findings].sort(
    (a, b) => byWhere(a.place, b.place) || bySeverity(a, b) || byCode(a.code, b.code),
  );
  return onlyOnce(sorted, (finding) => finding);
}

const byCode = (a: string, b: string) => (a === b ? 0 : a.localeCompare(b, "en"));

/** The first of those whose findings say the same of the same place. */
export function onlyOnce<T>(all: readonly T[], findingOf: (one: T) => AnyFinding): readonly T[] {
  const seen = new Map<string, T>();
  for (const one of all) {
    const { code, place, message } = findingOf(one);
    const key = JSON.stringify([code, whereKey(place), message.en]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
