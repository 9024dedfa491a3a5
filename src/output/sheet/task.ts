import type { SheetColumn, SheetRow, SheetView } from "../../sheets/view.ts";
import { dayInWords, daysLeft } from "./days.ts";
import { sheetWords } from "./words.ts";

/** A row as whoever fills it in knows it: its task, its deadline, its light with the reason. */

/** What names a row to whoever fills it in. */
export interface PageTask {
  readonly number: string;
  readonly title: string;
  /** The task that it belongs to; empty where it says no more than the title. */
  readonly above: string;
  readonly occurrence: string;
  /** `2015年9月30日`, or the deadline as written. */
  readonly due: string;
  /** `还有12天`, `逾期3天`; empty where the day is unknown or the row is over. */
  readonly left: string;
  readonly late: boolean;
  readonly light: string;
  readonly colour: string;
  readonly href?: string;
  /** The state in words, of a row that nobody fills in any more. */
  readonly state: string;
  /** `目标值 不低于 3场`. */
  readonly target: string;
}

/** What stands in the cell of the task. */
export const taskColumns: readonly SheetColumn["id"][] = [
  "number",
  "measure",
  "occurrence",
  "due",
  "light",
  "target",
];

/** States in which nothing more is to be told. */
const needless: ReadonlySet<string> = new Set(["closed", "done", "closure-requested", "cancelled"]);

/** Whether an answer is wanted. */
export function isNeeded({ state, occurrences }: SheetRow): boolean {
  return occurrences.length > 0
    ? occurrences.some((cell) => !needless.has(cell.state))
    : !needless.has(state);
}

export function taskOf(
  row: SheetRow,
  light: string,
  colour: string,
  view: SheetView,
  document: string | undefined,
): PageTask {
  const { cells, occurrences } = row;
  const title = cells.measure ?? cells.sentence ?? row.code;
  const due = dueOf(row);
  const left =
    due === "" || !isNeeded(row)
      ? { words: "", late: false }
      : daysLeft(view.asOf, due, view.locale);
  const label = view.lights.find(({ name }) => name === light)?.label ?? "";
  const why = cells.light ?? (label === "" ? "" : label);
  const day = due === "" ? "" : dayInWords(due, view.locale);
  return {
    number: cells.number ?? "",
    title,
    above: row.above ?? "",
    occurrence: cells.occurrence ?? "",
    due:
      occurrences.length > 0
        ? [cells.due, day].filter(Boolean).join(" · ")
        : day || (cells.due ?? ""),
    left: left.words,
    late: left.late,
    light: why,
    colour,
    ...(document === undefined ? {} : { href: `${document}#${encodeURIComponent(row.anchor)}` }),
    state: stateWord(row, view),
    target: cells.target ?? "",
  };
}

/** The row's light; of a row with occurrences, the worst of theirs: the palette begins with it. */
export function lightOf({ light, occurrences }: SheetRow, { lights }: SheetView): string {
  const worst = lights.find(({ name }) => occurrences.some((cell) => cell.light === name));
  return worst?.name ?? light;
}

/** The day until which something is to be done: of occurrences, the first of which nothing was told. */
export function dueOf({ due, occurrences }: SheetRow): string {
  const next = occurrences.find((cell) => cell.value === "" && cell.due !== undefined);
  return next?.due ?? occurrences.at(-1)?.due ?? due ?? "";
}

/** The state in words; of a row with occurrences none. */
export function stateWord({ state, cells, occurrences }: SheetRow, view: SheetView): string {
  if (occurrences.length > 0) return "";
  if (cells.state !== undefined) return cells.state;
  if (state === "closed") return sheetWords(view.locale).closed;
  return view.states.find(({ value }) => value === state)?.label ?? state;
}
