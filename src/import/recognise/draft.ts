import type { SourceTable } from "../blocks.ts";

/** What is to be written: entries with their texts, each knowing the block of the file it came from. */

export type DraftKind = "部分" | "目标" | "措施" | "行动" | "节点";

export interface DraftField {
  readonly keyword: string;
  /** As it stands in the source, behind the keyword. */
  readonly value: string;
  /** The lines of its block, where it has one. */
  readonly block?: readonly string[];
  readonly at: number;
}

export interface DraftText {
  readonly type: "text";
  readonly text: string;
  readonly at: number;
  /** Begins a paragraph of its own. */
  readonly apart: boolean;
  readonly bullet?: true;
  /** An open point behind it. */
  readonly question?: string;
}

interface DraftTable {
  readonly type: "table";
  readonly table: SourceTable;
  readonly at: number;
}

export interface DraftItem {
  readonly type: "item";
  readonly kind: DraftKind;
  readonly name: string;
  readonly title?: string;
  /** Of a milestone: its time, as its line says it. */
  readonly time?: string;
  readonly at: number;
  /** Of a run-on action: begins a paragraph of its own. */
  readonly apart?: true;
  readonly fields: readonly DraftField[];
  readonly parts: readonly DraftPart[];
}

export type DraftPart = DraftText | DraftTable | DraftItem;
