import { openPoints } from "../../model/text/open-points.ts";
import { type OpenPageView, renderOpenPage } from "../../output/overview/open-page.ts";
import type { Project } from "../../project/project.ts";
import type { ArtefactMaker } from "./artefact.ts";
import { asBytes, ownTemplates } from "./templates.ts";

/** The page of what is still open. */
export const openPageArtefacts: ArtefactMaker = async (project) => [
  {
    kind: "open",
    format: "html",
    path: "open.html",
    make: async () =>
      asBytes(renderOpenPage(openPageView(project), ownTemplates(project, "overview"))),
  },
];

function openPageView(project: Project): OpenPageView {
  const { model, sources, configuration, asksFor } = project;
  const { locale } = configuration;
  const points = openPoints(model).filter(({ place }) => asksFor(place.file));
  const titles = new Map(
    [...model.plans, ...model.notices].map(({ name, title }) => [name, title.text]),
  );
  const documents = [...new Set(points.map(({ document }) => document))].map((document) => ({
    title: titles.get(document) ?? document,
    points: points
      .filter((point) => point.document === document)
      .map(({ entry, field, question, place }) => {
        const position = sources.position(place.file, place.start);
        const where = position === undefined ? "" : `:${position.line}:${position.column}`;
        return {
          entry,
          field: field?.[locale] ?? "",
          question: question ?? "",
          place: place.file + where,
        };
      }),
  }));
  return { locale, total: points.length, documents };
}
