import type { Spot, Unplaced } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Item, Unit } from "../model/model.ts";
import type { ColumnId } from "../sheets/columns.ts";
import { readPhrase } from "../time/reading/read-phrase.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import { readDay } from "./cell-readings.ts";
import { notADate } from "./findings/cells.ts";
import { otherUnit } from "./findings/pages.ts";
import {
  copiesContradict,
  notASchedule,
  notInPlan,
  ownDeadlineLater,
  takenUpOtherwise,
} from "./findings/rows.ts";
import { dayOf, type KnownRow } from "./known-rows.ts";
import type { LineCell, SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { SheetFinding } from "./read/raw.ts";
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
  readonly findings: readonly SheetFinding[];
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

/** What is said of a row that is not taken, or of one cell of it. */
const findingOf = (line: SheetLine, what: Unplaced, cell?: LineCell): SheetFinding =>
  what.at(
    { ...line.spot, ...given({ column: cell?.column, heading: cell?.heading }) },
    {
      severity: "error",
      ...(line.code === "" ? {} : { subject: line.code }),
      said: Object.fromEntries(saidIn(line).map(([, { heading, text }]) => [heading, text])),
    },
  );

/** The cells of an item's rows as one; a finding where two of them say different things. */
function together(
  asked: readonly Asked[],
): ReadonlyMap<PlanColumn, LineCell> | { readonly clash: SheetFinding } {
  const cells = new Map<PlanColumn, LineCell>();
  for (const { line } of asked)
    for (const [column, cell] of saidIn(line)) {
      const known = cells.get(column);
      if (known !== undefined && tidy(known.text) !== tidy(cell.text))
        return {
          clash: findingOf(
            line,
            copiesContradict.of({
              zh: `同一项任务的另一行写的是“${known.text}”，都没有收入`,
              en: `another row of the item says “${known.text}”; neither is taken`,
            }),
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
): ProposedMeasure | SheetFinding | "known" {
  const [first] = asked;
  const owner = first === undefined ? undefined : ownerOf(first.knownRow);
  if (first === undefined) return "known";
  const { line, page, knownRow } = first;
  const name = owner?.item.name;
  if (owner === undefined || knownRow.type !== "row" || name === undefined)
    return findingOf(line, notInPlan.of({}));
  const { unit, item } = owner;
  const cells = together(asked);
  if ("clash" in cells) return cells.clash;
  const text = (column: PlanColumn) =>
    tidy(withoutApostrophe(cells.get(column)?.text ?? "")).replace(/\n+/g, "\n");
  const written = text("own-due");
  const due = written === "" ? undefined : dayOf(readDay(written));
  if (written !== "" && due === undefined)
    return findingOf(line, notADate.of({ text: written }), cells.get("own-due"));
  const latest = knownRow.row.assignment.due;
  if (due !== undefined && latest !== undefined && due > latest)
    return findingOf(line, ownDeadlineLater.of({ due, latest }), cells.get("own-due"));
  const expected = milestonesIn(text("own-expected"));
  if (expected === undefined)
    return findingOf(line, notASchedule.of({}), cells.get("own-expected"));
  const timing =
    item.frequency === undefined
      ? { ...((due ?? latest) === undefined ? {} : { due: due ?? latest ?? "" }) }
      : { frequency: item.frequency.written, ...given({ due }) };
  const measure: Measure = {
    name,
    title: shortTitle(item, model),
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
      : findingOf(line, takenUpOtherwise.of({ unit: holderShortName(unit), item: name }));
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
  const findings: SheetFinding[] = [];
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
      if (refused !== undefined) findings.push(findingOf(line, refused));
      else if (match.type === "unknown") findings.push(findingOf(line, match.why));
      else if (match.type === "guess") findings.push(findingOf(line, match.why));
      else if (
        knownRow === undefined ||
        (page.holder !== undefined && knownRow.holder !== page.holder)
      )
        findings.push(
          findingOf(
            line,
            otherUnit.of({
              zh: "这一行是别的单位的",
              en: "the row is of another unit",
            }),
          ),
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
    else findings.push(verdict);
  }
  return { measures, findings, unchanged };
}

const sheetHolderOf = (knownRow: KnownRow) => sheetHolder(knownRow.holder);
