import { check } from "../check.ts";
import { clausePlace, spokenReport, wordPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

export const doneAfterReport = check({
  code: "done-after-report",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: { zh: "填报日期的含义", en: "What the date of a report means" },
  summary: {
    zh: "完成的日期晚于填报的日期",
    en: "Done on a day after the day it was told",
  },
  doc: {
    zh: "“于”后面是真正完成的那一天，不会晚于填报的那一天。计划哪天完成，写在“下步”里。",
    en: "Behind `on` stands the day on which it was done, which cannot come after the day it was told. A day that is planned belongs into `next-step`.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 于 2015-09-28 佐证 "台账" | 台账已经建好。\n}\n`,
      finds: [{ at: "14:22", says: "温州的“台账”2015-09-20填报，完成日期却是2015-09-28" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 于 2015-09-20 佐证 "台账" | 台账已经建好。\n}\n`,
  ],
  run({ model, report }) {
    for (const one of model.journal.reports) {
      const { done, told } = one;
      if (done === undefined || done <= told) continue;
      const { zh, en } = spokenReport(one);
      report({
        entry: one.entry,
        place: clausePlace(one, "on"),
        message: {
          zh: `${zh}${told}填报，完成日期却是${done}`,
          en: `${en} was told on ${told} and done on ${done}`,
        },
        mend: { zh: "核对两个日期", en: "look at both dates" },
        related: [
          { place: wordPlace(one, 0), message: { zh: "填报的日期", en: "the day it was told" } },
        ],
      });
    }
  },
});
