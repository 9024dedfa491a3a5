import { readFile } from "node:fs/promises";
import * as v from "valibot";
import type { Checked } from "../checks/engine.ts";
import type { Finding, Place, Suppressed } from "../findings/finding.ts";
import { fingerprintsOf, wordsAt } from "../findings/fingerprint.ts";
import { sortFindings } from "../findings/sort.ts";
import type { SourceFile } from "../syntax/source.ts";
import { decodeSource } from "./encoding.ts";
import { baselineOutdated, baselineUnreadable } from "./findings.ts";
import { shownPath } from "./places.ts";
import type { ProjectSources } from "./project-sources.ts";
import { systemReason } from "./read-files.ts";

/**
 * A baseline: what checks found in an old plan and nobody has mended yet. What it lists never fails,
 * what is new does. It holds findings of checks only, as 忽略 does: errors of language and names
 * stay what they are.
 */

/** One finding that a baseline holds. */
export interface BaselineEntry {
  readonly code: string;
  /** What it is about, as `Finding.subject`. */
  readonly subject: string;
  /** The words at its place, for people. */
  readonly words: string;
  /** How many cases the one finding stands for, where there are several; with more it is new. */
  readonly cases?: number | undefined;
  /** From `fingerprintsOf`: by this alone it is known again. */
  readonly fingerprint: string;
}

/** The baseline of a project and what it should be now. */
export interface Baseline {
  /** Absolute. */
  readonly path: string;
  /** `foreign`: there is a file, but no baseline in it. */
  readonly state: "read" | "missing" | "unreadable" | "foreign";
  readonly entries: readonly BaselineEntry[];
  /** What it would hold if it were written now; sorted. */
  readonly next: readonly BaselineEntry[];
}

export interface Judged {
  /** What it does not hold, what is wrong with it, and what of it matches nothing any more. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly baseline?: Baseline;
}

/**
 * Moves the findings that a baseline holds to the accepted ones.
 * @param path of the baseline, absolute; everything stays where there is none
 * @param checked of the whole project
 * @param codes of the checks: other findings cannot be in a baseline
 * @param isSilent whether a code was not looked for everywhere: its entries stay
 * @param cwd the folder that shown paths start at
 * @param sources the texts that the findings point into; takes the one of the baseline
 */
export async function judgeByBaseline(
  path: string | undefined,
  checked: Checked,
  codes: ReadonlySet<string>,
  isSilent: (code: string) => boolean,
  cwd: string,
  sources: ProjectSources,
): Promise<Judged> {
  if (path === undefined) return checked;
  const shown = shownPath(path, cwd);
  const read = await readBaseline(path, shown, sources);
  const now = sortFindings(checked.findings.filter(({ code }) => codes.has(code)));
  const fingerprints = fingerprintsOf(now, sources);
  const found = now.map(
    (finding, index): Found => ({ finding, fingerprint: fingerprints[index] ?? "" }),
  );
  const isHeld = ({ finding, fingerprint }: Found) =>
    casesOf(finding) <= (read.known.get(fingerprint) ?? 0);
  const current = new Set(fingerprints);
  const unmatched = read.entries.filter(({ fingerprint }) => !current.has(fingerprint));
  const kept = unmatched.filter(({ code }) => isSilent(code));
  const gone = unmatched.filter(({ code }) => !isSilent(code));
  const placeOf = ({ fingerprint }: Pick<Found, "fingerprint">): Place =>
    read.places.get(fingerprint) ?? { file: shown, start: 0, end: 0 };
  return {
    findings: [
      ...found.filter((one) => !isHeld(one)).map(({ finding }) => finding),
      ...checked.findings.filter(({ code }) => !codes.has(code)),
      ...read.findings,
      ...outdated(gone.map(placeOf)),
    ],
    suppressed: [
      ...checked.suppressed,
      ...found.filter(isHeld).map((one): Suppressed => {
        const { finding } = one;
        return { finding, by: "baseline", reason: reasonFor(shown), place: placeOf(one) };
      }),
    ],
    baseline: {
      path,
      state: read.state,
      entries: read.entries,
      next: sorted([...found.map((one) => entryOf(one, sources)), ...kept]),
    },
  };
}

/** The text of a baseline file: one line a finding, so that a difference shows what came and went. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(
    ({ code, subject, words, cases, fingerprint }) =>
      `    ${JSON.stringify({ code, subject, words, cases, fingerprint })}`,
  );
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "planwrightBaseline": 1,\n  "findings": ${list}\n}\n`;
}

const baselineSchema = v.object({
  planwrightBaseline: v.literal(1),
  findings: v.array(
    v.object({
      code: v.string(),
      subject: v.string(),
      words: v.string(),
      cases: v.optional(v.number()),
      fingerprint: v.string(),
    }),
  ),
});

interface Found {
  readonly finding: Finding;
  readonly fingerprint: string;
}

function casesOf({ cases = 1 }: Finding): number {
  return cases;
}

interface ReadBaseline {
  readonly state: Baseline["state"];
  readonly entries: readonly BaselineEntry[];
  /** How many cases it holds by fingerprint. */
  readonly known: ReadonlyMap<string, number>;
  /** The lines of the entries by fingerprint. */
  readonly places: ReadonlyMap<string, Place>;
  readonly findings: readonly Finding[];
}

