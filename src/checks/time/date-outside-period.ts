import type { Plan, Timing } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";

/** A deadline whose year is written, and which lies outside the plan's period. */
function outside(timing: Timing, plan: Plan): boolean {
  const { resolved } = timing;
  if (resolved?.due === undefined || !resolved.yearNamed) return false;
  const { start, end } = plan.period;
  return (start !== undefined && resolved.due < start) || (end !== undefined && resolved.due > end);
}

export const dateOutsidePeriod = check({
  code: "date-outside-period",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "年度方案的通例", en: "Practice of yearly plans" },
  summary: {
    zh: "写明年份的时限不在方案的期间之内",
    en: "A deadline whose year is written lies outside the plan's period",
  },
  doc: {
    zh: "写明年份的时限应当在方案的年度或期间之内；在期间之外，多半是沿用旧稿的年份没有改。跨年的工作，把“期间”写宽，或写“次年”。",
    en: "A deadline whose year is written lies within the plan's year or period; outside it, it is most often a year left over from an old draft. Widen `period`, or write 次年, for work that goes on.",
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
  ],
  good: [
    '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 局\n    时限 次年1月\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const seen = new Set<Timing["entry"]>();
      for (const item of plan.allItems) {
        for (const timing of [item.due, item.frequency]) {
          if (
            timing === undefined ||
            timing.inherited ||
            seen.has(timing.entry) ||
            !outside(timing, plan)
          )
            continue;
          seen.add(timing.entry);
          const { value, file } = timing.entry;
          const range = value?.type === "phrase" ? value.phrase : timing.entry.keyword;
          const { start = "…", end = "…" } = plan.period;
          report({
            entry: timing.entry,
            place: placeIn(file, range),
            message: {
              zh: `“${timing.written}”（${timing.resolved?.due ?? ""}）不在方案的期间 ${start} 至 ${end} 之内`,
              en: `“${timing.written}” (${timing.resolved?.due ?? ""}) lies outside the plan's period, ${start} to ${end}`,
            },
            mend: {
              zh: "核对年份；工作确实跨年的，写明“期间”",
              en: "check the year; give the plan a longer `period` if the work goes on",
            },
          });
        }
      }
    }
  },
});
