import type { ProgressReport } from "../../model/journal/journal.ts";
import { byItem } from "../../tracking/by-item.ts";
import { speaksOf } from "../../tracking/tracked-rows.ts";
import { check } from "../check.ts";
import { rowsOfJournal } from "./rows/rows-of-journal.ts";
import { spokenSubject, spokenUnit, tellsDone, wordPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

const saysDone = (one: ProgressReport): boolean => tellsDone(one) || one.percent === 100;

export const closedWithoutReport = check({
  code: "closed-without-report",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "销号的通例", en: "Practice of closing" },
  summary: {
    zh: "核销了，责任单位却没有报过完成",
    en: "Closed, though nobody reported it as done",
  },
  doc: {
    zh: "核销以前，责任单位要报“完成”或“申请销号”（报100%也算），核销才知道核的是什么。没有写明单位的核销，这一项的每一行都要报过。后来补报的，日期早于核销的也算。",
    en: "Before an item is closed, whoever owes it reports `done` or `closure-requested` (100% counts, too). A closure that names no unit needs a report for each row of the item. What counts is the day told, wherever it stands in the journal.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-18 台账 90%\n}\n核销 办公室 {\n  2015-09-20 台账@温州 同意\n}\n`,
      finds: [{ at: "17:14", says: "“台账”已经核销，温州却没有报过完成" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-09-18 台账 完成 佐证 "台账"\n  2015-09-18 培训 100% 佐证 "名册"\n}\n核销 办公室 {\n  2015-09-20 台账@温州 同意\n  2015-09-20 培训@温州 同意\n}\n`,
  ],
  run({ model, report }) {
    const { closures, reports } = model.journal;
    if (closures.length === 0) return;
    const rows = rowsOfJournal(model);
    const done = byItem(reports.filter(saysDone));
    for (const closure of closures) {
      const { subject, decision, date, entry } = closure;
      if (decision !== "granted") continue;
      const missing = rows
        .rowsFor(closure)
        .filter(
          (row) =>
            !(done.get(subject.item) ?? []).some((one) => one.told <= date && speaksOf(one, row)),
        );
      if (missing.length === 0) continue;
      const name = spokenSubject(subject);
      const units = [
        ...new Set(
          missing.flatMap(({ parties }) =>
            parties
              .slice(0, 1)
              .map(({ holder }) => (holder.type === "unit" ? spokenUnit(holder) : holder.name)),
          ),
        ),
      ];
      const shown = units.slice(0, 3);
      const zh = `${shown.join("、")}${units.length > shown.length ? `等${units.length}个单位` : ""}`;
      const en = `${shown.join(", ")}${units.length > shown.length ? ` and ${units.length - shown.length} more` : ""}`;
      report({
        entry,
        place: wordPlace(closure, 1),
        message: {
          zh: `“${name}”已经核销，${zh}却没有报过完成`,
          en: `“${name}” is closed, and ${en} never reported it as done`,
        },
        mend: {
          zh: "补上责任单位的填报和佐证，或者退回",
          en: "add the unit's report with its evidence, or give it back (returned)",
        },
      });
    }
  },
});
