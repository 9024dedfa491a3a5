import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { expectedSteps } from "../model/items/expected-steps.ts";
import type {
  Closure,
  ProgressReport,
  SupervisedMatter,
  Supervision,
} from "../model/journal/journal.ts";
import { owersOf } from "../model/journal/subject.ts";
import type { Assignment, Group, Item, Plan, Unit } from "../model/model.ts";
import { type CalendarDate, daysBetween } from "../time/calendar-date.ts";
import { candidatesByRow } from "./by-item.ts";
import { beginOf, expectedPercent } from "./expected.ts";
import { type DatedChange, planInForce } from "./in-force.ts";
import { type LightSettings, lightsByLag, type RowState } from "./light-settings.ts";
import { type Lit, lightOf } from "./lights.ts";
import type { RowFacts } from "./row-facts.ts";

/** The rows of the tracking as of a day: what is owed, what was told of it, and how it stands. */

/** A supervision order about a row. */
interface OrderOnRow {
  readonly order: Supervision;
  readonly matter: SupervisedMatter;
}

export interface TrackedRow {
  readonly assignment: Assignment;
  /** Whose sheet it stands in: the sub-bureau, department or open class. */
  readonly holder: Unit | Group;
  readonly facts: RowFacts;
  readonly lit: Lit;
  /** The day it was done, where it is. */
  readonly done?: CalendarDate;
  /** In the order of the days they were told. */
  readonly reports: readonly ProgressReport[];
  readonly closures: readonly Closure[];
  readonly orders: readonly OrderOnRow[];
  readonly changes: readonly DatedChange[];
}

/** Where the sheet of a party is filled in: its sub-bureau, else the department or class itself. */
export function sheetHolder(holder: Unit | Group): Unit | Group {
  for (
    let at: Unit | undefined = holder.type === "unit" ? holder : undefined;
    at !== undefined;
    at = at.parent
  )
    if (at.kind === "sub-bureau") return at;
  return holder;
}

/** Whether what is said of a unit is said of a party's holder: the unit itself or one inside it. */
function isWithin(holder: Unit | Group, unit: Unit): boolean {
  for (
    let at: Unit | undefined = holder.type === "unit" ? holder : undefined;
    at !== undefined;
    at = at.parent
  )
    if (at === unit) return true;
  return false;
}

/**
 * The open classes that a unit reports an item for: nobody lists their members, so whoever owes the item
 * in no other way reports for them.
 */
function openClassesFor(item: Item, unit: Unit): readonly Group[] {
  const holders = owersOf(item).map(({ holder }) => holder);
  if (holders.some((holder) => isWithin(holder, unit))) return [];
  return holders.filter((holder) => holder.type === "group");
}

interface About {
  readonly subject: {
    readonly item: Item;
    readonly unit?: Unit;
    readonly party?: string;
    readonly occurrence?: string;
  };
}

/** Whether a row of the journal speaks of a row of the tracking. */
export function speaksOf({ subject }: About, row: Assignment): boolean {
  if (subject.item !== row.item) return false;
  if (subject.occurrence !== undefined && subject.occurrence !== row.occurrence) return false;
  if (subject.party !== undefined) return row.parties.some(({ key }) => key === subject.party);
  const { unit } = subject;
  if (unit === undefined || row.parties.some(({ holder }) => isWithin(holder, unit))) return true;
  const classes = row.parties.flatMap(({ holder }) => (holder.type === "group" ? [holder] : []));
  return classes.length > 0 && openClassesFor(row.item, unit).some((one) => classes.includes(one));
}

const byDate =
  <T>(dateOf: (one: T) => CalendarDate) =>
  (a: T, b: T) =>
    dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0;

interface Story {
  readonly state: RowState;
  readonly percent?: number;
  readonly done?: CalendarDate;
}

interface Told {
  readonly reports: readonly ProgressReport[];
  readonly closures: readonly Closure[];
  readonly changes: readonly DatedChange[];
}

/** What has become of a row, event by event; of one day, reports count before decisions. */
function storyOf(row: Assignment, { reports, closures, changes }: Told): Story {
  const standing = (row.item.frequency ?? row.item.due)?.resolved?.standing === true;
  let state: RowState = standing ? "standing" : "not-started";
  let percent: number | undefined;
  let done: CalendarDate | undefined;
  const events = [
    ...reports.map((report) => ({ day: report.told, report })),
    ...closures.map((closure) => ({ day: closure.date, closure })),
    ...changes.map((change) => ({ day: change.date, change })),
  ].sort(byDate(({ day }) => day));
  for (const event of events) {
    if ("report" in event) {
      const { report } = event;
      percent = report.percent ?? percent;
      const begun = (percent ?? 0) > 0 || report.text !== undefined || report.problem !== undefined;
      if (report.state !== undefined) state = report.state;
      else if (begun && (state === "not-started" || state === "paused")) state = "in-progress";
      if (state === "done" || state === "closure-requested") {
        done = report.done ?? done ?? (state === "done" ? report.told : undefined);
        percent = 100;
      } else done = undefined;
    } else if ("closure" in event) {
      if (event.closure.decision === "granted") {
        state = "closed";
        percent = 100;
        done ??= event.closure.date;
      } else {
        state = "in-progress";
        done = undefined;
      }
    } else if (event.change.change.type === "cancelled") state = "cancelled";
    else if (event.change.change.type === "paused") state = "paused";
  }
  return {
    state,
    ...given({ percent, done }),
  };
}

