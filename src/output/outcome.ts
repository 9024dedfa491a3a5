import type { AnyFinding } from "../findings/finding.ts";

/** What a way out of a room gives back: a value, or what stood in its way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly AnyFinding[] }
  | { readonly ok: false; readonly findings: readonly AnyFinding[] };

/** An outcome with a value and, perhaps, things worth knowing. */
export function success<T>(value: T, findings: readonly AnyFinding[] = []): Outcome<T> {
  return { ok: true, value, findings };
}

/** An outcome without a value. */
export function failure(...findings: readonly AnyFinding[]): {
  readonly ok: false;
  readonly findings: readonly AnyFinding[];
} {
  return { ok: false, findings };
}

/** The text of whatever was thrown, on one line and without a stack. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.split(/\r?\n/, 1)[0] ?? "";
}
