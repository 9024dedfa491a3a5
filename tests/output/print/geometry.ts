/**
 * What a printed PDF really looks like, in millimetres from the top left of each page: its lines of
 * text with their ink, its rules, fonts and outline. Used by the tests; as a script it prints a
 * report of any PDF made with the bundled faces:
 *
 *   npx esbuild tests/output/geometry.ts --bundle --platform=node --format=esm --packages=external \
 *     --outfile=build/geometry.mjs && node build/geometry.mjs file.pdf
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
} from "@cantoo/pdf-lib";
import { type Font, open } from "fontkit";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { fontFolder } from "../../../src/output/print/fonts.ts";

const MM = 25.4 / 72;

export interface Geometry {
  readonly pages: readonly PageGeometry[];
  readonly fonts: readonly FontGeometry[];
  readonly outline: readonly OutlineTarget[];
}

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** From top to bottom. */
  readonly lines: readonly Line[];
  /** Text that runs upwards (turned tables), as one string. */
  readonly turned: string;
  readonly rules: readonly Rule[];
}

export interface Line {
  readonly text: string;
  readonly baseline: number;
  readonly inkLeft: number;
  readonly inkRight: number;
  readonly inkTop: number;
  readonly inkBottom: number;
  /** pt, of the first piece. */
  readonly size: number;
  /** PostScript names, in order of appearance. */
  readonly fonts: readonly string[];
}

/** A filled box that is thin in one direction. */
interface Rule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
}

interface FontGeometry {
  readonly name: string;
  readonly subtype: string;
  readonly embedded: boolean;
}

interface OutlineTarget {
  readonly title: string;
  readonly depth: number;
  /** From 0. */
  readonly page: number;
  readonly y: number;
}

/** Measures a PDF made with the bundled faces. */
export async function measure(bytes: Uint8Array): Promise<Geometry> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    fontExtraProperties: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pages: PageGeometry[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    pages.push(await measurePage(await pdf.getPage(number)));
  }
  await task.destroy();
  const { fonts, outline } = await measureStructure(bytes);
  return { pages, fonts, outline };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

async function measurePage(page: Page): Promise<PageGeometry> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const operators = await page.getOperatorList();
  const content = await page.getTextContent({ disableNormalization: true });
  const pieces: Piece[] = [];
  let turned = "";
  for (const item of content.items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
    if (Math.abs(b) > Math.abs(a)) {
      turned += item.str;
      continue;
    }
    pieces.push({
      text: item.str,
      x: (x - left) * MM,
      baseline: (top - y) * MM,
      width: item.width * MM,
      size: Math.hypot(a, b),
      font: fontName(page, item.fontName),
    });
  }
  return {
    width: (right - left) * MM,
    height: (top - bottom) * MM,
    lines: await Promise.all(linesOf(pieces).map(inkOf)),
    turned,
    rules: rulesOf(operators, left, top),
  };
}

function fontName(page: Page, id: string): string {
  const font: unknown = page.commonObjs.get(id);
  const name = typeof font === "object" && font !== null && "name" in font ? String(font.name) : id;
  return name.replace(/^[A-Z]{6}\+/, "");
}

/** Pieces on one baseline; note marks are raised, so they join the line they overlap. */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  const bySize = [...pieces].sort((p, q) => q.size - p.size || p.baseline - q.baseline);
  for (const piece of bySize) {
    const line = lines.find((other) => {
      const first = other[0];
      if (!first) return false;
      const apart = first.baseline - piece.baseline;
      return Math.abs(apart) < 0.4 || (piece.size < 0.8 * first.size && apart > 0 && apart < 3.5);
    });
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  return lines
    .map((line) => [...line].sort((p, q) => p.x - q.x))
    .sort((p, q) => baselineOf(p) - baselineOf(q));
}

function baselineOf(line: readonly Piece[]): number {
  return Math.max(...line.map((piece) => piece.baseline));
}

const opened = new Map<string, Promise<Font | undefined>>();

function bundledFont(name: string): Promise<Font | undefined> {
  let font = opened.get(name);
  if (!font) {
    font = open(join(fontFolder(), `${name}.ttf`)).then(
      (found) => ("glyphForCodePoint" in found ? found : undefined),
      () => undefined,
    );
    opened.set(name, font);
  }
  return font;
}

