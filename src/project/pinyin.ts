import type { Pronunciation } from "../findings/nearest-names.ts";

/** How Chinese texts are read. The dictionary is large: ask `needsReading` first. */
export async function pinyinPronunciation(): Promise<Pronunciation> {
  const { pinyin } = await import("pinyin-pro");
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const read = known.get(text);
    if (read !== undefined) return read;
    const syllables = pinyin(text, { toneType: "none", type: "array", v: true });
    known.set(text, syllables);
    return syllables;
  };
}
