import { statuses } from "../../grammar/kinds/journal.ts";
import type { Language, Spot, Unplaced } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import type { Locale } from "../model/model.ts";
import type { SheetAnswer } from "../sheets/answer.ts";
import { type ColumnChoice, columnSpecs } from "../sheets/columns.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import type { Claim } from "./claims.ts";
import type { FilledColumn } from "./filled-columns.ts";
import { notASheet, nothingToReport } from "./findings/files.ts";
import { copiesContradict } from "./findings/rows.ts";
import { collectFirstRound, type ProposedMeasure } from "./first-round.ts";
import { judgeRow, type Merged, merge } from "./judge.ts";
import type { KnownRow } from "./known-rows.ts";
import { foreignCells, linesOf, linesOfAnswer, type SheetLine } from "./lines.ts";
import { missingRows } from "./missing.ts";
import { ourWords } from "./our-words.ts";
import { lineFinding, type PlacedLine, placedOn } from "./placed.ts";
import {
  type FilledPage,
  type FilledPageOptions,
  filledPage,
  KnownRowsByPlan,
} from "./read/pages.ts";
import { type About, type RawFile, type SheetFinding, spotWords } from "./read/raw.ts";
import { codeOf, isUnplaced, subjectOf, titleOf } from "./subject.ts";
import { headingsOf } from "./tables.ts";
import { inPlanOrder } from "./told-rows.ts";
import type { InColumn, Verdict } from "./verdict.ts";
import type { NewReport } from "./write.ts";

/** What filled-in sheets ask to change. */

/** A file as it was read: tables of cells, or what an HTML sheet handed back. */
export interface CollectedFile extends RawFile {
  readonly file: string;
  readonly answer?: SheetAnswer;
}

export interface CellChange {
  readonly column: FilledColumn;
  readonly heading: string;
  readonly from: string;
  readonly to: string;
}

/** A change to a row: it is taken, or offered where a question goes with it. */
export interface ProposedChange {
  readonly spots: readonly Spot[];
  /** The code of the row, in the plan's language. */
  readonly code: string;
  readonly key: string;
  /** What the row is about. */
  readonly title: string;
  readonly cells: readonly CellChange[];
  readonly report: NewReport;
}

/** A change that a person has to confirm. */
interface Question {
  /** From 1, in the order of the files: what `--confirm` names. */
  readonly number: number;
  readonly finding: SheetFinding;
  readonly change: ProposedChange;
}

export interface Collected {
  readonly changes: readonly ProposedChange[];
  readonly questions: readonly Question[];
  /** What goes into the units' own plans. */
  readonly measures: readonly ProposedMeasure[];
  /** What is not taken, and what is worth knowing. */
  readonly findings: readonly SheetFinding[];
  /** How many rows say what the journal has already, or nothing. */
  readonly unchanged: number;
}

export interface CollectOptions extends FilledPageOptions {
  /** The columns that the configuration chose: their headings are known. */
  readonly columns?: readonly ColumnChoice[];
  /** The lights of the sheets. */
  readonly lights?: LightSettings;
  /** The numbers of the questions that a person has confirmed. */
  readonly confirmed?: ReadonlySet<number> | "all";
  /** The text of a source, by the path that entries name. */
  readonly textOf?: (file: string) => string | undefined;
}

/** How a cell's value reads to people. */
function readable(column: FilledColumn, value: string, locale: Locale): string {
  if (column === "percent" && value !== "") return `${value}%`;
  if (column === "state") return statuses.find((state) => state.value === value)?.[locale] ?? value;
  return value;
}

function cellChanges(
  { claims }: Merged,
  changed: ReadonlyMap<FilledColumn, string>,
  current: ReadonlyMap<FilledColumn, string>,
  locale: Locale,
): readonly CellChange[] {
  return [...changed].map(([column, value]): CellChange => {
    const cell = claims.map(({ written }) => written.get(column)).find((one) => one !== undefined);
    return {
      column,
      heading: cell?.heading ?? columnSpecs[column].label.zh,
      from: readable(column, current.get(column) ?? "", locale),
      to: readable(column, value, locale),
    };
  });
}

/** What is said of a row once all its copies are there. */
class RowJudge {
  readonly findings: SheetFinding[] = [];
  readonly changes: ProposedChange[] = [];
  readonly questions: Omit<Question, "number">[] = [];
  unchanged = 0;

