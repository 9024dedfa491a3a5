import * as library from "@cantoo/pdf-lib";
import { expect, it } from "vitest";
import { renameNodes } from "../../../src/output/print/pdf-node-names.ts";

/** A PDF with a structure like a browser's: two header cells, one of a cell's headers, a tree of names. */
async function structured(first: number): Promise<library.PDFDocument> {
  const { PDFName, PDFString } = library;
  const pdf = await library.PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const name = (at: number) => PDFString.of(`node${String(first + at).padStart(8, "0")}`);
  const cells = [0, 7].map((at) => context.register(context.obj({ S: "TH", ID: name(at) })));
  context.register(context.obj({ S: "TD", A: [{ O: "Table", Headers: [name(7), name(0)] }] }));
  context.register(
    context.obj({ Names: [name(0), ...cells.slice(0, 1), name(7), ...cells.slice(1)] }),
  );
  pdf.catalog.set(PDFName.of("Lang"), PDFString.of("node"));
  return pdf;
}

async function named(first: number): Promise<string> {
  const pdf = await structured(first);
  renameNodes(pdf, library);
  return Buffer.from(await pdf.save({ useObjectStreams: false })).toString("latin1");
}

it("names header cells by their order, whatever number the browser began with", async () => {
  const text = await named(511);
  expect(text).toMatch(/\/ID \(node00000001\)[\s\S]*\/ID \(node00000002\)/);
  expect(text).toMatch(/\/Headers \[ \(node00000002\) \(node00000001\) \]/);
  expect(text).toMatch(/\/Names \[ \(node00000001\) \d+ 0 R \(node00000002\) \d+ 0 R \]/);
  expect(text).toContain("/Lang (node)");
  expect(await named(20_000)).toBe(text);
});
