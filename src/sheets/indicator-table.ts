import { fieldValue } from "../model/fields/field-value.ts";
import { groupBy } from "../model/group-by.ts";
import { shortTitle } from "../model/items/item-text.ts";
import { targetOn } from "../model/items/target-on.ts";
import type { Group, Item, Locale, Unit } from "../model/model.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import { anchorOf } from "./anchor.ts";
import type { CellContext } from "./cells.ts";
import { columnSpecs } from "./columns.ts";
import { checksumOf } from "./row-code.ts";
import type { SheetColumn, SheetRow, SheetTable } from "./view.ts";

/** The indicators of the items that a unit owes: target, and the value to fill in. */

/** Whether a unit answers for an item: by the rows of the item, or of the nearest one around it that has rows. */
function answersFor(
  item: Item,
  holder: Unit | Group,
  byItem: ReadonlyMap<Item, readonly TrackedRow[]>,
): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) {
    const rows = byItem.get(at);
    if (rows !== undefined) return rows.some((row) => row.holder === holder);
  }
  return false;
}

function rowsByItem(rows: readonly TrackedRow[]): ReadonlyMap<Item, readonly TrackedRow[]> {
  const found = groupBy(rows, (row) => row.assignment.item);
  return found;
}

/** The key of an indicator's row: the item and the unit. */
export function indicatorKey(item: Item, holder: Unit | Group): string {
  return `${item.plan.name}.${item.id}@${holder.type === "unit" ? holder.id : holder.name}`;
}

/** What was to be reached by now, where periods have targets of their own. */
function periodIn(item: Item, day: CalendarDate, locale: Locale): string {
  const now = targetOn(item, day);
  if (now === undefined) return "";
  return locale === "zh" ? `（${now.period}${now.written}）` : ` (${now.written} ${now.period})`;
}

function rowOf(item: Item, holder: Unit | Group, { asOf, locale, model }: CellContext): SheetRow {
  const target = fieldValue(item, "indicator", undefined, locale);
  const told = model.journal.reports.findLast(
    ({ subject, told: day, unit, value }) =>
      day <= asOf && value !== undefined && subject.item === item && sheetHolder(unit) === holder,
  );
  const key = indicatorKey(item, holder);
  const who = holder.type === "unit" ? (holder.short ?? holder.title) : holder.title;
  const code = `${item.name ?? shortTitle(item, model)}·${who}`;
  return {
    key,
    code,
    checksum: checksumOf(key, code),
    heading: item.parent === undefined ? "" : shortTitle(item.parent, model),
    anchor: anchorOf(item),
    role: "owner",
    state: "",
    reported: told !== undefined,
    light: "",
    why: "",
    cells: {
      measure: shortTitle(item, model),
      target: `${target.type === "text" ? target.text : ""}${periodIn(item, asOf, locale)}`,
      value: told?.value?.written ?? "",
      code,
    },
    occurrences: [],
  };
}

/** The table of a unit's indicators; none where it has none. In the sheet of all, each unit has its rows. */
export function indicatorTable(
  rows: readonly TrackedRow[],
  holder: Unit | Group | undefined,
  context: CellContext,
): readonly SheetTable[] {
  const plan = rows[0]?.assignment.item.plan;
  if (plan === undefined) return [];
  const byItem = rowsByItem(rows);
  const holders = holder === undefined ? [...new Set(rows.map((row) => row.holder))] : [holder];
  const found = plan.allItems
    .filter((item) => item.kind === "indicator" && item.name !== undefined)
    .flatMap((item) =>
      holders
        .filter((one) => answersFor(item, one, byItem))
        .map((one) => rowOf(item, one, context)),
    );
  if (found.length === 0) return [];
  const { locale } = context;
  const columns = (["measure", "target", "value", "code"] as const).map((id): SheetColumn => {
    const spec = columnSpecs[id];
    const heading = id === "measure" ? { zh: "指标", en: "Indicator" } : spec.label;
    return {
      id,
      heading: heading[locale],
      width: spec.width,
      ...("input" in spec ? { input: spec.input } : {}),
    };
  });
  return [
    {
      title: { zh: "指标", en: "Indicators" }[locale],
      kind: "indicators",
      columns,
      occurrences: [],
      rows: found,
    },
  ];
}
