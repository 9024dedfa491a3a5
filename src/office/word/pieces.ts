import { childNamed, type XmlElement } from "../xml.ts";
import { settingOf } from "./properties-of.ts";
import { changeOf, chosen, countFormatting, markerOf, type Story, through } from "./story.ts";
import { looksWith } from "./styles.ts";
import type { Block, Change, Looks, Piece, TextPiece } from "./word-document.ts";

/** What stands in a paragraph, in its order. */

/** Reads the blocks of a text box: a paragraph's room holds blocks, and theirs paragraphs. */
export type BlocksOf = (elements: readonly XmlElement[], story: Story) => readonly Block[];

interface Around {
  readonly story: Story;
  /** The looks of the paragraph. */
  readonly looks: Looks;
  readonly blocksOf: BlocksOf;
  readonly pieces: Piece[];
}

const same = (a: object, b: object) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Programs cut a sentence into many runs: what looks alike and was changed alike is one piece. */
function addText(text: string, looks: Looks, changes: readonly Change[], around: Around): void {
  const { pieces, story } = around;
  if (text === "") return;
  const field = story.fields.at(-1)?.code;
  const last = pieces.at(-1);
  const joins =
    last?.kind === "text" &&
    last.field === field &&
    same(last.looks, looks) &&
    same(last.changes, changes);
  const piece: TextPiece = {
    kind: "text",
    text: joins ? `${last.text}${text}` : text,
    looks,
    changes: joins ? last.changes : changes,
    ...(field === undefined ? {} : { field }),
  };
  if (joins) pieces.pop();
  pieces.push(piece);
}

/** The looks of a run, made once for each way in which they are written. */
function looksOf(properties: XmlElement | undefined, { story, looks }: Around): Looks {
  if (properties === undefined || properties.children.length === 0) return looks;
  const style = settingOf(properties, "rStyle");
  const own = properties.children
    .filter(({ name }) => name !== "rPrChange")
    .map(({ name, attributes }) => [name, attributes]);
  const key = JSON.stringify([looks, own]);
  const known = story.looks.get(key);
  if (known !== undefined) return known;
  const made = looksWith({ ...looks, ...story.styles.character(style) }, properties);
  if (story.looks.size < 10_000) story.looks.set(key, made);
  return made;
}

function symbolOf({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes.char ?? "", 16);
  return Number.isInteger(code) && code > 0x1f && code < 0xd800 ? String.fromCharCode(code) : "□";
}

/** All that is drawn in an element: text boxes with their blocks, and pictures. */
function addDrawn(element: XmlElement, changes: readonly Change[], around: Around): void {
  const { story, blocksOf, pieces } = around;
  const before = pieces.length;
  let named: XmlElement | undefined;
  const picture = (id: string | undefined) => {
    const { name, descr } = named?.attributes ?? {};
    const part = story.relations.get(id ?? "")?.target;
    pieces.push({
      kind: "picture",
      changes,
      ...(name === undefined || name === "" ? {} : { name }),
      ...(descr === undefined || descr === "" ? {} : { description: descr }),
      ...(part === undefined ? {} : { part }),
    });
  };
  const look = (one: XmlElement): void => {
    if (one.name === "txbxContent") {
      // A field of the text around does not go on in the box.
      const inside = { ...story, fields: [], waiting: [] };
      pieces.push({ kind: "box", blocks: blocksOf(one.children, inside), changes });
    } else if (one.name === "AlternateContent") for (const child of chosen(one)) look(child);
    else {
      if (one.name === "docPr" || one.name === "cNvPr") named = one;
      if (one.name === "blip") picture(one.attributes.embed ?? one.attributes.link);
      else if (one.name === "imagedata") picture(one.attributes.id);
      for (const child of one.children) look(child);
    }
  };
  look(element);
  // A chart or a drawing without a picture in it: it is there, and no text.
  if (pieces.length === before && element.name === "drawing") picture(undefined);
}

