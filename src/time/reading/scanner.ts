import type { Span } from "../phrase.ts";
import { type NormalText, writtenSpan } from "./normalise.ts";

/** Reads a normal text from left to right and remembers how far any attempt came. */
export class Scanner {
  readonly normal: NormalText;
  position = 0;
  /** End of the last thing understood by any attempt: where an unknown phrase begins to be unknown. */
  furthest = 0;

  constructor(normal: NormalText) {
    this.normal = normal;
  }

  /** Has everything been read? */
  get done(): boolean {
    return this.position >= this.normal.text.length;
  }

  /** What has not been read. */
  get rest(): string {
    return this.normal.text.slice(this.position);
  }

  /** Takes what a sticky pattern matches here, or nothing. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.look(pattern);
    if (match === undefined) return undefined;
    this.position += match[0].length;
    this.furthest = Math.max(this.furthest, this.position);
    return match;
  }

  /** Takes like `take`, but what joins or introduces is nothing understood yet: `by`, `至`, a comma. */
  skip(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.look(pattern);
    if (match !== undefined) this.position += match[0].length;
    return match;
  }

  /** What a sticky pattern matches here, without taking it. */
  look(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.normal.text) ?? undefined;
  }

  /** The first result of `attempts`; each begins where this one begins, and a failed one leaves no trace. */
  first<T>(...attempts: readonly ((scanner: Scanner) => T | undefined)[]): T | undefined {
    const start = this.position;
    for (const attempt of attempts) {
      const result = attempt(this);
      if (result !== undefined) return result;
      this.position = start;
    }
    return undefined;
  }

  /** Place in the source of what stands between `from` and here (or `to`). */
  place(from: number, to: number = this.position): Span {
    return writtenSpan(this.normal, from, to);
  }

  /** The source as written between two positions of the normal text. */
  written(from: number, to: number): string {
    const { at, length } = this.place(from, to);
    return this.normal.source.slice(at, at + length).trim();
  }
}
