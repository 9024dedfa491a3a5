import type { Journal, RoundMark } from "../model/journal/journal.ts";
import type { Group, Model, Plan, Unit } from "../model/model.ts";
import { childOf } from "../syntax/entry.ts";
import { addDays, type CalendarDate, type DateRange } from "../time/calendar.ts";
import { findOccurrence } from "../time/occurrences.ts";
import { readPhrase } from "../time/read.ts";
import { resolvePhrase } from "../time/resolve.ts";
import { planInForce } from "./in-force.ts";
import { sheetHolder } from "./rows.ts";

/** The rounds of reporting that a plan's 填报 makes, who has reported in them, and whether they are open. */

export interface Round {
  readonly plan: Plan;
  /** 三季度, 9月. */
  readonly key: string;
  readonly label: string;
  /** The time reported on. */
  readonly slot: DateRange;
  /** The last day to report. */
  readonly due: CalendarDate;
  /** Reports told from this day on count for it: the day behind the last day of the round before. */
  readonly from?: CalendarDate;
}

/** The rounds of a plan in order; none where the plan has no 填报 that names days. */
export function roundsOf(plan: Plan): readonly Round[] {
  const entry = childOf(plan.entry, "reporting");
  if (entry?.value?.type !== "phrase") return [];
  const reading = readPhrase(entry.value.phrase.text);
  if (!reading.ok) return [];
  const { occurrences } = resolvePhrase(reading.phrase, plan.time);
  const issued = plan.notice?.date;
  return occurrences
    .filter(({ due }) => issued === undefined || due >= issued)
    .map(({ key, label, slot, due }, index, all): Round => {
      const before = all[index - 1];
      return {
        plan,
        key,
        label,
        slot,
        due,
        ...(before === undefined ? {} : { from: addDays(before.due, 1) }),
      };
    });
}

/** The round that a user means: 三季度, 2015Q3, 9月. */
export function findRound(plan: Plan, text: string): Round | undefined {
  const rounds = roundsOf(plan);
  const named = findOccurrence(
    rounds.map(({ key, label, slot, due }) => ({ key, label, slot, due, range: slot })),
    text,
    plan.time,
  );
  return rounds.find(({ key }) => key === named?.key);
}

/** The round in which a report told on a day counts: the first whose last day has not passed, else the last. */
export function roundOn(plan: Plan, day: CalendarDate): Round | undefined {
  const rounds = roundsOf(plan);
  return rounds.find(({ due }) => day <= due) ?? rounds.at(-1);
}

/** The mark by which a round is closed on a day; undefined while it takes reports. */
export function closedBy(round: Round, journal: Journal, day: CalendarDate): RoundMark | undefined {
  const marks = journal.roundMarks
    .filter(
      (mark) =>
        mark.plan === round.plan &&
        mark.date <= day &&
        findRound(round.plan, mark.round)?.key === round.key,
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const last = marks.at(-1);
  return last === undefined || last.open ? undefined : last;
}

/** How a unit has reported in a round. */
export interface RoundAnswer {
  readonly holder: Unit | Group;
  /** `early` is no matter: on time or late by the first report in the round's days. */
  readonly status: "on-time" | "late" | "missing";
  /** The day of the first report that counts. */
  readonly told?: CalendarDate;
}

/**
 * Which units have reported in a round as of a day: a report counts for the round in whose days it was told, one
 * told after the last day and before the next round's work begins as late.
 */
export function answersIn(round: Round, model: Model, day: CalendarDate): readonly RoundAnswer[] {
  const rounds = roundsOf(round.plan);
  const next = rounds[rounds.findIndex(({ key }) => key === round.key) + 1];
  const end = next?.slot.end;
  const owing = new Set(
    planInForce(round.plan, model.journal, day)
      .assignments.flatMap(({ parties }) =>
        parties.slice(0, 1).map(({ holder }) => sheetHolder(holder)),
      )
      // Nobody fills in the sheet of an open class.
      .filter(({ type }) => type === "unit"),
  );
  const told = new Map<Unit | Group, CalendarDate[]>();
  for (const report of model.journal.reports) {
    if (report.subject.plan !== round.plan || report.told > day) continue;
    if (round.from !== undefined && report.told < round.from) continue;
    if (end !== undefined && report.told >= end) continue;
    const holder = sheetHolder(report.unit);
    const days = told.get(holder);
    if (days === undefined) told.set(holder, [report.told]);
    else days.push(report.told);
  }
  return [...owing].map((holder): RoundAnswer => {
    const first = (told.get(holder) ?? []).toSorted()[0];
    if (first === undefined) return { holder, status: "missing" };
    return { holder, status: first <= round.due ? "on-time" : "late", told: first };
  });
}
