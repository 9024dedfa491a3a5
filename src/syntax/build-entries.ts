import type { KindSpec } from "../../grammar/kind.ts";
import { fold, keywordIn, keywordsAllowedIn, specOf } from "../../grammar/vocabulary.ts";
import type { Finding, Place, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import {
  type Child,
  type Entry,
  type FileEntries,
  placeIn,
  type Row,
  type TextBlock,
  type Title,
} from "./entry.ts";
import * as findings from "./findings.ts";
import {
  type Around,
  blockName,
  declaredRoles,
  type HeadContext,
  quote,
  type ResolvedHead,
  resolveHead,
} from "./head.ts";
import { readInline, readParagraph, readTail } from "./inline.ts";
import { nameFrom, readLine } from "./line.ts";
import {
  type MarkContext,
  printsMarks,
  reportBroken,
  reportLineMarks,
  reportRowMarks,
} from "./mark-findings.ts";
import { readRow, rowIsWellShaped, rowNames, takesText, withText } from "./row-blocks.ts";
import type { Atom, EntryNode, Range, TextNode, TreeNode } from "./tree.ts";
import { readValue, shapeNames, type ValueReading } from "./values.ts";

/** Judges a tree by the kind table: entries with their values, and one finding for each bad line. */

interface Context extends HeadContext, MarkContext {
  /** Words of lines that cannot be read. */
  readonly skipped: Set<string>;
}

function collectNames(nodes: readonly TreeNode[], into: Set<string>): void {
  for (const node of nodes) {
    if (node.type === "text") continue;
    for (const atom of node.line) if (atom.kind === "word") into.add(fold(atom.text));
    if (node.block !== undefined) collectNames(node.block.nodes, into);
  }
}

function namesIn(nodes: readonly TreeNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  collectNames(nodes, names);
  return names;
}

/**
 * The text of a block. Behind a title a blank line is only layout (it may divide the text from the
 * attributes): there an empty bar is needed to keep them apart.
 */
function textBlock(node: TextNode, before: readonly Child[]): TextBlock {
  const printed = before.some((child) => child.type === "text" || child.spec.category === "item");
  return {
    type: "text",
    paragraphs: node.paragraphs.map(readParagraph),
    apart: node.afterEmptyBar || (printed && node.apart),
    onLine: false,
    start: node.start,
    end: node.end,
  };
}

function lineText(bar: Atom): TextBlock {
  return {
    type: "text",
    paragraphs: [readParagraph([bar])],
    apart: false,
    onLine: true,
    start: bar.start,
    end: bar.end,
  };
}

/** A text of a kind of entry, its broken marks reported. */
function checked(block: TextBlock, spec: KindSpec, context: Context): TextBlock {
  if (printsMarks(spec)) for (const parts of block.paragraphs) reportBroken(parts, context);
  return block;
}

function buildTitle(atom: Atom): Title {
  const parts = readInline(atom.text, atom.textStart);
  return {
    parts,
    text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
    start: atom.start,
    end: atom.end,
  };
}

/** Looks for what no line may hold: open strings and stray characters. Returns true if one was reported. */
function reportBadAtoms(node: EntryNode, context: Context): boolean {
  const atoms = node.line;
  const open = atoms.find((atom) => atom.kind === "open-string");
  if (open !== undefined) {
    context.report(findings.openString.at(placeIn(context.file, open), {}));
    return true;
  }
  const at = atoms.findIndex((atom) => atom.kind === "stray" || atom.kind === "colon");
  const first = atoms[at];
  if (first === undefined) return false;
  let last = first;
  for (let i = at + 1; i < atoms.length; i += 1) {
    const next = atoms[i];
    if (next === undefined || next.kind !== "stray" || next.start !== last.end) break;
    last = next;
  }
  const range = { start: first.start, end: last.end };
  const ends = last.end >= (atoms.at(-1)?.end ?? 0);
  const characters = context.source.slice(range.start, range.end);
  context.report(
    findings.strayCharacters.at(
      placeIn(context.file, range),
      { characters },
      ends && /^[。.!！：:]+$/.test(characters)
        ? {
            fixes: [
              {
                title: { zh: `删去“${characters}”`, en: `delete “${characters}”` },
                edits: [{ place: placeIn(context.file, range), text: "" }],
                safe: true,
              },
            ],
          }
        : {},
    ),
  );
  return true;
}

/** Judges the parts of a line. Returns the parts, and whether a finding was made. */
function buildLine(node: EntryNode, resolved: ResolvedHead, around: Around, context: Context) {
  const { spec } = resolved;
  const word = node.head.text;
  const line = readLine(node, spec, context.source);
  const at = (range: Range) => placeIn(context.file, range);
  let broken = resolved.broken;
  const report = (finding: Finding) => {
    if (!broken) context.report(finding);
    broken = true;
  };
  if (!broken && reportBadAtoms(node, context)) broken = true;
  const name = line.name === undefined ? undefined : nameFrom(line.name);
  const sign = /[.@]/.exec(name?.text ?? "")?.[0];
  if (name !== undefined && sign !== undefined)
    report(findings.badName.at(at(name), { name: name.written, sign }));
  if (name === undefined && spec.name === "required")
    report(findings.missingName.at(at(node.head), { word }));
  if (line.title === undefined && spec.title === "required") {
    report(findings.missingTitle.at(at(name ?? node.head), { word: { zh: word, en: word } }));
  }
  const reading = readValue(line.value, spec.value, spec, context.source, line.clauses);
  if (reading.type === "bad") {
    report(
      findings.badValue.at(at(reading.at), {
        word,
        value: quote(context.source.slice(reading.at.start, reading.at.end)),
        expected: reading.expected,
      }),
    );
  } else if (reading.type === "unexpected") {
    report(
      findings.unexpectedValue.at(at(reading.at), {
        word,
        value: quote(context.source.slice(reading.at.start, reading.at.end)),
      }),
    );
  } else if (reading.type === "missing" && spec.valueRequired) {
    report(
      findings.missingValue.at(at(name ?? node.head), { word, expected: shapeNames[spec.value] }),
    );
  }
  const assigned =
    spec.assigned === undefined || line.relation === undefined
      ? undefined
      : readValue(line.assigned, spec.assigned, spec, context.source, line.clauses);
  if (assigned?.type === "missing" || (spec.assigned === "words" && line.relation === undefined)) {
    const shape = spec.assigned ?? "words";
    report(
      findings.missingValue.at(at(line.relation ?? name ?? node.head), {
        word,
        expected: shapeNames[shape],
      }),
    );
  } else if (assigned?.type === "bad" || assigned?.type === "unexpected") {
    report(
      findings.badValue.at(at(assigned.at), {
        word,
        value: quote(context.source.slice(assigned.at.start, assigned.at.end)),
        expected: shapeNames[spec.assigned ?? "words"],
      }),
    );
  }
  if (spec.kind === "tail" && !broken) reportTail(node, reading, around, report, at);
  if (spec.kind === "ignore" && node.bar === undefined)
    report(findings.missingReason.at(at(node.head), { word }));
  if (node.bar !== undefined && !spec.text)
    report(findings.textNotAllowed.at(at(node.bar), { parent: blockName(spec.kind) }));
  if (node.block !== undefined && !holdsBlock(spec, around))
    report(findings.blockNotAllowed.at(at(node.block.open), { word }));
  return {
    ...given({ name }),
    ...(line.title === undefined ? {} : { title: buildTitle(line.title) }),
    ...(reading.type === "value" ? { value: reading.value } : {}),
    ...(assigned?.type === "value" ? { assigned: assigned.value } : {}),
    clauses: line.clauses,
    broken,
  };
}

/** A tail has a text, unless it is taken away; in a plan it says for which entries. */
function reportTail(
  node: EntryNode,
  reading: ValueReading,
  around: Around,
  report: (finding: Finding) => void,
  at: (range: Range) => Place,
): void {
  const word = node.head.text;
  const { value } = reading.type === "value" ? reading : {};
  const none = value?.type === "none" || (value?.type === "kind" && value.none);
  const missing = (expected: Wording) =>
    report(findings.missingValue.at(at(node.head), { word, expected }));
  if (reading.type === "missing" && around.kind === "plan") missing(shapeNames.kind);
  else if (!none && (node.bar === undefined || node.bar.text === ""))
    missing({ zh: "竖线和要印的文字", en: "a bar and the text that prints" });
}

function holdsBlock(spec: KindSpec, around: Around): boolean {
  return (
    spec.text ||
    spec.rows !== undefined ||
    around.kind === "unknown" ||
    keywordsAllowedIn(spec.kind).length > 0
  );
}

function buildEntry(node: EntryNode, around: Around, context: Context): Entry | undefined {
  const resolved = resolveHead(node, around, context);
  if (resolved === undefined) {
    for (const atom of [node.head, ...node.line]) context.skipped.add(fold(atom.text));
    if (node.block !== undefined) collectNames(node.block.nodes, context.skipped);
    return undefined;
  }
  const { spec } = resolved;
  const line = buildLine(node, resolved, around, context);
  const children: Child[] = [];
  const rows: Row[] = [];
  const bar = node.bar;
  if (!line.broken) reportLineMarks(node, spec, context);
  const isTail = spec.kind === "tail";
  const entry: Entry = {
    type: "entry",
    kind: spec.kind,
    spec,
    ...given({ form: resolved.form, role: resolved.role }),
    file: context.file,
    keyword: { start: node.head.start, end: node.head.end },
    ...line,
    ...(isTail && bar !== undefined ? { tail: readTail(bar.text, bar.textStart) } : {}),
    children,
    rows,
    ...given({ parent: around.entry }),
    start: node.start,
    end: node.end,
  };
  if (bar !== undefined && spec.text && !isTail && bar.text !== "")
    children.push(checked(lineText(bar), spec, context));
  if (entry.tail !== undefined) reportBroken(entry.tail, context);
  if (node.block !== undefined && !holdsBlock(spec, around)) {
    // Said already: what stands in a block that cannot be is no mistake of its own.
    collectNames(node.block.nodes, context.skipped);
  } else if (node.block !== undefined) {
    const roles =
      spec.kind === "plan" ? declaredRoles(node.block.nodes, around.roles) : around.roles;
    buildNodes(node.block.nodes, { kind: spec.kind, entry, roles }, context, children, rows);
  }
  return entry;
}

function buildNodes(
  nodes: readonly TreeNode[],
  around: Around,
  context: Context,
  children: Child[],
  rows: Row[],
): void {
  const spec = around.kind === "file" ? undefined : specOf(around.kind);
  const seen = new Map<string, Entry>();
  for (const node of nodes) {
    if (node.type === "text") {
      const last = rows.at(-1);
      if (spec?.rows !== undefined && takesText(spec.rows) && last !== undefined)
        rows[rows.length - 1] = withText(last, node);
      else if (spec?.text === true)
        children.push(checked(textBlock(node, children), spec, context));
      else if (node.paragraphs.length > 0)
        context.report(
          findings.textNotAllowed.at(placeIn(context.file, node), {
            parent: blockName(around.kind),
          }),
        );
      continue;
    }
    if (spec?.rows !== undefined && keywordIn(node.head.text, around.kind) === undefined) {
      const row = readRow(node, spec.rows, context.source);
      reportRowMarks(node, spec.rows, context);
      if (rowIsWellShaped(row, spec.rows)) rows.push(row);
      else {
        context.report(
          findings.badRow.at(placeIn(context.file, row), {
            row: quote(context.source.slice(row.start, row.end)),
            expected: rowNames[spec.rows],
          }),
        );
      }
      continue;
    }
    const entry = buildEntry(node, around, context);
    if (entry === undefined) continue;
    const key = entry.role ?? entry.kind;
    const first = entry.spec.once ? seen.get(key) : undefined;
    if (first !== undefined && !entry.broken) {
      context.report(
        findings.repeatedEntry.at(
          placeIn(context.file, entry.keyword),
          { word: context.source.slice(entry.keyword.start, entry.keyword.end) },
          {
            related: [
              {
                place: placeIn(first.file, first.keyword),
                message: { zh: "第一次写在这里", en: "it stands here first" },
              },
            ],
          },
        ),
      );
      continue;
    }
    seen.set(key, entry);
    children.push(entry);
  }
}

/** Judges the nodes of a file. */
export function buildEntries(
  nodes: readonly TreeNode[],
  file: string,
  source: string,
): { readonly entries: FileEntries; readonly findings: readonly Finding[] } {
  const reported: Finding[] = [];
  const skipped = new Set<string>();
  const children: Child[] = [];
  let names: ReadonlySet<string> | undefined;
  buildNodes(
    nodes,
    { kind: "file", roles: new Map() },
    {
      file,
      source,
      report: (finding) => reported.push(finding),
      skipped,
      names: () => {
        names ??= namesIn(nodes);
        return names;
      },
    },
    children,
    [],
  );
  const entries = children.filter((child): child is Entry => child.type === "entry");
  return { entries: { file, entries, skipped }, findings: reported };
}