  judge(knownRow: KnownRow, placed: readonly PlacedLine[]): void {
    const [first] = placed;
    if (first === undefined) return;
    const refused = placed.filter(({ page }) => page.refused !== undefined);
    for (const { page, claim } of refused)
      if (page.refused !== undefined) this.findings.push(lineFinding(claim.line, page.refused));
    const open = placed.filter(({ page }) => page.refused === undefined);
    const claims = open.map(({ claim }) => claim);
    if (claims.length === 0) return;
    const { merged, clashes } = merge(knownRow, claims);
    if (clashes.length > 0) {
      this.#clash(claims, clashes);
      return;
    }
    const told =
      open
        .map(({ page }) => page.told)
        .toSorted()
        .at(-1) ?? first.page.told;
    const { knownRows, asOf } = first.page;
    const shown = knownRows.currentOf(knownRow.key);
    const verdict = judgeRow(merged, {
      knownRows,
      told,
      ...given({ asOf }),
      current: shown,
    });
    this.#conclude(verdict, merged, open, told, shown);
  }

  #clash(claims: readonly Claim[], clashes: readonly FilledColumn[]): void {
    for (const claim of claims) {
      const column = clashes.find((one) => claim.changed.has(one));
      const others = claims.filter((one) => one !== claim);
      const where = (language: Language) =>
        others
          .map(({ line }) => spotWords(line.spot, language))
          .join(language === "zh" ? "、" : ", ");
      const cell = column === undefined ? undefined : claim.written.get(column);
      this.findings.push(
        lineFinding(
          claim.line,
          copiesContradict.of({
            zh: `与${where("zh")}对同一行说法不同，都没有收入`,
            en: `${where("en")} says something else of the same row; neither is taken`,
          }),
          cell,
        ),
      );
    }
  }

  #conclude(
    verdict: Verdict,
    merged: Merged,
    placed: readonly PlacedLine[],
    day: FilledPage["told"],
    current: ReadonlyMap<FilledColumn, string>,
  ): void {
    const [first] = placed;
    if (first === undefined) return;
    const { line } = first.claim;
    const at = ({ column, finding }: InColumn): SheetFinding => {
      const cell = placed
        .map(({ claim }) => claim.written.get(column))
        .find((one) => one !== undefined);
      const heading = cell?.heading ?? columnSpecs[column].label.zh;
      return lineFinding(line, finding, { ...given({ column: cell?.column }), heading });
    };
    if (verdict.type === "rejected") {
      this.findings.push(...verdict.reasons.map(at));
      return;
    }
    this.findings.push(...verdict.notes.map(at));
    if (verdict.type === "known") {
      this.unchanged += 1;
      return;
    }
    const { knownRow } = merged;
    const { plan } = first.page.knownRows;
    const named = subjectOf(knownRow);
    if (isUnplaced(named)) {
      this.findings.push(lineFinding(line, named));
      return;
    }
    const item = knownRow.type === "row" ? knownRow.row.assignment.item : knownRow.item;
    const occurrence = knownRow.type === "row" ? knownRow.row.assignment.occurrence : undefined;
    const change: ProposedChange = {
      spots: placed.map(({ claim }) => claim.line.spot),
      code: knownRow.type === "row" ? codeOf(knownRow, plan.locale) : line.code,
      key: knownRow.key,
      title: titleOf(knownRow, first.page.knownRows.model),
      cells: cellChanges(merged, verdict.changed, current, plan.locale),
      report: {
        ...named,
        plan,
        item,
        ...given({ occurrence }),
        day,
        told: verdict.told,
      },
    };
    const doubt =
      verdict.type === "doubtful"
        ? verdict.why.finding
        : placed.map((one) => one.doubt ?? one.claim.doubt).find((one) => one !== undefined);
    if (doubt === undefined) this.changes.push(change);
    else
      this.questions.push({
        finding: lineFinding(line, doubt),
        change,
      });
  }
}

interface Pages {
  readonly pages: readonly FilledPage[];
  readonly findings: readonly SheetFinding[];
}

