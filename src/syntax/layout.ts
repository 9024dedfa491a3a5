import { keywordIn, specOf } from "../../grammar/vocabulary.ts";
import { screenWidth } from "../findings/width.ts";
import { type Around, declaredRoles, resolveHead } from "./head.ts";
import {
  joined,
  plain,
  rawLine,
  type SpelledLine,
  type Spelling,
  spelledBar,
  spelledEntry,
  spelledRow,
} from "./spelling.ts";
import { blankLineBetween, type EntryNode, readTree, type Tree, type TreeNode } from "./tree.ts";

/**
 * The layout that the formatter gives. One canonical layout, made from the tree and the kind table:
 *
 * - Two blanks a level; an opening brace ends its line, a closing one stands alone. A block that was
 *   written on one line stays there if the line takes at most 100 columns in either vocabulary, its entries
 *   divided by `；` in a Chinese source and by `; ` in any other.
 * - One blank between values. A line that goes on behind a comma goes on where it did, four blanks further in.
 * - Comments stay where they stand. At most one blank line in a row, none behind `{` or before `}`; blank lines
 *   and empty bars that divide text stay, since they mean a paragraph.
 * - What an input method made of a key becomes the key: braces, bars, quotation marks (unless the string holds
 *   an ASCII one), relations, commas that only divide, letters, digits and signs of words, marks, `；` at the
 *   end of an entry. The colon behind a keyword goes. Commas between units print, so they stay.
 * - Text, strings, dashes, tildes and brackets stay as they are. A line that begins with no keyword of its place
 *   keeps every character; only its indentation changes.
 * - Lines end with LF, the file with one; a byte order mark goes.
 */

export interface FormatOptions {
  /** The vocabulary that keywords, clause words and fixed values are turned into; as they stand by default. */
  readonly keywords?: "zh" | "en";
}

const WIDTH = 100;
const INDENT = "  ";

type Lines = ReadonlyMap<EntryNode, readonly SpelledLine[]>;

/** Spells the lines of entries, each by what its head is in its place. */
function spell(
  nodes: readonly TreeNode[],
  around: Around,
  source: string,
  lines: Map<EntryNode, readonly SpelledLine[]>,
): void {
  const rows = specOf(around.kind)?.rows;
  for (const node of nodes) {
    if (node.type === "text") continue;
    let inside: Around = { kind: "unknown", roles: around.roles };
    if (rows !== undefined && keywordIn(node.head.text, around.kind) === undefined) {
      lines.set(
        node,
        node.head.kind === "word" || node.head.kind === "string"
          ? spelledRow(node, rows, source)
          : rawLine(node, source),
      );
    } else {
      const resolved =
        around.kind === "unknown"
          ? undefined
          : resolveHead(node, around, { file: "", source, report: () => {} });
      const known = resolved !== undefined && !resolved.broken;
      lines.set(
        node,
        known ? spelledEntry(node, resolved.spec, resolved.keyword, source) : rawLine(node, source),
      );
      if (resolved !== undefined) {
        const { kind } = resolved.spec;
        const roles =
          kind === "plan" && node.block !== undefined
            ? declaredRoles(node.block.nodes, around.roles)
            : around.roles;
        inside = { kind, roles };
      }
    }
    if (node.block !== undefined) spell(node.block.nodes, inside, source, lines);
  }
}

/** Does a source speak Chinese where the formatter changes no word? */
function isChinese(nodes: readonly TreeNode[], lines: Lines): boolean {
  const han = /\p{Script=Han}/u;
  return nodes.some((node) =>
    node.type === "text"
      ? node.lines.some((bar) => han.test(spelledBar(bar).en))
      : (lines.get(node) ?? []).some(({ spelling }) => han.test(spelling.en)) ||
        (node.block !== undefined && isChinese(node.block.nodes, lines)),
  );
}

