import {
  cutStretches,
  type HeadingLead,
  type PrintedBlock,
  type PrintedInline,
  type PrintedTitle,
  type TableBlock,
} from "../../document/view.ts";
import { AREA, ENGLISH_AREA, SHEET_WIDTH } from "./measures.ts";
import type { Pictures } from "./pictures.ts";
import type { ParagraphProperties, RunProperties } from "./properties.ts";
import { type Part, partsOf, text } from "./runs.ts";
import type { PlainCell, Writer } from "./writer.ts";

/** The blocks of a document: headings, paragraphs, lists, tables, pictures. */

export interface BlockOptions {
  readonly locale: "zh" | "en";
  readonly pictures: Pictures;
}

/** A title in its lines. */
export function titleParts({ text: whole, lines, stretches }: PrintedTitle): readonly Part[] {
  const all = lines.length === 0 ? [whole] : lines;
  let at = 0;
  const parts: Part[] = [];
  all.forEach((line, index) => {
    if (index > 0) parts.push({ kind: "break" });
    const own = stretches && cutStretches(stretches, at, at + line.length);
    parts.push({ kind: "text", text: line, ...(own === undefined ? {} : { stretches: own }) });
    at += line.length;
  });
  return parts;
}

/** The number of a heading, and what it is the number of. */
function labelParts({ label, labelPlace }: HeadingLead, item: string | undefined): readonly Part[] {
  if (label === "") return [];
  if (labelPlace === undefined) return [text(label)];
  return [
    {
      kind: "text",
      text: label,
      stretches: [
        { length: label.length, origin: { from: "number", item: item ?? "", place: labelPlace } },
      ],
    },
  ];
}

const styled = (parts: readonly Part[], style: string): readonly Part[] =>
  parts.map((part) => (part.kind === "text" ? { ...part, run: { style, ...part.run } } : part));

/** Writes blocks at the place that the document has come to. */
export function writeBlocks(
  blocks: readonly PrintedBlock[],
  writer: Writer,
  options: BlockOptions,
): void {
  for (const block of blocks) {
    switch (block.kind) {
      case "heading": {
        writer.turn(false);
        const parts = [...labelParts(block, block.anchor), ...partsOf(block.inline)];
        const faced = block.face === undefined ? parts : styled(parts, `PwLevel${block.face}`);
        writer.paragraph({ style: `Heading${block.level}` }, faced, block.anchor);
        break;
      }
      case "paragraph": {
        writer.turn(false);
        const { lead, inline, anchor } = block;
        const head =
          lead === undefined
            ? []
            : styled(
                [...labelParts(lead, anchor), ...partsOf(lead.inline)],
                `PwLevel${lead.face ?? lead.level}`,
              );
        const behind = partsOf(inline);
        const [next] = behind;
        const apart =
          options.locale === "en" &&
          head.length > 0 &&
          next?.kind === "text" &&
          /^\S/.test(next.text)
            ? [text(" ")]
            : [];
        writer.paragraph({ style: "BodyText" }, [...head, ...apart, ...behind], anchor);
        break;
      }
      case "list":
        writer.turn(false);
        for (const { label, inline, nested } of block.items)
          writer.paragraph({ style: nested === true ? "PwList2" : "PwList" }, [
            ...(label === "" ? [] : [text(label)]),
            ...partsOf(inline),
          ]);
        break;
      case "table":
        writeTable(block, writer, options);
        break;
      case "image": {
        writer.turn(false);
        const picture = options.pictures.of(block.source, block.width);
        if (picture !== undefined) writer.put({ template: "picture", ...picture, alt: block.alt });
        if (block.caption !== undefined)
          writer.paragraph({ style: "PwCaption" }, partsOf(block.caption));
        break;
      }
    }
  }
}

/** Whether what follows begins with a turned table: the label and title of an annex turn with it. */
export function beginsTurned([first]: readonly PrintedBlock[]): boolean {
  return first?.kind === "table" && first.landscape === true;
}

function writeTable(block: TableBlock, writer: Writer, { locale }: BlockOptions): void {
  const turned = block.landscape === true;
  writer.turn(turned);
  if (block.caption !== undefined)
    writer.paragraph({ style: "PwTableTitle", keepNext: true }, partsOf(block.caption));
  const area = locale === "zh" ? AREA : ENGLISH_AREA;
  const small = block.points !== undefined;
  const widths = widthsOf(block, small ? SHEET_WIDTH : turned ? area.height : area.width);
  writer.put({
    template: "table",
    widths,
    // Beside the text of a cell.
    pad: small ? 45 : 68,
    rows: [
      ...rowsOf(block.header, block, widths, true, writer),
      ...rowsOf(block.rows, block, widths, false, writer),
    ],
  });
  // Two tables that touch would be one.
  writer.paragraph({ style: "PwTable", exact: turned ? 20 : 85 });
}

/** The widths of columns, whole twips that add up to the whole. */
function widthsOf({ columns }: TableBlock, whole: number): readonly number[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let sum = 0;
  let before = 0;
  return columns.map(({ share }) => {
    sum += share;
    const end = Math.round((sum / total) * whole);
    const width = end - before;
    before = end;
    return width;
  });
}

interface Held {
  rows: number;
  readonly span: number;
}

function rowsOf(
  rows: TableBlock["rows"],
  { columns, points }: TableBlock,
  widths: readonly number[],
  head: boolean,
  writer: Writer,
): readonly object[] {
  const held = new Map<number, Held>();
  const run: RunProperties | undefined =
    points === undefined ? undefined : { face: head ? "hei" : "song", size: points };
  const widthOf = (from: number, span: number) =>
    widths.slice(from, from + span).reduce((sum, width) => sum + width, 0);
  return rows.map(({ cells }) => {
    const plain: PlainCell[] = [];
    let column = 0;
    // A row in one piece is the heading of those below it.
    const heads = !head && cells.length === 1 && cells[0]?.colspan === widths.length;
    const properties = (at: number): ParagraphProperties => ({
      style: head ? "PwTableHead" : "PwTable",
      ...(head ? {} : { align: columns[at]?.align ?? "left" }),
      ...(heads ? { keepNext: true } : {}),
      ...(points === undefined ? {} : { exact: Math.round(points * 27) }),
    });
    const covered = () => {
      for (
        let above = held.get(column);
        above !== undefined && above.rows > 0;
        above = held.get(column)
      ) {
        plain.push({
          width: widthOf(column, above.span),
          span: above.span,
          merge: "continue",
          head,
          lines: [],
          paragraph: properties(column),
        });
        above.rows -= 1;
        column += above.span;
      }
    };
    for (const { lines, rowspan = 1, colspan = 1 } of cells) {
      covered();
      plain.push({
        width: widthOf(column, colspan),
        span: colspan,
        ...(rowspan > 1 ? { merge: "restart" as const } : {}),
        head,
        lines: lines.map((line: readonly PrintedInline[]) => partsOf(line, run)),
        paragraph: properties(column),
      });
      if (rowspan > 1) held.set(column, { rows: rowspan - 1, span: colspan });
      column += colspan;
    }
    covered();
    // A row shorter than the table has empty cells at its end.
    while (column < widths.length) {
      plain.push({
        width: widths[column] ?? 0,
        span: 1,
        head,
        lines: [],
        paragraph: properties(column),
      });
      column += 1;
    }
    return writer.row(plain, head);
  });
}