function pagesOf(
  files: readonly CollectedFile[],
  model: Model,
  plans: KnownRowsByPlan,
  options: CollectOptions,
): Pages {
  const occurrences = new Set(
    model.plans.flatMap(({ assignments }) =>
      assignments.flatMap(({ occurrence }) => occurrence ?? []),
    ),
  );
  const headings = headingsOf(options.columns ?? [], [...occurrences]);
  const pages: FilledPage[] = [];
  const findings: SheetFinding[] = [];
  const add = (spot: Spot, about: About, lines: readonly SheetLine[]) => {
    const page = filledPage(spot, about, lines, model, plans, options);
    if ("severity" in page) findings.push(page);
    else pages.push(page);
  };
  for (const { file, sheets, answer, findings: wrong } of files) {
    findings.push(...wrong);
    let any = answer !== undefined;
    if (answer !== undefined) {
      const lines = linesOfAnswer(file, answer);
      add({ file }, lines[0]?.about ?? { plan: answer.plan }, lines);
    }
    const foreign: SheetFinding[] = [];
    const [front] = sheets;
    const words = front === undefined ? undefined : ourWords(front.about, model, options);
    for (const sheet of sheets) {
      const { lines, findings: unread } = linesOf(sheet, headings, words);
      findings.push(...unread);
      if (lines.length === 0) {
        foreign.push(...foreignCells(sheet, words));
        continue;
      }
      any = true;
      const spot = sheet.worksheet === undefined ? { file } : { file, worksheet: sheet.worksheet };
      add(spot, lines[0]?.about ?? sheet.about, lines);
    }
    const known = any || sheets.some(({ about }) => about.plan !== undefined);
    if (known) findings.push(...foreign);
    if (any || wrong.some(({ severity }) => severity !== "note")) continue;
    // A unit that only leads or supports has a workbook without anything to fill in.
    const ours = sheets.some(({ about }) => about.plan !== undefined);
    findings.push(
      ours
        ? nothingToReport.at({ file }, {})
        : notASheet.at(
            { file },
            {
              zh: "里面没有跟踪表：找不到行号、状态等列的标题，或一行也没有",
              en: "there is no tracking sheet in it: no headings such as row, state or percent, or no rows",
            },
          ),
    );
  }
  return { pages, findings };
}

/** Rows in the order of their plans, wherever a sheet was sorted to. */
function inOrder(
  rows: ReadonlyMap<KnownRow, readonly PlacedLine[]>,
): readonly (readonly [KnownRow, readonly PlacedLine[]])[] {
  const places = new Map<KnownRow, number>();
  const plans = [...rows.values()].flatMap((list) => list.map(({ page }) => page.knownRows));
  for (const { all } of new Set(plans))
    for (const [index, knownRow] of all.entries()) places.set(knownRow, index);
  return [...rows].sort(([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/**
 * Judges what files of a project say.
 * @param files as they were read, in the order in which they are told of
 */
export function collect(
  files: readonly CollectedFile[],
  model: Model,
  options: CollectOptions,
): Collected {
  const plans = new KnownRowsByPlan(model, options.date ?? options.today);
  const { pages, findings } = pagesOf(files, model, plans, options);
  const all: SheetFinding[] = [...findings];
  const byKnownRow = new Map<KnownRow, PlacedLine[]>();
  const assumedDays = new Map<string, Unplaced>();
  let unchanged = 0;
  for (const page of pages) {
    const read = placedOn(page);
    unchanged += read.unchanged;
    if (page.refused !== undefined) {
      const { code } = page.refused;
      const { file } = page.spot;
      // Of a workbook once, however many worksheets it has.
      if (
        !all.some((one) => one.code === code && one.place.file === file && one.said === undefined)
      )
        all.push(page.refused.at({ file }));
    }
    all.push(...read.findings);
    const { assumed } = page;
    if (read.placed.length > 0 && assumed !== undefined && page.refused === undefined)
      assumedDays.set(page.spot.file, assumed);
    for (const placed of read.placed) {
      const list = byKnownRow.get(placed.claim.knownRow);
      if (list === undefined) byKnownRow.set(placed.claim.knownRow, [placed]);
      else list.push(placed);
    }
  }
  for (const file of new Set(pages.map(({ spot }) => spot.file)))
    all.push(...[missingRows(pages.filter(({ spot }) => spot.file === file)) ?? []].flat());
  for (const [file, assumed] of assumedDays) all.push(assumed.at({ file }));
  const judge = new RowJudge();
  for (const [knownRow, placed] of inOrder(byKnownRow)) judge.judge(knownRow, placed);
  const first = collectFirstRound(pages, model, options.textOf ?? (() => undefined));
  const questions = judge.questions.map(
    (question, index): Question => ({ ...question, number: index + 1 }),
  );
  const isConfirmed = ({ number }: Question) =>
    options.confirmed === "all" || options.confirmed?.has(number) === true;
  return {
    changes: [...judge.changes, ...questions.filter(isConfirmed).map(({ change }) => change)],
    questions: questions.filter((question) => !isConfirmed(question)),
    measures: first.measures,
    findings: inPlanOrder([...all, ...judge.findings, ...first.findings], pages),
    unchanged: unchanged + judge.unchanged + first.unchanged,
  };
}
