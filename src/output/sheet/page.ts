import { given } from "../../given.ts";
import type { SheetColumn, SheetRow, SheetTable, SheetView } from "../../sheets/view.ts";
import { dayInWords, daysLeft } from "./days.ts";
import { dueOf, isNeeded, lightOf, type PageTask, stateWord, taskColumns, taskOf } from "./task.ts";
import { printWidths } from "./widths.ts";
import { type SheetWords, sheetWords } from "./words.ts";

/** What the templates of `templates/sheet` get: a sheet with every cell in its place and every word chosen. */

export interface SheetPage {
  readonly lang: "zh-CN" | "en";
  readonly words: SheetWords;
  readonly title: string;
  readonly plan: SheetView["plan"];
  readonly unit?: SheetView["unit"];
  readonly round?: SheetView["round"];
  readonly asOf: string;
  /** The days above as the page's language writes them. */
  readonly asOfWords: string;
  readonly dueWords: string;
  /** `还有7天`. */
  readonly dueLeft: string;
  readonly roundLabel: string;
  readonly sendTo?: SheetView["sendTo"];
  readonly lights: SheetView["lights"];
  readonly states: readonly string[];
  readonly instructions: readonly string[];
  readonly foot: readonly string[];
  readonly tables: readonly PageTable[];
  /** Whether something is to be filled in: the sheet of all units is only read. */
  readonly fill: boolean;
  /** Whether some column holds nothing. */
  readonly hasBare: boolean;
  /** Columns by which rows can be ordered, those of the first table. */
  readonly order: readonly PageColumn[];
}

interface PageTable {
  /** `t0`. */
  readonly id: string;
  readonly title: string;
  readonly kind: SheetTable["kind"];
  readonly columns: readonly PageColumn[];
  /** Whether it is filled in: then each row is a task with the columns that are asked, and what is to be read behind a button. */
  readonly asks: boolean;
  /** The columns that are filled in. */
  readonly asked: readonly PageColumn[];
  /** Of the columns that are asked, and the task in front. */
  readonly askedSpan: number;
  readonly occurrences: readonly PageOccurrence[];
  readonly groups: readonly PageGroup[];
  /** Of columns and occurrences. */
  readonly span: number;
  /** Of columns that print, and occurrences. */
  readonly printedSpan: number;
  /** Size of the printed type. */
  readonly points: number;
}

interface PageColumn {
  /** `t0-state`. */
  readonly id: string;
  readonly column: SheetColumn["id"];
  readonly heading: string;
  /** em on screen. */
  readonly width: number;
  /** Part of the width of a printed page, `7.25%`. */
  readonly share: string;
  readonly prints: boolean;
  /** Whether it names the row. */
  readonly head: boolean;
  /** What is typed in; empty where nothing is. */
  readonly input: string;
  /** `info` or `fill`; `bare` (holds nothing), `head` (names the row), `unprinted`, `beside` (tells rows apart). */
  readonly classes: string;
}

interface PageOccurrence {
  readonly id: string;
  readonly label: string;
  readonly share: string;
}

/** Rows under one heading; without a heading in tables that have none. */
interface PageGroup {
  readonly heading: string;
  readonly rows: readonly SheetPageRow[];
}

interface SheetPageRow {
  /** `t0-r3`. */
  readonly id: string;
  readonly key: string;
  readonly checksum: string;
  readonly code: string;
  readonly role: SheetRow["role"];
  /** The state in words, as filters know it where nothing is typed. */
  readonly state: string;
  readonly due: string;
  readonly light: string;
  readonly colour: string;
  readonly cells: readonly SheetPageCell[];
  readonly occurrences: readonly PageOccurrenceCell[];
  readonly task: PageTask;
  /** The cells that are filled in. */
  readonly answers: readonly SheetPageCell[];
  /** What is only to be read. */
  readonly facts: readonly SheetPageCell[];
  /** Whether an answer is wanted: what is over needs none. */
  readonly needed: boolean;
  /** Headquarters closed it: nothing is filled in any more. */
  readonly closed: boolean;
  readonly dated: boolean;
  readonly reported: boolean;
}

interface SheetPageCell {
  readonly column: PageColumn;
  readonly text: string;
  /** To the sentence in the document. */
  readonly href?: string;
  /** Of a light. */
  readonly dot?: string;
  /** The row's code, under its number on paper. */
  readonly code?: string;
  readonly control?: PageControl;
}

interface PageControl {
  readonly type: string;
  readonly value: string;
  /** Of a state: every word it takes, the chosen one marked. */
  readonly options: readonly { readonly word: string; readonly chosen: boolean }[];
}

