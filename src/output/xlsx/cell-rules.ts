import type { Worksheet } from "@cj-tech-master/excelts";
import { columnLetters } from "../../sheets/column-letters.ts";
import { HEADER_ROW, idWords } from "../../sheets/form.ts";
import type { SheetView } from "../../sheets/view.ts";
import { colourOf } from "./measures.ts";
import type { PlacedColumn } from "./worksheet-columns.ts";

/** What a worksheet does by itself while it is filled in: what it takes in a cell, and its colours. */

const FIRST_ROW = HEADER_ROW + 1;
/** Rules reach beyond the rows that there are: rows get moved. */
const LAST_ROW = 2000;
const UNTOUCHED = "#7a7a7a";

/** States that show by their colour as soon as they are chosen. */
const stateColours: Readonly<Record<string, string>> = {
  done: "#1e8449",
  "closure-requested": "#2471a3",
  paused: "#7f8c8d",
  cancelled: "#7f8c8d",
};

const errors = {
  state: {
    zh: "请从下拉框里选一种状态。",
    en: "Choose a state from the list.",
  },
  percent: {
    zh: "填 0 至 100 的数，如 60 或 60%。",
    en: "From 0 to 100, such as 60 or 60%.",
  },
  date: {
    zh: "日期写成 2015-09-28 或 2015年9月28日。",
    en: "A date reads 2015-09-28.",
  },
} as const;

/** The rule of a cell that takes a day. */
export function dayRule(locale: "zh" | "en") {
  return {
    type: "date",
    operator: "between",
    allowBlank: true,
    formulae: [new Date(Date.UTC(1990, 0, 1)), new Date(Date.UTC(2100, 11, 31))],
    showErrorMessage: true,
    // Words can be let through: `collect` reads more ways to write a day than programs know.
    errorStyle: "warning",
    error: errors.date[locale],
  } as const;
}

function validate(sheet: Worksheet, letters: string, placed: PlacedColumn, view: SheetView): void {
  if (placed.type !== "column" || !placed.fill) return;
  const { locale, states } = view;
  const range = `${letters}${FIRST_ROW}:${letters}${LAST_ROW}`;
  switch (placed.column.input) {
    case "state":
      sheet.dataValidations.add(range, {
        type: "list",
        allowBlank: true,
        formulae: [`"${states.map(({ label }) => label).join(",")}"`],
        showErrorMessage: true,
        error: errors.state[locale],
      });
      break;
    case "percent":
      // The cell's format makes 60 that is typed into 60%.
      sheet.dataValidations.add(range, {
        type: "decimal",
        operator: "between",
        allowBlank: true,
        formulae: [0, 1],
        showErrorMessage: true,
        error: errors.percent[locale],
      });
      break;
    case "date":
      sheet.dataValidations.add(range, dayRule(locale));
      break;
    default:
  }
}

interface Colouring {
  readonly formula: string;
  readonly font: {
    readonly color: { readonly argb: string };
    readonly bold?: true;
    readonly italic?: true;
  };
}

/** The colours of a column, each with the condition on its first cell. */
function colourings(
  placed: PlacedColumn,
  cell: string,
  before: string | undefined,
  { lights, states }: SheetView,
): readonly Colouring[] {
  if (placed.type !== "column") return [];
  if (placed.column.id === "light")
    return lights.map(({ label, colour }) => ({
      formula: `LEFT(${cell},${label.length})="${label}"`,
      font: { color: { argb: colourOf(colour) }, bold: true },
    }));
  if (placed.column.id === "state")
    return states.flatMap(({ value, label }) => {
      const colour = stateColours[value];
      return colour === undefined
        ? []
        : [
            {
              formula: `${cell}="${label}"`,
              font: { color: { argb: colourOf(colour) }, bold: true },
            },
          ];
    });
  return before === undefined
    ? []
    : [
        {
          formula: `AND(LEN(${cell})>0,EXACT(${cell},${before}))`,
          font: { color: { argb: colourOf(UNTOUCHED) }, italic: true },
        },
      ];
}

/**
 * Drop-downs, what dates and percentages are held to, the colours of lights and states; what was told last
 * time is grey until somebody changes it.
 */
export function addRules(
  sheet: Worksheet,
  columns: readonly PlacedColumn[],
  view: SheetView,
): void {
  let priority = 1;
  const places = new Map(columns.map(({ id }, index) => [id, columnLetters(index)]));
  columns.forEach((placed, index) => {
    const letters = columnLetters(index);
    validate(sheet, letters, placed, view);
    const hidden =
      placed.type === "column" ? places.get(idWords.before(placed.column.id)) : undefined;
    const before = hidden === undefined ? undefined : `${hidden}${FIRST_ROW}`;
    const found = colourings(placed, `${letters}${FIRST_ROW}`, before, view);
    if (found.length === 0) return;
    sheet.addConditionalFormatting({
      ref: `${letters}${FIRST_ROW}:${letters}${LAST_ROW}`,
      rules: found.map(({ formula, font }) => {
        const rule = {
          type: "expression" as const,
          priority,
          formulae: [formula],
          style: { font },
        };
        priority += 1;
        return rule;
      }),
    });
  });
}
