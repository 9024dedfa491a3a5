/** Everything that XML cannot hold or that would change how the text around it is shown. */
const unprintable =
  /(?![\t\n\r])\p{Cc}|[\p{Surrogate}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text that may stand in a report for other programs and on a page: control characters become
 * visible pictures (U+2400…), halves of characters and marks that turn the direction of writing
 * become U+FFFD. Tabs and line ends stay.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (char) => {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x20) return String.fromCodePoint(0x2400 + point);
    return point === 0x7f ? "\u2421" : "\uFFFD";
  });
}

/**
 * Data as indented JSON, its last line ended. What `printable` would change is written by its number
 * (`\\u009b`): nothing of it acts on who shows the text, and who reads the data loses nothing.
 */
export function asJson(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  const escaped = text.replace(unprintable, (char) =>
    [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
  return `${escaped}\n`;
}
