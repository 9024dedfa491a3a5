import type { PDFDocument, PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { DocumentMeta } from "../../document/view.ts";
import type { OutlineEntry } from "./paginated.ts";
import { renameNodes } from "./pdf-node-names.ts";
import { mendToUnicode } from "./to-unicode.ts";

const PRODUCER = "planwright";
const POINTS_PER_MM = 72 / 25.4;

/**
 * Gives a printed PDF its properties and its outline, and takes out of it what differs from print
 * to print. The dates are SOURCE_DATE_EPOCH, else the document's date, else the first of 2000.
 * Gives back how many pages there are, too.
 */
export async function finishPdf(
  raw: Uint8Array,
  meta: DocumentMeta,
  outline: readonly OutlineEntry[],
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const library = await import("@cantoo/pdf-lib");
  const pdf = await library.PDFDocument.load(raw, { updateMetadata: false });
  pdf.setTitle(meta.title, { showInWindowTitleBar: true });
  pdf.setAuthor(meta.author);
  if (meta.subject !== undefined) pdf.setSubject(meta.subject);
  if (meta.keywords !== undefined) pdf.setKeywords([...meta.keywords]);
  pdf.setCreator(PRODUCER);
  pdf.setProducer(PRODUCER);
  const when = dateOf(meta);
  pdf.setCreationDate(when);
  pdf.setModificationDate(when);
  mendTexts(pdf, library);
  renameNodes(pdf, library);
  await writeOutline(pdf, outline);
  const bytes = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false });
  return { bytes, pages: pdf.getPageCount() };
}

function mendTexts(pdf: PDFDocument, library: typeof import("@cantoo/pdf-lib")): void {
  const { PDFDict, PDFName, PDFRawStream, decodePDFRawStream } = library;
  const key = PDFName.of("ToUnicode");
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const ref = object.get(key);
    const stream = object.lookup(key);
    if (!(ref instanceof library.PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const table = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    pdf.context.assign(ref, pdf.context.flateStream(mendToUnicode(table)));
  }
}

function dateOf(meta: DocumentMeta): Date {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH);
  if (process.env.SOURCE_DATE_EPOCH && Number.isFinite(epoch)) return new Date(epoch * 1000);
  const given = meta.date === undefined ? Number.NaN : Date.parse(`${meta.date}T00:00:00Z`);
  return new Date(Number.isNaN(given) ? Date.UTC(2000, 0, 1) : given);
}

interface Node {
  readonly entry: OutlineEntry;
  readonly children: Node[];
}

/** The outline is written here because the browser's own misses the place of scaled pages. */
async function writeOutline(pdf: PDFDocument, entries: readonly OutlineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { PDFName, PDFHexString, PDFNumber } = await import("@cantoo/pdf-lib");
  const context = pdf.context;
  const pages = pdf.getPages();

  const link = (nodes: readonly Node[], parent: PDFRef): Record<string, PDFObject> => {
    const refs = nodes.map(() => context.nextRef());
    nodes.forEach((node, i) => {
      const ref = refs[i];
      const page = pages[node.entry.page];
      if (!ref || !page) return;
      const y = page.getHeight() - node.entry.y * POINTS_PER_MM + 6;
      const destination = context.obj([
        page.ref,
        PDFName.of("XYZ"),
        PDFNumber.of(0),
        PDFNumber.of(Math.round(y * 10) / 10),
        PDFNumber.of(0),
      ]);
      const item: Record<string, PDFObject> = {
        Title: PDFHexString.fromText(node.entry.text),
        Parent: parent,
        Dest: destination,
        ...link(node.children, ref),
      };
      const previous = refs[i - 1];
      const next = refs[i + 1];
      if (previous) item.Prev = previous;
      if (next) item.Next = next;
      context.assign(ref, context.obj(item));
    });
    const first = refs[0];
    const last = refs.at(-1);
    return first && last ? { First: first, Last: last, Count: PDFNumber.of(countOf(nodes)) } : {};
  };

  const root = context.nextRef();
  context.assign(
    root,
    context.obj({ Type: PDFName.of("Outlines"), ...link(treeOf(entries), root) }),
  );
  pdf.catalog.set(PDFName.of("Outlines"), root);
  pdf.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

function countOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countOf(node.children), 0);
}

/** Headings in order, each below the nearest one before it that has a smaller level. */
function treeOf(entries: readonly OutlineEntry[]): readonly Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, children: [] };
    while ((open.at(-1)?.entry.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}
