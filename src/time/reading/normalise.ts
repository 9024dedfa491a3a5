/** Text with the doings of an input method taken back, and the way back to the text as written. */
export interface NormalText {
  /** As written. */
  readonly source: string;
  /** Half-width, lower case, one kind of dash and tilde, blanks only between Latin words and numbers. */
  readonly text: string;
  /** For each unit of `text`: where it begins in `source`; one entry more for the end. */
  readonly starts: readonly number[];
  /** For each unit of `text`: where what it came from ends in `source`. */
  readonly ends: readonly number[];
}

const twins: Readonly<Record<string, string>> = {
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "─": "-",
  "〜": "~",
  "∼": "~",
  "˜": "~",
  "〔": "(",
  "〕": ")",
  "【": "(",
  "】": ")",
  "。": ".",
  "｡": ".",
  "∶": ":",
  "’": "'",
  "‘": "'",
  〇: "零",
  "○": "零",
  兩: "两",
};

const dropped = /^[\u200b-\u200d\u2060\ufeff\u00ad]$/;
const latin = /[a-z0-9]/;

/**
 * Takes back what an input method makes of keys: full-width letters, digits and signs, `～ － —`, full-width and no-break blanks. Blanks that
 * touch a Han character or a sign are left out, runs between Latin words become one blank.
 */
export function normalise(source: string): NormalText {
  const units: { readonly unit: string; readonly start: number; readonly end: number }[] = [];
  let at = 0;
  for (const character of source) {
    const end = at + character.length;
    if (!dropped.test(character)) {
      const plain = (twins[character] ?? character.normalize("NFKC")).toLowerCase();
      for (const unit of plain.split("")) {
        units.push({ unit: /\s/.test(unit) ? " " : (twins[unit] ?? unit), start: at, end });
      }
    }
    at = end;
  }
  const kept = units.filter((unit, index) => {
    if (unit.unit !== " ") return true;
    const before = units[index - 1];
    if (before === undefined || !latin.test(before.unit)) return false;
    let next = index + 1;
    while (units[next]?.unit === " ") next += 1;
    const after = units[next];
    return after !== undefined && latin.test(after.unit);
  });
  return {
    source,
    text: kept.map((unit) => unit.unit).join(""),
    starts: [...kept.map((unit) => unit.start), source.length],
    ends: kept.map((unit) => unit.end),
  };
}

/** The place in the source of `text.slice(from, to)`. */
export function writtenSpan(
  normal: NormalText,
  from: number,
  to: number,
): { readonly at: number; readonly length: number } {
  const at = normal.starts[from] ?? normal.source.length;
  const end = to > from ? (normal.ends[to - 1] ?? normal.source.length) : at;
  return { at, length: Math.max(0, end - at) };
}