interface PageOccurrenceCell {
  readonly occurrence: PageOccurrence;
  readonly key: string;
  readonly checksum: string;
  readonly code: string;
  readonly due: string;
  /** The day as paper shows it, without the year where the duty's days are all in one. */
  readonly shortDue: string;
  readonly shortDone: string;
  readonly colour: string;
  /** The day as the page's language writes it. */
  readonly dueWords: string;
  readonly closed: boolean;
  readonly dated: boolean;
  /** What was told, in one of three ways. */
  readonly done: string;
  readonly percent: string;
  readonly state: string;
  readonly fill: boolean;
}

export interface SheetPageOptions {
  /** The document's HTML file, as a path from the sheet: each row leads to its sentence. */
  readonly document?: string;
}

export function sheetPage(view: SheetView, options: SheetPageOptions = {}): SheetPage {
  const words = sheetWords(view.locale);
  const fill = view.unit !== undefined;
  const tables = view.tables.map((table, index) => pageTable(table, `t${index}`, view, options));
  return {
    lang: view.locale === "en" ? "en" : "zh-CN",
    words,
    title: view.title,
    plan: view.plan,
    ...given({ unit: view.unit, round: view.round }),
    asOf: view.asOf,
    asOfWords: dayInWords(view.asOf, view.locale),
    ...handInOf(view),
    ...given({ sendTo: view.sendTo }),
    lights: view.lights.filter(({ name }) =>
      view.tables.some(({ rows }) =>
        rows.some(
          (row) => row.light === name || row.occurrences.some(({ light }) => light === name),
        ),
      ),
    ),
    states: statesIn(tables),
    instructions: view.instructions.map((line) => line[view.locale]),
    foot: view.foot,
    tables,
    fill,
    order: orderable(tables[0]),
    hasBare: tables.some(
      ({ asks, columns }) => !asks && columns.some(({ classes }) => /\bbare\b/.test(classes)),
    ),
  };
}

function handInOf({ handIn, asOf, locale }: SheetView) {
  return handIn === undefined
    ? { dueWords: "", dueLeft: "", roundLabel: "" }
    : {
        dueWords: dayInWords(handIn.due, locale),
        dueLeft: daysLeft(asOf, handIn.due, locale).words,
        roundLabel: handIn.label,
      };
}

/** By what rows can be ordered: of tasks, what stands in their cell and what is chosen or counted. */
function orderable(table: PageTable | undefined): readonly PageColumn[] {
  const columns = table?.columns ?? [];
  const ids: readonly string[] = ["measure", "due", "light", "state", "percent", "done"];
  return table?.asks === true ? columns.filter(({ column }) => ids.includes(column)) : columns;
}

/** The states that rows are in, and those they can come into. */
function statesIn(tables: readonly PageTable[]): readonly string[] {
  const rows = tables.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const offered = rows.flatMap(({ cells }) =>
    cells.flatMap(({ control }) => control?.options.map(({ word }) => word) ?? []),
  );
  return [...new Set([...offered, ...rows.map(({ state }) => state)])].filter(
    (word) => word !== "",
  );
}

/** What names a row: its task, else whatever comes first. */
function headColumn(columns: readonly SheetColumn[]): SheetColumn["id"] | undefined {
  const ids = columns.map(({ id }) => id);
  return (
    (["measure", "sentence", "number", "code"] as const).find((id) => ids.includes(id)) ?? ids[0]
  );
}

/** em that texts need on screen that are not to be broken. */
const leastWidths: Readonly<Partial<Record<SheetColumn["id"], number>>> = {
  number: 7,
  code: 12,
  due: 8,
  light: 9,
};

/** em that a control needs on screen. */
const controlWidths: Readonly<Record<string, number>> = {
  date: 9.5,
  percent: 5,
  state: 9,
  number: 7,
  text: 11,
};

