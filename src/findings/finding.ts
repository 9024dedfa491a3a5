import { given } from "../given.ts";
/** What a finding is. Findings are values; only reporters make text of them. */

export type Severity = "error" | "warning" | "note";

/** A sentence in both languages. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Wording;

/** A range of a source file, in UTF-16 units from its beginning; the end is not part of it. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Another place that belongs to the matter, and what it shows. */
export interface Related {
  readonly place: Place;
  readonly message: Wording;
}

/** Replaces the text at a place. */
export interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** A way to mend a finding. A safe one keeps the meaning of everything else. */
export interface Fix {
  readonly title: Wording;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** A name that is not known, with the names that would be: `nearest.ts` picks from them. */
export interface Misspelt {
  readonly word: string;
  readonly candidates: readonly string[];
}

export interface Finding {
  /** A kebab-case name of the problem; each has a page (`planwright explain`). */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, with the user's own word. */
  readonly message: Wording;
  /** What to do. */
  readonly mend?: Wording;
  readonly place: Place;
  /** What it is about, by names that stay when lines move: `plan` or `plan.item`. */
  readonly subject?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly misspelt?: Misspelt;
  /** How many cases it stands for, where it stands for several: with more of them it is no longer the same. */
  readonly cases?: number;
}

/** A finding that somebody accepted, with the reason: it never fails. */
export interface Suppressed {
  readonly finding: Finding;
  /** 忽略 in the source, or a baseline file that took over what was there before. */
  readonly by: "source" | "baseline";
  /** Of a source in its own words, the same in both languages. */
  readonly reason: Wording;
  /** The entry that accepts it, of the source or of the baseline file. */
  readonly place: Place;
}

/** Where a stage leaves its findings. */
export type Report = (finding: Finding) => void;

type Template<P> = { readonly [L in Language]: (params: P) => string };

/** A kind of finding: everything but the place and the words of one case. */
export interface FindingKind<P> {
  readonly code: string;
  readonly severity: Severity;
  /** Why it matters, for `planwright explain`. */
  readonly why: Wording;
  /** Makes a finding of this kind at a place. */
  at(place: Place, params: P, more?: FindingDetails): Finding;
}

interface FindingDetails {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly misspelt?: Misspelt;
}

/** Declares a kind of finding with its wording in both languages. */
export function findingKind<P>(definition: {
  readonly code: string;
  readonly severity: Severity;
  readonly why: Wording;
  readonly message: Template<P>;
  readonly mend?: Template<P>;
}): FindingKind<P> {
  const { code, severity, why, message, mend } = definition;
  return {
    code,
    severity,
    why,
    at: (place, params, more = {}) => ({
      code,
      severity: more.severity ?? severity,
      message: { zh: message.zh(params), en: message.en(params) },
      ...(mend === undefined ? {} : { mend: { zh: mend.zh(params), en: mend.en(params) } }),
      place,
      related: more.related ?? [],
      fixes: more.fixes ?? [],
      ...given({ misspelt: more.misspelt }),
    }),
  };
}

const rank: Record<Severity, number> = { error: 2, warning: 1, note: 0 };

/** Whether a severity is at or above a threshold. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return rank[severity] >= rank[threshold];
}

/** Orders findings by severity, the worst first. */
export function bySeverity(a: Finding, b: Finding): number {
  return rank[b.severity] - rank[a.severity];
}

/** Findings in the order of files and places, each once. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return [...findings]
    .sort(
      (a, b) =>
        a.place.file.localeCompare(b.place.file, "en") ||
        a.place.start - b.place.start ||
        bySeverity(a, b) ||
        a.code.localeCompare(b.code, "en"),
    )
    .filter((finding) => {
      const key = `${finding.code}\0${finding.place.file}\0${finding.place.start}\0${finding.place.end}\0${finding.message.en}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
