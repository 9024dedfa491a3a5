import * as v from "valibot";
import type { Related, Wording } from "../../findings/finding.ts";
import type { Assignment, Item, Plan, Timing, Unit } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { placeOf } from "../../syntax/entry.ts";
import {
  addDays,
  type CalendarDate,
  mondayOf,
  monthsRange,
  partsOf,
} from "../../time/calendar-date.ts";
import { checkWithOptions } from "../check.ts";
import { placedRefs } from "../entries/party-places.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const options = v.object({
  /** A unit may lead this many measures of a plan, however large its share. */
  measures: v.optional(count, 10),
  /** And this share of all measures that somebody leads, however many. */
  share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.6),
  /** So many of what it leads may be due in one week. */
  week: v.optional(count, 8),
  /** So many in one month. */
  month: v.optional(count, 15),
});

type Options = v.InferOutput<typeof options>;

/** What one unit leads in a plan. */
interface Load {
  readonly unit: Unit;
  readonly measures: Set<Item>;
  readonly rows: Assignment[];
}

/**
 * The units that lead a row by name: 牵头, or where there is none the only owner. What every unit of
 * a group owes alike is nobody's load.
 */
function leaders({ item }: Assignment): readonly Unit[] {
  for (const role of ["lead", "owner"]) {
    const list = item.roles.find((one) => one.role === role)?.list;
    if (list === undefined) continue;
    const units = list.refs.flatMap(({ named }) => (named?.type === "unit" ? [named] : []));
    return role === "owner" && list.refs.length > 1 ? [] : units;
  }
  return [];
}

function measureOf(item: Item): Item | undefined {
  let at: Item | undefined = item;
  while (at !== undefined && at.kind !== "measure") at = at.parent;
  return at;
}

/** Set for the work itself: a deadline that a section gives to all in it piles nothing up by itself. */
function isOwn(timing: Timing | undefined): boolean {
  return (
    timing?.owner !== undefined && timing.owner.kind !== "section" && timing.owner.kind !== "goal"
  );
}

/** A date that somebody works towards, not before the day of issue. */
function isScheduled({ item, due }: Assignment): boolean {
  const issued = item.plan.notice?.date;
  return (
    due !== undefined &&
    (issued === undefined || due >= issued) &&
    (isOwn(item.frequency) || isOwn(item.due))
  );
}

interface Loads {
  readonly of: ReadonlyMap<Unit, Load>;
  /** The measures that somebody leads. */
  readonly measures: number;
}

function loadsOf(plan: Plan): Loads {
  const loads = new Map<Unit, Load>();
  const led = new Set<Item>();
  const counted = new Set<string>();
  for (const row of plan.assignments) {
    // The rows of several parties are one deadline for who leads them.
    const key = `${row.item.id} ${row.occurrence ?? ""}`;
    if (counted.has(key)) continue;
    counted.add(key);
    const measure = measureOf(row.item);
    for (const unit of leaders(row)) {
      if (measure !== undefined) led.add(measure);
      const known = loads.get(unit) ?? { unit, measures: new Set<Item>(), rows: [] };
      if (measure !== undefined) known.measures.add(measure);
      known.rows.push(row);
      loads.set(unit, known);
    }
  }
  return { of: loads, measures: led.size };
}

interface Peak {
  readonly rows: readonly Assignment[];
  readonly when: Wording;
}

/** The stretch in which most falls due. */
function peak(
  rows: readonly Assignment[],
  startOf: (due: CalendarDate) => CalendarDate,
  endOf: (start: CalendarDate) => CalendarDate,
): Peak | undefined {
  const byStart = new Map<CalendarDate, Assignment[]>();
  for (const row of rows) {
    if (row.due === undefined || !isScheduled(row)) continue;
    const start = startOf(row.due);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [row]);
    else known.push(row);
  }
  let most: { start: CalendarDate; rows: readonly Assignment[] } | undefined;
  for (const [start, found] of byStart)
    if (most === undefined || found.length > most.rows.length) most = { start, rows: found };
  if (most === undefined) return undefined;
  const end = endOf(most.start);
  return {
    rows: most.rows,
    when: { zh: `${most.start}至${end}`, en: `from ${most.start} to ${end}` },
  };
}

function monthOf(date: CalendarDate) {
  const { year, month } = partsOf(date);
  return monthsRange(year, month, 1);
}

interface Excess {
  readonly says: Wording;
  readonly items: readonly Item[];
}

function excesses(load: Load, all: number, limits: Options): readonly Excess[] {
  const { measures, rows } = load;
  const found: Excess[] = [];
  if (measures.size > limits.measures && measures.size > limits.share * all) {
    found.push({
      says: {
        zh: `牵头${all}项措施中的${measures.size}项`,
        en: `leads ${measures.size} of ${all} measures`,
      },
      items: [...measures],
    });
  }
  const week = peak(rows, mondayOf, (monday) => addDays(monday, 6));
  const month = peak(
    rows,
    (due) => monthOf(due).start,
    (first) => monthOf(first).end,
  );
  const due = [
    { limit: limits.week, most: week },
    { limit: limits.month, most: month },
  ].find(({ limit, most }) => most !== undefined && most.rows.length > limit)?.most;
  if (due !== undefined) {
    found.push({
      says: {
        zh: `${due.when.zh}有${due.rows.length}项到期`,
        en: `has ${due.rows.length} things due ${due.when.en}`,
      },
      items: due.rows.map(({ item }) => item),
    });
  }
  return found;
}

