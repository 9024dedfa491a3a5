import type { ClauseKey, RowShape } from "../../grammar/kind.ts";
import { closureDecisions, statuses } from "../../grammar/kinds/journal.ts";
import { choiceFor, keywordsFor } from "../../grammar/vocabulary.ts";
import type { Wording } from "../findings/finding.ts";
import type { Row, RowCell } from "./entry.ts";
import { readParagraph } from "./inline.ts";
import { joinThousands, nameFrom, quotedOf, splitClauses, spoken } from "./line.ts";
import { splitCells } from "./ref-list.ts";
import type { Atom, EntryNode, TextNode } from "./tree.ts";
import { readDate, readNumber } from "./written.ts";

/** Blocks whose lines begin with data instead of a keyword. */

/** The clauses that the rows of each shape take. */
export const rowClauses: Record<RowShape, readonly ClauseKey[]> = {
  "indicator-row": [],
  "expected-row": [],
  "progress-row": ["on", "problem", "next-step", "extension-to", "evidence"],
  "closure-row": [],
  "supervision-row": ["reply"],
  "amendment-row": ["merged-into"],
  "table-row": [],
};

/** What a row of each shape looks like. */
export const rowNames: Record<RowShape, Wording> = {
  "indicator-row": { zh: "“时间 数”，如 3月底 4.5", en: "“time number”, such as Q1 4.5" },
  "expected-row": {
    zh: '“时间 百分比 "成果"”，如 一季度末 20%',
    en: "“time percentage”, such as Q1 20%",
  },
  "progress-row": {
    zh: "“日期 条目 状态或百分比”，如 2015-09-28 统筹谋划 60%",
    en: "“date item state-or-percentage”, such as 2015-09-28 survey 60%",
  },
  "closure-row": {
    zh: "“日期 条目@单位 同意或退回”",
    en: "“date item@unit granted-or-returned”",
  },
  "supervision-row": { zh: "“条目 | 事由”", en: "“item | reason”" },
  "amendment-row": {
    zh: "“属性 条目 = 新值 | 理由”或“取消 条目 | 理由”",
    en: "“attribute item = new value | reason”, or “cancelled item | reason”",
  },
  "table-row": { zh: "用逗号隔开的各格", en: "cells between commas" },
};

function rowCell(atoms: readonly Atom[], source: string): RowCell {
  const [only, second] = atoms;
  const start = only?.start ?? 0;
  const end = atoms.at(-1)?.end ?? start;
  return {
    text: only?.kind === "string" && second === undefined ? only.text : spoken(atoms, source),
    words: atoms.filter((atom) => atom.kind === "word").map(nameFrom),
    strings: atoms.filter((atom) => atom.kind === "string").map(quotedOf),
    start,
    end,
  };
}

/** The cells of a line of a table: what stands between commas, empty ones too. */
function tableCells(atoms: readonly Atom[], source: string): readonly RowCell[] {
  const cells: RowCell[] = [];
  let open: Atom[] = [];
  const close = (comma: Atom | undefined) => {
    const at = comma?.start ?? atoms.at(-1)?.end ?? 0;
    cells.push(
      open.length > 0
        ? rowCell(open, source)
        : { text: "", words: [], strings: [], start: at, end: at },
    );
    open = [];
  };
  for (const atom of atoms) {
    if (atom.kind === "comma") close(atom);
    else open.push(atom);
  }
  close(undefined);
  return cells;
}

/** Reads a line of a block of rows. */
export function readRow(node: EntryNode, shape: RowShape, source: string): Row {
  const line = [node.head, ...node.line];
  const atoms = shape === "indicator-row" ? joinThousands(line) : line;
  const at = atoms.findIndex((atom, index) => index > 0 && atom.kind === "relation");
  const relation = at === -1 ? undefined : atoms[at];
  const left = at === -1 ? atoms : atoms.slice(0, at);
  const right = at === -1 ? [] : atoms.slice(at + 1);
  const leftParts = splitClauses(left, rowClauses[shape], source);
  const rightParts = splitClauses(right, rowClauses[shape], source);
  const cells =
    shape === "table-row"
      ? tableCells(leftParts.before, source)
      : splitCells(leftParts.before).map((cell) => rowCell(cell.atoms, source));
  const assigned = splitCells(rightParts.before).map((cell) => rowCell(cell.atoms, source));
  return {
    type: "row",
    cells: [...cells, ...assigned],
    ...(relation === undefined ? {} : { assignedFrom: cells.length, relation: relation.text }),
    clauses: [...leftParts.clauses, ...rightParts.clauses],
    ...(node.bar === undefined
      ? {}
      : {
          text: {
            type: "text",
            paragraphs: [readParagraph([node.bar])],
            apart: false,
            onLine: true,
            start: node.bar.start,
            end: node.bar.end,
          },
        }),
    start: node.start,
    end: node.end,
  };
}

/** May text stand below a row of a shape? What people tell in the journal can have several lines. */
export function takesText(shape: RowShape): boolean {
  return rowClauses[shape].length > 0 || shape === "closure-row";
}

/** A row with the text in the lines below it: each line is a paragraph of its own, an empty one where lines are divided. */
export function withText(row: Row, node: TextNode): Row {
  const paragraphs = node.paragraphs.flatMap((lines, index) => {
    const divided = index > 0 || (row.text !== undefined && node.apart);
    return [...(divided ? [[]] : []), ...lines.map((line) => readParagraph([line]))];
  });
  return {
    ...row,
    text: {
      type: "text",
      paragraphs: [...(row.text?.paragraphs ?? []), ...paragraphs],
      apart: false,
      onLine: true,
      start: row.text?.start ?? node.start,
      end: node.end,
    },
    end: node.end,
  };
}

function isPercentage(word: string | undefined): boolean {
  const read = word === undefined ? undefined : readNumber(word);
  return read !== undefined && read.unit === "%" && read.amount >= 0;
}

/** Has a row the shape of its block? */
export function rowIsWellShaped(row: Row, shape: RowShape): boolean {
  const words = row.cells.flatMap((cell) => cell.words);
  const [first, second, third] = words;
  switch (shape) {
    case "table-row":
      return row.relation === undefined;
    case "supervision-row":
      return first !== undefined && words.length === 1;
    case "indicator-row": {
      const last = words.at(-1);
      return words.length >= 2 && last !== undefined && readNumber(last.written) !== undefined;
    }
    case "expected-row":
      return words.length >= 2 && words.some((word) => isPercentage(word.written));
    case "progress-row":
      if (first === undefined || readDate(first.written) === undefined || second === undefined)
        return false;
      if (row.relation !== undefined)
        return third !== undefined && readNumber(third.written) !== undefined;
      return third === undefined
        ? row.text !== undefined || row.clauses.length > 0
        : isPercentage(third.written) || choiceFor(third.written, statuses) !== undefined;
    case "closure-row":
      return (
        first !== undefined &&
        readDate(first.written) !== undefined &&
        second !== undefined &&
        third !== undefined &&
        choiceFor(third.written, closureDecisions) !== undefined
      );
    case "amendment-row": {
      if (first === undefined || second === undefined) return false;
      if (choiceFor(first.written, statuses) !== undefined) return true;
      return keywordsFor(first.written).length > 0 && row.relation !== undefined;
    }
  }
}
