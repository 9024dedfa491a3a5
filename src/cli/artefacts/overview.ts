import { posix } from "node:path";
import { given } from "../../given.ts";
import type { Plan } from "../../model/model.ts";
import { overviewOf } from "../../overview/overview.ts";
import type { OverviewView } from "../../overview/view.ts";
import type { Project } from "../../project/project.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { fileNames } from "../file-names.ts";
import {
  type Artefact,
  type ArtefactMaker,
  type Content,
  isWanted,
  type Request,
  type Tools,
} from "./artefact.ts";
import { sheetArtefacts, trackedPlans } from "./sheets.ts";
import { asBytes, ownTemplates, printedPage } from "./templates.ts";

/** The overview for the leadership: a page for each plan that is tracked. */

function viewOf(plan: Plan, project: Project, request: Request): OverviewView {
  const { model, configuration } = project;
  return overviewOf(plan, model, {
    asOf: request.asOf ?? usualDay(plan, model.journal, request.today),
    lights: configuration.lights,
    ...given({ since: request.since }),
  });
}

/** The sheets of units that the same build makes, by the unit's id, as seen from a folder. */
async function sheetsFrom(
  folder: string,
  view: OverviewView,
  project: Project,
  request: Request,
): Promise<ReadonlyMap<string, string>> {
  if (!isWanted(request, "sheets", "html")) return new Map();
  const built = new Map(
    (await sheetArtefacts(project, request))
      .filter(({ format }) => format === "html")
      .map(({ path }) => [path, posix.relative(folder, path)]),
  );
  const sheets = folder === "overview" ? "sheets" : folder.replace(/^overview/, "sheets");
  const names = fileNames(view.units.map(({ id }) => id));
  return new Map(
    view.units.flatMap(({ id }, index) => {
      const href = built.get(`${sheets}/${names[index]}.html`);
      return href === undefined ? [] : [[id, encodeURI(href)] as const];
    }),
  );
}

async function printed(view: OverviewView, project: Project, tools: Tools): Promise<Content> {
  const { overviewMeta, renderOverview } = await import("../../output/overview/overview.ts");
  const templates = ownTemplates(project, "overview");
  return printedPage(
    tools,
    (fontCss) => renderOverview(view, { templates, fontCss }),
    overviewMeta(view),
  );
}

function filesOf(
  plan: Plan,
  folder: string,
  project: Project,
  request: Request,
): readonly Artefact[] {
  let known: OverviewView | undefined;
  const view = () => {
    known ??= viewOf(plan, project, request);
    return known;
  };
  return [
    {
      kind: "overview",
      format: "html",
      path: `${folder}/index.html`,
      make: async () => {
        const { renderOverview } = await import("../../output/overview/overview.ts");
        const templates = ownTemplates(project, "overview");
        const sheets = await sheetsFrom(folder, view(), project, request);
        return asBytes(renderOverview(view(), { templates, sheets }));
      },
    },
    {
      kind: "overview",
      format: "pdf",
      path: `${folder}/index.pdf`,
      make: (tools) => printed(view(), project, tools),
    },
  ];
}

export const overviewArtefacts: ArtefactMaker = async (project, request) => {
  const plans = trackedPlans(project, request);
  const names = fileNames(plans.map(({ name }) => name));
  return plans.flatMap((plan, index) =>
    filesOf(plan, plans.length === 1 ? "overview" : `overview/${names[index]}`, project, request),
  );
};