function addField(element: XmlElement, { story }: Around): void {
  const { fields } = story;
  switch (element.attributes.fldCharType) {
    case "begin":
      fields.push({ code: "", inResult: false });
      return;
    case "separate": {
      const last = fields.at(-1);
      if (last !== undefined) last.inResult = true;
      return;
    }
    case "end":
      fields.pop();
  }
}

function addRun(run: XmlElement, changes: readonly Change[], around: Around): void {
  const properties = childNamed(run, "rPr");
  countFormatting(properties, around.story);
  const looks = looksOf(properties, around);
  for (const child of run.children) addRunPart(child, looks, changes, around);
}

function addRunPart(
  child: XmlElement,
  looks: Looks,
  changes: readonly Change[],
  around: Around,
): void {
  const { pieces, story } = around;
  const field = story.fields.at(-1);
  switch (child.name) {
    case "t":
    case "delText":
      // Between its beginning and its separator a field has a code and no text.
      if (field === undefined || field.inResult) addText(child.text, looks, changes, around);
      return;
    case "instrText":
    case "delInstrText":
      if (field !== undefined && !field.inResult) field.code += child.text;
      return;
    case "fldChar":
      addField(child, around);
      return;
    case "tab":
    case "ptab":
      pieces.push({ kind: "tab", changes });
      return;
    case "br": {
      const { type } = child.attributes;
      const of = type === "page" || type === "column" ? type : "line";
      pieces.push({ kind: "break", of, changes });
      return;
    }
    case "cr":
      pieces.push({ kind: "break", of: "line", changes });
      return;
    case "noBreakHyphen":
      addText("-", looks, changes, around);
      return;
    case "sym":
      addText(symbolOf(child), looks, changes, around);
      return;
    case "footnoteReference":
    case "endnoteReference": {
      const of = child.name === "footnoteReference" ? "footnote" : "endnote";
      pieces.push({ kind: "note", of, id: child.attributes.id ?? "", changes });
      return;
    }
    case "drawing":
    case "pict":
    case "object":
      addDrawn(child, changes, around);
      return;
    case "AlternateContent":
      for (const one of chosen(child)) addRunPart(one, looks, changes, around);
      return;
    case "ruby": {
      // The reading above the characters is no part of the text.
      const base = childNamed(child, "rubyBase");
      if (base !== undefined) addInline(base.children, changes, around);
      return;
    }
    default: {
      const marker = markerOf(child, story);
      if (marker !== undefined) pieces.push(marker);
    }
  }
}

function addInline(
  elements: readonly XmlElement[],
  changes: readonly Change[],
  around: Around,
): void {
  const { story, pieces } = around;
  for (const element of elements) {
    if (element.name === "r") {
      addRun(element, changes, around);
      continue;
    }
    const change = changeOf(element, story);
    if (change !== undefined) {
      addInline(element.children, [...changes, change], around);
      continue;
    }
    const marker = markerOf(element, story);
    if (marker !== undefined) {
      pieces.push(marker);
      continue;
    }
    if (element.name === "fldSimple") {
      story.fields.push({ code: element.attributes.instr ?? "", inResult: true });
      addInline(element.children, changes, around);
      story.fields.pop();
    } else if (element.name === "AlternateContent") addInline(chosen(element), changes, around);
    else if (element.name === "oMath" || element.name === "oMathPara") {
      addText(element.text, around.looks, changes, around);
    } else {
      const inner = through(element);
      if (inner !== undefined) addInline(inner, changes, around);
    }
  }
}

/** The pieces of a paragraph's elements. */
export function piecesOf(
  elements: readonly XmlElement[],
  looks: Looks,
  story: Story,
  blocksOf: BlocksOf,
): readonly Piece[] {
  const pieces: Piece[] = story.waiting.splice(0);
  addInline(elements, [], { story, looks, blocksOf, pieces });
  return pieces;
}
