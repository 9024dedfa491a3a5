import { fold } from "../../grammar/vocabulary.ts";
import {
  type ColumnChoice,
  type ColumnId,
  columnIds,
  columnSpecs,
  isColumnId,
} from "../sheets/columns.ts";
import { idWords } from "../sheets/form.ts";
import type { RawRow, RawSheet } from "./read/raw.ts";

/** The tables of a sheet: which rows are headings, whatever they are called now, and which are rows of them. */

/** What a column can be besides those of the sheets' list. */
type ColumnMeaning =
  | { readonly type: "column"; readonly id: ColumnId }
  | { readonly type: "checksum" }
  | { readonly type: "key" }
  | { readonly type: "occurrence"; readonly label: string }
  /** What belongs to the form and is not read. */
  | { readonly type: "form"; readonly word: string };

export interface Column {
  readonly meaning: ColumnMeaning;
  readonly heading: string;
}

/** The headings that sheets of a project can have. */
export interface Headings {
  readonly known: ReadonlyMap<string, ColumnMeaning>;
}

const plain = (heading: string) =>
  fold(heading)
    .replace(/[\s*：:]+/g, "")
    .toLowerCase();

/** The headings in both languages, those that the configuration chose, and the keys of occurrences. */
export function headingsOf(
  choices: readonly ColumnChoice[],
  occurrences: readonly string[],
): Headings {
  const known = new Map<string, ColumnMeaning>();
  for (const label of occurrences) known.set(plain(label), { type: "occurrence", label });
  for (const id of columnIds) {
    const column: ColumnMeaning = { type: "column", id };
    for (const word of [id, columnSpecs[id].label.zh, columnSpecs[id].label.en])
      known.set(plain(word), column);
  }
  for (const { id, heading } of choices)
    if (heading !== undefined) known.set(plain(heading), { type: "column", id });
  for (const word of ["指标", "Indicator"])
    known.set(plain(word), { type: "column", id: "measure" });
  for (const word of ["校验值", "Check", "check"]) known.set(plain(word), { type: "checksum" });
  known.set("key", { type: "key" });
  return { known };
}

/** What a word of the hidden row means. */
function idMeaning(word: string): ColumnMeaning | undefined {
  if (!word.startsWith("#")) return undefined;
  if (word === idWords.key) return { type: "key" };
  if (word === idWords.checksum) return { type: "checksum" };
  if (word.startsWith(idWords.occurrenceKey(""))) return { type: "form", word };
  const label = idWords.occurrence("");
  if (word.startsWith(label)) return { type: "occurrence", label: word.slice(label.length) };
  const id = word.slice(idWords.column("").length);
  return isColumnId(id) ? { type: "column", id } : undefined;
}

/** What a heading means: exactly, or where people wrote more around it, as in 完成比例（%）. */
function meaningOf(text: string, { known }: Headings): ColumnMeaning | undefined {
  const id = idMeaning(text.trim());
  if (id !== undefined) return id;
  const word = plain(text);
  const exact = known.get(word);
  if (exact !== undefined) return exact;
  if (word.length > 30) return undefined;
  const inside = [...known].filter(
    ([heading, { type }]) => type === "column" && heading.length > 2 && word.includes(heading),
  );
  const longest = Math.max(0, ...inside.map(([heading]) => heading.length));
  const best = inside.filter(([heading]) => heading.length === longest);
  return best.length === 1 ? best[0]?.[1] : undefined;
}

export const filledIn: ReadonlySet<ColumnId> = new Set(
  columnIds.filter((id) => "input" in columnSpecs[id]),
);

/** The columns that a row of headings makes; undefined where it is no such row. */
function columnsIn(row: RawRow, headings: Headings): ReadonlyMap<number, Column> | undefined {
  if (row.cells.length < 3) return undefined;
  const found = new Map<number, Column>();
  const seen = new Set<string>();
  for (const { text, column } of row.cells) {
    const meaning = meaningOf(text, headings);
    if (meaning === undefined) continue;
    // Of two columns of one heading the first counts; the other is told as one that is not read.
    const name = JSON.stringify(meaning);
    if (seen.has(name)) continue;
    seen.add(name);
    found.set(column, { meaning, heading: text.trim() });
  }
  const meanings = [...found.values()].map(({ meaning }) => meaning);
  const takes = meanings.some(
    (meaning) =>
      meaning.type === "occurrence" || (meaning.type === "column" && filledIn.has(meaning.id)),
  );
  return found.size >= 3 && takes && 2 * found.size >= row.cells.length ? found : undefined;
}

