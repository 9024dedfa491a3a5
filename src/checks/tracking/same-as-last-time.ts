import { check } from "../check.ts";
import { reportsByKey, spokenReport, toldTextPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** A text as it is compared with the last. */
function core(text: string): string {
  return text.replace(/[\s\p{P}]/gu, "");
}

export const sameAsLastTime = check({
  code: "same-as-last-time",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "督查台账的通例", en: "Practice of tracking" },
  summary: { zh: "进展与上一次逐字相同", en: "The same words as the last time" },
  doc: {
    zh: "同一单位、同一事项两次填报的说明逐字相同（标点、空格不计），第二次就没有说明有什么进展。写这一段时间做了什么；没有进展的，写原因和下步。不同事项、不同单位用同一句话的不报。",
    en: "Where a unit tells of one item with the same words as the last time (marks and blanks aside), it does not say what has happened since. Say it; where nothing has, say why and what comes next. The same words for different items or units are left alone.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-06-30 台账 30% | 正在按计划推进。\n  2015-09-20 台账 60% | 正在按计划推进\n}\n`,
      finds: [{ at: "15:21", says: "温州的“台账”的说明与2015-06-30填报的逐字相同" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-06-30 台账 30% | 正在按计划推进。\n  2015-06-30 培训 30% | 正在按计划推进。\n  2015-09-20 台账 60% | 完成两个县的台账。\n}\n`,
  ],
  run({ model, report }) {
    for (const told of reportsByKey(model.journal.reports).values()) {
      const texts = told.filter(({ text }) => text !== undefined && core(text) !== "");
      texts.forEach((one, at) => {
        const before = texts[at - 1];
        if (before === undefined || core(one.text ?? "") !== core(before.text ?? "")) return;
        const { zh, en } = spokenReport(one);
        report({
          entry: one.entry,
          place: toldTextPlace(one),
          message: {
            zh: `${zh}的说明与${before.told}填报的逐字相同`,
            en: `the words for ${en} are those of ${before.told}`,
          },
          mend: {
            zh: "写这一段时间的进展；没有进展的，写原因和下步",
            en: "say what has happened since; where nothing has, say why and what comes next",
          },
          related: [
            { place: toldTextPlace(before), message: { zh: "上一次的说明", en: "the last time" } },
          ],
        });
      });
    }
  },
});