function notRead(state: Baseline["state"], finding: Finding): ReadBaseline {
  return { state, entries: [], known: new Map(), places: new Map(), findings: [finding] };
}

async function readBaseline(
  path: string,
  shown: string,
  sources: ProjectSources,
): Promise<ReadBaseline> {
  const nowhere: Place = { file: shown, start: 0, end: 0 };
  try {
    const { file, findings } = decodeSource(shown, await readFile(path));
    sources.add(file);
    const [misread] = findings;
    if (misread !== undefined) return notRead("foreign", misread);
    const result = v.safeParse(baselineSchema, parsed(file.text));
    if (!result.success) {
      const finding = baselineUnreadable.at(nowhere, { file: shown, state: "foreign", reason: "" });
      return notRead("foreign", finding);
    }
    const entries = result.output.findings;
    const known = new Map(entries.map(({ fingerprint, cases = 1 }) => [fingerprint, cases]));
    return { state: "read", entries, known, places: placesOf(file), findings: [] };
  } catch (thrown) {
    const reason = systemReason(thrown);
    if (reason === undefined) throw thrown;
    const state = reason.startsWith("ENOENT") ? "missing" : "unreadable";
    return notRead(state, baselineUnreadable.at(nowhere, { file: shown, state, reason }));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** The lines of the entries by their fingerprints. */
function placesOf({ path, text }: SourceFile): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const match of text.matchAll(/\{?[^{}\n]*"fingerprint":\s*"([^"\n]*)"[^{}\n]*\}?/g)) {
    const [line, fingerprint = ""] = match;
    const start = match.index + line.length - line.trimStart().length;
    places.set(fingerprint, { file: path, start, end: match.index + line.trimEnd().length });
  }
  return places;
}

function reasonFor(file: string): Suppressed["reason"] {
  return { zh: `已列入基线 ${file}`, en: `listed in the baseline ${file}` };
}

function outdated(places: readonly Place[]): readonly Finding[] {
  const [first, ...others] = places;
  if (first === undefined) return [];
  const related = others.map((place) => ({
    place,
    message: { zh: "这一条也是", en: "this, too" },
  }));
  return [baselineOutdated.at(first, { count: places.length }, { related })];
}

function entryOf({ finding, fingerprint }: Found, sources: ProjectSources): BaselineEntry {
  const { code, subject = "" } = finding;
  const cases = casesOf(finding);
  const words = wordsAt(finding, sources);
  return { code, subject, words, ...(cases === 1 ? {} : { cases }), fingerprint };
}

function sorted(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const key = ({ code, subject, words, fingerprint }: BaselineEntry) =>
    JSON.stringify([code, subject, words, fingerprint]);
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
