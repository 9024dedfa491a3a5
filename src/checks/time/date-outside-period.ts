import type { Wording } from "../../findings/finding.ts";
import type { Item, Timing } from "../../model/model.ts";
import { childOf, placeIn } from "../../syntax/entry.ts";
import type { DateRange } from "../../time/calendar-date.ts";
import { check } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";

/** A period that is stated, and whose it is. */
interface Stated {
  readonly days: DateRange;
  readonly of: Wording;
}

/** The 期间 that an item stands in; the plan's period binds only deadlines whose year is written. */
function periodOf(item: Item, timing: Timing): Stated | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) {
    // What lies outside its phase is asked where phases are.
    if (at.kind === "phase") return undefined;
    if (childOf(at.entry, "period") !== undefined && at.time.within !== undefined)
      return { days: at.time.within, of: spokenItem(at) };
  }
  if (timing.resolved?.yearNamed !== true) return undefined;
  return { days: item.plan.period, of: { zh: "方案", en: "the plan" } };
}

function isOutside({ resolved }: Timing, { start, end }: DateRange): boolean {
  const due = resolved?.due;
  if (due === undefined) return false;
  return (start !== undefined && due < start) || (end !== undefined && due > end);
}

export const dateOutsidePeriod = check({
  code: "date-outside-period",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "年度方案的通例", en: "Practice of yearly plans" },
  summary: {
    zh: "时限不在写明的期间之内",
    en: "A deadline lies outside the period that is stated",
  },
  doc: {
    zh: "写明年份的时限应当在方案的年度或期间之内；在期间之外，多半是沿用旧稿的年份没有改。跨年的工作，把“期间”写宽，或写“次年”。一项自己写明“期间”的，其中各项的时限不论写不写年份，都应在它之内。",
    en: "A deadline whose year is written lies within the plan's year or period; outside it, it is most often a year left over from an old draft. Widen `period`, or write 次年, for work that goes on. Where an item has a `period` of its own, the deadlines in it lie within that one, with a year or without.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 局\n    时限 2014年12月31日前\n  }\n}\n',
      finds: [
        {
          at: "6:8",
          says: "“2014年12月31日前”（2014-12-31）不在方案的期间 2015-01-01 至 2015-12-31 之内",
        },
      ],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 局\n    期间 2015-04 至 2015-06\n    行动 丙 "丙事。" { 时限 年底前 }\n  }\n}\n',
      finds: [
        {
          at: "7:21",
          says: "“年底前”（2015-12-31）不在措施“乙事”的期间 2015-04-01 至 2015-06-30 之内",
        },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 局\n    时限 次年1月\n  }\n}\n',
    '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 局\n    期间 2015-11 至 2016-02\n    时限 2月底前\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const seen = new Set<Timing["entry"]>();
      for (const item of plan.allItems) {
        for (const timing of [item.due, item.frequency]) {
          if (timing === undefined || timing.inherited || seen.has(timing.entry)) continue;
          const stated = periodOf(item, timing);
          if (stated === undefined || !isOutside(timing, stated.days)) continue;
          seen.add(timing.entry);
          const { value, file } = timing.entry;
          const range = value?.type === "phrase" ? value.phrase : timing.entry.keyword;
          const { start = "…", end = "…" } = stated.days;
          report({
            entry: timing.entry,
            place: placeIn(file, range),
            message: {
              zh: `“${timing.written}”（${timing.resolved?.due ?? ""}）不在${stated.of.zh}的期间 ${start} 至 ${end} 之内`,
              en: `“${timing.written}” (${timing.resolved?.due ?? ""}) lies outside the period of ${stated.of.en}, ${start} to ${end}`,
            },
            mend: {
              zh: "核对时限；工作确实更长的，写明“期间”",
              en: "check it; give a longer `period` if the work goes on",
            },
          });
        }
      }
    }
  },
});
