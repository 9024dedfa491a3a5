import type { Unplaced, Wording } from "../../findings/finding.ts";
import {
  brokenFile,
  emptyFile,
  noDocument,
  oldFormat,
  protectedFile,
  tooLarge,
} from "../findings.ts";
import { type Parts, relations } from "../relations.ts";
import { partNames, unzipText } from "../zip.ts";

/** What a file is, whatever its name says, and the parts of a document of a word processor. */

const MOST_BYTES = 100_000_000;

export type WordParts =
  | { readonly ok: true; readonly parts: Parts; readonly main: string }
  | { readonly ok: false; readonly problem: Unplaced };

const starts = (bytes: Uint8Array, ...first: readonly number[]) =>
  first.every((byte, index) => bytes[index] === byte);

/** Whether a text stands in the bytes as UTF-16: the names of streams in compound files do. */
function holdsWide(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((char) => [char.charCodeAt(0), 0]);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const saveAs: Wording = {
  zh: "请用 Word 或 WPS 打开，另存为“Word 文档（.docx）”再交",
  en: "open it in Word or WPS and save it as a Word document (.docx)",
};

const broken: Wording = {
  zh: "文件不完整或已损坏：请用 Word 或 WPS 打开，另存为 .docx 再交",
  en: "the file is cut short or damaged: open it in Word or WPS, save it as .docx and hand it in again",
};

const refused = (problem: Unplaced): WordParts => ({ ok: false, problem });

const other = (zh: string, en: string) =>
  refused(noDocument.of({ zh: `${zh}：${saveAs.zh}`, en: `${en}: ${saveAs.en}` }));

/** Whether bytes are a package of parts: whether one of them is a document is told by reading it. */
function isPackage(bytes: Uint8Array): boolean {
  return starts(bytes, 0x50, 0x4b);
}

function compound(bytes: Uint8Array): WordParts {
  if (holdsWide(bytes, "EncryptedPackage")) return refused(protectedFile.of({}));
  return holdsWide(bytes, "WordDocument")
    ? refused(
        oldFormat.of({
          zh: `是旧的二进制文字文档（.doc 或 .wps），不收：${saveAs.zh}`,
          en: `it is a text document in an old binary format (.doc or .wps): ${saveAs.en}`,
        }),
      )
    : refused(
        oldFormat.of({
          zh: `是旧的二进制格式，不是 .docx：${saveAs.zh}`,
          en: `it is in an old binary format and no .docx: ${saveAs.en}`,
        }),
      );
}

function text(bytes: Uint8Array): WordParts {
  const wide = starts(bytes, 0xff, 0xfe);
  const head = new TextDecoder(wide ? "utf-16le" : "utf-8")
    .decode(bytes.subarray(0, 4000))
    .trimStart();
  if (head.startsWith("{\\rtf")) return other("是 RTF，不是 .docx", "it is RTF and no .docx");
  if (head.startsWith("%PDF")) {
    return refused(
      noDocument.of({
        zh: "是 PDF，看不出改了哪里：请交改过的 .docx",
        en: "it is a PDF, which does not tell what was changed: hand in the .docx",
      }),
    );
  }
  if (
    /^<\?xml[\s\S]*(?:<\?mso-application|<pkg:package)/.test(head) ||
    head.includes("<pkg:package")
  )
    return other("是“Word XML 文档”，不是 .docx", "it is a Word XML document and no .docx");
  if (/office:document|urn:oasis:names:tc:opendocument/.test(head))
    return other("是 OpenDocument 的单个 XML", "it is an OpenDocument XML file");
  if (/<html|<!doctype html|MIME-Version:/i.test(head))
    return other("是网页，不是 .docx", "it is a web page and no .docx");
  return other("不是 .docx", "it is no .docx");
}

function otherPackage(parts: Parts): WordParts {
  const has = (name: string) => parts.has(name);
  const odf = parts.get("mimetype") ?? "";
  if (odf.includes("opendocument"))
    return other("是 OpenDocument（.odt 等）", "it is an OpenDocument file");
  if (has("OFD.xml"))
    return refused(
      noDocument.of({
        zh: "是 OFD 版式文件，看不出改了哪里：请交改过的 .docx",
        en: "it is an OFD file, whose pages cannot be edited: hand in the .docx",
      }),
    );
  if ([...parts.keys()].some((name) => /(?:workbook|presentation)\.xml$/.test(name)))
    return refused(
      noDocument.of({
        zh: "是表格或演示文稿，不是 Word 文档（.docx）",
        en: "it is a workbook or a presentation and no Word document (.docx)",
      }),
    );
  return parts.size === 0
    ? refused(brokenFile.of(broken))
    : other("不是 Word 文档", "it is no Word document");
}

/** Finds the main part of a document among its parts, or tells what the file is instead. */
export function wordParts(bytes: Uint8Array): WordParts {
  if (bytes.length === 0) return refused(emptyFile.of({}));
  if (bytes.length > MOST_BYTES) {
    return refused(
      tooLarge.of({
        zh: `文件有 ${Math.round(bytes.length / 1e6)} MB，文档没有这么大`,
        en: `the file has ${Math.round(bytes.length / 1e6)} MB: no document is so large`,
      }),
    );
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compound(bytes);
  if (!isPackage(bytes)) return text(bytes);
  const unzipped = unzipText(bytes);
  if (!unzipped.ok) {
    return refused(
      unzipped.code === "too-large"
        ? tooLarge.of({
            zh: "解开后太大，不是正常的文档：没有读",
            en: "unpacked it is too large for a document, and was not read",
          })
        : brokenFile.of(broken),
    );
  }
  const { parts } = unzipped;
  const named = [...relations(parts, "").values()].find(({ type }) => type === "officeDocument");
  const main = named?.target ?? "word/document.xml";
  const xml = parts.get(main);
  // Workbooks have such a part as well: the name of its outermost element tells them apart.
  if (xml === undefined)
    return named === undefined ? otherPackage(parts) : refused(brokenFile.of(broken));
  if (
    !/<(?:\w+:)?document[\s>]/.test(xml.slice(0, 2000)) &&
    /<(?:\w+:)?(?:workbook|presentation)[\s>]/.test(xml)
  )
    return otherPackage(parts);
  return { ok: true, parts, main };
}

/** Whether bytes are the package of a document: the names of its parts say so, and none is unpacked. */
export function isWordPackage(bytes: Uint8Array): boolean {
  if (!isPackage(bytes)) return false;
  const names = partNames(bytes);
  return names.some((name) => /(?:^|\/)word\/document\d*\.xml$/i.test(name));
}
