import type { Wording } from "../../findings/finding.ts";
import type { SourceText } from "../blocks.ts";
import { kindOfFile } from "./kind-of-file.ts";
import { readPlainText } from "./plain-text.ts";

/** A file as text, or why it is not read. */
export type FileReading =
  | { readonly type: "read"; readonly source: SourceText }
  | { readonly type: "refused"; readonly why: Wording };

/**
 * Reads a file by what it is. The packages for Word, HTML and Markdown are loaded when one is read.
 * @param decode makes text of bytes, whatever their encoding
 */
export async function readSourceFile(
  name: string,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): Promise<FileReading> {
  const kind = kindOfFile(name, bytes);
  if (kind.type === "refused") return kind;
  const read = (source: SourceText): FileReading =>
    source.blocks.length === 0
      ? { type: "refused", why: { zh: "文件里没有文字", en: "there is no text in the file" } }
      : { type: "read", source };
  if (kind.type === "word") {
    const [{ readWord }, { readWordText }] = await Promise.all([
      import("../../office/word/read-word.ts"),
      import("./word.ts"),
    ]);
    const result = readWord(bytes);
    return result.ok
      ? read(readWordText(result.document))
      : { type: "refused", why: result.problem.at({ file: name, start: 0, end: 0 }).message };
  }
  const text = decode(bytes).replace(/^\uFEFF/, "");
  if (kind.type === "html") return read((await import("./html.ts")).readHtml(text));
  if (kind.type === "markdown") return read((await import("./markdown.ts")).readMarkdown(text));
  return read(readPlainText(text));
}
