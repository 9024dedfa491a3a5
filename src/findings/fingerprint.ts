import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { AnyFinding } from "./finding.ts";
import type { Sources } from "./sources.ts";
import { isPlace } from "./where.ts";

/**
 * Names that tell whether a finding is the same as one of an earlier run: lines may have moved,
 * blanks, widths and line ends may have changed.
 */

/**
 * The words that a finding points at, as they are compared: half-width, without blanks and bars. Outside of
 * sources nothing shows them but the message.
 */
export function wordsAt({ place, message }: AnyFinding, sources: Sources): string {
  const words = isPlace(place) ? sources.slice(place) : message.zh;
  return (words ?? "").normalize("NFKC").replace(/[\s|\p{Cf}]+/gu, "");
}

/**
 * The fingerprint of a finding: 32 hexadecimal digits of its code, what it is about (the file where
 * it is about nothing that has a name) and the words at its place. Findings of one code at equal
 * words of one item have equal ones: `fingerprintsOf` tells them apart.
 */
export function fingerprintOf(finding: AnyFinding, sources: Sources): string {
  const about = finding.subject ?? `/${finding.place.file ?? ""}`;
  const key = JSON.stringify([finding.code, about, wordsAt(finding, sources)]);
  return bytesToHex(sha256(utf8ToBytes(key))).slice(0, 32);
}

/**
 * A fingerprint for each of some findings, in their order, no two alike: equal ones are numbered
 * from 1 (`…:1`, `…:2`). Sort the findings first, or the numbers follow another order in each run.
 */
export function fingerprintsOf(
  findings: readonly AnyFinding[],
  sources: Sources,
): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const fingerprint = fingerprintOf(finding, sources);
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return `${fingerprint}:${count}`;
  });
}
