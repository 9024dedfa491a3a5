import type { PDFDocument, PDFObject } from "@cantoo/pdf-lib";

/** `node00000511`: how the browser names the header cells of tables in the structure of a PDF. */
const NODE = /^node\d{8}$/;

interface Place {
  readonly name: string;
  readonly rename: (name: string) => void;
}

/**
 * Names the header cells of tables by their order. The browser numbers them by the nodes that its process
 * has made so far, so that the same page printed again could differ. Their order stays, as the tree of
 * names needs it.
 */
export function renameNodes(pdf: PDFDocument, library: typeof import("@cantoo/pdf-lib")): void {
  const { PDFArray, PDFDict, PDFString } = library;
  const places: Place[] = [];
  const visit = (value: PDFObject | undefined, set: (value: PDFObject) => void) => {
    if (value instanceof PDFString && NODE.test(value.asString()))
      places.push({ name: value.asString(), rename: (name) => set(PDFString.of(name)) });
    else if (value instanceof PDFArray)
      for (const [index, one] of value.asArray().entries())
        visit(one, (named) => value.set(index, named));
    else if (value instanceof PDFDict)
      for (const [key, one] of value.entries()) visit(one, (named) => value.set(key, named));
  };
  for (const [ref, object] of pdf.context.enumerateIndirectObjects())
    visit(object, (named) => pdf.context.assign(ref, named));
  const names = [...new Set(places.map(({ name }) => name))].sort();
  const ordered = new Map(
    names.map((name, index) => [name, `node${String(index + 1).padStart(8, "0")}`]),
  );
  for (const { name, rename } of places) rename(ordered.get(name) ?? name);
}
