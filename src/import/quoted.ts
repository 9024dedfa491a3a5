/** A string of the language that says a text; quotation marks of the other kind stand in it. */
export function quoted(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}
