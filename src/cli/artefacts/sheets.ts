import { posix } from "node:path";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { Plan } from "../../model/model.ts";
import { success } from "../../output/problem.ts";
import type { Project } from "../../project/project.ts";
import { firstRoundColumns } from "../../sheets/columns.ts";
import { type SheetOptions, sheetsOf } from "../../sheets/sheet.ts";
import type { SheetView } from "../../sheets/view.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { findRound, firstRound, isFirstRound } from "../../tracking/rounds.ts";
import { fileNames } from "../file-names.ts";
import type { Artefact, ArtefactMaker, Content, Request, Tools } from "./artefact.ts";
import { planPaths } from "./documents.ts";
import { asBytes, ownTemplates } from "./templates.ts";

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
  const round = first ? firstRound(plan) : findRound(plan, request.round ?? "");
  const columns = first ? firstRoundColumns : sheetColumns;
  return {
    asOf: request.asOf ?? usualDay(plan, model.journal, request.today),
    lights,
    ...given({ columns }),
    ...(round === undefined
      ? {}
      : { round: { key: round.key, label: round.label, due: round.due } }),
  };
}

/** Whether a sheet is of one of the units asked for: by id, short or full name. */
function isAskedFor({ unit }: SheetView, units: readonly string[]): boolean {
  return (
    units.length === 0 ||
    (unit !== undefined &&
      units.some((word) => word === unit.id || word === unit.name || word === unit.title))
  );
}

/** The document to whose sentences a sheet leads, seen from the sheet; undefined where it is not made. */
function documentFrom(folder: string, plan: Plan, project: Project, { only, formats }: Request) {
  const made =
    (only.length === 0 || only.includes("plan")) &&
    (formats.length === 0 || formats.includes("html"));
  const path = planPaths(project).get(plan);
  return made && path !== undefined ? posix.relative(folder, `${path}.html`) : undefined;
}

async function printed(sheet: SheetView, project: Project, tools: Tools): Promise<Content> {
  const opened = await tools.printer();
  if (!opened.ok) return opened;
  const { renderSheetPrint, sheetMeta } = await import("../../output/sheet/html.ts");
  const templates = ownTemplates(project, "sheet");
  const html = renderSheetPrint(sheet, { templates, fontCss: opened.value.fontCss });
  return html.ok ? opened.value.print(html.value, sheetMeta(sheet)) : html;
}

function filesOf(
  sheet: SheetView,
  path: string,
  project: Project,
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
    const asked = units.filter((sheet) => isAskedFor(sheet, request.units));
    const document = documentFrom(folder, plan, project, request);
    const whole = request.units.length === 0;
    const names = fileNames([
      ...(whole ? ["all"] : []),
      ...asked.map(({ unit }) => unit?.id ?? ""),
    ]);
    const sheets = whole ? [all, ...asked] : asked;
    return sheets.flatMap((sheet, at) => {
      const pages = sheet === all ? units : [sheet];
      return filesOf(sheet, `${folder}/${names[at]}`, project, document, pages);
    });
  });
};
