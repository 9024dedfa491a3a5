import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../syntax/source.ts";
import { notUtf8 } from "./findings.ts";

/** A text read from bytes, and what is wrong with its encoding. */
export interface Decoded {
  readonly file: SourceFile;
  readonly findings: readonly Finding[];
}

interface Encoding {
  /** The name that decoders know. */
  readonly label: string;
  readonly zh: string;
  readonly en: string;
  /** The name that iconv knows. */
  readonly iconv: string;
}

const gb18030: Encoding = { label: "gb18030", zh: "GBK", en: "GBK", iconv: "GB18030" };
const utf16le: Encoding = { label: "utf-16le", zh: "UTF-16", en: "UTF-16", iconv: "UTF-16" };
const utf16be: Encoding = { label: "utf-16be", zh: "UTF-16", en: "UTF-16", iconv: "UTF-16" };
const unknown: Encoding = {
  label: "utf-8",
  zh: "其他编码",
  en: "something else",
  iconv: "GB18030",
};

/**
 * Makes text of the bytes of a source. What is not UTF-8 gives one finding, and is read as what it
 * seems to be, so that nothing else in it is called wrong.
 */
export function decodeSource(path: string, bytes: Uint8Array): Decoded {
  const utf8 = decoded(bytes, "utf-8");
  if (utf8 !== undefined) return { file: { path, text: utf8 }, findings: [] };
  const encoding = likelyEncoding(bytes);
  const text = decoded(bytes, encoding.label) ?? new TextDecoder().decode(bytes);
  const first = text.search(/[^\p{ASCII}\uFEFF]/u);
  const start = Math.max(0, first);
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd() ?? "";
  return {
    file: { path, text },
    findings: [notUtf8.at({ file: path, start, end: start + line.length }, encoding)],
  };
}

function likelyEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16le;
  if (first === 0xfe && second === 0xff) return utf16be;
  return decoded(bytes, gb18030.label) === undefined ? unknown : gb18030;
}

/** The text, with a byte order mark if there is one; undefined if the bytes are not in that encoding. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
