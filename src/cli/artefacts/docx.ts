import { relative, resolve, sep } from "node:path";
import { issuedRecordPath } from "../../document/provenance.ts";
import type { DocumentView } from "../../document/view.ts";
import type { Docx } from "../../output/docx/docx.ts";
import { type Outcome, success } from "../../output/outcome.ts";
import type { Project } from "../../project/project.ts";
import type { SheetView } from "../../sheets/view.ts";
import type { Content, Request } from "./artefact.ts";
import { ownTemplates } from "./templates.ts";

/** Documents and sheets as DOCX files, each with its build record. */

/**
 * The DOCX file of a document.
 * @param path in the folder of the build
 */
export async function documentDocx(
  path: string,
  view: DocumentView,
  project: Project,
  request: Request,
): Promise<Content> {
  const { renderDocx } = await import("../../output/docx/docx.ts");
  const { locale } = view.options;
  const comments = project.findings.map(({ code, message, place }) => ({
    file: place.file,
    start: place.start,
    end: place.end,
    text: `${message[locale]} [${code}]`,
  }));
  return withRecord(
    await renderDocx(view, {
      ...docxOptions(path, project, request),
      comments: request.findings === true ? comments : [],
    }),
  );
}

/**
 * The DOCX file of a tracking sheet.
 * @param path in the folder of the build
 */
export async function sheetDocx(
  path: string,
  view: SheetView,
  project: Project,
  request: Request,
): Promise<Content> {
  const { renderSheetDocx } = await import("../../output/sheet/docx.ts");
  return withRecord(await renderSheetDocx(view, docxOptions(path, project, request)));
}

function docxOptions(path: string, project: Project, { cwd }: Request) {
  return {
    templates: ownTemplates(project, "notice/docx"),
    document: path,
    sources: project.sources.texts(),
    named: (file: string) => relative(project.folder, resolve(cwd, file)).split(sep).join("/"),
  };
}

function withRecord(made: Outcome<Docx>): Content {
  if (!made.ok) return made;
  const { bytes, record } = made.value;
  const kept = { path: issuedRecordPath(record.build), text: `${JSON.stringify(record)}\n` };
  return success({ bytes, kept }, made.findings);
}