interface Ink {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The ink of one character about its origin, in mm. */
async function characterInk(name: string, character: string, size: number): Promise<Ink> {
  const font = await bundledFont(name);
  const em = size * MM;
  if (!font) return { left: 0, right: em, top: 0.88 * em, bottom: -0.12 * em };
  const { bbox, advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
  const unit = em / font.unitsPerEm;
  return {
    left: bbox.minX * unit,
    right: (advanceWidth - bbox.maxX) * unit,
    top: bbox.maxY * unit,
    bottom: bbox.minY * unit,
  };
}

async function inkOf(pieces: readonly Piece[]): Promise<Line> {
  const first = pieces[0];
  const last = pieces.at(-1);
  const baseline = baselineOf(pieces);
  let inkTop = Number.POSITIVE_INFINITY;
  let inkBottom = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    for (const character of new Set(piece.text.trim())) {
      const ink = await characterInk(piece.font, character, piece.size);
      inkTop = Math.min(inkTop, piece.baseline - ink.top);
      inkBottom = Math.max(inkBottom, piece.baseline - ink.bottom);
    }
  }
  const size = first?.size ?? 0;
  const left = first
    ? await characterInk(first.font, [...first.text.trim()][0] ?? " ", size)
    : undefined;
  const right = last
    ? await characterInk(last.font, [...last.text.trim()].at(-1) ?? " ", last.size)
    : undefined;
  return {
    text: pieces.map((piece) => piece.text).join(""),
    baseline,
    inkLeft: (first?.x ?? 0) + (left?.left ?? 0),
    inkRight: (last ? last.x + last.width : 0) - (right?.right ?? 0),
    inkTop,
    inkBottom,
    size,
    fonts: [...new Set(pieces.map((piece) => piece.font))],
  };
}

type Matrix = readonly [number, number, number, number, number, number];

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function isMatrix(value: readonly unknown[]): value is Matrix {
  return value.length === 6 && value.every((each) => typeof each === "number");
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Boxes that are filled and thin, and lines that are drawn, without their thickness. */
function rulesOf({ fnArray, argsArray }: Operators, left: number, top: number): readonly Rule[] {
  const rules: Rule[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let colour = "#000000";
  let pen = "#000000";
  const stack: { readonly matrix: Matrix; readonly colour: string; readonly pen: string }[] = [];
  fnArray.forEach((operator, i) => {
    const values: readonly unknown[] = toArray(argsArray[i]);
    if (operator === OPS.save) stack.push({ matrix, colour, pen });
    else if (operator === OPS.restore) {
      const state = stack.pop();
      if (state) ({ matrix, colour, pen } = state);
    } else if (operator === OPS.transform && isMatrix(values)) matrix = times(matrix, values);
    else if (operator === OPS.setFillRGBColor) colour = String(values[0]);
    else if (operator === OPS.setStrokeRGBColor) pen = String(values[0]);
    else if (operator === OPS.constructPath && (isFill(values[0]) || values[0] === OPS.stroke)) {
      const box = toArray(values[2]).map(Number);
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
      const corners = [times(matrix, [1, 0, 0, 1, x0, y0]), times(matrix, [1, 0, 0, 1, x1, y1])];
      const xs = corners.map((corner) => (corner[4] - left) * MM);
      const ys = corners.map((corner) => (top - corner[5]) * MM);
      const rule = {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
        colour: values[0] === OPS.stroke ? pen : colour,
      };
      if (Math.min(rule.right - rule.left, rule.bottom - rule.top) < 1) rules.push(rule);
    }
  });
  return rules.sort((p, q) => p.top - q.top);
}

function isFill(operator: unknown): boolean {
  return operator === OPS.fill || operator === OPS.eoFill;
}

function toArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && "length" in value ? Array.from(value as Float32Array) : [];
}

async function measureStructure(bytes: Uint8Array): Promise<Pick<Geometry, "fonts" | "outline">> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts: FontGeometry[] = [];
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of("Type"))?.toString() !== "/Font")
      continue;
    const subtype = object.get(PDFName.of("Subtype"))?.toString() ?? "";
    if (subtype === "/Type0") continue;
    const descriptor = object.lookupMaybe(PDFName.of("FontDescriptor"), PDFDict);
    fonts.push({
      name: (object.get(PDFName.of("BaseFont"))?.toString() ?? "").replace(/^\/([A-Z]{6}\+)?/, ""),
      subtype: subtype.slice(1),
      embedded: descriptor?.has(PDFName.of("FontFile2")) ?? false,
    });
  }
  return { fonts, outline: outlineOf(pdf) };
}