function pageTable(
  table: SheetTable,
  id: string,
  view: SheetView,
  options: SheetPageOptions,
): PageTable {
  const fill = view.unit !== undefined && table.kind !== "support";
  const head = headColumn(table.columns);
  const shares = printWidths(table, fill);
  const columns = table.columns.map((column, index): PageColumn => {
    const input = fill ? (column.input ?? "") : "";
    const bare = input === "" && table.rows.every(({ cells }) => (cells[column.id] ?? "") === "");
    const share = shares.columns[index] ?? "0%";
    const classes = [
      input === "" ? "info" : "fill",
      ...(bare ? ["bare"] : []),
      ...(column.id === head ? ["head"] : []),
      ...(share === "0%" ? ["unprinted"] : []),
      ...(column.id === "occurrence" || column.id === "due" ? ["beside"] : []),
    ];
    return {
      id: `${id}-${column.id}`,
      column: column.id,
      heading: column.heading,
      width: Math.max(column.width, controlWidths[input] ?? leastWidths[column.id] ?? 0),
      share,
      prints: share !== "0%",
      head: column.id === head,
      input,
      classes: classes.join(" "),
    };
  });
  const occurrences = table.occurrences.map((label, index) => ({
    id: `${id}-o${index}`,
    label,
    share: shares.occurrence,
  }));
  const groups: { heading: string; rows: SheetPageRow[] }[] = [];
  table.rows.forEach((row, index) => {
    const made = sheetPageRow(row, `${id}-r${index}`, columns, occurrences, fill, view, options);
    const last = groups.at(-1);
    if (last?.heading === row.heading) last.rows.push(made);
    else groups.push({ heading: row.heading, rows: [made] });
  });
  return {
    id,
    title: table.title,
    kind: table.kind,
    columns,
    asks: fill,
    asked: columns.filter(({ input }) => input !== ""),
    askedSpan: 1 + columns.filter(({ input }) => input !== "").length,
    occurrences,
    groups,
    span: columns.length + occurrences.length,
    printedSpan: columns.filter((column) => column.prints).length + occurrences.length,
    points: shares.points,
  };
}

function sheetPageRow(
  row: SheetRow,
  id: string,
  columns: readonly PageColumn[],
  occurrences: readonly PageOccurrence[],
  fill: boolean,
  view: SheetView,
  { document }: SheetPageOptions,
): SheetPageRow {
  const linked = columns.find(({ column }) => column === "number") ?? columns[0];
  const colours = new Map(view.lights.map(({ name, colour }) => [name, colour]));
  const light = lightOf(row, view);
  const colour = colours.get(light) ?? "transparent";
  const years = new Set(row.occurrences.flatMap(({ due }) => due?.slice(0, 4) ?? []));
  const year = years.size === 1 ? [...years].join("") : undefined;
  const made = columns.map((column): SheetPageCell => {
    const text = row.cells[column.column] ?? "";
    return {
      column,
      text,
      ...(column === linked && document !== undefined
        ? { href: `${document}#${encodeURIComponent(row.anchor)}` }
        : {}),
      ...(column.column === "light" && text !== "" ? { dot: colour } : {}),
      ...(column.column === "number" && row.cells.code !== undefined ? { code: row.code } : {}),
      ...(column.input === "" ? {} : { control: controlOf(column.input, text, view) }),
    };
  });
  const shownElsewhere = new Set(taskColumns);
  return {
    task: taskOf(row, light, colour, view, document),
    answers: made.filter(({ control }) => control !== undefined),
    facts: made.filter(
      ({ column, text, control }) =>
        control === undefined && text !== "" && !shownElsewhere.has(column.column),
    ),
    needed: isNeeded(row),
    closed: row.state === "closed",
    dated: row.due !== undefined && row.state !== "standing",
    reported: row.reported,
    id,
    key: row.key,
    checksum: row.checksum,
    code: row.code,
    role: row.role,
    state: stateWord(row, view),
    due: dueOf(row),
    light,
    colour,
    cells: made,
    occurrences: row.occurrences.map((cell, index) => ({
      occurrence: occurrences[index] ?? { id: "", label: cell.label, share: "auto" },
      key: cell.key,
      checksum: cell.checksum,
      code: cell.code,
      due: cell.due ?? "",
      dueWords: cell.due === undefined ? "" : dayInWords(cell.due, view.locale),
      closed: cell.state === "closed",
      dated: cell.due !== undefined && cell.state !== "standing",
      shortDue: shortDay(cell.due ?? "", year),
      shortDone: shortDay(told(cell.value).done, year),
      colour: cell.value === "" ? "transparent" : (colours.get(cell.light) ?? "transparent"),
      ...told(cell.value),
      fill,
    })),
  };
}

function shortDay(day: string, year: string | undefined): string {
  return year !== undefined && day.startsWith(`${year}-`) ? day.slice(5) : day;
}

function told(value: string): { done: string; percent: string; state: string } {
  const done = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const percent = !done && /%$/.test(value);
  return {
    done: done ? value : "",
    percent: percent ? value.slice(0, -1) : "",
    state: done || percent ? "" : value,
  };
}

function controlOf(input: string, text: string, view: SheetView): PageControl {
  if (input === "state") {
    const words = ["", ...view.states.map(({ label }) => label)];
    const offered = words.includes(text) ? words : [...words, text];
    return {
      type: "state",
      value: text,
      options: offered.map((word) => ({ word, chosen: word === text })),
    };
  }
  // A date that was written in another way stays as it was written.
  if (input === "date" && text !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { type: "text", value: text, options: [] };
  return { type: input, value: input === "percent" ? text.replace(/%$/, "") : text, options: [] };
}
