import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { defaultDocumentOptions } from "../../../src/document/document-options.ts";
import { planView } from "../../../src/document/plan.ts";
import type { IssuedRecord } from "../../../src/document/provenance.ts";
import { compile } from "../../../src/model/compile.ts";
import { readWord } from "../../../src/office/word/read-word.ts";
import { type AppliedChanges, applyChanges } from "../../../src/review/apply.ts";
import type { Copy } from "../../../src/review/copy-changes.ts";
import { type Review, type ReviewChange, reviewOf } from "../../../src/review/review.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { docxOf } from "../../output/docx/docx.ts";

/** A plan that was issued as DOCX, and copies of it that were edited. */

export type Texts = ReadonlyMap<string, string>;

export interface Issued {
  readonly texts: Texts;
  readonly bytes: Uint8Array;
  readonly record: IssuedRecord;
}

function compileTexts(texts: Texts) {
  const files = [...texts].map(([path, text]) => readSource({ path, text }));
  const { model, findings } = compile(files);
  return { model, findings, entries: files.flatMap(({ entries }) => entries.entries) };
}

/** Issues the first plan of sources. */
export async function issue(texts: Texts): Promise<Issued> {
  const { model } = compileTexts(texts);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("there is a plan");
  const view = planView(model, plan, {
    ...defaultDocumentOptions,
    traced: true,
    files: { table: () => undefined, image: (_, path) => path },
    words: (text) => [text],
  });
  return { texts, ...(await docxOf(view, { sources: texts })) };
}

/** A DOCX with its main part edited. */
export function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = parts["word/document.xml"];
  if (xml === undefined) throw new Error("a document has a main part");
  return zipSync({ ...parts, "word/document.xml": strToU8(edit(strFromU8(xml))) });
}

export const reviewer = 'w:author="省发展改革委" w:date="2026-03-02T09:00:00Z"';

const kept = (properties: string, text: string, tag = "t") =>
  text === "" ? "" : `<w:r>${properties}<w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`;

/** Replaces words of one run as a reviewer does who tracks changes. */
export function tracked(
  xml: string,
  old: string,
  put: string,
  by = reviewer,
  anchor = old,
): string {
  const runs = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/g;
  let done = false;
  const changed = xml.replace(runs, (run, properties: string | undefined, text: string) => {
    const at = text.indexOf(anchor);
    if (done || at < 0) return run;
    done = true;
    const start = old === "" ? at + anchor.length : at + anchor.indexOf(old);
    const style = properties ?? "";
    const gone = old === "" ? "" : `<w:del w:id="900" ${by}>${kept(style, old, "delText")}</w:del>`;
    const added = put === "" ? "" : `<w:ins w:id="901" ${by}>${kept(style, put)}</w:ins>`;
    return `${kept(style, text.slice(0, start))}${gone}${added}${kept(style, text.slice(start + old.length))}`;
  });
  if (!done) throw new Error(`there is no run with ${anchor}`);
  return changed;
}

/** Replaces words without a trace. */
export function untracked(xml: string, old: string, put: string): string {
  if (!xml.includes(old)) throw new Error(`there is no ${old}`);
  return xml.replace(old, put);
}

/** A DOCX with a comment on the words of one run, instead of those that it has. */
export function withComment(bytes: Uint8Array, words: string, said: string): Uint8Array {
  const marked = edited(bytes, (xml) => {
    const at = xml.indexOf(`>${words}<`);
    if (at < 0) throw new Error(`there is no run with ${words}`);
    const start = xml.lastIndexOf("<w:r>", at);
    const end = xml.indexOf("</w:r>", at) + 6;
    return `${xml.slice(0, start)}<w:commentRangeStart w:id="77"/>${xml.slice(start, end)}<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>${xml.slice(end)}`;
  });
  const parts = unzipSync(marked);
  const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="77" w:author="省教育厅" w:date="2026-03-03T10:00:00Z"><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:comment></w:comments>`;
  const rels = parts["word/_rels/document.xml.rels"];
  if (rels === undefined) throw new Error("a document names its parts");
  const related = strFromU8(rels)
    .replace(/<Relationship [^>]*\/comments"[^>]*\/>/, "")
    .replace(
      "</Relationships>",
      '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    );
  return zipSync({
    ...parts,
    "word/comments.xml": strToU8(comment),
    "word/_rels/document.xml.rels": strToU8(related),
  });
}

export function copyOf(
  bytes: Uint8Array,
  record: IssuedRecord | undefined,
  file = "审改.docx",
): Copy {
  const read = readWord(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  return { file, document: read.document, ...(record === undefined ? {} : { record }) };
}

/** The review of one edited copy. */
export function reviewed({ bytes, record }: Issued, edit: (xml: string) => string): Review {
  return reviewOf([copyOf(edited(bytes, edit), record)]);
}

/** Applies changes to the sources that were issued, or to later ones. */
export function applied(
  { texts, record }: Issued,
  changes: readonly ReviewChange[],
  now: Texts = texts,
): AppliedChanges & { readonly after: Texts } {
  const result = applyChanges(changes, {
    text: (file) => now.get(file),
    compile: (changed) => compileTexts(new Map([...now, ...changed])),
    recordOf: () => record,
    commentOf: ({ number, old, new: put }, why) => `第${number}处 ${old}→${put}（${why.zh}）`,
  });
  return { ...result, after: new Map([...now, ...result.texts]) };
}

/** What a plan prints, a line for each text. */
export async function printed(texts: Texts): Promise<readonly string[]> {
  const { record } = await issue(texts);
  return record.pieces.flatMap((piece) => piece.texts.map(({ text }) => text));
}

/** A change in a word: kind, old and new, and what became of it. */
export const facts = ({ kind, old, new: put }: ReviewChange) => `${kind} ${old}→${put}`;