function outlineOf(pdf: PDFDocument): readonly OutlineTarget[] {
  const targets: OutlineTarget[] = [];
  const pages = pdf.getPages();
  const walk = (parent: PDFDict, depth: number): void => {
    let item = parent.lookupMaybe(PDFName.of("First"), PDFDict);
    while (item) {
      const place = item.lookup(PDFName.of("Dest"), PDFArray);
      const ref = place.get(0);
      const page = pages.findIndex((each) => ref instanceof PDFRef && each.ref === ref);
      const y = place.lookup(3, PDFNumber).asNumber();
      targets.push({
        title: item.lookup(PDFName.of("Title"), PDFHexString).decodeText(),
        depth,
        page,
        y: ((pages[page]?.getHeight() ?? 0) - y) * MM,
      });
      walk(item, depth + 1);
      item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
    }
  };
  const root = pdf.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  if (root) walk(root, 0);
  return targets;
}

/** A page's number as printed, `— 3 —` or `3 / 12`. */
export const FOLIO = /^[—–]\s*\d+\s*[—–]$|^\d+ \/ \d+$/;

/** The lines of the type area of an official page: 3号 text, no folio, no notes. */
export function bodyLines(page: PageGeometry): readonly Line[] {
  return page.lines.filter((line) => !FOLIO.test(line.text) && Math.abs(line.size - 16) < 0.6);
}

function report(geometry: Geometry): string {
  const mm = (value: number) => value.toFixed(2);
  const out: string[] = [];
  geometry.pages.forEach((page, i) => {
    const lines = bodyLines(page);
    const pitches = lines.slice(1).map((line, k) => line.baseline - (lines[k]?.baseline ?? 0));
    const longest = Math.max(0, ...lines.map((line) => [...line.text].length));
    out.push(
      `page ${i + 1}: ${mm(page.width)} × ${mm(page.height)} mm, ${lines.length} body lines, ` +
        `pitch ${mm(Math.min(...pitches))}–${mm(Math.max(...pitches))} mm, longest ${longest}, ` +
        `left ${mm(Math.min(...lines.map((line) => line.inkLeft)))}, right ${mm(Math.max(...lines.map((line) => line.inkRight)))}, ` +
        `first ink ${mm(lines[0]?.inkTop ?? 0)}, last ink ${mm(lines.at(-1)?.inkBottom ?? 0)}`,
    );
    for (const line of page.lines) {
      out.push(
        `  y ${mm(line.baseline)} ink ${mm(line.inkTop)}–${mm(line.inkBottom)} x ${mm(line.inkLeft)}–${mm(line.inkRight)} ` +
          `${line.size.toFixed(2)} pt ${line.fonts.join("+")} ${line.text}`,
      );
    }
    for (const rule of page.rules) {
      out.push(
        `  rule x ${mm(rule.left)}–${mm(rule.right)} y ${mm(rule.top)}–${mm(rule.bottom)} ${rule.colour}`,
      );
    }
  });
  for (const font of geometry.fonts) {
    out.push(`font ${font.name} ${font.subtype} ${font.embedded ? "embedded" : "NOT embedded"}`);
  }
  for (const target of geometry.outline) {
    out.push(
      `${"  ".repeat(target.depth)}- ${target.title} → page ${target.page + 1}, y ${mm(target.y)}`,
    );
  }
  return out.join("\n");
}

const script = argv[1];
if (script && import.meta.url === pathToFileURL(script).href && argv[2]) {
  console.log(report(await measure(readFileSync(argv[2]))));
}