/** Where the unit is named first, in what it leads. */
function firstPlace({ unit, rows }: Load) {
  const [row] = rows;
  for (const { role, list, entry } of row?.item.roles ?? []) {
    if (role !== "lead" && role !== "owner") continue;
    const found = placedRefs(list, entry.file).find(({ ref }) => ref.named === unit);
    if (found !== undefined) return found.place;
  }
  return undefined;
}

const plan = (body: string) =>
  `机构 局 "某局" {\n  部门 甲处 "甲处"\n  部门 乙处 "乙处"\n  单位组 各处 "各处" = 甲处、乙处\n}\n方案 甲 "甲方案" {\n  年度 2015\n${body}}\n通知 乙 "关于印发甲方案的通知" {\n  落款 局\n  日期 2015-03-29\n  印发 甲\n}\n`;

const measure = (name: string, rest: string) => `  措施 ${name} "${name}事。" { ${rest} }\n`;

export const load = checkWithOptions(
  {
    code: "load",
    severity: { draft: "off", issue: "note" },
    strength: "practice",
    source: { zh: "任务分解的通例", en: "Practice of dividing tasks" },
    summary: {
      zh: "一个单位牵头的措施太多，或同一周、同一月到期的太多",
      en: "One unit leads too many measures, or has too much due in one week or month",
    },
    doc: {
      zh: "十几项工作都压在一个单位、又都在年底一周到期，多半办不好，也验收不过来。按单位数它牵头（没有牵头的，独自负责）的措施，和这些措施的各次期限；单位组里人人都有的任务不算，部分给其中各项定的共同期限也不算到期的一项。默认只提示特别重的：牵头超过10项（measures）而且超过六成（share），一周到期超过8项（week），一月超过15项（month）；起草时不提示。各机关轻重不同，这四个数都是选项。",
      en: "A dozen measures with one unit, all due in the last week of December, will hardly be done well or verified in time. What a unit leads (or, without a lead, owns alone) is counted by measure and by due date; what every unit of a group owes alike is left out, and so is a deadline that a section gives to all in it. Only the really heavy is noted, and not in drafts: more than 10 measures (`measures`) that are more than 60% of all (`share`), more than 8 due in a week (`week`) or 15 in a month (`month`). All four are options.",
    },
    options,
    bad: [
      {
        options: { measures: 2, week: 2 },
        source: plan(
          measure("一", "牵头 甲处；时限 年底前") +
            measure("二", "牵头 甲处；时限 12月30日前") +
            measure("三", "责任 甲处；时限 年底前") +
            measure("四", "责任 乙处；时限 年底前"),
        ),
        finds: [
          {
            at: "8:19",
            says: "“甲处”牵头4项措施中的3项，2015-12-28至2016-01-03有3项到期",
          },
        ],
      },
      {
        options: { month: 3 },
        source: plan(
          measure("一", "责任 甲处；频次 每周1次；时限 4月底前") + measure("二", "责任 乙处"),
        ),
        finds: [{ at: "8:19", says: "“甲处”2015-04-01至2015-04-30有4项到期" }],
      },
    ],
    good: [
      plan(
        Array.from({ length: 12 }, (_, index) =>
          measure(`第${index + 1}项`, "责任 各处；时限 年底前"),
        ).join(""),
      ),
      plan(measure("一", "责任 甲处；时限 年底前") + measure("二", "责任 甲处；时限 年底前")),
    ],
    run({ model, report, options: limits }) {
      for (const plan of model.plans) {
        const loads = loadsOf(plan);
        for (const one of loads.of.values()) {
          const found = excesses(one, loads.measures, limits);
          if (found.length === 0) continue;
          const party = { holder: one.unit, key: one.unit.id };
          const items = [...new Set(found.flatMap((excess) => excess.items))];
          report({
            entry: plan.entry,
            place: firstPlace(one) ?? placeOf(plan.entry),
            message: {
              zh: `“${partyName(party, "zh")}”${found.map(({ says }) => says.zh).join("，")}`,
              en: `“${partyName(party, "en")}” ${found.map(({ says }) => says.en).join(" and ")}`,
            },
            mend: {
              zh: "分给别的单位，或错开期限",
              en: "give some to other units, or set the deadlines apart",
            },
            related: items.slice(0, 5).map(
              (item): Related => ({
                place: placeOf(item.entry),
                message: { zh: "其中一项", en: "one of them" },
              }),
            ),
            cases: items.length,
          });
        }
      }
    },
  },
  v.parse,
);