const ended: ReadonlySet<RowState> = new Set([
  "done",
  "closed",
  "closure-requested",
  "cancelled",
  "paused",
]);

function unanswered(
  orders: readonly OrderOnRow[],
  reports: readonly ProgressReport[],
  day: CalendarDate,
): number | undefined {
  const days = orders.flatMap(({ order, matter }) => {
    const answered =
      (matter.answered !== undefined && matter.answered.date <= day) ||
      reports.some(({ told }) => told >= order.date);
    return answered || order.replyBy === undefined || order.replyBy >= day
      ? []
      : [daysBetween(order.replyBy, day)];
  });
  return days.length === 0 ? undefined : Math.max(...days);
}

function factsOf(
  row: Assignment,
  story: Story,
  told: Told,
  orders: readonly OrderOnRow[],
  day: CalendarDate,
): RowFacts {
  const { state, percent } = story;
  const open = !ended.has(state);
  const expected = state === "standing" ? undefined : expectedPercent(row, day);
  const begin = beginOf(row);
  const toDue = row.due === undefined || !open ? undefined : daysBetween(day, row.due);
  const idle =
    state === "not-started" && begin !== undefined && begin < day
      ? daysBetween(begin, day)
      : undefined;
  const undated = row.due === undefined && expectedSteps(row.item).length === 0;
  // Nothing begun is nothing done; of what is under way only its percentage tells how far.
  const reached = state === "not-started" ? (percent ?? 0) : percent;
  const late =
    story.done === undefined || row.due === undefined || story.done <= row.due
      ? undefined
      : daysBetween(row.due, story.done);
  const silence = unanswered(orders, told.reports, day);
  return {
    state,
    ...given({ percent, expected }),
    ...(expected === undefined || reached === undefined || !open
      ? {}
      : { behind: Math.max(0, expected - reached) }),
    ...given({ lateDays: late }),
    ...(undated ? { undated: true as const } : {}),
    ...(state === "in-progress" && percent === undefined ? { unknown: true as const } : {}),
    ...(toDue === undefined || toDue >= 0 ? {} : { overdueDays: -toDue }),
    ...given({ idleDays: idle }),
    ...(toDue === undefined || toDue < 0 ? {} : { dueInDays: toDue }),
    ...given({ unansweredDays: silence }),
  };
}

/**
 * The rows of a plan as of the end of a day.
 * @param day what was told or decided later does not count, nor do adjustments made later
 * @param lights the office's rules
 */
export function trackPlan(
  plan: Plan,
  model: Model,
  day: CalendarDate,
  lights: LightSettings = lightsByLag,
): readonly TrackedRow[] {
  const { journal } = model;
  const { assignments, changesOf } = planInForce(plan, journal, day);
  const reports = candidatesByRow(journal.reports.filter(({ told }) => told <= day));
  const closures = candidatesByRow(journal.closures.filter(({ date }) => date <= day));
  const orders = journal.supervisions
    .filter(({ date }) => date <= day)
    .flatMap((order) =>
      order.matters.map((matter) => ({ order, matter, subject: matter.subject })),
    );
  const ordersOf = candidatesByRow(orders);
  return assignments.flatMap((assignment): TrackedRow[] => {
    const [first] = assignment.parties;
    if (first === undefined) return [];
    const about = <T extends About>(candidates: (row: Assignment) => readonly T[]) =>
      candidates(assignment).filter((one) => speaksOf(one, assignment));
    const told: Told = {
      reports: about(reports).toSorted(byDate(({ told: date }) => date)),
      closures: about(closures).toSorted(byDate(({ date }) => date)),
      changes: changesOf(assignment),
    };
    const onRow = about(ordersOf).map(({ order, matter }) => ({ order, matter }));
    const story = storyOf(assignment, told);
    const facts = factsOf(assignment, story, told, onRow, day);
    return [
      {
        assignment,
        holder: sheetHolder(first.holder),
        facts,
        lit: lightOf(facts, lights),
        ...given({ done: story.done }),
        ...told,
        orders: onRow,
      },
    ];
  });
}
