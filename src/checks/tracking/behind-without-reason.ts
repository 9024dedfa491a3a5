import type { Model } from "../../model/compiled.ts";
import type { ProgressReport } from "../../model/journal/journal.ts";
import type { Plan } from "../../model/model.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import type { LightSettings } from "../../tracking/light-settings.ts";
import type { Lit } from "../../tracking/lights.ts";
import { saysNothing } from "../../tracking/placeholder.ts";
import { roundOn } from "../../tracking/rounds.ts";
import { trackPlan } from "../../tracking/tracked-rows.ts";
import { check } from "../check.ts";
import { judgeHabit } from "../habit.ts";
import { spokenReport, spokenUnit, statePlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** From this weight on a light asks for a reason: yellow, orange, red. */
const ASKS = 2;

interface Behind {
  readonly report: ProgressReport;
  readonly lit: Lit;
}

/** The reports of the last round that are behind, each once. */
function behindInRound(plan: Plan, model: Model, lights: LightSettings): readonly Behind[] {
  const day = model.journal.reports
    .flatMap((one) => (one.subject.plan === plan ? [one.told] : []))
    .toSorted()
    .at(-1);
  const round = day === undefined ? undefined : roundOn(plan, day);
  if (day === undefined || round === undefined) return [];
  const behind = new Map<ProgressReport, Lit>();
  for (const { lit, reports } of trackPlan(plan, model, day, lights)) {
    const last = reports.at(-1);
    if (last === undefined || (round.from !== undefined && last.told < round.from)) continue;
    if ((lights.palette[lit.light]?.weight ?? 0) >= ASKS) behind.set(last, lit);
  }
  return [...behind].map(([report, lit]) => ({ report, lit }));
}

const says = (text: string | undefined): boolean => text !== undefined && !saysNothing(text);

const isSilent = ({ report }: Behind): boolean => !says(report.problem) || !says(report.nextStep);

const trackedWithRounds = trackedExample.replace("  责任 温州\n", "  填报 每季度末\n  责任 温州\n");

export const behindWithoutReason = check({
  code: "behind-without-reason",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: {
    zh: "督查台账的通例：黄灯、红灯写明原因和下步措施",
    en: "Practice of tracking: yellow and red tell why, and what comes next",
  },
  summary: {
    zh: "最近一轮里亮黄灯、红灯的，没有写问题和下步",
    en: "Behind in the last round, without a problem and a next step",
  },
  doc: {
    zh: "方案有“填报”的，最近一轮报了、按最后填报的那天算亮黄灯或红灯的事项，要写明问题和下步。以前各轮不再追究；没有报的另有催报（status --missing）。亮灯按项目配置的 lights。一份填报里过半没有写的，只提示一次。",
    en: "In a plan with rounds of `reporting`, what was reported in the last round and is yellow or red on the last day of reports tells its problem and next step. Rounds before are history, and who has not reported at all is told by `status --missing`. Lights are those of the project's `lights`. Where more than half of one report's items lack it, it is one finding.",
  },
  bad: [
    {
      source: `${trackedWithRounds}进展 温州 {\n  2015-09-28 台账 60% 问题 "人手不足" | 完成六个县。\n  2015-09-28 培训 90% 问题 "无" | 办班两期。\n}\n`,
      finds: [{ at: "15:17", says: "温州的“台账”亮红灯（应到99%，实到60%），没有写问题和下步" }],
    },
  ],
  good: [
    `${trackedWithRounds}进展 温州 {\n  2015-06-28 培训 5% | 起步。\n  2015-09-28 台账 60% 问题 "人手不足" 下步 "借调两人" | 完成六个县。\n  2015-09-28 培训 95% | 办班两期。\n}\n`,
    `${trackedExample}进展 温州 {\n  2015-09-28 台账 10% | 完成一个县。\n}\n`,
  ],
  run({ model, lights: settings, report }) {
    const mend = {
      zh: "写“问题”和“下步”",
      en: "tell the `problem` and the `next-step`",
    };
    const byEntry = new Map<Entry, Behind[]>();
    for (const plan of model.plans) {
      for (const one of behindInRound(plan, model, settings)) {
        const { entry } = one.report;
        const known = byEntry.get(entry);
        if (known === undefined) byEntry.set(entry, [one]);
        else known.push(one);
      }
    }
    for (const [entry, behind] of byEntry) {
      const habit = judgeHabit(behind, isSilent);
      if (habit.kind === "clean") continue;
      const { lacking, of } = habit;
      const [first] = lacking;
      if (habit.kind === "habit" && first !== undefined) {
        const unit = spokenUnit(first.report.unit);
        report({
          entry,
          place: placeIn(entry.file, entry.keyword),
          message: {
            zh: `${unit}亮灯的${of}项里，${lacking.length}项没有写问题和下步`,
            en: `of ${of} items of ${unit} that are behind, ${lacking.length} tell no problem and next step`,
          },
          mend,
          related: lacking.slice(0, 12).map((one) => ({
            place: statePlace(one.report),
            message: one.lit.why,
          })),
          cases: lacking.length,
        });
        continue;
      }
      for (const one of lacking) {
        const { zh, en } = spokenReport(one.report);
        const label = settings.palette[one.lit.light]?.label;
        report({
          entry,
          place: statePlace(one.report),
          message: {
            zh: `${zh}亮${label?.zh ?? one.lit.light}（${one.lit.why.zh}），没有写问题和下步`,
            en: `${en} is ${label?.en ?? one.lit.light} (${one.lit.why.en}), and tells no problem and next step`,
          },
          mend,
        });
      }
    }
  },
});
