import type { ProgressReport } from "../../model/journal/journal.ts";
import { check } from "../check.ts";
import { rowsOfJournal } from "./rows/rows-of-journal.ts";
import { clausePlace, reportKey, spokenReport, tellsDone, wordPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** The first report of each thing that says it is done. */
function firstDone(reports: readonly ProgressReport[]): readonly ProgressReport[] {
  const first = new Map<string, ProgressReport>();
  for (const one of reports) {
    if (!tellsDone(one)) continue;
    const key = reportKey(one);
    const known = first.get(key);
    if (known === undefined || one.told < known.told) first.set(key, one);
  }
  return [...first.values()];
}

export const lateWithoutExtension = check({
  code: "late-without-extension",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "督查台账、延期审批的通例", en: "Practice of tracking and of extensions" },
  summary: {
    zh: "逾期完成，没有登记延期",
    en: "Done after its deadline, and no extension is recorded",
  },
  doc: {
    zh: "完成的日期（没有写“于”的按填报日期）晚于时限，又没有“调整”延期的，提示一次：批准过延期的登记下来，没有批准的就是逾期完成。已经登记的延期，无论登记得早晚都算。没有时限的不查。",
    en: "Where the day it was done (the day told, where `on` is missing) comes after the deadline and no `amendment` moved that: record the extension if one was granted; otherwise it was late. An extension counts whenever it was recorded. What has no deadline is left alone.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-10-12 台账 完成 于 2015-10-09 佐证 "台账" | 台账已经建好。\n}\n`,
      finds: [
        { at: "14:22", says: "温州的“台账”2015-10-09完成，晚于时限2015-09-30，没有登记延期" },
      ],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-10-12 台账 完成 于 2015-09-29 佐证 "台账"\n  2015-10-30 培训 完成 佐证 "名册"\n}\n调整 2015-09-25 "某发〔2015〕9号" 年度 {\n  时限 培训@温州 = 2015-10-31 | 场地维修\n}\n`,
  ],
  run({ model, report }) {
    const first = firstDone(model.journal.reports);
    if (first.length === 0) return;
    const rows = rowsOfJournal(model);
    for (const one of first) {
      const done = one.done ?? one.told;
      const due = rows
        .rowsFor(one)
        .flatMap((row) => row.due ?? [])
        .toSorted()
        .at(-1);
      if (due === undefined || done <= due) continue;
      const { zh, en } = spokenReport(one);
      report({
        entry: one.entry,
        place: one.done === undefined ? wordPlace(one, 0) : clausePlace(one, "on"),
        message: {
          zh: `${zh}${done}完成，晚于时限${due}，没有登记延期`,
          en: `${en} was done on ${done}, after its deadline ${due}, and no extension is recorded`,
        },
        mend: {
          zh: "批准过延期的，在“调整”里登记：时限 事项@单位 = 新时限",
          en: "record the extension that was granted: `amendment { due item@unit = date }`",
        },
      });
    }
  },
});
