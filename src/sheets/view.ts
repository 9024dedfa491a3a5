import type { Wording } from "../findings/finding.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { ColumnId, ColumnInput } from "./columns.ts";

/** What a tracking sheet shows, whatever file it becomes. Nothing here knows of HTML or of cells. */

export interface SheetColumn {
  readonly id: ColumnId;
  readonly heading: string;
  /** In characters of full width. */
  readonly width: number;
  /** What the unit fills in; undefined where the sheet says it. */
  readonly input?: ColumnInput;
}

/** An occurrence of a frequent duty: a cell of its row. */
export interface OccurrenceCell {
  /** The key of its assignment. */
  readonly key: string;
  readonly code: string;
  readonly checksum: string;
  readonly label: string;
  readonly due?: CalendarDate;
  /** What was told of it: 完成, a percentage, nothing. */
  readonly value: string;
  readonly state: string;
  readonly light: string;
}

export interface SheetRow {
  /** The key of its assignment; of a row with occurrences, of the first. */
  readonly key: string;
  /** What can be read out on the telephone: `第三（一）1项·温州·上半年`. */
  readonly code: string;
  /** Ties the row to its assignment: rows whose key and checksum do not fit are not taken. */
  readonly checksum: string;
  /** The part and goal it belongs to, for headings over rows. */
  readonly heading: string;
  /** The tasks of which an action is a part, the outermost first; undefined for what stands by itself. */
  readonly above?: string;
  /** The anchor of its sentence in the document's HTML. */
  readonly anchor: string;
  readonly role: "owner" | "lead" | "support";
  readonly due?: CalendarDate;
  readonly state: string;
  /** Whether anything was told of it before. */
  readonly reported: boolean;
  readonly light: string;
  readonly why: string;
  /** By column id; missing where empty. */
  readonly cells: Readonly<Partial<Record<ColumnId, string>>>;
  readonly occurrences: readonly OccurrenceCell[];
}

/** Rows that share their columns. */
export interface SheetTable {
  readonly title: string;
  /** `duties`: to be reported; `frequent`: the same, a cell for each occurrence; `support`: to be known. */
  readonly kind: "duties" | "frequent" | "support" | "indicators";
  readonly columns: readonly SheetColumn[];
  /** The headings of the occurrence cells, behind the columns. */
  readonly occurrences: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetView {
  readonly locale: "zh" | "en";
  readonly plan: {
    readonly name: string;
    readonly title: string;
    readonly number?: string;
    /** The first day of what it is about. */
    readonly start?: CalendarDate;
  };
  /** Whom the filled-in sheet goes to: who issued the plan, with 联系人 of its notice as written. */
  readonly sendTo?: { readonly name: string; readonly contacts: readonly string[] };
  /** Whose sheet it is; undefined for all units in one. */
  readonly unit?: { readonly id: string; readonly name: string; readonly title: string };
  /** `2015年党建工作任务跟踪表（温州银监分局）`. */
  readonly title: string;
  readonly round?: { readonly key: string; readonly label: string; readonly due: CalendarDate };
  /** When it is to be handed in: for its round, or for the one in which a report of its day counts. */
  readonly handIn?: { readonly label: string; readonly due: CalendarDate };
  readonly asOf: CalendarDate;
  /** What sheets of this plan have in common: a sheet of another plan or another issue is told apart. */
  readonly fingerprint: string;
  readonly tables: readonly SheetTable[];
  /** Name, label and colour of every light. */
  readonly lights: readonly {
    readonly name: string;
    readonly label: string;
    readonly colour: string;
  }[];
  /** The words that the state column takes, in the sheet's language. */
  readonly states: readonly { readonly value: string; readonly label: string }[];
  /** 填报人, 审核人, 负责人签字（盖章）, 填报日期. */
  readonly foot: readonly string[];
  readonly instructions: readonly Wording[];
}
