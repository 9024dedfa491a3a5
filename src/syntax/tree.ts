import type { IToken } from "chevrotain";
import type { BlockCstNode, EntryCstNode, NodesCstNode } from "../../grammar/cst.ts";
import { parseTokens } from "../../grammar/parser.ts";
import { Newline, tokenize } from "../../grammar/tokens.ts";
import { halfWidth, relationSign } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import { braceBeyondBounds, type Exceeded, lineBeyondBounds } from "./bounds.ts";
import { type Mend, mendBraces } from "./mend.ts";

/** The tree of a source as written, before the kind table has judged it. Offsets are UTF-16 units. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

type AtomKind =
  | "word"
  | "string"
  | "open-string"
  | "colon"
  | "stray"
  | "comma"
  | "relation"
  | "bar";

/**
 * One token of a line. `text` is what it says: a string without its quotes, a bar's text trimmed, a word
 * and a relation without what an input method made of them.
 */
export interface Atom extends Range {
  readonly kind: AtomKind;
  readonly text: string;
  /** Where `text` begins in the source. */
  readonly textStart: number;
}

interface BracedBlock {
  readonly nodes: readonly TreeNode[];
  readonly open: Range;
  readonly close: Range;
}

export interface EntryNode extends Range {
  readonly type: "entry";
  readonly head: Atom;
  /** The colon behind the keyword. */
  readonly colon?: Atom;
  /** All that stands behind keyword and colon, commas and relations included, the bar left out. */
  readonly line: readonly Atom[];
  readonly bar?: Atom;
  readonly block?: BracedBlock;
}

/** From the first of some atoms to the last. */
export function spanOf(atoms: readonly Range[]): Range {
  return { start: atoms[0]?.start ?? 0, end: atoms.at(-1)?.end ?? 0 };
}

/** Neighbouring bar lines: one paragraph for each group that no blank line or empty bar divides; none if all are empty. */
export interface TextNode extends Range {
  readonly type: "text";
  readonly paragraphs: readonly (readonly Atom[])[];
  /** All its bars in the order of the source, empty ones among them. */
  readonly lines: readonly Atom[];
  /** A blank line or an empty bar stands before it: its text does not go on in an open paragraph. */
  readonly apart: boolean;
  /** An empty bar stands before it: apart even from the title of its entry. */
  readonly afterEmptyBar: boolean;
}

export type TreeNode = EntryNode | TextNode;

export interface Tree {
  readonly nodes: readonly TreeNode[];
  readonly comments: readonly Range[];
  readonly mends: readonly Mend[];
  /** Where the source is too large to be read; it has no nodes then. */
  readonly exceeded?: Exceeded;
}

const BLANKS = /^[\t\v\f \u00A0\u200B\u3000\uFEFF]+|[\t\v\f \u00A0\u200B\u3000\uFEFF]+$/g;
const LEADING = /^[\t\v\f \u00A0\u200B\u3000\uFEFF]*/;

const kinds: Record<string, AtomKind> = {
  Word: "word",
  String: "string",
  OpenString: "open-string",
  Colon: "colon",
  Comma: "comma",
  Relation: "relation",
  Bar: "bar",
};

function atom(token: IToken): Atom {
  const kind = kinds[token.tokenType.name] ?? "stray";
  const start = token.startOffset;
  const end = start + token.image.length;
  if (kind === "bar") {
    const body = token.image.slice(1);
    const lead = LEADING.exec(body)?.[0].length ?? 0;
    return { kind, text: body.replace(BLANKS, ""), start, end, textStart: start + 1 + lead };
  }
  if (kind === "string")
    return { kind, text: token.image.slice(1, -1), start, end, textStart: start + 1 };
  if (kind === "open-string") {
    return {
      kind,
      text: token.image.slice(1).replace(BLANKS, ""),
      start,
      end,
      textStart: start + 1,
    };
  }
  const text =
    kind === "word"
      ? halfWidth(token.image)
      : kind === "relation"
        ? relationSign(token.image)
        : token.image;
  return { kind, text, start, end, textStart: start };
}

/** Merges token or node lists, each in the order of the source, into one in that order. */
function inOrder<T>(
  lists: readonly (readonly T[] | undefined)[],
  startOf: (item: T) => number,
): readonly T[] {
  let only: readonly T[] = [];
  let merged: T[] | undefined;
  for (const list of lists) {
    if (list === undefined || list.length === 0) continue;
    if (only.length === 0) only = list;
    else {
      merged ??= [...only];
      for (const item of list) merged.push(item);
    }
  }
  return merged === undefined ? only : merged.sort((a, b) => startOf(a) - startOf(b));
}

/** The tokens of a line behind its head, in the order of the source. */
function lineTokens(node: EntryCstNode): readonly IToken[] {
  const lists = node.children.list ?? [];
  const tokens = lists.flatMap(({ children }) => [
    children.Comma,
    ...(children.cell ?? []).flatMap(({ children: own }) => [
      own.Word,
      own.String,
      own.Bar,
      own.Colon,
      own.OpenString,
      own.Stray,
    ]),
  ]);
  return inOrder([node.children.Relation, ...tokens], (token) => token.startOffset);
}

