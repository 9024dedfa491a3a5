import type { CalendarDate } from "../time/calendar-date.ts";
import type { RowState } from "../tracking/light-settings.ts";

/** What the overview for the leadership shows of a plan on a day. Nothing here knows of HTML or of charts. */

export interface OverviewView {
  readonly locale: "zh" | "en";
  readonly plan: { readonly name: string; readonly title: string; readonly number?: string };
  readonly asOf: CalendarDate;
  /** The lights of the palette that some row has, in the palette's order. */
  readonly lights: readonly LightKey[];
  readonly totals: Totals;
  readonly now: Standing;
  /** How the same rows stood on the day compared with. */
  readonly before?: Standing & { readonly since: CalendarDate; readonly round?: string };
  /** Those with rows that need attention, the worst first. */
  readonly behind: readonly BehindUnit[];
  readonly timeline?: Timeline;
  readonly goals: readonly GoalHeading[];
  /** Whoever has rows, in the order of the organization. */
  readonly units: readonly UnitLine[];
  /** The last row of the matrix: every goal, all units. */
  readonly sums: readonly Cell[];
  /** The months from the first deadline to the last, without gaps. */
  readonly months: readonly MonthLine[];
  /** Rows without a deadline. */
  readonly undated: MonthCounts;
  /** Every row, the worst first. */
  readonly rows: readonly OverviewRow[];
  readonly indicators: readonly IndicatorLine[];
  /** Those whose time has passed. */
  readonly rounds: readonly RoundLine[];
  readonly changes?: Changes;
}

/** What a row counts for, beside its light. */
export type RowMark =
  | "done"
  /** Its deadline has come. */
  | "expected"
  | "overdue"
  /** Done behind its deadline. */
  | "late"
  /** Its deadline comes within 30 days. */
  | "soon"
  /** An order waits for an answer. */
  | "order"
  /** Its closure was requested. */
  | "closure"
  /** Its unit asks for more time. */
  | "extension";

/** How rows stand on a day, without those that were cancelled. */
export interface Standing {
  readonly rows: number;
  readonly done: number;
  /** Whose deadline has come. */
  readonly expected: number;
  /** With the worst light of the palette. */
  readonly worst: number;
  /** The means of what was told and of what is expected, 0 to 100. */
  readonly percent?: number;
  readonly expectedPercent?: number;
}

export interface BehindUnit {
  readonly unit: string;
  /** The worst light that it has, and how many rows have it. */
  readonly light: string;
  readonly count: number;
  /** All of its rows that need attention. */
  readonly rows: number;
  readonly overdue: number;
  /** The worst row, and the reason of its light. */
  readonly title: string;
  readonly why: string;
}

export interface Timeline {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** For each goal. */
  readonly lines: readonly {
    /** Which of `OverviewView.goals`. */
    readonly goal: number;
    readonly from?: CalendarDate;
    readonly to?: CalendarDate;
    readonly rows: number;
    readonly done: number;
    readonly milestones: readonly {
      readonly day: CalendarDate;
      readonly title: string;
      readonly done: boolean;
    }[];
  }[];
}

export interface LightKey {
  /** Its name in the palette. */
  readonly name: string;
  readonly label: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** How bad it is; 0 is well. */
  readonly weight: number;
}

/** Each row that was not cancelled counts in one of the states; overdue ones are counted besides. */
export interface Totals {
  /** Without those that were cancelled. */
  readonly rows: number;
  readonly closed: number;
  /** Done or closure requested, not closed yet. */
  readonly done: number;
  readonly underWay: number;
  readonly notBegun: number;
  readonly standing: number;
  readonly paused: number;
  readonly cancelled: number;
  readonly overdue: number;
  /** Done behind their deadline. */
  readonly late: number;
  /** By name of light. */
  readonly lights: Readonly<Record<string, number>>;
  /** The mean of what was reported, 0 to 100. */
  readonly percent: number;
}

export interface GoalHeading {
  /** As the document numbers it; empty where it does not. */
  readonly label: string;
  readonly title: string;
}

/** Rows that were not cancelled, counted together. */
export interface Cell {
  readonly rows: number;
  /** Done, closed, or with closure requested. */
  readonly done: number;
  /** The worst light, and how many have it; undefined where there is no row. */
  readonly worst?: { readonly light: string; readonly count: number };
}

export interface UnitLine {
  readonly id: string;
  readonly name: string;
  readonly totals: Totals;
  /** For each goal. */
  readonly cells: readonly Cell[];
  readonly sum: Cell;
  /** Rows that fall due, for each month. */
  readonly load: readonly number[];
  readonly undated: number;
}

export interface MonthCounts {
  readonly done: number;
  readonly overdue: number;
  /** Neither done nor overdue. */
  readonly open: number;
}

interface MonthLine extends MonthCounts {
  /** `2015-06`. */
  readonly month: string;
}

export interface OverviewRow {
  /** The key of its assignment. */
  readonly key: string;
  /** What can be read out on the telephone. */
  readonly code: string;
  /** The id of the unit in whose sheet it stands. */
  readonly unit: string;
  /** Which of `OverviewView.goals`. */
  readonly goal: number;
  readonly title: string;
  readonly due?: CalendarDate;
  readonly status: RowState;
  /** The same in words. */
  readonly state: string;
  readonly cancelled: boolean;
  readonly percent?: number;
  readonly expected?: number;
  readonly light: string;
  readonly why: string;
  readonly marks: readonly RowMark[];
  /** What was told last. */
  readonly last?: { readonly told: CalendarDate; readonly text: string };
  readonly problem?: string;
  /** More time that is asked for, and the day of the report that asks. */
  readonly extension?: { readonly to: CalendarDate; readonly told: CalendarDate };
}

export interface IndicatorLine {
  readonly title: string;
  readonly unit: string;
  readonly target: string;
  /** The value told last. */
  readonly value?: { readonly told: CalendarDate; readonly written: string };
  /** How much of the target was reached, in percent; undefined where no number says so. */
  readonly reached?: number;
  readonly met?: boolean;
  /** The keys of the unit's rows that it measures. */
  readonly rows: readonly string[];
}

export interface RoundLine {
  readonly label: string;
  readonly due: CalendarDate;
  readonly closed?: CalendarDate;
  readonly answers: readonly RoundAnswerLine[];
}

interface RoundAnswerLine {
  readonly unit: string;
  /** `waiting`: not told yet, and there is still time. */
  readonly status: "on-time" | "late" | "missing" | "waiting";
  readonly told?: CalendarDate;
}

export interface Changes {
  readonly since: CalendarDate;
  /** The round whose last day that was. */
  readonly round?: string;
  /** The worst first; rows of which only the percentage changed stand last. */
  readonly rows: readonly ChangeLine[];
}

export interface ChangeLine {
  readonly key: string;
  readonly code: string;
  readonly unit: string;
  readonly title: string;
  readonly kind: ChangeKind;
  /** What differs: before and now, in words; empty where there was nothing. */
  readonly state?: Difference;
  readonly light?: Difference;
  readonly percent?: Difference;
  readonly due?: Difference;
  readonly why: string;
}

export interface Difference {
  readonly from: string;
  readonly to: string;
}

export const changeKinds = ["worse", "done", "better", "due", "other"] as const;
export type ChangeKind = (typeof changeKinds)[number];