function layOut(tree: Tree, source: string, lines: Lines, vocabulary: keyof Spelling): string {
  const out: string[] = [];
  const separator = plain(isChinese(tree.nodes, lines) ? "；" : "; ");
  let comment = 0;

  const commentBefore = (offset: number) => {
    const next = tree.comments[comment];
    return next !== undefined && next.start < offset ? next : undefined;
  };

  /** Does something stand before an offset on its line? */
  const trails = (offset: number) =>
    /[^\s\uFEFF\u200B][^\r\n]*$/.test(source.slice(lineStart(offset), offset));
  const lineStart = (offset: number) =>
    Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;

  const hasOpenString = (node: EntryNode) =>
    [node.head, ...node.line].some((atom) => atom.kind === "open-string");

  /** An entry on one line, or undefined where its block cannot stand on one. */
  const onOneLine = (node: EntryNode): Spelling | undefined => {
    const own = lines.get(node) ?? [];
    const line = own.at(-1)?.spelling ?? plain("");
    const { block } = node;
    if (block === undefined) return line;
    const before = node.bar?.end ?? node.line.at(-1)?.end ?? node.head.end;
    if (/[\r\n]/.test(source.slice(block.open.start, block.close.end))) return undefined;
    if (
      hasOpenString(node) ||
      tree.comments.some(({ start }) => start >= before && start < block.open.start)
    )
      return undefined;
    if (block.nodes.length === 0) return joined(line, plain(" {}"));
    const inside = block.nodes.flatMap((child) =>
      child.type === "text" ? child.lines.map((bar) => spelledBar(bar)) : [onOneLine(child)],
    );
    const parts: Spelling[] = [line, plain(" { ")];
    for (const [index, child] of inside.entries()) {
      if (child === undefined) return undefined;
      if (index > 0) parts.push(separator);
      parts.push(child);
    }
    return joined(...parts, plain(" }"));
  };

  const fits = (spelling: Spelling, indent: string) =>
    Math.max(screenWidth(spelling.zh), screenWidth(spelling.en)) + indent.length <= WIDTH;

  /**
   * Lays out nodes and the comments among them.
   * @param from where they begin in the source, behind what encloses them
   * @param to where they end
   * @param alone whether comments may not go behind the line that encloses them
   */
  const nodesBetween = (
    nodes: readonly TreeNode[],
    indent: string,
    from: number,
    to: number,
    alone: boolean,
  ) => {
    let end = from;
    let first = true;
    const beginsWithText = nodes[0]?.type === "text" && indent !== "";
    const blank = (start: number) => {
      if (blankLineBetween(source, end, start) && (!first || beginsWithText)) out.push("");
      first = false;
    };
    const comments = (offset: number) => {
      for (let next = commentBefore(offset); next !== undefined; next = commentBefore(offset)) {
        const text = source.slice(next.start, next.end).replace(/^／／/, "//").trimEnd();
        const last = out.at(-1);
        if (last !== undefined && trails(next.start) && !(alone && first)) {
          out[out.length - 1] = `${last} ${text}`;
        } else {
          blank(next.start);
          out.push(`${indent}${text}`);
        }
        end = Math.max(end, next.end);
        comment += 1;
      }
    };
    for (const node of nodes) {
      if (node.type === "text") {
        for (const bar of node.lines) {
          comments(bar.start);
          blank(bar.start);
          out.push(`${indent}${spelledBar(bar)[vocabulary]}`);
          end = bar.end;
        }
      } else {
        comments(node.start);
        blank(node.start);
        entry(node, indent);
        end = node.end;
      }
    }
    comments(to);
  };

  const entry = (node: EntryNode, indent: string) => {
    const own = lines.get(node) ?? [];
    own.forEach((line, index) => {
      if (index > 0) continued(line.start, `${indent}${INDENT}${INDENT}`);
      out.push(
        `${index === 0 ? indent : `${indent}${INDENT}${INDENT}`}${line.spelling[vocabulary]}`,
      );
    });
    const { block } = node;
    if (block === undefined) return;
    const last = out.pop() ?? "";
    const lead = own.length > 1 ? `${indent}${INDENT}${INDENT}` : indent;
    const one = onOneLine(node);
    if (one !== undefined && fits(one, lead)) {
      out.push(`${lead}${one[vocabulary]}`);
      return;
    }
    out.push(`${last} {`);
    nodesBetween(
      block.nodes,
      `${indent}${INDENT}`,
      block.open.end,
      block.close.start,
      hasOpenString(node),
    );
    out.push(`${indent}}`);
  };

  /** Comments within a line that goes on. */
  const continued = (offset: number, indent: string) => {
    for (let next = commentBefore(offset); next !== undefined; next = commentBefore(offset)) {
      const text = source.slice(next.start, next.end).replace(/^／／/, "//").trimEnd();
      const last = out.at(-1);
      if (last !== undefined && trails(next.start)) out[out.length - 1] = `${last} ${text}`;
      else out.push(`${indent}${text}`);
      comment += 1;
    }
  };

  nodesBetween(tree.nodes, "", 0, Number.POSITIVE_INFINITY, false);
  return out.length === 0 ? "" : `${out.join("\n")}\n`;
}

/**
 * Lays a source out anew (see above), and turns its keywords into one vocabulary. Of a damaged source it may
 * change what it means: `formatSource` sees to it that nothing comes of that.
 * @param text a source, in whatever state; one that is too large or whose braces do not balance comes back unchanged
 */
export function layOutSource(text: string, options: FormatOptions = {}): string {
  const tree = readTree(text);
  if (tree.exceeded !== undefined) return text;
  // Where only the indentation is at odds with the braces, to lay the source out is to mend it.
  if (tree.mends.some(({ type }) => type !== "indentation")) return text;
  const lines = new Map<EntryNode, readonly SpelledLine[]>();
  spell(tree.nodes, { kind: "file", roles: new Map() }, text, lines);
  return layOut(tree, text, lines, options.keywords ?? "own");
}
