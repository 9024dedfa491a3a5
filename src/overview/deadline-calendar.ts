import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Model } from "../model/compiled.ts";
import { sentenceOf, shortTitle } from "../model/items/item-text.ts";
import type { Group, Locale, Plan, Unit } from "../model/model.ts";
import { holderName } from "../model/organization/parties.ts";
import { rowCode } from "../sheets/row-code.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { type LightSettings, lightsByLag } from "../tracking/light-settings.ts";
import { roundsOf } from "../tracking/rounds.ts";
import { isDone } from "../tracking/summary.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { stateText } from "./states.ts";

/** The deadlines of plans as entries of a calendar. */

export interface CalendarView {
  readonly locale: Locale;
  readonly title: string;
  readonly events: readonly CalendarEvent[];
}

export interface UnitCalendar {
  readonly holder: Unit | Group;
  readonly view: CalendarView;
}

/** A whole day. */
export interface CalendarEvent {
  /** The same in every build. */
  readonly uid: string;
  readonly day: CalendarDate;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly cancelled: boolean;
  /** Whether to be reminded: nothing that is done or cancelled is. */
  readonly reminds: boolean;
  /** How often its day was changed or it was cancelled. */
  readonly sequence: number;
  /** The last day on which something about it was told or decided. */
  readonly revised: CalendarDate;
}

export interface CalendarOptions {
  /** The day whose state is shown, for a plan. */
  readonly asOf: (plan: Plan) => CalendarDate;
  readonly lights?: LightSettings;
}

/** From a key that names plan, item, party and occurrence: the calendar knows an entry again by it. */
function uidOf(key: string): string {
  return `${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 32)}@planwright`;
}

/** The day from which a plan counts, for entries of which nothing was told yet. */
function issueDay(plan: Plan, asOf: CalendarDate): CalendarDate {
  return plan.notice?.date ?? plan.period.start ?? asOf;
}

const words = {
  zh: { done: "已办结", cancelled: "已取消", round: "填报", roundEnd: "填报截止", colon: "：" },
  en: {
    done: "done",
    cancelled: "cancelled",
    round: "report",
    roundEnd: "reports due",
    colon: ": ",
  },
} as const;

function revisedOn(row: TrackedRow, asOf: CalendarDate): CalendarDate {
  const issued = issueDay(row.assignment.item.plan, asOf);
  const days = [
    ...row.reports.map(({ told }) => told),
    ...row.closures.map(({ date }) => date),
    ...row.changes.map(({ date }) => date),
    issued,
  ];
  return days.toSorted().at(-1) ?? issued;
}

function eventOf(
  row: TrackedRow,
  model: Model,
  lights: LightSettings,
  asOf: CalendarDate,
): readonly CalendarEvent[] {
  const { assignment, facts, lit, holder, changes } = row;
  const { due, item } = assignment;
  if (due === undefined) return [];
  const { locale } = item.plan;
  const say = words[locale];
  const unit = holderName(holder, "short", locale);
  const cancelled = facts.state === "cancelled";
  const mark = cancelled ? say.cancelled : isDone(row) ? say.done : undefined;
  const light = lights.palette[lit.light]?.label[locale] ?? lit.light;
  const title = `${shortTitle(item, model)}${assignment.occurrence === undefined ? "" : ` ${assignment.occurrence}`}`;
  return [
    {
      uid: uidOf(assignment.key),
      day: due,
      summary: `${mark === undefined ? "" : locale === "zh" ? `【${mark}】` : `[${mark}] `}${unit}${say.colon}${title}`,
      description: [
        rowCode(assignment, locale),
        sentenceOf(item, model),
        `${stateText(facts.state, locale)} · ${light}${say.colon}${lit.why[locale]}`,
        item.plan.title.text,
      ]
        .filter((line) => line !== "")
        .join("\n"),
      categories: [unit, light],
      cancelled,
      reminds: mark === undefined,
      sequence: changes.filter(({ change }) => change.type === "due" || change.type === "cancelled")
        .length,
      revised: revisedOn(row, asOf),
    },
  ];
}

/** The last days of a plan's rounds of reporting. */
function roundEvents(plan: Plan, asOf: CalendarDate): readonly CalendarEvent[] {
  const say = words[plan.locale];
  const gap = plan.locale === "zh" ? "" : " ";
  return roundsOf(plan).map(
    ({ key, label, due }): CalendarEvent => ({
      uid: uidOf(JSON.stringify([plan.name, "round", key])),
      day: due,
      summary: `${label}${gap}${say.roundEnd}`,
      description: plan.title.text,
      categories: [say.round],
      cancelled: false,
      reminds: due >= asOf,
      sequence: 0,
      revised: issueDay(plan, asOf),
    }),
  );
}

const byDay = (a: CalendarEvent, b: CalendarEvent) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

/**
 * The calendars of plans: one of all deadlines, one for each unit that has some, each with the last
 * days of the rounds of reporting. Rows without a deadline have no entry.
 */
export function calendarsOf(
  plans: readonly Plan[],
  model: Model,
  options: CalendarOptions,
): {
  readonly all: CalendarView;
  readonly units: readonly UnitCalendar[];
} {
  const lights = options.lights ?? lightsByLag;
  const [first] = plans;
  const locale = first?.locale ?? "zh";
  const title = plans.map((plan) => plan.title.text).join("、");
  const rounds = new Map(plans.map((plan) => [plan, roundEvents(plan, options.asOf(plan))]));
  const rows = plans.flatMap((plan) => {
    const day = options.asOf(plan);
    return trackPlan(plan, model, day, lights).map((row) => ({
      plan,
      holder: row.holder,
      events: eventOf(row, model, lights, day),
    }));
  });
  const viewOf = (name: string, own: typeof rows): CalendarView => {
    const concerned = new Set(own.map(({ plan }) => plan));
    return {
      locale,
      title: name,
      events: [
        ...own.flatMap(({ events }) => events),
        ...[...concerned].flatMap((plan) => rounds.get(plan) ?? []),
      ].toSorted(byDay),
    };
  };
  const holders = new Set<Unit | Group>(rows.map(({ holder }) => holder));
  return {
    all: viewOf(title, rows),
    units: [...model.units, ...model.groups]
      .filter((holder) => holders.has(holder))
      .map((holder) => ({
        holder,
        view: viewOf(
          `${title}${locale === "zh" ? "·" : ": "}${holderName(holder, "short", locale)}`,
          rows.filter((row) => row.holder === holder),
        ),
      })),
  };
}
