import type { Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import type { Item, Unit } from "../model/model.ts";
import type { ColumnId } from "../sheets/columns.ts";
import { bareTitle } from "../sheets/item-text.ts";
import { readPhrase } from "../time/reading/read-phrase.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import { readDay } from "./cell-readings.ts";
import { dayOf, type KnownRow } from "./known-rows.ts";
import type { LineCell, SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { Objection, Spot } from "./read/raw.ts";
import { tidy, withoutApostrophe } from "./tidy.ts";
import {
  isWrittenSo,
  type Measure,
  type Milestone,
  measureLines,
  type NewMeasure,
  ownPlanOf,
} from "./unit-plan.ts";

/** The first round: how a unit will go about what the plan asks of it becomes the unit's own plan. */

const planColumns = [
  "steps",
  "person",
  "own-due",
  "own-expected",
] as const satisfies readonly ColumnId[];
type PlanColumn = (typeof planColumns)[number];

/** A measure that goes into the unit's own plan. */
export interface ProposedMeasure extends NewMeasure {
  readonly spots: readonly Spot[];
  readonly code: string;
  readonly cells: readonly { readonly heading: string; readonly text: string }[];
}

export interface FirstRound {
  readonly measures: readonly ProposedMeasure[];
  readonly objections: readonly Objection[];
  readonly unchanged: number;
}

function saidIn(line: SheetLine): readonly (readonly [PlanColumn, LineCell])[] {
  return planColumns.flatMap((column) => {
    const cell = line.cells.get(column);
    return cell === undefined ? [] : [[column, cell] as const];
  });
}

/** Rows of a page that say how the unit goes about them. */
export function saysHow(line: SheetLine): boolean {
  return saidIn(line).length > 0;
}

/** `一季度末 20%：方案印发`, several between line ends or semicolons; undefined where one is none. */
function milestonesIn(text: string): readonly Milestone[] | undefined {
  const parts = tidy(text)
    .split(/[\n;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const read = parts.map((part): Milestone | undefined => {
    const match = /^(.+?)[\s：:]*(\d{1,3}(?:\.\d+)?)[%％][\s：:，,。]*(.*)$/.exec(part);
    const [, phrase = "", percent = "", result = ""] = match ?? [];
    if (match === null || Number(percent) > 100 || !readPhrase(phrase).ok) return undefined;
    return { phrase, percent: Number(percent), result };
  });
  return read.every((one) => one !== undefined) ? read : undefined;
}

interface Asked {
  readonly line: SheetLine;
  readonly page: FilledPage;
  readonly knownRow: KnownRow;
}

const objection = (
  line: SheetLine,
  code: string,
  message: Wording,
  cell?: LineCell,
): Objection => ({
  kind: "rejected",
  code,
  spot: {
    ...line.spot,
    ...given({ column: cell?.column, heading: cell?.heading }),
  },
  message,
  ...(line.code === "" ? {} : { rowCode: line.code }),
  said: Object.fromEntries(saidIn(line).map(([, { heading, text }]) => [heading, text])),
});

/** The cells of an item's rows as one; an objection where two of them say different things. */
function together(
  asked: readonly Asked[],
): ReadonlyMap<PlanColumn, LineCell> | { readonly clash: Objection } {
  const cells = new Map<PlanColumn, LineCell>();
  for (const { line } of asked)
    for (const [column, cell] of saidIn(line)) {
      const known = cells.get(column);
      if (known !== undefined && tidy(known.text) !== tidy(cell.text))
        return {
          clash: objection(
            line,
            "copies-contradict",
            {
              zh: `同一项任务的另一行写的是“${known.text}”，都没有收入`,
              en: `another row of the item says “${known.text}”; neither is taken`,
            },
            cell,
          ),
        };
      cells.set(column, cell);
    }
  return cells;
}

/** The unit whose plan it goes into, and the item that it takes up. */
function ownerOf(knownRow: KnownRow): { readonly unit: Unit; readonly item: Item } | undefined {
  if (knownRow.type !== "row" || knownRow.holder.type !== "unit") return undefined;
  return { unit: knownRow.holder, item: knownRow.row.assignment.item };
}

function judge(
  asked: readonly Asked[],
  model: Model,
  textOf: (file: string) => string | undefined,
): ProposedMeasure | Objection | "known" {
  const [first] = asked;
  const owner = first === undefined ? undefined : ownerOf(first.knownRow);
  if (first === undefined) return "known";
  const { line, page, knownRow } = first;
  const name = owner?.item.name;
  if (owner === undefined || knownRow.type !== "row" || name === undefined)
    return objection(line, "not-in-plan", {
      zh: "这一项没有名字，或者没有列出单位，不能写进单位的方案",
      en: "the item has no name, or nobody in particular owes it: no unit's plan can take it up",
    });
  const { unit, item } = owner;
  const cells = together(asked);
  if ("clash" in cells) return cells.clash;
  const text = (column: PlanColumn) =>
    tidy(withoutApostrophe(cells.get(column)?.text ?? "")).replace(/\n+/g, "\n");
  const written = text("own-due");
  const due = written === "" ? undefined : dayOf(readDay(written));
  if (written !== "" && due === undefined)
    return objection(
      line,
      "not-a-date",
      {
        zh: `“${written}”不是日期，如 2015-09-28`,
        en: `“${written}” is no date, such as 2015-09-28`,
      },
      cells.get("own-due"),
    );
  const latest = knownRow.row.assignment.due;
  if (due !== undefined && latest !== undefined && due > latest)
    return objection(
      line,
      "own-deadline-later",
      {
        zh: `本单位时限 ${due} 晚于方案的 ${latest}`,
        en: `the unit's own deadline ${due} is later than the plan's, ${latest}`,
      },
      cells.get("own-due"),
    );
  const expected = milestonesIn(text("own-expected"));
  if (expected === undefined)
    return objection(
      line,
      "not-a-schedule",
      {
        zh: "分季度安排每行写成“一季度末 20%：方案印发”",
        en: "each line of the quarterly plan reads “end of Q1 20%: scheme issued”",
      },
      cells.get("own-expected"),
    );
  const timing =
    item.frequency === undefined
      ? { ...((due ?? latest) === undefined ? {} : { due: due ?? latest ?? "" }) }
      : { frequency: item.frequency.written, ...given({ due }) };
  const measure: Measure = {
    name,
    title: bareTitle(item, model),
    steps: text("steps"),
    person: text("person"),
    ...timing,
    expected,
  };
  const { plan } = page.knownRows;
  const known = ownPlanOf(unit, plan, model)?.allItems.find((one) => one.name === name);
  if (known !== undefined) {
    return isWrittenSo(known, measureLines(measure, unit, plan.locale), textOf)
      ? "known"
      : objection(line, "taken-up-otherwise", {
          zh: `“${holderShortName(unit)}”的方案里已经有“${item.name}”，写法不同；请直接改方案`,
          en: `the plan of “${holderShortName(unit)}” has “${item.name}” already, and says otherwise; change it there`,
        });
  }
  return {
    spots: asked.map((one) => one.line.spot),
    code: line.code,
    cells: [...cells.values()].map((cell) => ({ heading: cell.heading, text: tidy(cell.text) })),
    plan,
    unit,
    measure,
  };
}

/**
 * Judges the rows of the pages that say how the unit goes about them.
 * @param textOf the text of a source, by the path that entries name
 */
export function collectFirstRound(
  pages: readonly FilledPage[],
  model: Model,
  textOf: (file: string) => string | undefined,
): FirstRound {
  const objections: Objection[] = [];
  const byItem = new Map<string, Asked[]>();
  for (const page of pages)
    for (const line of page.lines.filter(saysHow)) {
      const match = matchLine(line, page.knownRows, page.holder);
      const knownRow =
        match.type === "family"
          ? match.family.rows[0]
          : match.type === "row"
            ? match.knownRow
            : undefined;
      const refused = page.refused ?? page.doubt;
      if (refused !== undefined) objections.push(objection(line, refused.code, refused.message));
      else if (match.type === "unknown") objections.push(objection(line, match.code, match.why));
      else if (match.type === "guess") objections.push(objection(line, "row-guessed", match.why));
      else if (
        knownRow === undefined ||
        (page.holder !== undefined && knownRow.holder !== page.holder)
      )
        objections.push(
          objection(line, "other-unit", {
            zh: "这一行是别的单位的",
            en: "the row is of another unit",
          }),
        );
      else {
        const item = knownRow.type === "row" ? knownRow.row.assignment.item.id : knownRow.key;
        const key = JSON.stringify([
          page.knownRows.plan.name,
          item,
          holderShortName(sheetHolderOf(knownRow)),
        ]);
        const list = byItem.get(key);
        if (list === undefined) byItem.set(key, [{ line, page, knownRow }]);
        else list.push({ line, page, knownRow });
      }
    }
  const measures: ProposedMeasure[] = [];
  let unchanged = 0;
  for (const asked of byItem.values()) {
    const verdict = judge(asked, model, textOf);
    if (verdict === "known") unchanged += 1;
    else if ("measure" in verdict) measures.push(verdict);
    else objections.push(verdict);
  }
  return { measures, objections, unchanged };
}

const sheetHolderOf = (knownRow: KnownRow) => sheetHolder(knownRow.holder);
