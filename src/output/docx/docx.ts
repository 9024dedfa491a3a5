import type { DocumentView, IssuedRecord } from "../../document/view.ts";
import { type Helper, type TemplateEnvironment, templateEnvironment } from "../handlebars.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { anchorComments, type PlacedComment } from "./comments.ts";
import { contentOf } from "./content.ts";
import { packDocx } from "./package.ts";
import { documentPart, partKinds, propertyParts } from "./parts.ts";
import { readPictures } from "./pictures.ts";
import {
  type ParagraphProperties,
  paragraphProperties,
  type RunProperties,
  runProperties,
} from "./properties.ts";
import { type RecordOptions, recordOf } from "./record.ts";
import type { Writer } from "./writer.ts";
import { xmlText } from "./xml.ts";

export interface DocxOptions extends RecordOptions {
  /** Folders with templates of the project's own, absolute; the first that has a file wins. */
  readonly templates?: readonly string[];
  /** What was found in the sources, to stand beside the text. */
  readonly comments?: readonly PlacedComment[];
  /** Whether all of it stands on turned pages. */
  readonly turned?: boolean;
}

export interface Docx {
  readonly bytes: Uint8Array;
  /** What the file says and where each text comes from; the file names it by its hash. */
  readonly record: IssuedRecord;
}

/** Makes the DOCX file of a document, and the record by which a reviewed copy of it is read. */
export async function renderDocx(view: DocumentView, options: DocxOptions): Promise<Outcome<Docx>> {
  const pictures = await readPictures(view);
  if (!pictures.ok) return pictures;
  const { comments = [], turned = false } = options;
  const content = { pictures: pictures.value, turned };
  const plain = contentOf(view, { ...content, comments: new Map() });
  // Where comments stand is known when the text is.
  const writer =
    comments.length === 0
      ? plain
      : contentOf(view, { ...content, comments: anchorComments(comments, plain.pieces) });
  const record = recordOf(writer.pieces, options);
  const environment = environmentFor(options.templates ?? []);
  const data = { ...dataOf(view, writer, record), sheet: turned };
  const parts = partKinds.filter(({ template }) => isNeeded(template, view, writer));
  const xml = new Map<string, string>();
  for (const { path, template, page } of [documentPart, ...parts, ...propertyParts]) {
    const made = environment.render(template, { ...data, part: page ?? null });
    if (!made.ok) return failure(...made.findings);
    xml.set(path, made.value);
  }
  return success({ bytes: packDocx(xml, parts, pictures.value.files), record });
}

const environments = new Map<string, TemplateEnvironment>();

/** The templates of a build are read once: a hundred units have a hundred sheets. */
function environmentFor(own: readonly string[]): TemplateEnvironment {
  const key = JSON.stringify(own);
  const known = environments.get(key);
  if (known !== undefined) return known;
  const made = templateEnvironment({ family: "notice/docx", own }, docxHelpers);
  environments.set(key, made);
  return made;
}

/** Parts that only some documents have. */
function isNeeded(template: string, view: DocumentView, writer: Writer): boolean {
  if (template.startsWith("comments")) return writer.comments.length > 0;
  if (template === "header") return view.draft !== undefined;
  if (template.startsWith("footer")) return view.options.pageNumbers;
  return true;
}

/** What the templates are filled with. */
function dataOf(view: DocumentView, writer: Writer, record: IssuedRecord): object {
  const { meta, options, draft } = view;
  const last = writer.sections.length - 1;
  const date = `${meta.date ?? "1980-01-01"}T00:00:00Z`;
  return {
    meta: { subject: "", ...meta, keywords: (meta.keywords ?? []).join("; "), date },
    options,
    form: options.locale === "en" ? "english" : "official",
    letter: options.paper === "letter" && options.locale === "en",
    draft: draft ?? null,
    initials: meta.author.slice(0, 1),
    build: record.build,
    sections: writer.sections.map((section, index) => ({
      ...section,
      last: index === last,
      form: options.locale === "en" ? "english" : "official",
    })),
    footnotes: writer.footnotes,
    comments: writer.comments,
  };
}

const docxHelpers: Readonly<Record<string, Helper>> = {
  /** `{{{paragraph-properties this}}}`: `w:pPr`, its children in the order of the schema. */
  "paragraph-properties": (of) => paragraphProperties(of as ParagraphProperties),
  /** `{{{run-properties this}}}`: `w:rPr`. */
  "run-properties": (of) => runProperties(of as RunProperties),
  /** `{{{text this}}}`: a text escaped for XML, without what XML cannot say. */
  text: (value) => xmlText(String(value)),
  /** `{{sum widths}}`: the width of a table. */
  sum: (widths) =>
    Array.isArray(widths) ? widths.reduce((sum: number, width) => sum + Number(width), 0) : 0,
  /** `bookmark=(kept wanted bookmark)`: a bookmark may stand once in a file. */
  kept: (wanted, bookmark) => (wanted === true ? bookmark : undefined),
};
