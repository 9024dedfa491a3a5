import { childNamed, type XmlElement } from "../xml.ts";
import type { BlocksOf } from "./pieces.ts";
import { settingOf, switchOf, wholeNumber } from "./properties-of.ts";
import { changesAmong, chosen, countFormatting, type Story, through } from "./story.ts";
import type { Block, Change, WordCell, WordRow, WordTable } from "./word-document.ts";

/** Tables as full matrices: each place of the grid has its cell, and merged cells stand at all of theirs. */

/** Word's own bound is 63. */
const MOST_COLUMNS = 128;

interface Growing {
  readonly row: number;
  readonly column: number;
  rows: number;
  columns: number;
  blocks: readonly Block[];
  readonly absent?: true;
  readonly changes: readonly Change[];
}

interface GrowingRow {
  readonly cells: Growing[];
  readonly header: boolean;
  readonly changes: readonly Change[];
}

/** The elements of a name among others, through content controls and the like. */
function named(name: string, elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((element): readonly XmlElement[] => {
    if (element.name === name) return [element];
    if (element.name === "AlternateContent") return named(name, chosen(element));
    return named(name, through(element) ?? []);
  });
}

const hasText = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind === "table" || block.pieces.length > 0);

function spanOf(text: string | undefined): number {
  return Math.min(Math.max(wholeNumber(text) ?? 1, 1), MOST_COLUMNS);
}

const cellChanges: Readonly<Record<string, Change["kind"]>> = {
  cellIns: "inserted",
  cellDel: "deleted",
};

function changesOfCell(properties: XmlElement | undefined, story: Story): readonly Change[] {
  return (properties?.children ?? []).flatMap(({ name, attributes }) => {
    const kind = cellChanges[name];
    if (kind === undefined) return [];
    story.counts.changes += 1;
    const { author, date } = attributes;
    return [
      {
        kind,
        ...(author === undefined ? {} : { author }),
        ...(date === undefined ? {} : { date }),
      },
    ];
  });
}

/** Whether a cell goes on from the one above it or before it. */
function continues(properties: XmlElement | undefined, name: "vMerge" | "hMerge"): boolean {
  const merge = properties === undefined ? undefined : childNamed(properties, name);
  return merge !== undefined && merge.attributes.val !== "restart";
}

function absentCell(row: number, column: number): Growing {
  return { row, column, rows: 1, columns: 1, blocks: [], absent: true, changes: [] };
}

function rowOf(
  element: XmlElement,
  row: number,
  above: GrowingRow | undefined,
  story: Story,
  blocksOf: BlocksOf,
): GrowingRow {
  const properties = childNamed(element, "trPr");
  countFormatting(properties, story);
  const cells: Growing[] = [];
  const before = Math.min(wholeNumber(settingOf(properties, "gridBefore")) ?? 0, MOST_COLUMNS);
  for (let column = 0; column < before; column += 1) cells.push(absentCell(row, column));
  for (const one of named("tc", element.children)) {
    const own = childNamed(one, "tcPr");
    countFormatting(own, story);
    const column = cells.length;
    if (column >= MOST_COLUMNS) {
      // Beyond the last column there is no place left: the text goes to the last cell.
      const last = cells.at(-1);
      if (last !== undefined) last.blocks = [...last.blocks, ...blocksOf(one.children, story)];
      continue;
    }
    const columns = Math.min(spanOf(settingOf(own, "gridSpan")), MOST_COLUMNS - column);
    const blocks = blocksOf(one.children, story);
    const left = cells.at(-1);
    const up = above?.cells[column];
    if (continues(own, "hMerge") && left !== undefined && left.absent === undefined) {
      left.columns += columns;
      if (hasText(blocks)) left.blocks = [...left.blocks, ...blocks];
      for (let at = 0; at < columns; at += 1) cells.push(left);
    } else if (continues(own, "vMerge") && up?.column === column && up.absent === undefined) {
      up.rows = row - up.row + 1;
      if (hasText(blocks)) up.blocks = [...up.blocks, ...blocks];
      for (let at = 0; at < columns; at += 1) cells.push(up);
    } else {
      const cell: Growing = {
        row,
        column,
        rows: 1,
        columns,
        blocks,
        changes: changesOfCell(own, story),
      };
      for (let at = 0; at < columns; at += 1) cells.push(cell);
    }
  }
  return {
    cells,
    header: switchOf(properties, "tblHeader") === true,
    changes: changesAmong(properties, story),
  };
}

/** Reads a table. Markers between its rows go to the paragraph that follows them. */
export function tableOf(element: XmlElement, story: Story, blocksOf: BlocksOf): WordTable {
  countFormatting(childNamed(element, "tblPr"), story);
  const rows: GrowingRow[] = [];
  for (const one of named("tr", element.children)) {
    rows.push(rowOf(one, rows.length, rows.at(-1), story, blocksOf));
  }
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return {
    kind: "table",
    columns,
    rows: rows.map(({ cells, header, changes }, row): WordRow => {
      const full: WordCell[] = cells;
      for (let column = full.length; column < columns; column += 1)
        full.push(absentCell(row, column));
      return { cells: full, ...(header ? { header: true } : {}), changes };
    }),
  };
}
