import type { Place, Wording } from "../../findings/finding.ts";
import type { ProgressReport } from "../../model/journal/journal.ts";
import { isPlaceholder, saysNothing } from "../../tracking/placeholder.ts";
import { check } from "../check.ts";
import { clausePlace, spokenReport, toldTextPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

interface Empty {
  readonly words: string;
  readonly place: Place;
  readonly part: Wording;
}

/** What a report says in words, part by part; that there is no problem is something said. */
function emptyParts(report: ProgressReport): readonly Empty[] {
  const { text, problem, nextStep, evidence } = report;
  const parts: readonly (readonly [string | undefined, () => Place, Wording])[] = [
    [text, () => toldTextPlace(report), { zh: "说明", en: "text" }],
    [orNothing(problem), () => clausePlace(report, "problem"), { zh: "问题", en: "problem" }],
    [orNothing(nextStep), () => clausePlace(report, "next-step"), { zh: "下步", en: "next step" }],
    ...evidence.map(
      (one) =>
        [one, () => clausePlace(report, "evidence"), { zh: "佐证", en: "evidence" }] as const,
    ),
  ];
  return parts.flatMap(([words, place, part]) =>
    words !== undefined && isPlaceholder(words) ? [{ words, place: place(), part }] : [],
  );
}

function orNothing(words: string | undefined): string | undefined {
  return words !== undefined && saysNothing(words) ? undefined : words;
}

export const placeholderText = check({
  code: "placeholder-text",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "督查台账的通例", en: "Practice of tracking" },
  summary: {
    zh: "填报里是“同上”“略”“待补充”一类的话",
    en: "A report says “same as above”, “n/a” or the like",
  },
  doc: {
    zh: "每一行单独汇总，“同上”“略”“××”“待补充”到了汇总表里什么也没有说。写明情况；没有可写的就不写。“问题 无”是说没有问题，不报。",
    en: "Rows are read one by one in the overview, where “see above”, “xx” or “tbd” tell nothing. Say what there is to say, or leave it out. `problem none` says something and is left alone.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-06-30 台账 30% | 同上\n  2015-09-20 培训 完成 佐证 "略" | 办班两期。\n}\n`,
      finds: [
        { at: "14:21", says: "温州的“台账”的说明只写了“同上”" },
        { at: "15:23", says: "温州的“培训”的佐证只写了“略”" },
      ],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-06-30 台账 30% 问题 "无" 下步 "无" | 已建两个县。\n  2015-09-20 培训 30%\n}\n`,
  ],
  run({ model, report }) {
    for (const one of model.journal.reports) {
      for (const { words, place, part } of emptyParts(one)) {
        const { zh, en } = spokenReport(one);
        report({
          entry: one.entry,
          place,
          message: {
            zh: `${zh}的${part.zh}只写了“${words}”`,
            en: `the ${part.en} of ${en} says “${words}” and nothing else`,
          },
          mend: { zh: "写明情况；没有可写的就不写", en: "say what there is, or leave it out" },
        });
      }
    }
  },
});
