import type { Place } from "../../findings/finding.ts";
import type { Subject } from "../../model/journal/journal.ts";
import type { Assignment, Unit } from "../../model/model.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { check } from "../check.ts";
import { type RowsOfJournal, rowsOfJournal } from "./rows/rows-of-journal.ts";
import { spokenSubject, spokenUnit, tellsDone, wordPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** That a lead's row was done or closed on a day. */
interface LeadEnd {
  readonly subject: Subject;
  readonly unit: Unit;
  readonly date: CalendarDate;
  readonly closed: boolean;
  readonly place: Place;
  readonly entry: Entry;
}

/** The owners' rows that were still open on the day on which their lead's was done. */
function openOwners({ subject, unit, date }: LeadEnd, rows: RowsOfJournal): readonly Assignment[] {
  const about = { subject: { ...subject, unit } };
  const leads = rows.rowsFor(about).filter(({ role }) => role === "lead");
  return leads.flatMap(({ occurrence }) =>
    rows
      .rowsOf(subject.item)
      .filter(
        (row) => row.role === "owner" && row.occurrence === occurrence && !rows.isDoneBy(row, date),
      ),
  );
}

export const leadBeforeOwners = check({
  code: "lead-before-owners",
  severity: { draft: "warning", issue: "warning" },
  strength: "derived",
  source: {
    zh: "牵头单位报全局：责任单位都完成了，全局才完成",
    en: "The lead reports the whole, which is done when every owner is done",
  },
  summary: {
    zh: "牵头单位报了完成或已核销，责任单位还没有完成",
    en: "The lead's row is done or closed while owners are open",
  },
  doc: {
    zh: "牵头单位报的是全局。还有责任单位没有报完成，牵头单位的一行就不能报完成，更不能核销：报百分比，在“问题”里写明差哪几家。同一天报的算已经报了；退回的算没有完成，取消、暂停的不计。",
    en: "The lead reports the whole. While an owner has not reported `done`, the lead's row is neither done nor closed: tell its percentage and name who is missing. Reports of the same day count; what was given back is open; what was cancelled or paused does not count.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-18 台账 90%\n}\n进展 办公室 {\n  2015-09-20 台账 完成 佐证 "汇总表"\n}\n`,
      finds: [{ at: "17:14", says: "牵头的办公室报“台账”完成，温州还没有完成" }],
    },
    {
      source: `${trackedExample}核销 温州 {\n  2015-09-20 台账@办公室 同意\n}\n`,
      finds: [{ at: "14:14", says: "牵头的办公室的“台账”已经核销，温州还没有完成" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 佐证 "台账"\n}\n进展 办公室 {\n  2015-09-20 台账 完成 佐证 "汇总表"\n  2015-09-20 培训 95% 问题 "温州未报"\n}\n`,
  ],
  run({ model, report }) {
    const { reports, closures } = model.journal;
    if (reports.length === 0 && closures.length === 0) return;
    const rows = rowsOfJournal(model);
    const ends: readonly LeadEnd[] = [
      ...reports.flatMap((one): readonly LeadEnd[] => {
        const { subject, unit, told: date, entry } = one;
        return tellsDone(one)
          ? [{ subject, unit, date, closed: false, place: wordPlace(one, 1), entry }]
          : [];
      }),
      ...closures.flatMap((one): readonly LeadEnd[] => {
        const { subject, date, entry } = one;
        return one.decision === "granted" && subject.unit !== undefined
          ? [{ subject, unit: subject.unit, date, closed: true, place: wordPlace(one, 1), entry }]
          : [];
      }),
    ];
    const told = new Set<string>();
    for (const end of ends) {
      const open = openOwners(end, rows);
      const key = `${end.subject.item.id}\n${end.subject.occurrence ?? ""}\n${end.unit.id}`;
      if (open.length === 0 || told.has(key)) continue;
      told.add(key);
      const owners = open.flatMap(({ parties }) =>
        parties
          .slice(0, 1)
          .map(({ holder }) => (holder.type === "unit" ? spokenUnit(holder) : holder.name)),
      );
      const shown = owners.slice(0, 3);
      const more = owners.length - shown.length;
      const name = spokenSubject(end.subject);
      const lead = spokenUnit(end.unit);
      const zh = end.closed ? `牵头的${lead}的“${name}”已经核销` : `牵头的${lead}报“${name}”完成`;
      const en = end.closed
        ? `“${name}” of ${lead}, which leads, is closed`
        : `${lead}, which leads, reports “${name}” as done`;
      report({
        entry: end.entry,
        place: end.place,
        message: {
          zh: `${zh}，${shown.join("、")}${more > 0 ? `等${owners.length}个单位` : ""}还没有完成`,
          en: `${en}, while ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""} are not done`,
        },
        mend: {
          zh: "报百分比，在“问题”里写明差哪几家；其实完成了的，补上责任单位的填报",
          en: "tell the percentage and who is missing; or add the reports of owners that are done",
        },
      });
    }
  },
});
