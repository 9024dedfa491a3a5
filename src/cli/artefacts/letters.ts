import { adjustmentView } from "../../document/adjustments.ts";
import { bulletinView } from "../../document/bulletin.ts";
import { supervisionView } from "../../document/supervision.ts";
import { given } from "../../given.ts";
import { isAskedFor } from "../../model/organization/parties.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { findRound } from "../../tracking/rounds.ts";
import { fileNames } from "../file-names.ts";
import type { ArtefactMaker } from "./artefact.ts";
import { documentFiles, documentOptions } from "./documents.ts";
import { trackedPlans } from "./sheets.ts";

/** Documents that follow from the tracking: 督办单, 调整表, 通报. */

/** A 督办单 for each order, as it was on its day; asked for as of a later one, a reprint with its answers. */
export const supervisionArtefacts: ArtefactMaker = async (project, request) => {
  const { model, configuration, asksFor } = project;
  const options = await documentOptions(project, request.cwd);
  const orders = model.journal.supervisions.filter(
    ({ entry, date, unit }) =>
      asksFor(entry.file) &&
      (request.asOf === undefined || date <= request.asOf) &&
      isAskedFor(unit, request.units),
  );
  const names = fileNames(orders.map(({ number, unit }) => `${number}-${unit.name}`));
  return orders.flatMap((order, index) => {
    const day = request.asOf ?? order.date;
    return documentFiles(
      "supervision",
      `supervision/${names[index]}`,
      () => supervisionView(order, model, day, configuration.lights, options),
      project,
      request,
    );
  });
};

/** A table of what each adjustment changed. */
export const adjustmentArtefacts: ArtefactMaker = async (project, request) => {
  const { model, asksFor } = project;
  const options = await documentOptions(project, request.cwd);
  const amendments = model.journal.amendments.filter(
    ({ entry, date, changes }) =>
      asksFor(entry.file) &&
      changes.length > 0 &&
      (request.asOf === undefined || date <= request.asOf),
  );
  const names = fileNames(amendments.map(({ plan, date }) => `${plan.name}-${date}`));
  return amendments.flatMap((amendment, index) =>
    documentFiles(
      "adjustment",
      `adjustment/${names[index]}`,
      () => adjustmentView(amendment, model, options),
      project,
      request,
    ),
  );
};

/** The skeleton of a 通报, where it is asked for. */
export const bulletinArtefacts: ArtefactMaker = async (project, request) => {
  if (!request.only.includes("bulletin")) return [];
  const { model, configuration } = project;
  const options = await documentOptions(project, request.cwd);
  const plans = trackedPlans(project, request);
  const names = fileNames(plans.map(({ name }) => name));
  return plans.flatMap((plan, index) => {
    const round = request.round === undefined ? undefined : findRound(plan, request.round);
    const usual = usualDay(plan, model.journal, request.today);
    const ended = round !== undefined && round.due < usual ? round.due : usual;
    const day = request.asOf ?? ended;
    return documentFiles(
      "bulletin",
      `bulletin/${names[index]}-${round?.key ?? day}`,
      () =>
        bulletinView(
          plan,
          model,
          {
            day,
            ...given({ round }),
            lights: configuration.lights,
            rankBy: configuration.rankBy,
            items: configuration.bulletinItems,
          },
          options,
        ),
      project,
      request,
    );
  });
};
