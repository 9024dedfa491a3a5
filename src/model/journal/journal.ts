import type { Place } from "../../findings/finding.ts";
import type { Entry } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { Item, PartyList, Plan, Timing, Unit } from "../model.ts";

/** What happened after the issue: reports, closures, supervision, adjustments, closed rounds. */

/** A state that a unit reports; late is computed, never reported. */
export type ReportedState =
  | "not-started"
  | "in-progress"
  | "closure-requested"
  | "done"
  | "paused"
  | "cancelled"
  | "standing";

/** What a row of the journal speaks of: `谈心谈话@温州@上半年`. */
export interface Subject {
  readonly plan: Plan;
  readonly item: Item;
  /** Absent where the row is about all units that owe the item. */
  readonly unit?: Unit;
  /** The key of a post's or person's party, where several of one unit owe the item. */
  readonly party?: string;
  /** The key of an occurrence; absent where it is about all of them. */
  readonly occurrence?: string;
}

interface JournalRow {
  readonly subject: Subject;
  /** The row's words in the source. */
  readonly place: Place;
  /** The entry that holds the row. */
  readonly entry: Entry;
}

/** A line of 进展: what a unit told of an item on a day. */
export interface ProgressReport extends JournalRow {
  /** The day it was told. */
  readonly told: CalendarDate;
  readonly unit: Unit;
  /** 0 to 100. */
  readonly percent?: number;
  readonly state?: ReportedState;
  /** The day it was done. */
  readonly done?: CalendarDate;
  /** The value of an indicator: the number, and as written. */
  readonly value?: { readonly amount: number; readonly written: string };
  readonly problem?: string;
  readonly nextStep?: string;
  /** The deadline that is asked for; `none` where what was asked is taken back. */
  readonly extension?: CalendarDate | "none";
  readonly evidence: readonly string[];
  readonly text?: string;
}

/** A line of 核销: an item closed, or given back. */
export interface Closure extends JournalRow {
  readonly date: CalendarDate;
  /** Who decided. */
  readonly by?: Unit;
  readonly decision: "granted" | "returned";
  readonly reason?: string;
}

/** A 督办单. */
export interface Supervision {
  /** As written: `3号`. */
  readonly number: string;
  readonly unit: Unit;
  readonly plan: Plan;
  readonly date: CalendarDate;
  /** The day by which the unit has to answer. */
  readonly replyBy?: CalendarDate;
  readonly matters: readonly SupervisedMatter[];
  readonly entry: Entry;
}

export interface SupervisedMatter extends JournalRow {
  readonly reason?: string;
  readonly answered?: { readonly date: CalendarDate; readonly text?: string };
}

/** An adjustment after the issue. */
export interface Amendment {
  readonly date: CalendarDate;
  /** The document that orders it. */
  readonly document?: string;
  readonly plan: Plan;
  readonly changes: readonly AmendedItem[];
  readonly entry: Entry;
}

export interface AmendedItem extends JournalRow {
  readonly change: Change;
  readonly reason?: string;
}

export type Change =
  | { readonly type: "due"; readonly timing: Timing }
  | { readonly type: "role"; readonly role: string; readonly list: PartyList }
  /** 取消, or into which item it goes. */
  | { readonly type: "cancelled"; readonly into?: Item }
  | { readonly type: "paused" }
  /** Any other attribute: it prints in the list of adjustments. */
  | { readonly type: "other"; readonly attribute: string; readonly written: string };

/** A round of reporting that was closed, or opened again. */
export interface RoundMark {
  readonly plan: Plan;
  /** As written: `2015Q3`, `三季度`. */
  readonly round: string;
  /** Where it is written. */
  readonly place: Place;
  readonly date: CalendarDate;
  readonly open: boolean;
  readonly reason?: string;
  readonly entry: Entry;
}

/** All lists in the order of the sources. */
export interface Journal {
  readonly reports: readonly ProgressReport[];
  readonly closures: readonly Closure[];
  readonly supervisions: readonly Supervision[];
  readonly amendments: readonly Amendment[];
  readonly roundMarks: readonly RoundMark[];
}
