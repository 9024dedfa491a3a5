/** The parts of a DOCX file: which template makes each, and as what the file names it. */

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface PartKind {
  /** In the file. */
  readonly path: string;
  readonly template: string;
  /** The pages that it is for, where there are several of its kind. */
  readonly page?: { readonly even: boolean; readonly turned: boolean };
  readonly type: string;
  /** Of the document to it. */
  readonly relation: { readonly id: string; readonly type: string };
}

const word = (
  name: string,
  kind: string,
  template: string,
  relation = `${OFFICE}/${kind}`,
): PartKind => ({
  path: `word/${name}.xml`,
  template,
  type: `${WORD}.${kind}+xml`,
  relation: { id: `rId-${name}`, type: relation },
});

/** The parts that belong to `word/document.xml`, in the order in which they are packed. */
export const partKinds: readonly PartKind[] = [
  word("styles", "styles", "styles"),
  word("settings", "settings", "settings"),
  word("fontTable", "fontTable", "font-table"),
  word("footnotes", "footnotes", "footnotes"),
  word("header", "header", "header"),
  { ...word("footer-odd", "footer", "footer"), page: { even: false, turned: false } },
  { ...word("footer-even", "footer", "footer"), page: { even: true, turned: false } },
  { ...word("footer-odd-turned", "footer", "footer"), page: { even: false, turned: true } },
  { ...word("footer-even-turned", "footer", "footer"), page: { even: true, turned: true } },
  word("comments", "comments", "comments"),
  word(
    "commentsExtended",
    "commentsExtended",
    "comments-extended",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
  ),
];

/** What stands outside of `word/`. */
export const propertyParts: readonly PartKind[] = [
  {
    path: "docProps/core.xml",
    template: "core-properties",
    type: "application/vnd.openxmlformats-package.core-properties+xml",
    relation: {
      id: "rId2",
      type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    },
  },
  {
    path: "docProps/app.xml",
    template: "application-properties",
    type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    relation: { id: "rId3", type: `${OFFICE}/extended-properties` },
  },
  {
    path: "docProps/custom.xml",
    template: "custom-properties",
    type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    relation: { id: "rId4", type: `${OFFICE}/custom-properties` },
  },
];

export const documentPart: PartKind = {
  path: "word/document.xml",
  template: "document",
  type: `${WORD}.document.main+xml`,
  relation: { id: "rId1", type: `${OFFICE}/officeDocument` },
};

export const imageRelation = `${OFFICE}/image`;
