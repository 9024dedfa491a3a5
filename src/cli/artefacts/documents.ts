import { type DocumentOptions, defaultDocumentOptions } from "../../document/document-options.ts";
import { noticeView } from "../../document/notice.ts";
import { planView } from "../../document/plan.ts";
import type { DocumentView } from "../../document/view.ts";
import type { Plan } from "../../model/model.ts";
import { renderHtml } from "../../output/notice/html.ts";
import type { Project } from "../../project/project.ts";
import { fileAccessOf } from "../file-access.ts";
import { fileNames } from "../file-names.ts";
import type { Artefact, ArtefactMaker, Request } from "./artefact.ts";
import { documentDocx } from "./docx.ts";
import { keptWords } from "./kept-words.ts";
import { asBytes, ownTemplates, printedPage } from "./templates.ts";

/** Notices and plans as HTML, PDF and DOCX. */

/** How the documents of a project are set. */
export async function documentOptions(project: Project, cwd: string): Promise<DocumentOptions> {
  const { notes, imprintOnEvenPage, pageNumbers, seal, star, paper } = project.configuration;
  return {
    ...defaultDocumentOptions,
    notes,
    imprintOnEvenPage,
    pageNumbers,
    seal,
    star,
    paper,
    files: await fileAccessOf(project, cwd),
    words: keptWords(),
    traced: true,
  };
}

/**
 * A document as HTML, as PDF and as DOCX.
 * @param path without its ending
 * @param viewOf is asked once, when the first of them is made
 */
export function documentFiles(
  kind: Artefact["kind"],
  path: string,
  viewOf: () => DocumentView,
  project: Project,
  request: Request,
): readonly Artefact[] {
  let known: DocumentView | undefined;
  const view = () => {
    known ??= viewOf();
    return known;
  };
  const templates = ownTemplates(project, "notice");
  return [
    {
      kind,
      format: "html",
      path: `${path}.html`,
      make: async () => asBytes(await renderHtml(view(), { templates })),
    },
    {
      kind,
      format: "pdf",
      path: `${path}.pdf`,
      make: (tools) =>
        printedPage(tools, (fontCss) => renderHtml(view(), { templates, fontCss }), view().meta),
    },
    {
      kind,
      format: "docx",
      path: `${path}.docx`,
      make: () => documentDocx(`${path}.docx`, view(), project, request),
    },
  ];
}

/** Where the files of plans are put, without their endings. */
export function planPaths({ model, asksFor }: Project): ReadonlyMap<Plan, string> {
  const plans = model.plans.filter(({ entry }) => asksFor(entry.file));
  const names = fileNames(plans.map(({ name }) => name));
  return new Map(plans.map((plan, index) => [plan, `plan/${names[index]}`]));
}

export const documentArtefacts: ArtefactMaker = async (project, request) => {
  const { model, asksFor } = project;
  const options = await documentOptions(project, request.cwd);
  const notices = model.notices.filter(({ entry }) => asksFor(entry.file));
  const noticeNames = fileNames(notices.map(({ name }) => name));
  return [
    ...notices.flatMap((notice, index) => {
      const path = `notice/${noticeNames[index]}`;
      const addressees = notice.forEach?.parties ?? [];
      if (addressees.length === 0)
        return documentFiles(
          "notice",
          path,
          () => noticeView(model, notice, options),
          project,
          request,
        );
      const units = fileNames(addressees.map(({ holder }) => holder.name));
      return addressees.flatMap((party, at) =>
        documentFiles(
          "notice",
          `${path}-${units[at]}`,
          () => noticeView(model, notice, options, party),
          project,
          request,
        ),
      );
    }),
    ...[...planPaths(project)].flatMap(([plan, path]) =>
      documentFiles("plan", path, () => planView(model, plan, options), project, request),
    ),
  ];
};
