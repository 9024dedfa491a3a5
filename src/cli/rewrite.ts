import { readFile } from "node:fs/promises";
import type { Wording } from "../findings/finding.ts";
import { replaceWhole } from "../output/replace-whole.ts";

/** A source that was read is written with other text. */

export type Rewritten =
  | { readonly type: "written" }
  /** Somebody saved it meanwhile: it is as they left it, and has to be read again. */
  | { readonly type: "changed" }
  | { readonly type: "failed"; readonly reason: Wording };

/** How often a source is read again that others change all the time. */
export const MOST_TRIES = 40;

/** What is said of a source that is never the one that was read. */
export const changedMeanwhile = (file: string): Wording => ({
  zh: `${file} 在此期间被改过，没有写入`,
  en: `${file} was changed meanwhile and was not written`,
});

const isUtf8 = (bytes: Uint8Array) =>
  Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).equals(bytes);

/**
 * Writes a source if it still holds what was read of it.
 * @param path absolute
 * @param shown as the user knows it
 * @param before its text as it was read; undefined where there was no file
 */
export async function rewrite(
  path: string,
  shown: string,
  before: string | undefined,
  text: string,
): Promise<Rewritten> {
  const written = await replaceWhole(path, before, text);
  if (!written.ok) {
    const messages = written.findings.map(({ message }) => message);
    const all = (language: "zh" | "en") => messages.map((one) => one[language]).join("; ");
    return { type: "failed", reason: { zh: all("zh"), en: all("en") } };
  }
  if (written.value === "written") return { type: "written" };
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined || isUtf8(bytes)
    ? { type: "changed" }
    : { type: "failed", reason: { zh: `${shown} 不是 UTF-8`, en: `${shown} is not UTF-8` } };
}
