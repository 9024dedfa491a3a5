import { relative, resolve, sep } from "node:path";
import { issuedRecordPath } from "../../document/provenance.ts";
import type { DocumentView } from "../../document/view.ts";
import { success } from "../../output/outcome.ts";
import type { Project } from "../../project/project.ts";
import type { Content, Request } from "./artefact.ts";
import { ownTemplates } from "./templates.ts";

/** Documents as DOCX files, each with its build record. */

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
  const made = await renderDocx(view, {
    templates: ownTemplates(project, "notice/docx"),
    comments: request.findings === true ? comments : [],
    document: path,
    sources: project.sources.texts(),
    named: (file) => relative(project.folder, resolve(request.cwd, file)).split(sep).join("/"),
  });
  if (!made.ok) return made;
  const { bytes, record } = made.value;
  return success(
    { bytes, kept: { path: issuedRecordPath(record.build), text: `${JSON.stringify(record)}\n` } },
    made.findings,
  );
}
