import type { Wording } from "../../findings/finding.ts";

/** What a file is, by its first bytes and its name; or why it is not read, in one sentence that helps. */
export type FileKind =
  | { readonly type: "word" | "html" | "markdown" | "text" }
  | { readonly type: "refused"; readonly why: Wording };

const refused = (zh: string, en: string): FileKind => ({ type: "refused", why: { zh, en } });

function beginsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => bytes[at] === sign);
}

/** Is a name of a compound file's stream in it (UTF-16, as such files write it)? */
function holdsStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Buffer.from(name, "utf16le");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Judges a file. A `.wps` or `.doc` that is a zip is a renamed `.docx`. */
export function kindOfFile(name: string, bytes: Uint8Array): FileKind {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const head = new TextDecoder("latin1").decode(bytes.slice(0, 512)).trimStart();
  if (beginsWith(bytes, COMPOUND)) {
    if (holdsStream(bytes, "EncryptedPackage"))
      return refused(
        "文件加了密码；先在 Word 或 WPS 里打开，取消密码，另存为 .docx 再导入",
        "the file has a password; open it in Word or WPS, take the password off, save it as .docx and import that",
      );
    return refused(
      "这是旧的二进制格式（.doc 或 .wps）；在 Word 或 WPS 里打开，另存为 .docx 再导入",
      "this is an old binary format (.doc or .wps); open it in Word or WPS, save it as .docx and import that",
    );
  }
  if (beginsWith(bytes, ZIP)) {
    if (extension === "ofd")
      return refused(
        "OFD 版式文件没有段落可读；导入印成它的那份 .docx，或者把正文复制到一个文本文件里",
        "an OFD file has no paragraphs to read; import the .docx that it was made from, or copy its text into a text file",
      );
    if (/^(?:xlsx|pptx|odt|ods|zip|et|dps)$/.test(extension))
      return refused(
        "只能导入文字文件；在 Word 或 WPS 里另存为 .docx",
        "only text documents can be imported; save it as .docx in Word or WPS",
      );
    return { type: "word" };
  }
  if (head.startsWith("%PDF"))
    return refused(
      "PDF 里只有排好的行；打开它，全选复制，粘贴到一个文本文件里再导入",
      "a PDF holds lines set on pages, no paragraphs; open it, copy all of it into a text file and import that",
    );
  if (head.startsWith("{\\rtf"))
    return refused(
      "这是 RTF 文件；在 Word 或 WPS 里打开，另存为 .docx 再导入",
      "this is an RTF file; open it in Word or WPS, save it as .docx and import that",
    );
  if (/^<\?xml[\s\S]*(?:pkg:package|w:wordDocument)/.test(head))
    return refused(
      "这是 Word 的 XML 文件；在 Word 里打开，另存为 .docx 再导入",
      "this is Word's XML; open it in Word, save it as .docx and import that",
    );
  if (extension === "ofd" || extension === "pdf" || extension === "docx")
    return refused(
      "文件已损坏，或者不是它的扩展名所说的格式",
      "the file is damaged, or not what its extension says",
    );
  if (/^(?:html?|xhtml|mht|mhtml)$/.test(extension) || /^(?:<!doctype html|<html)/i.test(head))
    return { type: "html" };
  return { type: /^(?:md|markdown)$/.test(extension) ? "markdown" : "text" };
}
