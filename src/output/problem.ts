/** What a way out of a room gives back: a value, or the problems that stood in its way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly OutputProblem[] }
  | { readonly ok: false; readonly problems: readonly OutputProblem[] };

/** Something that went wrong, or that a reader should know, between view data and bytes. */
export interface OutputProblem {
  readonly code: OutputProblemCode;
  readonly severity: "error" | "warning" | "info";
  /** Whole sentences for people, in both languages of the tool. */
  readonly zh: string;
  readonly en: string;
  /** A file the problem is in (a template, an image, a folder that cannot be written). */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
}

export type OutputProblemCode =
  | "template-missing"
  | "template-error"
  | "template-data-missing"
  | "image-unreadable"
  | "browser-missing"
  | "browser-failed"
  | "font-missing"
  | "font-substituted"
  | "character-not-covered"
  | "character-from-other-face"
  | "text-too-wide"
  | "first-page-without-text"
  | "signature-page-without-text"
  | "layout-failed"
  | "file-not-written";

/** An outcome with a value and, perhaps, things worth knowing. */
export function success<T>(value: T, problems: readonly OutputProblem[] = []): Outcome<T> {
  return { ok: true, value, problems };
}

/** An outcome without a value. */
export function failure(...problems: readonly OutputProblem[]): {
  readonly ok: false;
  readonly problems: readonly OutputProblem[];
} {
  return { ok: false, problems };
}

/** The text of whatever was thrown, on one line and without a stack. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.split(/\r?\n/, 1)[0] ?? "";
}
