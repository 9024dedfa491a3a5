import type { ColumnId } from "../../sheets/columns.ts";
import type { SheetColumn, SheetRow, SheetTable, SheetView } from "../../sheets/view.ts";

/**
 * On paper, what a unit leads or supports, and what all units owe, is one row for each duty, whoever owes
 * it: a duty of a hundred sub-bureaus would otherwise print a hundred rows that differ in a name. Nothing
 * is left out but the row codes, and the names where there are too many to be read.
 */

/** Short texts stand with the names of those of whom they are true. */
const short: ReadonlySet<ColumnId> = new Set(["light", "state", "percent", "done"]);
const byOwner: ReadonlySet<ColumnId> = new Set(["owner", "code", "light", "last"]);

/** So many owners are named; more are counted. */
const MOST_NAMES = 20;

/** The sheet as paper shows it. */
export function mergedForPaper(view: SheetView): SheetView {
  const isMerged = ({ kind }: SheetTable) =>
    kind === "support" || (kind === "duties" && view.unit === undefined);
  return {
    ...view,
    tables: view.tables.map((table) => (isMerged(table) ? merged(table, view) : table)),
  };
}

function merged(table: SheetTable, view: SheetView): SheetTable {
  const lists = listsBy(table.rows, ({ anchor, heading, role, cells }) => {
    const shared = table.columns.filter((column) => !differs(column));
    return JSON.stringify([anchor, heading, role, shared.map(({ id }) => cells[id])]);
  });
  return {
    ...table,
    rows: [...lists.values()].flatMap((rows) => one(rows, table.columns, view)),
  };
}

/** Whether a column may say something else of each owner. */
function differs({ id, input }: SheetColumn): boolean {
  return input !== undefined || byOwner.has(id);
}

function listsBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [row]);
    else list.push(row);
  }
  return lists;
}

function one(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  view: SheetView,
): readonly SheetRow[] {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return rows;
  const cells: Partial<Record<ColumnId, string>> = {};
  for (const column of columns) {
    const { id } = column;
    const text = differs(column) ? joined(id, rows, view) : (first.cells[id] ?? "");
    if (text !== "") cells[id] = text;
  }
  // The palette begins with the worst.
  const light = view.lights.find(({ name }) => rows.some((row) => row.light === name));
  return [{ ...first, light: light?.name ?? first.light, cells }];
}

/** What a column says of several owners. */
function joined(id: ColumnId, rows: readonly SheetRow[], { lights, locale }: SheetView): string {
  if (id === "code") return "";
  if (id === "owner") return names(rows, locale);
  const texts = listsBy(rows, ({ cells }) => cells[id] ?? "");
  if (texts.size === 1) return [...texts.keys()].join("");
  const rank = ({ light }: SheetRow) => lights.findIndex(({ name }) => name === light);
  const worstFirst = rows.toSorted((a, b) => rank(a) - rank(b));
  const ordered = id === "light" ? listsBy(worstFirst, ({ cells }) => cells[id] ?? "") : texts;
  const said = [...ordered].filter(([text]) => text !== "");
  const zh = locale === "zh";
  if (short.has(id))
    return said
      .map(([text, of]) => `${text}${zh ? "（" : " ("}${names(of, locale)}${zh ? "）" : ")"}`)
      .join("\n");
  return said
    .flatMap(([text, of]) => of.map((row) => `${row.cells.owner ?? ""}${zh ? "：" : ": "}${text}`))
    .join("\n");
}

function names(rows: readonly SheetRow[], locale: SheetView["locale"]): string {
  if (rows.length > MOST_NAMES)
    return locale === "zh" ? `${rows.length}个单位` : `${rows.length} units`;
  return rows.map(({ cells }) => cells.owner ?? "").join(locale === "zh" ? "、" : ", ");
}
