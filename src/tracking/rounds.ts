import type { Model } from "../model/compiled.ts";
import type { Journal, RoundMark } from "../model/journal/journal.ts";
import type { Group, Plan, Unit } from "../model/model.ts";
import { childOf } from "../syntax/entry.ts";
import { addDays, type CalendarDate, type DateRange, daysBetween } from "../time/calendar-date.ts";
import { findOccurrence } from "../time/occurrences.ts";
import { readPhrase } from "../time/reading/read-phrase.ts";
import { resolvePhrase } from "../time/resolve.ts";
import { planInForce } from "./in-force.ts";
import { sheetHolder } from "./tracked-rows.ts";

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

/** The round in which units say how they will go about it, before any progress: it has a name of its own. */
const firstNames = { zh: "首轮", en: "first" } as const;

/** Whether a user means that round. */
export function isFirstRound(text: string | undefined): boolean {
  return text !== undefined && Object.values(firstNames).some((name) => name === text);
}

/** That round of a plan: its last day is that of the first round of reporting. */
export function firstRound(plan: Plan): Round | undefined {
  const [first] = roundsOf(plan);
  const name = firstNames[plan.locale];
  return first === undefined ? undefined : { ...first, key: name, label: name };
}

/** The round that a user means, that of how units will go about it among them. */
export function roundNamed(plan: Plan, text: string): Round | undefined {
  return isFirstRound(text) ? firstRound(plan) : findRound(plan, text);
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
        roundNamed(round.plan, mark.round)?.key === round.key,
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const last = marks.at(-1);
  return last === undefined || last.open ? undefined : last;
}

/** How a unit has reported in a round. */
export interface RoundAnswer {
  readonly holder: Unit | Group;
  /** By the first report that counts for the round. */
  readonly status: "on-time" | "late" | "missing";
  /** The day of the first report that counts. */
  readonly told?: CalendarDate;
}

/** The last day on which a late report still counts for a round: halfway to the end of the next. */
function lateUntil(round: Round, next: Round): CalendarDate {
  return addDays(round.due, Math.floor(daysBetween(round.due, next.due) / 2));
}

/** The first day of the reports of one unit that count for each round, by its key; `days` ascending. */
function answeredOn(
  days: readonly CalendarDate[],
  rounds: readonly Round[],
  journal: Journal,
): ReadonlyMap<string, CalendarDate> {
  const answered = new Map<string, CalendarDate>();
  for (const day of days) {
    const at = rounds.findIndex(({ due }) => day <= due);
    const current = rounds.at(at);
    const before = at < 1 ? undefined : rounds[at - 1];
    if (current === undefined) continue;
    const first = before === undefined ? undefined : answered.get(before.key);
    const late =
      before !== undefined &&
      (first === undefined || first > before.due) &&
      day <= lateUntil(before, current) &&
      closedBy(before, journal, day) === undefined;
    const { key } = late ? before : current;
    if (!answered.has(key)) answered.set(key, day);
  }
  return answered;
}

/**
 * Which units have reported in a round as of a day. A report counts for the round that ends next; told
 * after the last day of a round that the unit had not answered, for that one, as late: as long as it is not
 * closed, and at most up to the middle of the next.
 */
export function answersIn(round: Round, model: Model, day: CalendarDate): readonly RoundAnswer[] {
  const { journal } = model;
  const { plan } = round;
  const owing = new Set(
    planInForce(plan, journal, day < round.due ? day : round.due)
      .assignments.flatMap(({ parties }) =>
        parties.slice(0, 1).map(({ holder }) => sheetHolder(holder)),
      )
      // Nobody fills in the sheet of an open class.
      .filter(({ type }) => type === "unit"),
  );
  const told = new Map<Unit | Group, Set<CalendarDate>>();
  for (const { subject, unit, told: date } of journal.reports) {
    if (subject.plan !== plan || date > day) continue;
    const holder = sheetHolder(unit);
    const days = told.get(holder);
    if (days === undefined) told.set(holder, new Set([date]));
    else days.add(date);
  }
  const rounds = roundsOf(plan);
  return [...owing].map((holder): RoundAnswer => {
    const days = [...(told.get(holder) ?? [])].toSorted();
    const first = answeredOn(days, rounds, journal).get(round.key);
    if (first === undefined) return { holder, status: "missing" };
    return { holder, status: first <= round.due ? "on-time" : "late", told: first };
  });
}
