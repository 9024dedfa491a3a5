import { fold } from "../../../grammar/vocabulary.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Item, Locale, Party, Plan, Unit } from "../../model/model.ts";
import { findPlan } from "../../model/organization/references.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { PrintedBlock, TableBlock, TableRow } from "../view.ts";

import {
  type Cells,
  cellOf,
  columnsOf,
  fieldLines,
  headRow,
  numberText,
  printedTitle,
  text,
} from "./cells.ts";
import { mergeRows, unmerged } from "./merge-rows.ts";
import { columnsFor } from "./shares.ts";

/** The table of tasks of a plan. */

/** The columns of a table of tasks that names none (任务分解表 as offices keep it). */
const taskColumns: Record<Locale, readonly { readonly heading: string; readonly share: number }[]> =
  {
    zh: [
      { heading: "序号", share: 8 },
      { heading: "工作任务", share: 34 },
      { heading: "牵头单位", share: 14 },
      { heading: "责任单位", share: 18 },
      { heading: "配合单位", share: 14 },
      { heading: "完成时限", share: 12 },
    ],
    en: [
      { heading: "No.", share: 10 },
      { heading: "Task", share: 38 },
      { heading: "Lead", share: 16 },
      { heading: "Responsible", share: 20 },
      { heading: "Support", share: 16 },
      { heading: "Due", share: 14 },
    ],
  };

/** The keys of the units that a word names, those inside them included. */
function unitsNamed(model: Model, word: string): (party: Party) => boolean {
  const fits = ({ name, title, short, aliases }: Unit | Group) =>
    [name, title, short, ...aliases].some((known) => known !== undefined && fold(known) === word);
  const units = model.units.filter((unit) => unit.id === word || fits(unit));
  const groups = model.groups.filter(fits);
  const keys = new Set([
    ...units.map(({ id }) => id),
    ...groups.flatMap((group) => [group.name, ...group.members.map(({ key }) => key)]),
  ]);
  return ({ holder }) => {
    if (holder.type === "group") return keys.has(holder.name);
    for (let at: Unit | undefined = holder; at !== undefined; at = at.parent)
      if (keys.has(at.id)) return true;
    return false;
  };
}

function taskRow(item: Item, cells: Cells): TableRow {
  const { composition } = cells;
  const title = printedTitle(item, composition);
  return {
    cells: [
      { lines: item.number === "" ? [] : [numberText(item, item.number, composition)] },
      { lines: title.length === 0 ? cells.textOf(item) : [title] },
      ...["lead", "owner", "support"].map((role) => ({
        lines: fieldLines(item, role, composition),
      })),
      { lines: fieldLines(item, item.frequency === undefined ? "due" : "frequency", composition) },
    ],
  };
}

/** The table of tasks of a plan, as a whole or for a unit; landscape, as offices print it. */
export function annexTable(entry: Entry, cells: Cells): readonly PrintedBlock[] {
  const { model } = cells.composition;
  const [planName, unit] =
    entry.value?.type === "names" ? entry.value.names.map((name) => name.text) : [];
  const plan = findPlan(model.plans, planName ?? "") ?? cells.composition.plan;
  if (plan === undefined) return [];
  const concerned = unit === undefined ? () => true : unitsNamed(model, unit);
  const items = concernedItems(plan, concerned);
  const columns = columnsOf(entry);
  if (columns.length > 0) {
    const made = items.map((item) => ({
      item,
      cells: columns.map((column) =>
        cellOf(item, column, cells, { columns, within: new Set([item]), inPlace: false }),
      ),
    }));
    const head = headRow(columns, cells.composition);
    const landscape = columns.length > 5;
    return [
      {
        kind: "table",
        columns: columnsFor(
          [head, ...made.map(unmerged)],
          columns.map(({ width }) => width),
          { turned: landscape },
        ),
        header: [head],
        rows: mergeRows(made, columns),
        landscape,
      },
    ];
  }
  return [usualTable(plan, items, cells)];
}

/** The table of tasks of one unit of a notice that goes to each of several. */
export function unitTaskTable(plan: Plan, unit: Unit | Group, cells: Cells): TableBlock {
  const isWithin = ({ holder }: Party) => {
    for (let at: Unit | Group | undefined = holder; at !== undefined; )
      if (at === unit) return true;
      else at = at.type === "unit" ? at.parent : undefined;
    return false;
  };
  return usualTable(plan, concernedItems(plan, isWithin), cells);
}

function concernedItems(plan: Plan, concerned: (party: Party) => boolean): readonly Item[] {
  const rows = plan.assignments.filter(({ parties, lead, support }) =>
    [...parties, ...lead, ...support].some(concerned),
  );
  return [...new Set(rows.map(({ item }) => item))];
}

function usualTable(plan: Plan, items: readonly Item[], cells: Cells): TableBlock {
  const heads = taskColumns[plan.locale];
  return {
    kind: "table",
    columns: heads.map(({ share }) => ({ share })),
    header: [{ cells: heads.map(({ heading }) => ({ lines: [text(heading)] })) }],
    rows: items.map((item) => taskRow(item, cells)),
    landscape: true,
  };
}
