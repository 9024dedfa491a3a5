import type { WordRead } from "../../../src/office/word/read-word.ts";
import { textOf } from "../../../src/office/word/texts.ts";

/** What came of reading a document: its text, or the code and the words of what is wrong with it. */
export function facts(read: WordRead) {
  if (read.ok) return { text: textOf(read.document.blocks, "accepted") };
  const { code, message } = read.problem.at({ file: "审改稿.docx" });
  return { code, message: message.en };
}
