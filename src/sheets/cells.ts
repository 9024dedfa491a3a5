import { statuses } from "../../grammar/kinds/journal.ts";
import type { Model } from "../model/compiled.ts";
import type { CellContext as FieldCells } from "../model/fields/field.ts";
import { printedField } from "../model/fields/field-value.ts";
import { type FieldColumnId, fieldColumns } from "../model/fields/table.ts";
import { sentenceOf, shortTitle, titleAbove } from "../model/items/item-text.ts";
import type { Group, Item, Locale, Unit } from "../model/model.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { extensionAsked } from "../tracking/extension.ts";
import { lastReport } from "../tracking/last-report.ts";
import type { LightSettings, RowState } from "../tracking/light-settings.ts";
import { sheetHolder, type TrackedRow } from "../tracking/tracked-rows.ts";
import { type ColumnId, isFieldColumn } from "./columns.ts";
import { rowCode } from "./row-code.ts";

/** What each column says of a row. */

export interface CellContext {
  readonly model: Model;
  readonly locale: Locale;
  readonly lights: LightSettings;
  /** What was told later does not count. */
  readonly asOf: CalendarDate;
  /** Whose sheet it is. */
  readonly holder?: Unit | Group;
}

export type Role = "owner" | "lead" | "support";

const roleWords: Readonly<Record<Role, { zh: string; en: string }>> = {
  owner: { zh: "责任", en: "owner" },
  lead: { zh: "牵头", en: "lead" },
  support: { zh: "配合", en: "support" },
};

const closedWord = { zh: "已销号", en: "closed" };

/** A state in words. */
export function stateWord(state: RowState, locale: Locale): string {
  if (state === "closed") return closedWord[locale];
  return statuses.find(({ value }) => value === state)?.[locale] ?? state;
}

/** What a unit was told to do: its own role in a row. */
export function roleIn(row: TrackedRow, { holder }: CellContext): Role {
  if (holder === undefined || row.holder === holder) return row.assignment.role;
  const leads = row.assignment.lead.some((party) => sheetHolder(party.holder) === holder);
  return leads ? "lead" : "support";
}

function ancestor(item: Item, kind: string): Item | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at.kind === kind) return at;
  return undefined;
}

/** What the column of a field says of a row. */
function fieldCell(
  id: FieldColumnId,
  { assignment }: TrackedRow,
  { locale, model }: CellContext,
): string {
  const { cell } = fieldColumns[id];
  if (cell === "as-printed") return printedField(assignment.item, id, locale);
  const context: FieldCells = {
    locale,
    titleOf: (item) => shortTitle(item, model),
    printed: (item, field) => printedField(item, field, locale),
  };
  return cell(assignment, context);
}

function lastText(row: TrackedRow): string {
  const last = lastReport(row);
  if (last === undefined) return "";
  const percent = last.percent === undefined ? "" : ` ${last.percent}%`;
  return `${last.told}${percent}${last.text === undefined ? "" : ` ${last.text}`}`;
}

function ordersText({ orders }: TrackedRow, locale: Locale): string {
  return orders
    .map(({ order, matter }) => {
      const answer =
        matter.answered === undefined
          ? order.replyBy === undefined
            ? ""
            : locale === "zh"
              ? `，${order.replyBy}前回复`
              : `, reply by ${order.replyBy}`
          : locale === "zh"
            ? `，${matter.answered.date}回复`
            : `, answered ${matter.answered.date}`;
      return `${order.number} ${order.date}${matter.reason === undefined ? "" : ` ${matter.reason}`}${answer}`;
    })
    .join("\n");
}

function changesText({ changes }: TrackedRow): string {
  return changes
    .map(({ date, document, reason }) => [date, document, reason].filter(Boolean).join(" "))
    .join("\n");
}

function closureText(row: TrackedRow, locale: Locale): string {
  const last = row.closures.at(-1);
  if (last !== undefined) {
    const word =
      last.decision === "granted" ? closedWord[locale] : { zh: "退回", en: "returned" }[locale];
    return `${word} ${last.date}${last.reason === undefined ? "" : ` ${last.reason}`}`;
  }
  return row.facts.state === "closure-requested" ? stateWord("closure-requested", locale) : "";
}

/** How each column is filled; columns that the unit fills in show what it told before. */
const makers: Readonly<
  Record<Exclude<ColumnId, FieldColumnId>, (row: TrackedRow, context: CellContext) => string>
> = {
  code: ({ assignment }, { locale }) => rowCode(assignment, locale),
  number: ({ assignment }) => assignment.item.number,
  goal: ({ assignment }, { model }) => {
    const goal = ancestor(assignment.item, "goal") ?? ancestor(assignment.item, "section");
    return goal === undefined ? "" : shortTitle(goal, model);
  },
  above: ({ assignment }, { model }) => titleAbove(assignment.item, model),
  measure: ({ assignment }, { model }) => shortTitle(assignment.item, model),
  sentence: ({ assignment }, { model }) => sentenceOf(assignment.item, model),
  role: (row, context) => roleWords[roleIn(row, context)][context.locale],
  occurrence: ({ assignment }) => assignment.occurrence ?? "",
  issued: ({ assignment }) => assignment.item.plan.notice?.date ?? "",
  last: (row) => lastText(row),
  light: ({ lit }, { lights, locale }) =>
    `${lights.palette[lit.light]?.label[locale] ?? lit.light}${locale === "zh" ? "：" : ": "}${lit.why[locale]}`,
  orders: (row, { locale }) => ordersText(row, locale),
  change: (row) => changesText(row),
  closure: (row, { locale }) => closureText(row, locale),
  steps: () => "",
  person: () => "",
  "own-due": () => "",
  "own-expected": () => "",
  state: ({ facts, reports }, { locale }) =>
    reports.length === 0 && facts.state === "not-started" ? "" : stateWord(facts.state, locale),
  percent: ({ facts }) => (facts.percent === undefined ? "" : `${facts.percent}%`),
  done: ({ done }) => done ?? "",
  progress: (row) => lastReport(row)?.text ?? "",
  problem: (row) => lastReport(row)?.problem ?? "",
  "next-step": (row) => lastReport(row)?.nextStep ?? "",
  "extension-to": (row) => extensionAsked(row)?.to ?? "",
  evidence: ({ reports }) => [...new Set(reports.flatMap(({ evidence }) => evidence))].join("\n"),
  value: () => "",
  target: () => "",
  remark: () => "",
};

/** What a column says of a row; empty where it has nothing to say. */
export function cellText(id: ColumnId, row: TrackedRow, context: CellContext): string {
  return isFieldColumn(id) ? fieldCell(id, row, context) : makers[id](row, context);
}
