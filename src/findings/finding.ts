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

/**
 * A spot in a file that is no source: one that was handed in, one that was made. The whole file where
 * it says no more.
 */
export interface Spot {
  readonly file: string;
  readonly worksheet?: string;
  /** From 1. */
  readonly row?: number;
  /** `C`. */
  readonly column?: string;
  /** The column's heading. */
  readonly heading?: string;
}

/** A position in a text that is no source, such as a template; from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** A setting that what is wrong goes back to, whether or not a configuration says anything of it. */
export interface Setting {
  /** Its way in the configuration: `fonts`. */
  readonly setting: string;
  readonly file?: string;
}

/** Where a finding stands; `where.ts` tells the four apart. */
export type Where = Place | Spot | Position | Setting;

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

/** What may be said of a finding beside what is wrong and where. */
export interface FindingDetails {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly misspelt?: Misspelt;
  /** How many cases it stands for, where it stands for several: with more of them it is no longer the same. */
  readonly cases?: number;
  /** What it is about, by names that stay when lines move: `plan` or `plan.item`, the code of a row. */
  readonly subject?: string;
  /** The same in words, where people know it by them: the task of a row. */
  readonly title?: string;
  /** What stands there in its own words, by heading, where it is in no source that could be shown. */
  readonly said?: Readonly<Record<string, string>>;
}

/** What is wrong somewhere: in a source, unless another kind of place is named. */
export interface Finding<W extends Where = Place> extends FindingDetails {
  /** A kebab-case name of the problem; each has a page (`planwright explain`). */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, with the user's own word. */
  readonly message: Wording;
  /** What to do. */
  readonly mend?: Wording;
  readonly place: W;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A finding wherever it stands. */
export type AnyFinding = Finding<Where>;

/** A finding that waits for its place: who sees what is wrong does not always know where it stands. */
export interface Unplaced {
  readonly code: string;
  at<W extends Where>(place: W, more?: KindDetails): Finding<W>;
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

/** What everybody may know of a kind of finding. */
export interface KindPage {
  readonly code: string;
  readonly severity: Severity;
  /** Why it matters, for `planwright explain`. */
  readonly why: Wording;
  /** What it says of one case, and what to do then. */
  readonly example?: { readonly message: Wording; readonly mend?: Wording };
}

/** A kind of finding: everything but the place and the words of one case. */
export interface FindingKind<P> extends KindPage {
  /** Makes a finding of this kind at a place. */
  at<W extends Where>(place: W, params: P, more?: KindDetails): Finding<W>;
  /** The same without a place. */
  of(params: P, more?: KindDetails): Unplaced;
}

/** What one case may say otherwise than its kind, and what else belongs to it. */
interface KindDetails extends FindingDetails {
  readonly severity?: Severity;
}

/** Declares a kind of finding with its wording in both languages. */
export function findingKind<P>(definition: {
  readonly code: string;
  readonly severity: Severity;
  readonly why: Wording;
  readonly message: Template<P>;
  readonly mend?: Template<P>;
  /** One case, to show what it says. */
  readonly example?: P;
}): FindingKind<P> {
  const { code, severity, why, message, mend, example } = definition;
  const words = (params: P) => ({
    message: { zh: message.zh(params), en: message.en(params) },
    ...(mend === undefined ? {} : { mend: { zh: mend.zh(params), en: mend.en(params) } }),
  });
  const at = <W extends Where>(place: W, params: P, more: KindDetails = {}): Finding<W> => ({
    code,
    severity,
    ...words(params),
    place,
    related: [],
    fixes: [],
    ...more,
  });
  return {
    code,
    severity,
    why,
    ...(example === undefined ? {} : { example: words(example) }),
    at,
    of: (params, more) => ({
      code,
      at: (place, other) => at(place, params, { ...more, ...other }),
    }),
  };
}

/** The kinds of findings among what modules declare. */
export function kindsIn(
  ...modules: readonly Readonly<Record<string, unknown>>[]
): readonly KindPage[] {
  return modules.flatMap((declared) => Object.values(declared)).filter(isKind);
}

function isKind(value: unknown): value is KindPage {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "severity" in value &&
    "why" in value
  );
}

const rank: Record<Severity, number> = { error: 2, warning: 1, note: 0 };

/** Whether a severity is at or above a threshold. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return rank[severity] >= rank[threshold];
}

/** Orders findings by severity, the worst first. */
export function bySeverity(a: AnyFinding, b: AnyFinding): number {
  return rank[b.severity] - rank[a.severity];
}
