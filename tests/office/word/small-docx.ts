import { strToU8, zipSync } from "fflate";

/** Small Word documents for tests, of the XML that matters to them. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const more =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:v="urn:schemas-microsoft-com:vml"';

export interface SmallDocx {
  /** The inside of the body. */
  readonly body: string;
  /** The insides of other parts, by their names: `styles`, `numbering`, `comments`, `footnotes`. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly custom?: Readonly<Record<string, string>>;
}

const roots: Readonly<Record<string, string>> = {
  header1: "hdr",
  footer1: "ftr",
  commentsExtended: "w15:commentsEx",
};

const rels = (list: readonly (readonly [string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index + 1}" Type="http://x/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** The files of a document's package. */
export function smallParts({
  body,
  parts = {},
  custom = {},
}: SmallDocx): Readonly<Record<string, string>> {
  const root = (name: string, inside: string) => {
    const tag = name.includes(":") ? name : `w:${name}`;
    return `<?xml version="1.0" encoding="UTF-8"?><${tag} ${W} ${more}>${inside}</${tag}>`;
  };
  const properties = Object.entries(custom).map(
    ([name, value]) =>
      `<property name="${name}"><vt:lpwstr xmlns:vt="v">${value}</vt:lpwstr></property>`,
  );
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": rels([
      ["officeDocument", "word/document.xml"],
      ["custom-properties", "docProps/custom.xml"],
    ]),
    "docProps/custom.xml": `<Properties>${properties.join("")}</Properties>`,
    "word/document.xml": root("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": rels(
      Object.keys(parts).map((name) => [name.replace(/\d+$/, ""), `${name}.xml`]),
    ),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, inside]) => [
        `word/${name}.xml`,
        root(roots[name] ?? name, inside),
      ]),
    ),
  };
}

export function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

export const smallDocx = (docx: SmallDocx): Uint8Array => zipped(smallParts(docx));

export const run = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const paragraph = (inside: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;

const by = 'w:author="省发展改革委" w:date="2026-03-02T09:00:00Z"';

export const inserted = (text: string, id = 1) => `<w:ins w:id="${id}" ${by}>${run(text)}</w:ins>`;

export const deleted = (text: string, id = 1) =>
  `<w:del w:id="${id}" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

/** What stands among a paragraph's properties where its mark was changed. */
export const mark = (kind: "ins" | "del") => `<w:rPr><w:${kind} w:id="9" ${by}/></w:rPr>`;
