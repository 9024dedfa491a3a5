import { createRequire } from "node:module";

type Jieba = typeof import("jieba-wasm");

let jieba: Jieba | undefined;

/**
 * Divides Chinese texts into words, by the dictionary of jieba. A library and not Intl.Segmenter, whose words
 * depend on the version of Node. The dictionary is large: it is read when the first text is divided.
 */
export function chineseWords(): (text: string) => readonly string[] {
  return (text) => {
    jieba ??= createRequire(import.meta.url)("jieba-wasm") as Jieba;
    // Guesses at words that the dictionary does not have, such as 湖长制.
    return jieba.cut(text, true);
  };
}
