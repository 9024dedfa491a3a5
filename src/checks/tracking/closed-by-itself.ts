import type { Closure } from "../../model/journal/journal.ts";
import type { Unit } from "../../model/model.ts";
import { sheetHolder } from "../../tracking/tracked-rows.ts";
import { check } from "../check.ts";
import { type RowsOfJournal, rowsOfJournal } from "./rows/rows-of-journal.ts";
import { spokenSubject, spokenUnit, wordPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** Whether whoever closes owes what is closed: the unit named, or one of those that owe it where none is. */
function closesItsOwn({ subject }: Closure, by: Unit, rows: RowsOfJournal): boolean {
  const own = sheetHolder(by);
  if (subject.unit !== undefined) return sheetHolder(subject.unit) === own;
  return rows
    .rowsFor({ subject })
    .some(({ parties }) => parties.some(({ holder }) => sheetHolder(holder) === own));
}

export const closedByItself = check({
  code: "closed-by-itself",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: {
    zh: "销号的通例：责任单位申请，别的单位审核",
    en: "Practice of closing: one unit applies, another one looks",
  },
  summary: { zh: "自己承担的事项自己核销", en: "A unit closes what it owes itself" },
  doc: {
    zh: "核销是别的单位看过佐证以后作出的。责任单位完成了报“完成”或“申请销号”，由牵头部门、督查部门或上级核销。分局的科室核销本分局的事项，也算自己核销；“退回”不查。",
    en: "Somebody else looks at the evidence and closes. Whoever owes an item reports `done` or `closure-requested`; a leading or supervising department, or the level above, closes it. A department of a sub-bureau that closes the sub-bureau's item counts as the same unit; what is `returned` is left alone.",
  },
  bad: [
    {
      source: `${trackedExample}核销 温州 {\n  2015-09-20 台账@温州 同意\n}\n`,
      finds: [{ at: "14:14", says: "温州核销了自己承担的“台账”" }],
    },
    {
      source: `${trackedExample}核销 办公室 {\n  2015-09-20 台账 同意\n}\n`,
      finds: [{ at: "14:14", says: "办公室核销了自己承担的“台账”" }],
    },
  ],
  good: [
    `${trackedExample}核销 办公室 {\n  2015-09-20 台账@温州 同意\n}\n核销 温州 {\n  2015-09-20 培训@温州 退回 | 材料不齐\n}\n`,
  ],
  run({ model, report }) {
    if (model.journal.closures.length === 0) return;
    const rows = rowsOfJournal(model);
    for (const closure of model.journal.closures) {
      const { by, subject, decision, entry } = closure;
      if (by === undefined || decision !== "granted") continue;
      if (!closesItsOwn(closure, by, rows)) continue;
      const name = spokenSubject(subject);
      const unit = spokenUnit(by);
      report({
        entry,
        place: wordPlace(closure, 1),
        message: {
          zh: `${unit}核销了自己承担的“${name}”`,
          en: `${unit} closes “${name}”, which it owes itself`,
        },
        mend: {
          zh: "由牵头部门、督查部门或上级核销；只核销别人的，写明单位，如“事项@单位”",
          en: "let a leading or supervising unit close it; where it closes another unit's, name that: item@unit",
        },
      });
    }
  },
});
