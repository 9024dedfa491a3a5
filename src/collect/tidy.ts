/** Text as cells hold it, brought into the one form in which it is compared and written. */

/** What the language trims off lines: blanks of every width. */
const AROUND = /^[\t \u00A0\u200B\u3000\uFEFF]+|[\t \u00A0\u200B\u3000\uFEFF]+$/g;

/**
 * Line ends become LF, blanks around lines go, so do empty lines at the ends and more than one between;
 * control characters and halves of characters go, since no text file holds them.
 */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, "")
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
      .split("\n")
      .map((line) => line.replace(AROUND, ""))
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, "")
  );
}

/** Takes off the apostrophe by which text that looks like a formula was made harmless. */
export function withoutApostrophe(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
