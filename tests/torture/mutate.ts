/** Numbers from 0 up to but without 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const braces = ["{", "}", "｛", "｝", "{ }", "{\n", "\n}", " {;} "];
const signs = [...'"“”「」『』|｜=＝:：,，、；;[]【】@#*?（）()～—《》<>≥'];
const tokens = [
  "//",
  "／／",
  "\n行动 ",
  "\nmeasure ",
  "\n责任 ",
  " 除 ",
  " except ",
  " 等",
  "无",
  "待定",
  "时限 年底前",
  "[@x]",
  "【#目标】",
  "[=due]",
  '"',
  "2100-01-01",
  "1979",
  "9999-12-31",
  "0%",
  "-1",
  "90万张",
];
const blanks = [
  ...["\u00A0", "\u3000", "\u2003", "\u200B", "\u2028", "\u2029", "\u0085"],
  ...["\uFEFF", "\u1680", "\u202F", "\t", "\v", "\f", "\r", "\r\n", "\n\n", "    "],
];
const controls = ["\0", "\x07", "\x08", "\x1B[31m", "\x1B]0;x\x07", "\x7F", "\x9B31m", "\u202E"];
const unicode = [
  ...["\uD842", "\uDFB7", "\uD800\uD800", "\u{20BB7}", "e\u0301", "\u0301", "👩‍👩‍👧", "\uFFFF"],
  ...["Ａ", "１", "％", "İ", "ß", "ﬁ", "\u2066", "〇"],
];
const inserted = [braces, signs, tokens, blanks, controls, unicode];

/** A source with one to six pieces put in, taken out, doubled or moved. */
export function mutated(text: string, random: () => number): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const from = <T>(list: readonly T[], none: T): T => list[below(list.length)] ?? none;
  let now = text;
  for (let left = 1 + below(6); left > 0; left -= 1) {
    const at = below(now.length + 1);
    const length = below(12);
    switch (below(6)) {
      case 0:
        now = now.slice(0, at) + now.slice(at + length);
        break;
      case 1:
        now = now.slice(0, at) + now.slice(at, at + length) + now.slice(at);
        break;
      case 2: {
        const lines = now.split("\n");
        const [line = ""] = lines.splice(below(lines.length), 1);
        lines.splice(below(lines.length + 1), 0, ...(random() < 0.5 ? [line] : []));
        now = lines.join("\n");
        break;
      }
      default:
        now = now.slice(0, at) + from(from(inserted, braces), "{") + now.slice(at + below(3));
    }
  }
  return now;
}
