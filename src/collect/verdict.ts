import type { Unplaced, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { ProgressReport, ReportedState } from "../model/journal/journal.ts";
import { type CalendarDate, parseCalendarDate } from "../time/calendar-date.ts";
import { CLOSED } from "./cell-readings.ts";
import type { FilledColumn } from "./filled-columns.ts";
import {
  clearedInDoubt,
  closingNotYours,
  doneBeforePlan,
  doneInFuture,
  doneWithoutDate,
  evidenceStays,
  extensionTooEarly,
  occurrenceEmptied,
  percentageFalls,
  reportedWithoutEvidence,
  rowClosed,
  stateAgainstDate,
  stateAgainstPercentage,
  stateWithoutReason,
  textUnchanged,
  toldOtherwise,
  toldStays,
} from "./findings/reports.ts";
import type { Told } from "./read/encode.ts";

/**
 * What a row says as a whole: whether it holds together, and what of it is news. Nothing here knows of files or of
 * the plan: the sheet that is filled in in a browser judges by the same rules (`page-rules.ts`).
 */

export type Verdict =
  | (News & { readonly type: "told" })
  | { readonly type: "known"; readonly notes: readonly InColumn[] }
  | { readonly type: "rejected"; readonly reasons: readonly InColumn[] }
  /** It holds together, but a person has to decide. */
  | (News & { readonly type: "doubtful"; readonly why: InColumn });

interface News {
  readonly told: Told;
  /** What of the cells is news. */
  readonly changed: ReadonlyMap<FilledColumn, string>;
  readonly notes: readonly InColumn[];
}

/** A finding in a column of a row, which may have several copies: the place of one of them is its place. */
export interface InColumn {
  readonly column: FilledColumn;
  readonly finding: Unplaced;
}

const inColumn = (column: FilledColumn, finding: Unplaced): InColumn => ({ column, finding });

/** What was told before, as far as it is asked about. */
type Reported = Pick<
  ProgressReport,
  | "told"
  | "state"
  | "percent"
  | "done"
  | "text"
  | "problem"
  | "nextStep"
  | "extension"
  | "evidence"
  | "value"
>;

/** A row with what is said of it. */
export interface Case {
  readonly type: "row" | "indicator";
  /** What was told of an occurrence was taken out of its cell. */
  readonly emptied?: boolean;
  /** What was told of it before, in the order of the days. */
  readonly reports: readonly Reported[];
  /** What changed against the sheet, in the form in which cells are compared. */
  readonly changed: ReadonlyMap<FilledColumn, string>;
  /** Whether the sheet has a column. */
  readonly takes: (column: FilledColumn) => boolean;
  /** Whether something stands in its cell for evidence. */
  readonly evidence: boolean;
  /** What the sheets showed when they were handed out. */
  readonly befores: readonly ReadonlyMap<FilledColumn, string>[];
  /** What a sheet made now would show. */
  readonly current: ReadonlyMap<FilledColumn, string>;
  /** The day of the sheet, where it says one. */
  readonly asOf?: CalendarDate;
  /** The day on which it is told. */
  readonly told: CalendarDate;
  /** The first day of the plan. */
  readonly start?: CalendarDate;
  /** Its deadline, as it is now. */
  readonly due?: CalendarDate;
  /** It has a deadline, and is none that goes on for good. */
  readonly dated: boolean;
}

/** What a report says in a column, in the form in which cells are compared; undefined where it leaves what was told. */
function toldIn(report: Reported, column: FilledColumn): string | undefined {
  const over = report.state === "done" || report.state === "closure-requested";
  switch (column) {
    case "state":
      return report.state ?? "";
    case "percent":
      return over ? "100" : String(report.percent ?? "");
    case "done":
      return report.done ?? "";
    case "progress":
      return report.text ?? "";
    case "problem":
      return report.problem ?? "";
    case "next-step":
      return report.nextStep ?? "";
    case "extension-to":
      return report.extension === "none" ? "" : report.extension;
    case "evidence":
      return report.evidence.join("\n");
    case "value":
      return report.value?.written ?? "";
  }
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

interface Asked {
  readonly changed: ReadonlyMap<FilledColumn, string>;
  /** What the sheet showed. */
  readonly before: (column: FilledColumn) => string;
  readonly told: CalendarDate;
}

/** Whether all that changed is what a report says already; evidence counts whenever it was told. */
function saysSo(
  report: Reported,
  reports: readonly Reported[],
  { changed, before, told }: Asked,
  evidence: ReadonlySet<string>,
): boolean {
  return [...changed].every(([column, value]) => {
    if (column === "evidence") return lines(value).every((line) => evidence.has(line));
    if (toldIn(report, column) !== value) return false;
    // What was taken back is told by a report that follows the one that said it.
    const last = reports.findLastIndex((one) => toldIn(one, column) === before(column));
    return value !== "" || report.told === told || reports.indexOf(report) > last;
  });
}

interface Row {
  readonly state: string;
  readonly percent: string;
  readonly done: string;
  readonly changed: ReadonlyMap<FilledColumn, string>;
  readonly evidence: boolean;
  readonly explained: boolean;
  /** The sheet has a column for it. */
  readonly takes: (column: FilledColumn) => boolean;
}

/** The contradictions within a row. */
function contradictions(row: Row, { told, start, due, dated }: Case): InColumn[] {
  const { state, percent, done, changed } = row;
  const found: InColumn[] = [];
  const add = (column: FilledColumn, finding: Unplaced) => found.push(inColumn(column, finding));
  if (state === CLOSED) {
    if (changed.has("state")) add("state", closingNotYours.of({}));
    else add("state", rowClosed.of({}));
    return found;
  }
  const over = state === "done" || state === "closure-requested";
  if (over) {
    if (changed.has("percent") && percent !== "" && percent !== "100")
      add(
        "percent",
        stateAgainstPercentage.of({
          zh: `报“完成”或“申请销号”，完成比例却是 ${percent}%`,
          en: `it is reported done, yet the percentage is ${percent}%`,
        }),
      );
    if (state === "done" && done === "" && row.takes("done")) add("done", doneWithoutDate.of({}));
    if (!row.evidence) add("evidence", reportedWithoutEvidence.of({}));
  }
  const until = changed.get("extension-to") ?? "";
  if (until !== "" && over)
    add(
      "extension-to",
      stateAgainstDate.of({
        zh: `报“完成”或“申请销号”，又申请延期至 ${until}`,
        en: `it is reported done, yet asks for time until ${until}`,
      }),
    );
  else if (until !== "" && due !== undefined && until <= due)
    add("extension-to", extensionTooEarly.of({ until, due }));
  if (done !== "" && done > told) add("done", doneInFuture.of({ done, told }));
  if (done !== "" && start !== undefined && done < start && changed.has("done"))
    add("done", doneBeforePlan.of({ done, start }));
  if (!over && done !== "")
    add(
      "state",
      stateAgainstDate.of({
        zh: `填了完成日期 ${done}，状态却不是“完成”`,
        en: `it has the day ${done}, yet its state is not done`,
      }),
    );
  if (state === "not-started" && Number(percent) > 0)
    add(
      "state",
      stateAgainstPercentage.of({
        zh: `状态是“未启动”，完成比例却是 ${percent}%`,
        en: `it is not started, yet the percentage is ${percent}%`,
      }),
    );
  if ((state === "paused" || state === "cancelled") && changed.has("state") && !row.explained)
    add("progress", stateWithoutReason.of({}));
  if (state === "standing" && changed.has("state") && dated)
    add(
      "state",
      stateAgainstDate.of({
        zh: "有完成时限的任务不能报“长期坚持”",
        en: "a row with a deadline cannot be standing",
      }),
    );
  return found;
}

/** What a cell of an occurrence can hold. */
const marks: ReadonlySet<FilledColumn> = new Set(["state", "percent", "done"]);

/** Whether a state is one that a unit can report. */
export const isState = (state: string): state is ReportedState => state !== "" && state !== CLOSED;

/** The columns in which something stays that was told, with the words for it. */
const stays: Readonly<Partial<Record<FilledColumn, Wording>>> = {
  state: { zh: "状态", en: "a state" },
  percent: { zh: "完成比例", en: "a percentage" },
  value: { zh: "完成值", en: "a value" },
};

/** What of the changes is news, and what is said of the rest: an empty cell takes no state back. */
function newsIn(
  all: ReadonlyMap<FilledColumn, string>,
  reports: readonly Reported[],
  over: boolean,
) {
  const changed = new Map(all);
  const notes: InColumn[] = [];
  for (const [column, value] of all) {
    const words = stays[column];
    if (value !== "" || words === undefined) continue;
    changed.delete(column);
    // What a sheet shows of a row that was never reported is nobody's word.
    const told = reports.some((report) => toldIn(report, column) !== "");
    if (told && !over) notes.push(inColumn(column, toldStays.of(words)));
  }
  return { changed, notes };
}

/** The state that a row has with what changed; a day says that it is done where no state does. */
function stateOf(all: ReadonlyMap<FilledColumn, string>, shown: string, takes: boolean): string {
  const written = all.get("state") ?? shown;
  const says = written !== "" && (takes || all.has("state"));
  if (!says && (all.get("done") ?? "") !== "") return "done";
  return all.get("state") === "" ? shown : written;
}

/** An occurrence whose cell was emptied is not begun again, once a person has confirmed it. */
function takenBack({ changed, current }: Case): Verdict {
  const [column = "state"] = changed.keys();
  const state = current.get("state") ?? "";
  if (state === "" || (state === "not-started" && Number(current.get("percent")) === 0))
    return { type: "known", notes: [] };
  const words = (id: FilledColumn) => changed.get(id) ?? "";
  const [text, problem, nextStep] = [words("progress"), words("problem"), words("next-step")];
  return {
    type: "doubtful",
    told: {
      state: "not-started",
      percent: 0,
      ...(text === "" ? {} : { text }),
      ...(problem === "" ? {} : { problem }),
      ...(nextStep === "" ? {} : { nextStep }),
      evidence: lines(words("evidence")),
    },
    changed,
    notes: [],
    why: inColumn(column, occurrenceEmptied.of({})),
  };
}

/** Judges what is said of a row. */
export function judgeCase(one: Case): Verdict {
  if (
    one.emptied === true &&
    [...one.changed].some(([column, cell]) => marks.has(column) && cell === "")
  )
    return takenBack(one);
  const { changed: all, current, asOf, told, reports, takes, befores } = one;
  const since = reports.filter((report) => asOf === undefined || report.told >= asOf);
  const before = new Set(reports.flatMap(({ evidence }) => evidence));
  const state = stateOf(all, current.get("state") ?? "", takes("state"));
  const over = state === "done" || state === "closure-requested";
  const { changed, notes } = newsIn(all, reports, over && all.size > 1);
  const evidence = lines(changed.get("evidence") ?? current.get("evidence") ?? "");
  const lost = [...before].some((line) => !evidence.includes(line));
  if (takes("evidence") && changed.has("evidence") && lost)
    notes.push(inColumn("evidence", evidenceStays.of({})));
  const fresh = evidence.filter((line) => !before.has(line));
  if (fresh.length === 0) changed.delete("evidence");
  const shownOf = (column: FilledColumn) =>
    befores.map((before) => before.get(column)).find((text) => text !== undefined) ?? "";
  const asked: Asked = { changed, before: shownOf, told };
  if (changed.size === 0 || since.some((report) => saysSo(report, reports, asked, before)))
    return { type: "known", notes };
  const value = (column: FilledColumn) => changed.get(column) ?? current.get(column) ?? "";
  if (one.type === "indicator")
    return { type: "told", told: { value: value("value"), evidence: [] }, changed, notes };
  const row: Row = {
    state,
    percent: value("percent"),
    done: value("done"),
    changed,
    evidence: evidence.length > 0 || one.evidence,
    explained: value("progress") !== "" || value("problem") !== "",
    takes,
  };
  const reasons = contradictions(row, one);
  if (reasons.length > 0) return { type: "rejected", reasons };
  if (
    !changed.has("progress") &&
    value("progress") !== "" &&
    (changed.has("state") || changed.has("percent"))
  )
    notes.push(inColumn("progress", textUnchanged.of({})));
  const text = value("progress");
  const problem = value("problem");
  const nextStep = value("next-step");
  const done = over ? parseCalendarDate(row.done) : undefined;
  const until = changed.get("extension-to");
  const extension: Told["extension"] = until === "" ? "none" : parseCalendarDate(until ?? "");
  const said: Told = {
    ...(isState(state) ? { state } : {}),
    ...(row.percent === "" || over ? {} : { percent: Number(row.percent) }),
    ...given({ done }),
    ...(text === "" ? {} : { text }),
    ...(problem === "" ? {} : { problem }),
    ...(nextStep === "" ? {} : { nextStep }),
    ...given({ extension }),
    evidence: fresh,
  };
  const overtaken = overtakenBy(befores, changed, current, reports, told);
  if (overtaken !== undefined)
    return { type: "doubtful", told: said, changed, notes, why: overtaken };
  const [now = "", shown = ""] = [changed.get("percent"), current.get("percent")];
  if (!over && now !== "" && shown !== "" && Number(now) < Number(shown))
    return {
      type: "doubtful",
      told: said,
      changed,
      notes,
      why: inColumn("percent", percentageFalls.of({ before: shown, now })),
    };
  const [emptied] = [...changed].filter(([, cell]) => cell === "");
  if (
    asOf === undefined &&
    emptied !== undefined &&
    [...changed.values()].every((one) => one === "")
  )
    return {
      type: "doubtful",
      told: said,
      changed,
      notes,
      why: inColumn(emptied[0], clearedInDoubt.of({})),
    };
  return { type: "told", told: said, changed, notes };
}

/** What was told elsewhere since the sheet was handed out, of the same day or later, and says something else. */
function overtakenBy(
  befores: Case["befores"],
  changed: ReadonlyMap<FilledColumn, string>,
  current: ReadonlyMap<FilledColumn, string>,
  reports: readonly Reported[],
  told: CalendarDate,
): InColumn | undefined {
  const last = reports.at(-1);
  if (last === undefined || last.told < told) return undefined;
  for (const [column, value] of changed) {
    const now = current.get(column) ?? "";
    if (column === "evidence" || now === value) continue;
    if (befores.every((before) => (before.get(column) ?? "") === now)) continue;
    return inColumn(column, toldOtherwise.of({ day: last.told, now, value }));
  }
  return undefined;
}
