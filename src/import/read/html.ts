import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Dropped, SourceBlock, SourceText } from "../blocks.ts";
import { cleanText } from "../blocks.ts";
import { finished } from "./finished.ts";
import { matrixOf } from "./matrix.ts";

/** A web page as paragraphs and tables. */

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const SILENT = new Set([
  "script",
  "style",
  "head",
  "title",
  "noscript",
  "template",
  "iframe",
  "svg",
  "button",
  "select",
  "input",
  "textarea",
  "object",
  "video",
  "audio",
]);
const AROUND = new Set(["nav", "footer", "aside", "form"]);
const BLOCKS = new Set([
  "html",
  "body",
  "p",
  "div",
  "section",
  "article",
  "main",
  "header",
  "blockquote",
  "pre",
  "center",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "table",
  "tbody",
  "thead",
  "tfoot",
  "tr",
  "td",
  "th",
  "caption",
  "hr",
  "figure",
  "figcaption",
  "address",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "details",
  "summary",
  "fieldset",
]);

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = ({ attrs }: Element, name: string) =>
  attrs.find((one) => one.name === name)?.value;
const isHidden = (element: Element) =>
  attribute(element, "hidden") !== undefined ||
  /display\s*:\s*none/i.test(attribute(element, "style") ?? "");

/** No page nests deeper; what does is a trap. */
const DEEPEST = 400;

interface Reading {
  readonly blocks: SourceBlock[];
  readonly dropped: Dropped[];
  text: string;
  line: number;
  rank: number | undefined;
  bullet: boolean;
  label: string;
}

/** Reads HTML. */
export function readHtml(html: string): SourceText {
  const reading: Reading = {
    blocks: [],
    dropped: [],
    text: "",
    line: 1,
    rank: undefined,
    bullet: false,
    label: "",
  };
  for (const node of parse(html, { sourceCodeLocationInfo: true }).childNodes)
    visit(node, reading, 0);
  flush(reading);
  return finished(reading.blocks, [], reading.dropped);
}

function flush(reading: Reading): void {
  const text = cleanText(
    reading.text.replace(/(?<=[\p{Script=Han}，。、；：])\s*\n\s*(?=\p{Script=Han})/gu, ""),
  );
  reading.text = "";
  if (text === "") return;
  reading.blocks.push({
    kind: "paragraph",
    text: reading.label + text,
    line: reading.line,
    ...(reading.rank === undefined ? {} : { rank: reading.rank }),
    ...(reading.bullet ? { bullet: true } : {}),
  });
  reading.label = "";
}

function visit(node: Node, reading: Reading, depth: number): void {
  if (depth > DEEPEST) return;
  if (node.nodeName === "#text" && "value" in node) {
    if (reading.text.trim() === "")
      reading.line = node.sourceCodeLocation?.startLine ?? reading.line;
    reading.text += node.value;
    return;
  }
  if (!isElement(node) || SILENT.has(node.tagName) || isHidden(node)) return;
  const name = node.tagName;
  const line = node.sourceCodeLocation?.startLine ?? reading.line;
  if (AROUND.has(name)) {
    const text = cleanText(textIn(node, 0));
    if (text !== "") reading.dropped.push({ reason: "web-page", text: text.slice(0, 60), line });
    return;
  }
  if (name === "img") {
    const said = cleanText(attribute(node, "alt") ?? "");
    reading.dropped.push({ reason: "picture", text: said, line });
    return;
  }
  if (name === "br") {
    const { rank } = reading;
    // A heading over two lines is one heading.
    if (rank === undefined) flush(reading);
    return;
  }
  if (!BLOCKS.has(name)) {
    for (const child of node.childNodes) visit(child, reading, depth + 1);
    return;
  }
  flush(reading);
  if (name === "table") {
    tableIn(node, reading, line, depth);
    return;
  }
  const before = { rank: reading.rank, bullet: reading.bullet };
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) reading.rank = Number(heading) - 1;
  if (name === "ul") reading.bullet = true;
  if (name === "ol") reading.bullet = false;
  let number = Number(attribute(node, "start") ?? 1) || 1;
  for (const child of node.childNodes) {
    if (name === "ol" && isElement(child) && child.tagName === "li") {
      reading.label = `${number}. `;
      number += 1;
    }
    visit(child, reading, depth + 1);
  }
  flush(reading);
  reading.label = "";
  reading.rank = before.rank;
  reading.bullet = before.bullet;
}

function textIn(node: Node, depth: number): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (!isElement(node) || SILENT.has(node.tagName) || depth > DEEPEST) return "";
  return node.childNodes
    .map((child) => textIn(child, depth + 1))
    .join(BLOCKS.has(node.tagName) ? " " : "");
}

function rowsOf(
  table: Element,
): readonly { readonly cells: readonly Element[]; readonly head: boolean }[] {
  const rows: { cells: Element[]; head: boolean }[] = [];
  const within = (element: Element, head: boolean) => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === "tr") {
        const cells = child.childNodes.filter(
          (one): one is Element => isElement(one) && (one.tagName === "td" || one.tagName === "th"),
        );
        rows.push({
          cells,
          head: head || (cells.length > 0 && cells.every(({ tagName }) => tagName === "th")),
        });
      } else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName))
        within(child, child.tagName === "thead");
    }
  };
  within(table, false);
  return rows;
}

/** A table; one of a single column, or one that lays out a page, is what stands in it. */
function tableIn(table: Element, reading: Reading, line: number, depth: number): void {
  const rows = rowsOf(table);
  const nested = rows.some(({ cells }) => cells.some((cell) => holdsTable(cell, 0)));
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (nested || widest < 2) {
    for (const { cells } of rows)
      for (const cell of cells) {
        for (const child of cell.childNodes) visit(child, reading, depth + 1);
        flush(reading);
      }
    return;
  }
  const span = (cell: Element, name: string) =>
    Math.min(200, Math.max(1, Number(attribute(cell, name) ?? 1) || 1));
  const matrix = matrixOf(
    rows.map(({ cells }) =>
      cells.map((cell) => ({
        lines: linesIn(cell),
        rows: span(cell, "rowspan"),
        columns: span(cell, "colspan"),
      })),
    ),
  );
  const heads = rows.findIndex(({ head }) => !head);
  if (matrix.length > 0)
    reading.blocks.push({ kind: "table", rows: matrix, line, ...(heads > 0 ? { heads } : {}) });
}

function holdsTable(node: Node, depth: number): boolean {
  if (!isElement(node) || depth > DEEPEST) return false;
  return node.childNodes.some(
    (child) => (isElement(child) && child.tagName === "table") || holdsTable(child, depth + 1),
  );
}

function linesIn(cell: Element): readonly string[] {
  const inside: Reading = {
    blocks: [],
    dropped: [],
    text: "",
    line: 0,
    rank: undefined,
    bullet: false,
    label: "",
  };
  for (const child of cell.childNodes) visit(child, inside, 0);
  flush(inside);
  return inside.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}
