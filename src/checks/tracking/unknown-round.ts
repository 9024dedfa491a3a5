import { firstRound, roundNamed, roundsOf } from "../../tracking/rounds.ts";
import { check } from "../check.ts";
import { trackedExample } from "./rows/tracked-example.ts";

const quarterly = trackedExample.replace("  年度 2015\n", "  年度 2015\n  填报 每季度末\n");

export const unknownRound = check({
  code: "unknown-round",
  severity: { draft: "error", issue: "error" },
  strength: "practice",
  source: { zh: "填报的通例", en: "Practice of reporting" },
  summary: {
    zh: "结束或恢复的一轮填报，方案没有这一轮",
    en: "A round that is closed or opened again, which the plan does not have",
  },
  doc: {
    zh: "“结束填报”“恢复填报”写的一轮，要是方案“填报”排出的一轮，或者“首轮”（各单位报具体措施的那一轮）；写错了，这一轮其实没有结束，迟报的照样收下。",
    en: "`close-round` and `reopen-round` name a round that the plan's `reporting` makes, or `first`, in which units say how they will go about it; with another name nothing is closed, and what comes late is taken.",
  },
  bad: [
    {
      source: `${quarterly}结束填报 五季度 2015-10-15\n`,
      finds: [{ at: "14:6", says: "方案“年度”没有“五季度”这一轮填报" }],
    },
    {
      source: `${trackedExample}结束填报 三季度 2015-10-15\n`,
      finds: [{ at: "13:6", says: "方案“年度”没有排出填报的轮次，没有哪一轮可以结束或恢复" }],
    },
  ],
  good: [
    `${quarterly}结束填报 三季度 2015-10-15\n恢复填报 2015Q3 2015-10-20\n结束填报 首轮 2015-04-30\n`,
  ],
  run({ model, report }) {
    for (const { plan, round, place, entry } of model.journal.roundMarks) {
      if (roundNamed(plan, round) !== undefined) continue;
      const known = [firstRound(plan) ?? [], roundsOf(plan)].flat().map(({ key }) => key);
      report({
        entry,
        place,
        message:
          known.length === 0
            ? {
                zh: `方案“${plan.name}”没有排出填报的轮次，没有哪一轮可以结束或恢复`,
                en: `plan “${plan.name}” has no rounds of reporting, so none to close or open again`,
              }
            : {
                zh: `方案“${plan.name}”没有“${round}”这一轮填报`,
                en: `plan “${plan.name}” has no round “${round}”`,
              },
        mend:
          known.length === 0
            ? {
                zh: "在方案里写填报，如“填报 每季度末”，或者删去这一条",
                en: "say when to report, such as `reporting quarterly`, or leave this entry out",
              }
            : { zh: `写${known.join("、")}之一`, en: `one of ${known.join(", ")}` },
        misspelt: { word: round, candidates: known },
      });
    }
  },
});
