import * as v from "valibot";
import type { Wording } from "../../findings/finding.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Item, Plan, Timing } from "../../model/model.ts";
import { childOf, placeIn } from "../../syntax/entry.ts";
import { type CalendarDate, daysBetween } from "../../time/calendar-date.ts";
import type { RecurringClause } from "../../time/phrase.ts";
import type { Occurrence } from "../../time/resolved.ts";
import { checkWithOptions } from "../check.ts";
import { phrasePlace } from "../entries/timing-places.ts";

const options = v.object({
  /** With this many days left on the day of issue, or fewer, an occurrence can hardly be held any more. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 7),
});

/** A stretch of the calendar in which something is owed once or several times. */
interface Slot {
  readonly name: string;
  readonly occurrences: readonly Occurrence[];
  readonly due: CalendarDate;
}

/** A frequency whose promise can be kept in part only. */
interface Short {
  readonly item: Item;
  readonly timing: Timing;
  readonly past: readonly Slot[];
  /** The one that the day of issue leaves next to no time for. */
  readonly squeezed: readonly Slot[];
  readonly left: readonly Slot[];
}

/** It comes at intervals that matter: what comes every month or week simply begins after the issue. */
function isFarApart({ unit, step }: RecurringClause): boolean {
  return unit === "year" || unit === "half" || unit === "quarter" || (unit === "month" && step > 1);
}

function slotsOf({ occurrences }: { readonly occurrences: readonly Occurrence[] }): Slot[] {
  const slots = new Map<string, Slot>();
  for (const occurrence of occurrences) {
    const { slot, due } = occurrence;
    const key = `${slot.start ?? ""}/${slot.end ?? ""}`;
    const known = slots.get(key);
    const name = occurrence.label.replace(/第\d+次$|,? ?no\. \d+$/, "");
    slots.set(key, {
      name: name === "" ? (slot.start?.slice(0, 4) ?? "") : name,
      occurrences: [...(known?.occurrences ?? []), occurrence],
      due: known === undefined || due > known.due ? due : known.due,
    });
  }
  return [...slots.values()];
}

/** Days from the day of issue to the last day allowed, both counted. */
function daysLeft(slot: Slot, issued: CalendarDate): number {
  return daysBetween(issued, slot.due) + 1;
}

function shortfall(item: Item, issued: CalendarDate, days: number): Short | undefined {
  const { frequency: timing, due } = item;
  const resolved = timing?.resolved;
  if (timing === undefined || timing.inherited || resolved?.kind !== "recurring") return undefined;
  const clauses = timing.phrase?.clauses.filter((clause) => clause.type === "recurring") ?? [];
  if (clauses.some(({ relation }) => relation === "at-most")) return undefined;
  // A deadline beside a frequency ends it.
  const last = due?.resolved?.due;
  const owed = resolved.occurrences.filter(
    ({ range }) => last === undefined || range.start === undefined || range.start <= last,
  );
  const slots = slotsOf({ occurrences: owed });
  const past = slots.filter((slot) => slot.due < issued);
  const coming = slots.filter((slot) => slot.due >= issued);
  // Little time is left because of the issue only where the stretch began before it.
  const squeezed = coming.filter(
    (slot) =>
      daysLeft(slot, issued) <= days &&
      slot.occurrences.some(({ range }) => range.start !== undefined && range.start < issued),
  );
  if (past.length === 0 && squeezed.length === 0) return undefined;
  const left = coming.filter((slot) => !squeezed.includes(slot));
  if (left.length > 0 && !clauses.every(isFarApart)) return undefined;
  return { item, timing, past, squeezed, left };
}

const times = (slots: readonly Slot[]) =>
  slots.reduce((sum, { occurrences }) => sum + occurrences.length, 0);

function names(slots: readonly Slot[], separator: string): string {
  if (slots.length <= 4) return slots.map(({ name }) => name).join(separator);
  return `${slots[0]?.name ?? ""}…${slots.at(-1)?.name ?? ""}`;
}

function message(short: Short, others: number, issued: CalendarDate): Wording {
  const { timing, past, squeezed, left } = short;
  const gone = [
    ...(past.length === 0
      ? []
      : [{ zh: `${names(past, "、")}已过`, en: `${names(past, ", ")} is over` }]),
    ...squeezed.map((slot) => {
      const days = daysLeft(slot, issued);
      return {
        zh: `${slot.name}只剩${days}天`,
        en: `${slot.name} has ${days} ${days === 1 ? "day" : "days"} left`,
      };
    }),
  ];
  const zhLeft =
    left.length === 0 ? "没有可核查的一次" : `可核查的只有${names(left, "、")}共${times(left)}次`;
  const enLeft =
    left.length === 0
      ? "nothing is left to verify"
      : `only ${names(left, ", ")} (${times(left)}) can be verified`;
  return {
    zh: `“${timing.written}”${others === 0 ? "" : `等${others + 1}处`}：${issued}印发时${gone.map(({ zh }) => zh).join("，")}，${zhLeft}`,
    en: `“${timing.written}”${others === 0 ? "" : ` and ${others} more`}: on the day of issue, ${issued}, ${gone.map(({ en }) => en).join(" and ")}; ${enLeft}`,
  };
}

/** Frequencies that the day of issue cuts short in the same way are one matter. */
function alike(shorts: readonly Short[]): readonly (readonly Short[])[] {
  const groups = groupBy(shorts, (short) =>
    [short.past, short.squeezed, short.left]
      .map((slots) => slots.map(({ name, due }) => `${name}${due}`).join())
      .join("/"),
  );
  return [...groups.values()];
}

/** The day the plan is issued, unless it is a draft still, or is printed again with changed deadlines. */
function issueOf(plan: Plan): CalendarDate | undefined {
  const { notice } = plan;
  if (notice?.date === undefined || notice.draft !== undefined) return undefined;
  return plan.allItems.some(({ due }) => due?.was !== undefined) ? undefined : notice.date;
}

const document = (body: string, date = "2015-06-29") =>
  `机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n${body}}\n通知 乙 "关于印发甲方案的通知" {\n  落款 局\n  日期 ${date}\n  印发 甲\n}\n`;

export const recurrenceFeasible = checkWithOptions(
  {
    code: "recurrence-feasible",
    severity: { draft: "note", issue: "warning" },
    strength: "practice",
    source: { zh: "督查落实的通例", en: "Practice of tracking" },
    summary: {
      zh: "印发时频次已有几次来不及做",
      en: "On the day of issue some of a frequency's occurrences can no longer be held",
    },
    doc: {
      zh: "6月29日印发的方案写“每半年至少1次”，上半年只剩两天：到年底拿什么核查，要事先说清。把频次在方案期间内展开，列出印发前已过的、和印发后所剩天数不多于选项 days（默认7天）的各次。印发前已经结束的各次不列入任务；从何时起算，写明为好。一次也不剩的是警告，其余是提示；情形相同的各处合为一条。只看每年、每半年、每季度和几个月一次的；每月、每周的从印发后做起就是，一次不剩才提示；“不超过”的没有许诺什么，都不提示。印有“原时限”的方案是调整后重印的，也不提示。",
      en: "A plan issued on 29 June promises something twice a year, and two days are left of the first half: say beforehand what will be verified. Frequencies are expanded within the plan's period; those over before the issue are named, and those with no more days left than the option `days` (7). What ended before the issue is nobody's task; say from when the frequency counts. Where nothing is left it is a warning, else a note; places alike are one finding. Only frequencies by year, half, quarter or several months are judged: a monthly one begins with the next month, and is found only if nothing is left of it; “at most” promises nothing. A plan that prints deadlines with what they were is printed again and left alone.",
    },
    options,
    bad: [
      {
        source: document('  措施 丙 "丙事。" {\n    频次 每半年至少1次\n  }\n'),
        finds: [
          {
            at: "6:8",
            says: "“每半年至少1次”：2015-06-29印发时上半年只剩2天，可核查的只有下半年共1次",
          },
        ],
      },
      {
        source: document(
          '  措施 丙 "丙事。" {\n    频次 每季度2次\n  }\n  措施 丁 "丁事。" {\n    频次 每季度2次\n  }\n  措施 戊 "戊事。" {\n    频次 每年2月底前\n  }\n',
        ),
        finds: [
          {
            at: "6:8",
            says: "“每季度2次”等2处：2015-06-29印发时一季度已过，二季度只剩2天，可核查的只有三季度、四季度共4次",
          },
          { at: "12:8", says: "“每年2月底前”：2015-06-29印发时2015年已过，没有可核查的一次" },
        ],
      },
    ],
    good: [
      document(
        '  措施 丙 "丙事。" { 频次 下半年起每半年至少1次 }\n  措施 丁 "丁事。" { 频次 每年1次 }\n  措施 戊 "戊事。" { 频次 每月1次 }\n  措施 己 "己事。" { 频次 每季度不超过2次 }\n',
      ),
      document('  措施 丙 "丙事。" { 频次 每季度1次 }\n', "2015-03-10"),
    ],
    run({ model, report, options: { days } }) {
      for (const plan of model.plans) {
        const issued = issueOf(plan);
        if (issued === undefined) continue;
        const date = plan.notice === undefined ? undefined : childOf(plan.notice.entry, "date");
        const shorts = plan.allItems.flatMap((item) => shortfall(item, issued, days) ?? []);
        for (const [first, ...others] of alike(shorts)) {
          if (first === undefined) continue;
          report({
            entry: first.timing.entry,
            place: phrasePlace(first.timing),
            message: message(first, others.length, issued),
            mend: {
              zh: "印发前已经结束的不列入任务；写明从何时起算，如“下半年起每半年至少1次”",
              en: "what ended before the issue is nobody's task; say from when it counts",
            },
            ...(first.left.length === 0 ? {} : { severity: "note" as const }),
            cases: others.length + 1,
            related: [
              ...(date === undefined
                ? []
                : [
                    {
                      place: placeIn(date.file, date),
                      message: { zh: "印发日期", en: "the day of issue" },
                    },
                  ]),
              ...others.slice(0, 8).map(({ timing }) => ({
                place: phrasePlace(timing),
                message: { zh: `“${timing.written}”`, en: `“${timing.written}”` },
              })),
            ],
          });
        }
      }
    },
  },
  v.parse,
);