/** What stands behind the keyword, cut into the colon behind it, the line, and the bar at its end. */
function lineOf(node: EntryCstNode): Pick<EntryNode, "colon" | "line" | "bar"> {
  const atoms = lineTokens(node).map(atom);
  const colon = atoms[0]?.kind === "colon" ? atoms[0] : undefined;
  const bar = atoms.findLast(({ kind }) => kind === "bar");
  const line =
    colon === undefined && bar === undefined
      ? atoms
      : atoms.filter((one) => one !== colon && one.kind !== "bar");
  return { line, ...given({ colon, bar }) };
}

function blockOf(node: BlockCstNode, text: string): BracedBlock {
  const open = node.children.LBrace[0];
  const close = node.children.RBrace[0];
  const nodes = node.children.nodes[0];
  const openStart = open?.startOffset ?? 0;
  const closeStart = close?.startOffset ?? openStart;
  return {
    nodes: nodes === undefined ? [] : nodesOf(nodes, text, openStart + (open?.image.length ?? 0)),
    open: { start: openStart, end: openStart + (open?.image.length ?? 0) },
    close: { start: closeStart, end: closeStart + (close?.image.length ?? 0) },
  };
}

function headOf(node: EntryCstNode): IToken | undefined {
  const {
    Word,
    String: Str,
    OpenString,
    Stray,
    Comma,
    Relation,
    Colon,
  } = node.children.head[0]?.children ?? {};
  return (Word ?? Str ?? OpenString ?? Stray ?? Comma ?? Relation ?? Colon)?.[0];
}

function entryOf(node: EntryCstNode, text: string): EntryNode {
  const headToken = headOf(node);
  const head: Atom =
    headToken === undefined
      ? { kind: "stray", text: "", start: 0, end: 0, textStart: 0 }
      : atom(headToken);
  const parts = lineOf(node);
  const blockNode = node.children.block?.[0];
  const block = blockNode === undefined ? undefined : blockOf(blockNode, text);
  const ends = [head, parts.colon, parts.line.at(-1), parts.bar, block?.close];
  return {
    type: "entry",
    head,
    ...parts,
    ...given({ block }),
    start: head.start,
    end: Math.max(...ends.map((part) => part?.end ?? 0)),
  };
}

/** Does a blank line stand between two offsets? A line with only a comment is not blank. */
export function blankLineBetween(text: string, from: number, to: number): boolean {
  return /(?:\r(?!\n)|\n)[\t\v\f \u00A0\u200B\u3000\uFEFF]*[\r\n]/.test(text.slice(from, to));
}

function nodesOf(node: NodesCstNode, text: string, from: number): TreeNode[] {
  const entries = (node.children.entry ?? []).map((entry) => entryOf(entry, text));
  const bars = (node.children.text ?? []).flatMap((line) => line.children.Bar.map(atom));
  const parts = inOrder<EntryNode | Atom>([entries, bars], (part) => part.start);
  const nodes: TreeNode[] = [];
  let paragraphs: Atom[][] = [];
  let lines: Atom[] = [];
  let apart = false;
  let open = false;
  let divided = false;
  let emptyBar = false;
  let afterEmptyBar = false;
  let before = from;
  const flush = () => {
    const full = paragraphs.filter((paragraph) => paragraph.length > 0);
    // Empty bars alone are kept: they divide what stands before them from what follows.
    const alone = full.length === 0;
    const first = full[0]?.[0] ?? lines[0];
    const last = full.at(-1)?.at(-1) ?? lines.at(-1);
    if (first !== undefined && last !== undefined) {
      nodes.push({
        type: "text",
        paragraphs: full,
        lines,
        apart: alone || apart,
        afterEmptyBar: alone || afterEmptyBar,
        start: first.start,
        end: last.end,
      });
    }
    paragraphs = [];
    lines = [];
    open = false;
    divided = false;
    emptyBar = false;
  };
  for (const part of parts) {
    if ("type" in part) {
      flush();
      nodes.push(part);
    } else {
      lines.push(part);
      const blank = blankLineBetween(text, before, part.start);
      if (part.text === "") emptyBar = true;
      if (blank || part.text === "") divided = true;
      if (part.text !== "") {
        if (!open) {
          apart = divided;
          afterEmptyBar = emptyBar;
          paragraphs.push([]);
        } else if (divided) paragraphs.push([]);
        paragraphs.at(-1)?.push(part);
        open = true;
        divided = false;
      }
    }
    before = part.end;
  }
  flush();
  return nodes;
}

/** One line end for each run of them: blank lines and lines of comment do not end a list that goes on. */
function withoutBlankLines(tokens: readonly IToken[]): IToken[] {
  return tokens.filter(
    (token, index) => token.tokenType !== Newline || tokens[index - 1]?.tokenType !== Newline,
  );
}

/** Reads a source into its tree. Braces that do not balance are mended first; never fails. */
export function readTree(text: string): Tree {
  const long = lineBeyondBounds(text);
  if (long !== undefined) return { nodes: [], comments: [], mends: [], exceeded: long };
  const { tokens, comments } = tokenize(text);
  const deep = braceBeyondBounds(tokens);
  if (deep !== undefined) return { nodes: [], comments: [], mends: [], exceeded: deep };
  const mended = mendBraces(tokens, text);
  const file = parseTokens(withoutBlankLines(mended.tokens));
  const nodes = file?.children.nodes[0];
  return {
    nodes: nodes === undefined ? [] : nodesOf(nodes, text, 0),
    comments: comments.map((token) => ({
      start: token.startOffset,
      end: token.startOffset + token.image.length,
    })),
    mends: mended.mends,
  };
}
