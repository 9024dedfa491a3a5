import type { Item, Plan, Timing } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { check, type Problem } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";
import { phrasePlace } from "../entries/timing-places.ts";

/** A deadline of the item's own, with its day. */
interface Own {
  readonly timing: Timing;
  readonly day: CalendarDate;
}

function ownDue(item: Item): Own | undefined {
  const { due } = item;
  const day = due?.resolved?.due;
  if (due === undefined || due.inherited || day === undefined) return undefined;
  // What recurs ends with the plan, and words in quotes print no day: 即 only helps to sort them.
  const { value } = due.entry;
  const quoted = value?.type === "phrase" && value.phrase.quoted;
  return quoted || due.resolved?.kind === "recurring" ? undefined : { timing: due, day };
}

/** It names a day, not a month or quarter. */
function namesDay({ phrase }: Timing): boolean {
  return (
    phrase?.clauses.every(
      (clause) => clause.type === "dated" && (clause.last ?? clause.first).unit === "day",
    ) === true
  );
}

function beforeIssue(item: Item, own: Own, plan: Plan, issued: CalendarDate): Problem | undefined {
  const { timing, day } = own;
  if (day >= issued || !namesDay(timing)) return undefined;
  const outside =
    timing.resolved?.yearNamed === true &&
    plan.period.start !== undefined &&
    day < plan.period.start;
  if (outside) return undefined;
  const spoken = spokenItem(item);
  const noticeDate = plan.notice?.entry.children.find(
    (child) => child.type === "entry" && child.kind === "date",
  );
  return {
    entry: timing.entry,
    place: phrasePlace(timing),
    message: {
      zh: `${spoken.zh}的时限“${timing.written}”（${day}）早于印发日期 ${issued}`,
      en: `the deadline “${timing.written}” (${day}) of ${spoken.en} lies before the day of issue, ${issued}`,
    },
    mend: {
      zh: "核对时限；已经完成的，不再列入",
      en: "correct it; leave out what is done already",
    },
    ...(noticeDate?.type === "entry"
      ? {
          related: [
            {
              place: placeIn(noticeDate.file, noticeDate),
              message: { zh: "印发日期", en: "the day of issue" },
            },
          ],
        }
      : {}),
  };
}

/** The nearest item around whose own deadline binds what is in it; a section's is only what its items take. */
function binding(item: Item): { readonly parent: Item; readonly own: Own } | undefined {
  for (let parent = item.parent; parent !== undefined; parent = parent.parent) {
    // Whether it lies within its phase is asked where phases are.
    if (parent.kind === "section" || parent.kind === "phase") return undefined;
    const own = ownDue(parent);
    if (own !== undefined) return { parent, own };
  }
  return undefined;
}

function afterParent(item: Item, own: Own): Problem | undefined {
  const bound = binding(item);
  if (bound === undefined || own.day <= bound.own.day) return undefined;
  const spoken = spokenItem(item);
  const parent = spokenItem(bound.parent);
  return {
    entry: own.timing.entry,
    place: phrasePlace(own.timing),
    ...(bound.parent.kind === "goal" ? { severity: "note" as const } : {}),
    message: {
      zh: `${spoken.zh}的时限“${own.timing.written}”（${own.day}）晚于所属${parent.zh}的“${bound.own.timing.written}”（${bound.own.day}）`,
      en: `the deadline “${own.timing.written}” (${own.day}) of ${spoken.en} is later than “${bound.own.timing.written}” (${bound.own.day}) of ${parent.en}, which it belongs to`,
    },
    mend: { zh: "改其中一个时限", en: "change one of the two" },
    related: [
      {
        place: phrasePlace(bound.own.timing),
        message: { zh: "上一级的时限", en: "the deadline around it" },
      },
    ],
  };
}

const document = (body: string) =>
  `机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n${body}}\n通知 乙 "关于印发甲方案的通知" {\n  落款 局\n  日期 2015-06-29\n  印发 甲\n}\n`;

export const deadlineOutOfRange = check({
  code: "deadline-out-of-range",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "任务分解表的通例", en: "Practice of tables of tasks" },
  summary: {
    zh: "时限早于印发日期，或晚于所属一级的时限",
    en: "A deadline before the day of issue, or later than that of what it belongs to",
  },
  doc: {
    zh: "写明到日的时限不应早于印发日期；只写月份、季度的不算，年初印发的方案管全年。子项的时限不应晚于所属目标、措施、行动自己的时限；部分的时限只是各项取用的，不算。印有“原时限”的方案是调整后重印的，其中早于印发日期的不再提示。",
    en: "A deadline that names a day does not lie before the day of issue; months and quarters may, since a plan issued in March holds for the whole year. Nor is it later than the own deadline of the goal, measure or action it belongs to; a section's deadline is only what its items take. A plan that prints deadlines with what they were is printed again, and its past dates are left alone.",
  },
  bad: [
    {
      source: document('  措施 丙 "丙事。" {\n    时限 5月31日前\n  }\n'),
      finds: [
        {
          at: "6:8",
          says: "措施“丙事”的时限“5月31日前”（2015-05-31）早于印发日期 2015-06-29",
        },
      ],
    },
    {
      source: document(
        '  措施 丙 "丙事。" {\n    时限 11月底前\n    行动 丁 "丁。" { 时限 2015年12月20日 }\n  }\n',
      ),
      finds: [
        {
          at: "7:20",
          says: "行动“丁”的时限“2015年12月20日”（2015-12-20）晚于所属措施“丙事”的“11月底前”（2015-11-30）",
        },
      ],
    },
  ],
  good: [
    document(
      '  措施 丙 "丙事。" { 时限 5月底前 }\n  措施 丁 "丁事。" { 时限 上半年 }\n  部分 戊 "戊" {\n    时限 9月底前\n    措施 己 "己事。" { 时限 12月底前 }\n  }\n  措施 庚 "庚事。" {\n    时限 年底前\n    节点 辛 "辛。" 10月31日\n  }\n',
    ),
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const issued = plan.notice?.draft === undefined ? plan.notice?.date : undefined;
      const printedAgain = plan.allItems.some(({ due }) => due?.was !== undefined);
      for (const item of plan.allItems) {
        const own = ownDue(item);
        if (own === undefined) continue;
        const early =
          issued === undefined || printedAgain ? undefined : beforeIssue(item, own, plan, issued);
        const late = early === undefined ? afterParent(item, own) : undefined;
        const problem = early ?? late;
        if (problem !== undefined) report(problem);
      }
    }
  },
});
