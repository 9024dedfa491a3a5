import type { Place } from "./finding.ts";

/** The texts that places point into, as a reporter needs them. */
export interface Sources {
  /**
   * The line and column of an offset, both from 1, columns in UTF-16 units (a byte order mark does
   * not count); undefined for a file whose text is not known.
   */
  position(
    file: string,
    offset: number,
  ): { readonly line: number; readonly column: number } | undefined;
  /** The text of a line (from 1) without its end and without a byte order mark. */
  line(file: string, line: number): string | undefined;
  /** The text at a place. */
  slice(place: Place): string | undefined;
}
