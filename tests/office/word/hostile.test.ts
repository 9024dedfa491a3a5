import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readWord } from "../../../src/office/word/read-word.ts";
import { facts } from "./read-facts.ts";
import { inserted, paragraph, run, smallDocx, smallParts, zipped } from "./small-docx.ts";

const codeOf = (bytes: Uint8Array) => facts(readWord(bytes));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

it.each<[string, Uint8Array, string]>([
  ["an empty file", new Uint8Array(), "empty-file"],
  ["an old binary document", joined(compound, utf16("WordDocument")), "old-format"],
  ["a document with a password", joined(compound, utf16("EncryptedPackage")), "protected"],
  ["RTF", strToU8("{\\rtf1 text}"), "no-document RTF"],
  ["a web page", strToU8("<html><body>文</body></html>"), "no-document web page"],
  [
    "a Word XML document",
    strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>'),
    "no-document Word XML",
  ],
  ["a PDF", strToU8("%PDF-1.7"), "no-document PDF"],
  ["an OFD file", zipped({ "OFD.xml": "<OFD/>" }), "no-document OFD"],
  [
    "an OpenDocument text",
    zipped({ mimetype: "application/vnd.oasis.opendocument.text" }),
    "no-document OpenDocument",
  ],
  [
    "a workbook",
    zipped({
      "_rels/.rels":
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      "xl/workbook.xml": "<workbook><sheets/></workbook>",
    }),
    "no-document workbook",
  ],
  [
    "an archive cut short",
    smallDocx({ body: paragraph(run("文")) }).subarray(0, 300),
    "broken-file",
  ],
])("tells %s", (_, bytes, expected) => {
  const [code = "", word = ""] = expected.split(/ (.*)/);
  const said = codeOf(bytes);
  expect(said.code).toBe(code);
  expect(said.message).toContain(word);
});

it("takes a document whatever its main part is called", () => {
  const { "word/document.xml": main = "", ...others } = smallParts({ body: paragraph(run("文")) });
  const renamed = {
    ...others,
    "_rels/.rels": (others["_rels/.rels"] ?? "").replace(
      "word/document.xml",
      "/word/document2.xml",
    ),
    "word/document2.xml": main,
  };
  expect(codeOf(zipped(renamed)).text).toBe("文");
});

it("reads parts in UTF-16 and the other standard's namespaces", () => {
  const parts = smallParts({ body: paragraph(run("文")) });
  const xml = (parts["word/document.xml"] ?? "")
    .replace('encoding="UTF-8"', 'encoding="UTF-16"')
    .replaceAll(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  const bytes = zipSync({ ...files, "word/document.xml": utf16(`\ufeff${xml}`) });
  expect(codeOf(bytes).text).toBe("文");
});

it("refuses what unpacks without end", () => {
  const { "word/document.xml": _, ...parts } = smallParts({ body: "" });
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  const bytes = zipSync({ ...files, "word/document.xml": new Uint8Array(70_000_000) });
  expect(bytes.length).toBeLessThan(200_000);
  expect(codeOf(bytes).code).toBe("too-large");
});

it("refuses entities, in any part", () => {
  const parts = smallParts({ body: paragraph(run("文")), parts: { styles: "" } });
  for (const part of ["word/document.xml", "word/styles.xml"]) {
    const xml = (parts[part] ?? "").replace(
      "?>",
      '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    );
    expect(codeOf(zipped({ ...parts, [part]: xml })).code, part).toBe("broken-file");
  }
});

it("refuses what is nested without end", () => {
  const body = `${"<w:sdt><w:sdtContent>".repeat(50_000)}${"</w:sdtContent></w:sdt>".repeat(50_000)}`;
  expect(codeOf(smallDocx({ body })).code).toBe("too-large");
});

it("refuses more changes than anybody makes", () => {
  const body = paragraph(
    Array.from({ length: 100_000 }, (_, index) => inserted("字", index)).join(""),
  );
  const said = codeOf(smallDocx({ body }));
  expect(said.code).toBe("too-large");
  expect(said.message).toContain("50000");
});

it("refuses more elements than any document has", () => {
  expect(codeOf(smallDocx({ body: "<w:p/>".repeat(1_600_000) })).code).toBe("too-large");
});

it("ends styles and lists that go in a circle, and tables without bounds", () => {
  const bytes = smallDocx({
    body: `${paragraph(run("文"), '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="7"/></w:numPr>')}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
    parts: {
      styles:
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>',
      numbering:
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
    },
  });
  expect(codeOf(bytes).text).toBe("文\n");
});
