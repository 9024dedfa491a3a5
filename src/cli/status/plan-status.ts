import type { Model } from "../../model/compiled.ts";
import { groupBy } from "../../model/group-by.ts";
import { bareTitle, shortTitle } from "../../model/items/item-text.ts";
import type { RoundMark } from "../../model/journal/journal.ts";
import type { Plan } from "../../model/model.ts";
import { holderName, partyName } from "../../model/organization/parties.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { LightSettings } from "../../tracking/light-settings.ts";
import type { Round, RoundAnswer } from "../../tracking/rounds.ts";
import { type Summary, summarize } from "../../tracking/summary.ts";
import type { TrackedRow } from "../../tracking/tracked-rows.ts";

/** How a plan stands on a day, and as data for other programs. */
export interface PlanStatus {
  readonly plan: Plan;
  readonly model: Model;
  readonly day: CalendarDate;
  readonly lights: LightSettings;
  readonly rows: readonly TrackedRow[];
  readonly round?: Round;
  readonly answers?: readonly RoundAnswer[];
  /** By what the round is closed. */
  readonly closed?: RoundMark;
}

/** What rows can be counted by. */
export const groupings = ["unit", "goal", "due"] as const;
export type Grouping = (typeof groupings)[number];

/** The name of the group that a row belongs to. */
function groupName(row: TrackedRow, by: Grouping, model: Model): string {
  const { plan } = row.assignment.item;
  if (by === "unit") return holderName(row.holder, "short", plan.locale);
  if (by === "due") return row.assignment.due?.slice(0, 7) ?? "—";
  for (let at = row.assignment.item.parent; at !== undefined; at = at.parent)
    if (at.kind === "goal" || at.kind === "section")
      return `${at.label.trim()}${shortTitle(at, model)}`;
  return "—";
}

/** Counts by group: by month in the order of the months, else in the order of the plan. */
export function groupsOf(
  { rows, lights, day, model }: PlanStatus,
  by: Grouping,
): readonly { readonly name: string; readonly summary: Summary }[] {
  const groups = [...groupBy(rows, (row) => groupName(row, by, model))].map(([name, own]) => ({
    name,
    summary: summarize(own, lights, day),
  }));
  return by === "due" ? groups.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : groups;
}

/** The status as JSON. */
export function statusAsData(status: PlanStatus, by: Grouping) {
  const { plan, model, day, lights, rows, round, answers, closed } = status;
  return {
    plan: plan.name,
    asOf: day,
    total: summarize(rows, lights, day),
    groups: groupsOf(status, by),
    rows: rows.map(({ assignment, facts, lit, done }) => ({
      key: assignment.key,
      item: assignment.item.id,
      number: assignment.item.number,
      title: bareTitle(assignment.item, model),
      parties: assignment.parties.map((party) => partyName(party, plan.locale)),
      role: assignment.role,
      occurrence: assignment.occurrence,
      due: assignment.due,
      ...facts,
      done,
      light: lit.light,
      why: lit.why[plan.locale],
    })),
    ...(round === undefined
      ? {}
      : {
          round: {
            key: round.key,
            due: round.due,
            closed: closed?.date,
            answers: answers?.map(({ holder, status: how, told }) => ({
              unit: holderName(holder, "short", plan.locale),
              status: how,
              told,
            })),
          },
        }),
  };
}
