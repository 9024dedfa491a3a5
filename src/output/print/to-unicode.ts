/**
 * The ToUnicode table of a font in a PDF, mended so that copied and searched text is what was
 * printed. Where a face has one glyph for two characters the browser writes down the lower one:
 * the radical U+2F2F instead of 工, a control character instead of a blank.
 */
export function mendToUnicode(table: string): string {
  const single: string[] = [];
  const mended = table
    .replace(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gim, (whole, glyph: string, text: string) => {
      const plain = plainCharacter(Number.parseInt(text, 16));
      return plain === undefined ? whole : `<${glyph}> <${hex(plain)}>`;
    })
    .replace(/\d+ beginbfrange\n([\s\S]*?)endbfrange/g, (_, lines: string) => {
      const kept = lines
        .trimEnd()
        .split("\n")
        .filter((line) => !isMendedRange(line, single));
      return kept.length === 0 ? "" : `${kept.length} beginbfrange\n${kept.join("\n")}\nendbfrange`;
    });
  if (single.length === 0) return mended;
  const blocks: string[] = [];
  for (let i = 0; i < single.length; i += 100) {
    const part = single.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar\n`);
  }
  return mended.replace("endcmap", `${blocks.join("")}endcmap`);
}

/** Whether a range holds characters to be mended; then its single characters go into `single`. */
function isMendedRange(line: string, single: string[]): boolean {
  const match = /^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$/i.exec(line.trim());
  const [first, last, text] = (match?.slice(1) ?? []).map((part) => Number.parseInt(part, 16));
  if (first === undefined || last === undefined || text === undefined) return false;
  const points = Array.from({ length: last - first + 1 }, (_, i) => text + i);
  if (points.every((point) => plainCharacter(point) === undefined)) return false;
  points.forEach((point, i) => {
    single.push(`<${hex(first + i)}> <${hex(plainCharacter(point) ?? point)}>`);
  });
  return true;
}

/** What a code point stands for where it is only another name of it; undefined if it is itself. */
function plainCharacter(point: number): number | undefined {
  if (point < 0x20 || point === 0xa0) return 0x20;
  const isRadical = point >= 0x2e80 && point <= 0x2fdf;
  const isCompatibility = point >= 0xf900 && point <= 0xfaff;
  if (!isRadical && !isCompatibility) return undefined;
  const plain = String.fromCodePoint(point).normalize("NFKC").codePointAt(0);
  return plain === point ? undefined : plain;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}
