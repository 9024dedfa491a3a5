/**
 * Divides Chinese texts into words, by the dictionary of jieba. A library and not Intl.Segmenter, whose words
 * depend on the version of Node. The dictionary is large: it is read when the first text is divided.
 */
export async function chineseWords(): Promise<(text: string) => readonly string[]> {
  const { default: jieba } = await import("jieba-wasm");
  // Guesses at words that the dictionary does not have, such as 湖长制.
  return (text) => jieba.cut(text, true);
}
