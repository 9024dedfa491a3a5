import type { ProgressReport } from "../../model/journal/journal.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { judgeHabit } from "../habit.ts";
import { reportsByKey, spokenReport, spokenUnit, statePlace, tellsDone } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** The first report of each thing that says it is done, and whether evidence was named by then. */
function doneReports(reports: readonly ProgressReport[]): ReadonlyMap<ProgressReport, boolean> {
  const proved = new Map<ProgressReport, boolean>();
  for (const told of reportsByKey(reports).values()) {
    let evidence = false;
    let done = false;
    for (const report of told) {
      evidence ||= report.evidence.length > 0;
      if (tellsDone(report) && !done) proved.set(report, evidence);
      done = tellsDone(report);
    }
  }
  return proved;
}

export const doneWithoutEvidence = check({
  code: "done-without-evidence",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "督查台账、销号的通例", en: "Practice of tracking and closing" },
  summary: { zh: "报了完成，没有佐证", en: "Reported as done, without evidence" },
  doc: {
    zh: "报“完成”或“申请销号”的，要写明凭什么说完成：文号、纪要、名册、照片。以前报过佐证的不再报。一份填报里过半的完成都没有佐证的，只提示一次。“长期坚持”和指标不查。",
    en: "A report of `done` or `closure-requested` names what proves it: a document's number, minutes, a list, a picture. Evidence reported earlier counts. Where more than half of one report's done items have none, it is one finding. Standing items and indicators are left alone.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 于 2015-09-18 | 台账已经建好。\n}\n`,
      finds: [{ at: "14:17", says: "温州的“台账”报了完成，没有佐证" }],
    },
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 | 台账已经建好。\n  2015-09-20 培训 申请销号 | 培训已经办完。\n}\n`,
      finds: [{ at: "13:1", says: "温州报完成的2项里，2项没有佐证" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-06-30 台账 50% 佐证 "温银监发〔2015〕3号" | 办法已经印发。\n  2015-09-20 台账 完成 | 台账已经建好。\n  2015-09-20 培训 长期坚持 | 每月一课。\n}\n`,
  ],
  run({ model, report }) {
    const byEntry = new Map<Entry, ProgressReport[]>();
    const proved = doneReports(model.journal.reports);
    for (const told of proved.keys()) {
      const known = byEntry.get(told.entry);
      if (known === undefined) byEntry.set(told.entry, [told]);
      else known.push(told);
    }
    const mend = {
      zh: "写“佐证”和文号、纪要等；还没有完成的，报百分比",
      en: "name the `evidence`; what is not done yet is told by its percentage",
    };
    for (const [entry, told] of byEntry) {
      const habit = judgeHabit(told, (one) => proved.get(one) === false);
      if (habit.kind === "clean") continue;
      const [first] = habit.lacking;
      if (habit.kind === "habit" && first !== undefined) {
        const { of, lacking } = habit;
        const unit = spokenUnit(first.unit);
        report({
          entry,
          place: placeIn(entry.file, entry.keyword),
          message: {
            zh: `${unit}报完成的${of}项里，${lacking.length}项没有佐证`,
            en: `of ${of} items that ${unit} reports as done, ${lacking.length} have no evidence`,
          },
          mend,
          related: lacking.slice(0, 12).map((one) => ({
            place: statePlace(one),
            message: { zh: "没有佐证", en: "no evidence" },
          })),
          cases: lacking.length,
        });
        continue;
      }
      for (const one of habit.lacking) {
        const { zh, en } = spokenReport(one);
        report({
          entry,
          place: statePlace(one),
          message: {
            zh: `${zh}报了完成，没有佐证`,
            en: `${en} is reported as done, without evidence`,
          },
          mend,
        });
      }
    }
  },
});