/** The columns of the visible headings; a hidden row of ids right above goes before what they say. */
function together(
  ids: ReadonlyMap<number, Column> | undefined,
  visible: ReadonlyMap<number, Column>,
  row: RawRow,
): ReadonlyMap<number, Column> {
  if (ids === undefined) return visible;
  const written = new Map(row.cells.map(({ column, text }) => [column, text.trim()]));
  return new Map(
    [...ids].map(([column, { meaning, heading }]) => [
      column,
      { meaning, heading: written.get(column) ?? heading },
    ]),
  );
}

export function isIds(row: RawRow): boolean {
  return row.cells.filter(({ text }) => idMeaning(text.trim()) !== undefined).length >= 3;
}

/** Whether a row is one of the sheet's own, by its checksum or its code, whatever its other cells say. */
export function isData(row: RawRow, columns: ReadonlyMap<number, Column>): boolean {
  return row.cells.some(({ column, text }) => {
    const meaning = columns.get(column)?.meaning;
    if (meaning?.type === "checksum") return /^[0-9A-F]{8}$/.test(text.trim());
    return meaning?.type === "column" && meaning.id === "code" && text.includes("·");
  });
}

const footWords: readonly string[] = [
  "填报人",
  "审核人",
  "负责人签字",
  "填报日期",
  "Filled in by",
  "Checked by",
  "Signature",
];
const dayWords = /^(?:填报日期|日期|Filled in on|Date)\s*[:：]?\s*(.*)$/i;

/** The line below a table in which people sign. */
export function isFoot({ cells }: RawRow): boolean {
  const first = cells[0]?.text.trim() ?? "";
  return footWords.some((word) => first.startsWith(word));
}

/** The day that a foot gives; undefined where it gives none. */
export function dayIn(rows: readonly RawRow[]): string | undefined {
  for (const { cells } of rows.filter(isFoot)) {
    const at = cells.findIndex(({ text }) => dayWords.test(text.trim()));
    const own = dayWords.exec(cells[at]?.text.trim() ?? "")?.[1] ?? "";
    const said = own === "" && at >= 0 ? (cells[at + 1]?.text.trim() ?? "") : own;
    if (/\d/.test(said)) return said;
  }
  return undefined;
}

export interface Table {
  readonly columns: ReadonlyMap<number, Column>;
  readonly headingRow: RawRow;
  readonly rows: readonly RawRow[];
}

export function tablesIn({ rows }: RawSheet, headings: Headings): readonly Table[] {
  const tables: { columns: ReadonlyMap<number, Column>; headingRow: RawRow; rows: RawRow[] }[] = [];
  let ids: ReadonlyMap<number, Column> | undefined;
  let sinceIds = 0;
  for (const row of rows) {
    const above = tables.at(-1);
    if (above !== undefined && isData(row, above.columns)) {
      above.rows.push(row);
      sinceIds += 1;
      continue;
    }
    const columns = columnsIn(row, headings);
    if (columns !== undefined && isIds(row)) {
      ids = columns;
      sinceIds = 0;
      tables.push({ columns, headingRow: row, rows: [] });
      continue;
    }
    sinceIds += 1;
    const current = tables.at(-1);
    if (ids !== undefined && sinceIds === 1 && current !== undefined) {
      // The visible headings, under whatever names they have now.
      tables[tables.length - 1] = {
        columns: together(ids, current.columns, row),
        headingRow: row,
        rows: [],
      };
      continue;
    }
    if (columns !== undefined) tables.push({ columns, headingRow: row, rows: [] });
    else if (!isFoot(row)) current?.rows.push(row);
  }
  return tables;
}
