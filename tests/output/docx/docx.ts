import type { DocumentView } from "../../../src/document/view.ts";
import { type Docx, type DocxOptions, renderDocx } from "../../../src/output/docx/docx.ts";
import { contentOf } from "../print/print.ts";

/** The DOCX file of a view that comes from no project. */
export async function docxOf(
  view: DocumentView,
  options: Partial<DocxOptions> = {},
): Promise<Docx> {
  return contentOf(
    await renderDocx(view, {
      document: "notice/notice.docx",
      sources: new Map(),
      named: (file) => file,
      ...options,
    }),
  );
}
