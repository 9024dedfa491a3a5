import type { Finding } from "../../src/findings/finding.ts";

/** Words in quotes, a way such as `甲 → 乙 → 甲`, a figure. */
const fact = /“[^“”]*”|"[^"]*"|[^\s：，]+(?: → [^\s：，]+)+|\d+(?:[.-]\d+)*%?/g;

/**
 * What a message says of its case whatever its wording: the words that it quotes, its ways and its
 * figures, in the order in which they stand, such as `“温洲” 2015-09-30`.
 */
export function factsIn(message: string): string {
  return (message.match(fact) ?? []).join(" ");
}

/** A finding without its wording: the code, and the facts of its Chinese message. */
export function said({ code, message }: Pick<Finding, "code" | "message">): string {
  return `${code} ${factsIn(message.zh)}`.trimEnd();
}
