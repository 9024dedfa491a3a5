import { posix } from "node:path";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { Plan } from "../../model/model.ts";
import { isAskedFor } from "../../model/organization/parties.ts";
import { success } from "../../output/outcome.ts";
import type { Project } from "../../project/project.ts";
import { firstRoundColumns } from "../../sheets/columns.ts";
import { type SheetOptions, sheetsOf } from "../../sheets/sheet.ts";
import type { SheetView } from "../../sheets/view.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { isFirstRound, roundNamed } from "../../tracking/rounds.ts";
import { fileNames } from "../file-names.ts";
import {
  type Artefact,
  type ArtefactMaker,
  type Content,
  isWanted,
  type Request,
  type Tools,
} from "./artefact.ts";
import { planPaths } from "./documents.ts";
import { sheetDocx } from "./docx.ts";
import { asBytes, ownTemplates, printedPage } from "./templates.ts";

/** The tracking sheets: one for each unit, and all in one. */

/** The plans that are tracked: those that a dated notice issues; all of them where sheets are asked for. */
export function trackedPlans(project: Project, { only }: Request): readonly Plan[] {
  const { model, asksFor } = project;
  const plans = model.plans.filter(
    ({ entry, assignments }) => asksFor(entry.file) && assignments.length > 0,
  );
  return only.length > 0 ? plans : plans.filter(({ notice }) => notice?.date !== undefined);
}

/** How the sheets of a plan are made. */
function sheetOptions(
  plan: Plan,
  model: Model,
  { configuration }: Project,
  request: Request,
): SheetOptions {
  const { lights, sheetColumns } = configuration;
  const first = isFirstRound(request.round);
  const round = roundNamed(plan, request.round ?? "");
  return {
    asOf: request.asOf ?? usualDay(plan, model.journal, request.today),
    lights,
    isWanted: (holder) => isAskedFor(holder, request.units),
    ...(first ? { usual: firstRoundColumns } : given({ columns: sheetColumns })),
    ...(round === undefined
      ? {}
      : { round: { key: round.key, label: round.label, due: round.due } }),
  };
}

/** The document to whose sentences a sheet leads, seen from the sheet; undefined where it is not made. */
function documentFrom(folder: string, plan: Plan, project: Project, request: Request) {
  const path = planPaths(project).get(plan);
  return isWanted(request, "plan", "html") && path !== undefined
    ? posix.relative(folder, `${path}.html`)
    : undefined;
}

async function printed(sheet: SheetView, project: Project, tools: Tools): Promise<Content> {
  const { renderSheetPrint, sheetMeta } = await import("../../output/sheet/html.ts");
  const templates = ownTemplates(project, "sheet");
  return printedPage(
    tools,
    (fontCss) => renderSheetPrint(sheet, { templates, fontCss }),
    sheetMeta(sheet),
  );
}

function filesOf(
  sheet: SheetView,
  path: string,
  project: Project,
  request: Request,
  document: string | undefined,
  /** What the workbook holds: the sheet, or those of all units. */
  pages: readonly SheetView[],
): readonly Artefact[] {
  return [
    {
      kind: "sheets",
      format: "html",
      path: `${path}.html`,
      make: async () => {
        const { renderSheetHtml } = await import("../../output/sheet/html.ts");
        const templates = ownTemplates(project, "sheet");
        const options = document === undefined ? { templates } : { templates, document };
        return asBytes(renderSheetHtml(sheet, options));
      },
    },
    {
      kind: "sheets",
      format: "pdf",
      path: `${path}.pdf`,
      make: (tools) => printed(sheet, project, tools),
    },
    {
      kind: "sheets",
      format: "docx",
      path: `${path}.docx`,
      make: () => sheetDocx(`${path}.docx`, sheet, project, request),
    },
    {
      kind: "sheets",
      format: "xlsx",
      path: `${path}.xlsx`,
      make: async () => {
        const { renderXlsx } = await import("../../output/xlsx/xlsx.ts");
        return success({ bytes: await renderXlsx(sheet, pages) });
      },
    },
    {
      kind: "sheets",
      format: "csv",
      path: `${path}.csv`,
      make: async () => {
        const { renderCsv } = await import("../../output/sheet/csv.ts");
        return success({ bytes: renderCsv(sheet) });
      },
    },
  ];
}

export const sheetArtefacts: ArtefactMaker = async (project, request) => {
  const { model } = project;
  const plans = trackedPlans(project, request);
  const folders = fileNames(plans.map(({ name }) => name));
  return plans.flatMap((plan, index) => {
    const folder = plans.length === 1 ? "sheets" : `sheets/${folders[index]}`;
    const { units, all } = sheetsOf(plan, model, sheetOptions(plan, model, project, request));
    const document = documentFrom(folder, plan, project, request);
    const whole = request.units.length === 0;
    const names = fileNames([
      ...(whole ? ["all"] : []),
      ...units.map(({ unit }) => unit?.id ?? ""),
    ]);
    const sheets = whole ? [all, ...units] : units;
    return sheets.flatMap((sheet, at) => {
      const pages = sheet === all ? units : [sheet];
      return filesOf(sheet, `${folder}/${names[at]}`, project, request, document, pages);
    });
  });
};
