import { paragraphText } from "../../office/word/texts.ts";
import type {
  Block,
  WordDocument,
  WordParagraph,
  WordTable,
} from "../../office/word/word-document.ts";
import {
  cleanText,
  type Dropped,
  noteMark,
  type SourceBlock,
  type SourceCell,
  type SourceNote,
  type SourceText,
} from "../blocks.ts";
import { finished } from "./finished.ts";

/** A Word document as paragraphs and tables: with all its changes taken, numbers as a reader sees them. */

interface Reading {
  readonly document: WordDocument;
  readonly blocks: SourceBlock[];
  /** What stands in text boxes: behind the text, as the imprint does. */
  readonly boxes: SourceBlock[];
  readonly notes: SourceNote[];
  readonly dropped: Dropped[];
  /** Paragraphs passed so far. */
  line: number;
}

/** Reads what `readWord` made of a file. */
export function readWordText(document: WordDocument): SourceText {
  const reading: Reading = { document, blocks: [], boxes: [], notes: [], dropped: [], line: 0 };
  readBlocks(document.blocks, reading, reading.blocks);
  for (const { of, blocks } of document.margins) {
    const text = cleanText(blocks.map((block) => plain(block)).join(" "));
    if (text !== "")
      reading.dropped.push({
        reason: /^[-—–\s\d]*$/.test(text) ? "page-number" : "running-head",
        text: text.slice(0, 60),
        line: of === "header" ? 1 : reading.line,
      });
  }
  return finished([...reading.blocks, ...reading.boxes], reading.notes, reading.dropped);
}

function plain(block: Block): string {
  return block.kind === "paragraph"
    ? paragraphText(block, "accepted")
    : block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.map(plain))).join(" ");
}

function readBlocks(blocks: readonly Block[], reading: Reading, into: SourceBlock[]): void {
  let carried = "";
  for (const block of blocks) {
    if (block.kind === "table") {
      readTable(block, reading, into);
      continue;
    }
    reading.line += 1;
    const text = carried + textOf(block, reading);
    // The mark of a deleted paragraph end: the text goes on in the next one.
    if (block.mark.some(({ kind }) => kind === "deleted" || kind === "moved-from")) {
      carried = text;
      continue;
    }
    carried = "";
    addParagraph(text, block, reading, into);
  }
  if (carried !== "")
    into.push({ kind: "paragraph", text: cleanText(carried), line: reading.line });
}

function rankOf(paragraph: WordParagraph): number | undefined {
  const styles = [paragraph.style, ...paragraph.basedOn];
  for (const style of styles) {
    if (/^(?:title|标题$)/.test(style)) return 0;
    const heading = /^(?:heading|标题)\s*([1-9])$/.exec(style)?.[1];
    if (heading !== undefined) return Number(heading);
  }
  return paragraph.outline === undefined || paragraph.outline > 8
    ? undefined
    : paragraph.outline + 1;
}

function addParagraph(
  text: string,
  paragraph: WordParagraph,
  reading: Reading,
  into: SourceBlock[],
): void {
  const number = paragraph.number?.text ?? "";
  const rank = rankOf(paragraph);
  const bullet = number !== "" && !/[\p{L}\p{N}]/u.test(number);
  const label = bullet || number === "" ? "" : `${number}${/[、）。：]$/.test(number) ? "" : " "}`;
  const lines = rank === undefined ? text.split("\n") : [text.replace(/\n/g, "")];
  lines.forEach((line, index) => {
    const clean = cleanText(line);
    if (clean === "" || (index === 0 && clean + label === "")) return;
    into.push({
      kind: "paragraph",
      text: (index === 0 ? label : "") + clean,
      line: reading.line,
      ...(rank === undefined ? {} : { rank }),
      ...(bullet ? { bullet: true } : {}),
    });
  });
}

/** The text of a paragraph with the marks of its notes; boxes and pictures are set aside. */
function textOf(paragraph: WordParagraph, reading: Reading): string {
  let text = "";
  for (const piece of paragraph.pieces) {
    const gone =
      "changes" in piece &&
      piece.changes.some(({ kind }) => kind === "deleted" || kind === "moved-from");
    if (gone) continue;
    switch (piece.kind) {
      case "text":
        if (piece.looks.hidden !== true && !/^\s*(?:PAGE|NUMPAGES)\b/.test(piece.field ?? ""))
          text += cleanRun(piece.text);
        break;
      case "tab":
        text += " ";
        break;
      case "break":
        if (piece.of === "line") text += "\n";
        break;
      case "note":
        text += noteMark(noteOf(piece.of, piece.id, reading));
        break;
      case "picture":
        reading.dropped.push({
          reason: "picture",
          text: cleanText(piece.description ?? piece.name ?? ""),
          line: reading.line,
        });
        break;
      case "box":
        readBlocks(piece.blocks, reading, reading.boxes);
        break;
      default:
        break;
    }
  }
  return text;
}

/** Noncharacters are the marks of notes: a file's own ones go. */
const cleanRun = (text: string) => text.replace(/[\uFDD0-\uFDEF]/g, "");

function noteOf(of: "footnote" | "endnote", id: string, reading: Reading): string {
  const key = `${of === "footnote" ? "f" : "e"}${id}`;
  const known = reading.notes.some((note) => note.id === key);
  const blocks = reading.document[of === "footnote" ? "footnotes" : "endnotes"].get(id) ?? [];
  if (!known)
    reading.notes.push({
      id: key,
      text: cleanText(blocks.map(plain).join(" ")),
      line: reading.line,
    });
  return key;
}

/** A table as a matrix; one of a single column, and one that only sets the imprint, is what stands in it. */
function readTable(table: WordTable, reading: Reading, into: SourceBlock[]): void {
  const rows = table.rows.filter(({ changes }) => !changes.some(({ kind }) => kind === "deleted"));
  const line = reading.line + 1;
  const texts = rows.map((row, y) =>
    row.cells.map((cell, x): SourceCell => {
      const above = y > 0 && rows[y - 1]?.cells[x] === cell;
      const left = x > 0 && row.cells[x - 1] === cell;
      if (left) return { lines: [], joined: "left" };
      if (above) return { lines: [], joined: "above" };
      const inside: SourceBlock[] = [];
      readBlocks(cell.blocks, reading, inside);
      return {
        lines: inside.flatMap((block) =>
          block.kind === "paragraph"
            ? [block.text]
            : block.rows.flatMap((one) => one.flatMap(({ lines }) => lines)),
        ),
      };
    }),
  );
  const isImprint = texts
    .flat()
    .some(({ lines }) => lines.some((text) => /^抄送[：:]|印发$/.test(text)));
  if (table.columns < 2 || (isImprint && texts.length <= 4)) {
    for (const row of texts) {
      const text = cleanText(row.flatMap(({ lines }) => lines).join("\u3000"));
      if (text !== "") into.push({ kind: "paragraph", text, line });
    }
    return;
  }
  const heads = rows.findIndex(({ header }) => header !== true);
  if (texts.length > 0)
    into.push({ kind: "table", rows: texts, line, ...(heads > 0 ? { heads } : {}) });
}
