import type { Model, Plan } from "../../model/model.ts";
import { success } from "../../output/problem.ts";
import type { Project } from "../../project/project.ts";
import { firstRoundColumns } from "../../sheets/columns.ts";
import { type SheetOptions, sheetsOf } from "../../sheets/sheet.ts";
import type { SheetView } from "../../sheets/view.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { findRound, firstRound, isFirstRound } from "../../tracking/rounds.ts";
import { fileNames } from "../file-names.ts";
import type { Artefact, ArtefactMaker, Request } from "./artefact.ts";

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
export function sheetOptions(
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
    ...(columns === undefined ? {} : { columns }),
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

function filesOf(sheet: SheetView, path: string): readonly Artefact[] {
  return [
    {
      kind: "sheets",
      format: "csv",
      path: `${path}.csv`,
      make: async () => {
        const { renderCsv } = await import("../../output/csv.ts");
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
    const { units } = sheetsOf(plan, model, sheetOptions(plan, model, project, request));
    const asked = units.filter((sheet) => isAskedFor(sheet, request.units));
    const names = fileNames(asked.map(({ unit }) => unit?.id ?? plan.name));
    return asked.flatMap((sheet, at) => filesOf(sheet, `${folder}/${names[at]}`));
  });
};
