import type { Wording } from "../findings/finding.ts";
import { type FieldColumnId, fieldColumns } from "../model/fields/table.ts";

/**
 * The columns that 任务分解表 and 督查台账 have in practice. Their order, names and widths are data:
 * a configuration lists those it wants.
 */

/** What a cell that is filled in takes. */
export type ColumnInput = "text" | "date" | "percent" | "state" | "number";

export interface ColumnSpec {
  readonly label: Wording;
  /** In characters of full width. */
  readonly width: number;
  readonly input?: ColumnInput;
}

/** Every column, by its id: those of fields, and what tracking adds. */
export const columnSpecs = {
  code: { label: { zh: "行号", en: "Row" }, width: 9 },
  number: { label: { zh: "序号", en: "No." }, width: 5 },
  goal: { label: { zh: "工作目标", en: "Goal" }, width: 12 },
  above: { label: { zh: "所属任务", en: "Part of" }, width: 12 },
  measure: { label: { zh: "工作任务", en: "Task" }, width: 13 },
  sentence: { label: { zh: "任务内容", en: "What the plan says" }, width: 20 },
  ...fieldColumns,
  role: { label: { zh: "本单位角色", en: "Role" }, width: 4 },
  occurrence: { label: { zh: "次别", en: "Occurrence" }, width: 6 },
  issued: { label: { zh: "立项日期", en: "Since" }, width: 8 },
  last: { label: { zh: "上次填报", en: "Reported last" }, width: 16 },
  light: { label: { zh: "灯色及理由", en: "Light" }, width: 7 },
  orders: { label: { zh: "督办情况", en: "Supervision" }, width: 10 },
  change: { label: { zh: "调整情况", en: "Adjustments" }, width: 10 },
  closure: { label: { zh: "销号状态", en: "Closure" }, width: 8 },
  steps: { label: { zh: "具体措施", en: "Steps" }, width: 16, input: "text" },
  person: { label: { zh: "责任人", en: "Person" }, width: 7, input: "text" },
  "own-due": { label: { zh: "本单位时限", en: "Own deadline" }, width: 8, input: "date" },
  "own-expected": { label: { zh: "分季度安排", en: "Quarterly plan" }, width: 12, input: "text" },
  state: { label: { zh: "状态", en: "State" }, width: 6, input: "state" },
  percent: { label: { zh: "完成比例", en: "Percent" }, width: 5, input: "percent" },
  done: { label: { zh: "完成日期", en: "Done on" }, width: 6, input: "date" },
  progress: { label: { zh: "本期进展", en: "Progress" }, width: 18, input: "text" },
  problem: { label: { zh: "存在问题", en: "Problems" }, width: 9, input: "text" },
  "next-step": { label: { zh: "下步措施", en: "Next steps" }, width: 9, input: "text" },
  "extension-to": {
    label: { zh: "申请延期至", en: "Extension to" },
    width: 6,
    input: "date",
  },
  evidence: { label: { zh: "佐证材料", en: "Evidence" }, width: 9, input: "text" },
  value: { label: { zh: "完成值", en: "Value" }, width: 6, input: "number" },
  target: { label: { zh: "目标值", en: "Target" }, width: 7 },
  remark: { label: { zh: "备注", en: "Remarks" }, width: 8 },
} as const satisfies Readonly<Record<string, ColumnSpec>>;

export type ColumnId = keyof typeof columnSpecs;

export const columnIds: readonly ColumnId[] = Object.keys(columnSpecs).filter(isColumnId);

/** Whether a word names a column. */
export function isColumnId(word: string): word is ColumnId {
  return Object.hasOwn(columnSpecs, word);
}

/** Whether a column shows a field of the plan. */
export function isFieldColumn(id: ColumnId): id is FieldColumnId {
  return Object.hasOwn(fieldColumns, id);
}

/** A column as a configuration asks for it. */
export interface ColumnChoice {
  readonly id: ColumnId;
  readonly heading?: string;
  readonly width?: number;
}

/** The columns of a sheet where nothing else is said: 任务分解表 in front, 督查台账 behind. */
export const usualColumns: readonly ColumnChoice[] = (
  [
    "number",
    "measure",
    "sentence",
    "role",
    "lead",
    "occurrence",
    "due",
    "expected",
    "indicator",
    "light",
    "state",
    "percent",
    "done",
    "progress",
    "problem",
    "next-step",
    "extension-to",
    "evidence",
    "code",
  ] as const
).map((id) => ({ id }));

/** The columns of the first round: how the unit will go about it. */
export const firstRoundColumns: readonly ColumnChoice[] = (
  [
    "number",
    "measure",
    "sentence",
    "role",
    "lead",
    "occurrence",
    "due",
    "steps",
    "person",
    "own-due",
    "own-expected",
    "code",
  ] as const
).map((id) => ({ id }));

/** The columns of fields that stand among the usual ones of a plan that says something of them. */
export const columnsIfUsed: readonly FieldColumnId[] = columnIds
  .filter(isFieldColumn)
  .filter((id) => fieldColumns[id].shown === "if-used");

/** Usual columns with those of fields in use: behind what the plan says, before what is told of it. */
export function withUsed(
  usual: readonly ColumnChoice[],
  used: readonly FieldColumnId[],
): readonly ColumnChoice[] {
  const told = usual.findIndex(({ id }) => id === "light" || "input" in columnSpecs[id]);
  const at = told === -1 ? usual.length : told;
  const missing = used.filter((id) => !usual.some((choice) => choice.id === id));
  return [...usual.slice(0, at), ...missing.map((id) => ({ id })), ...usual.slice(at)];
}
