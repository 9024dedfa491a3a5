import { holderId, isAskedFor } from "../../model/organization/parties.ts";
import { success } from "../../output/outcome.ts";
import { type CalendarView, calendarsOf } from "../../overview/deadline-calendar.ts";
import { usualDay } from "../../tracking/as-of.ts";
import { fileNames } from "../file-names.ts";
import type { Artefact, ArtefactMaker } from "./artefact.ts";
import { trackedPlans } from "./sheets.ts";

/** Calendars of the deadlines: one of all of them, one for each unit. */

function fileOf(view: CalendarView, path: string): Artefact {
  return {
    kind: "calendar",
    format: "ics",
    path: `${path}.ics`,
    make: async () => {
      const { renderCalendar } = await import("../../output/overview/icalendar.ts");
      return success({ bytes: await renderCalendar(view) });
    },
  };
}

export const calendarArtefacts: ArtefactMaker = async (project, request) => {
  const { model, configuration } = project;
  const plans = trackedPlans(project, request);
  if (plans.length === 0) return [];
  const { all, units } = calendarsOf(plans, model, {
    asOf: (plan) => request.asOf ?? usualDay(plan, model.journal, request.today),
    lights: configuration.lights,
  });
  const asked = units.filter(({ holder }) => isAskedFor(holder, request.units));
  const files = fileNames(asked.map(({ holder }) => holderId(holder)));
  return [
    ...(request.units.length === 0 ? [fileOf(all, "calendar")] : []),
    ...asked.map(({ view }, index) => fileOf(view, `calendar/${files[index]}`)),
  ];
};
