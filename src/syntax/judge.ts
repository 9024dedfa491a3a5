import { distance } from "fastest-levenshtein";
import type { KindSpec } from "../../grammar/kind.ts";
import { declaredRoleSpec } from "../../grammar/kinds/attributes.ts";
import {
  fold,
  type Keyword,
  keywordIn,
  keywordsAllowedIn,
  keywordsFor,
  specOf,
} from "../../grammar/vocabulary.ts";
import type { Finding, Wording } from "../diagnostics/finding.ts";
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
import { readInline, readParagraph, readTail } from "./inline.ts";
import { lineAtoms, nameOf, readLine } from "./line.ts";
import { readRow, rowIsWellShaped, rowNames } from "./rows.ts";
import type { Atom, EntryNode, Range, TextNode, TreeNode } from "./tree.ts";
import { readValue, shapeNames } from "./values.ts";

/** Judges a tree by the kind table: entries with their values, and one finding for each bad line. */

interface Context {
  readonly file: string;
  readonly source: string;
  readonly report: (finding: Finding) => void;
  readonly skipped: Set<string>;
}

interface Around {
  readonly kind: string;
  readonly entry?: Entry;
  readonly roles: ReadonlyMap<string, string>;
}

const MAX_QUOTE = 24;

/** Source text as a message quotes it: one line, not too long. */
function quote(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE).join("")}…` : line;
}

/** What a block is called in messages. */
function blockName(kind: string): Wording {
  if (kind === "file") return { zh: "文件最外层", en: "the outermost level" };
  const spec = specOf(kind);
  return { zh: `“${spec?.zh ?? kind}”`, en: `“${spec?.en ?? kind}”` };
}

function placesOf(spec: KindSpec): Wording {
  const names = spec.in.map((kind) =>
    kind === "file"
      ? { zh: "文件最外层", en: "the outermost level" }
      : { zh: specOf(kind)?.zh ?? kind, en: specOf(kind)?.en ?? kind },
  );
  return { zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") };
}

/** The keyword that an unknown word most likely means, close enough to read the line by it. */
function guess(word: string, parent: string): Keyword | undefined {
  const folded = fold(word);
  let best: Keyword | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const keyword of keywordsAllowedIn(parent)) {
    for (const known of [keyword.zh, keyword.en]) {
      const apart = distance(folded, known);
      if (apart <= Math.floor(known.length / 2) && apart < least && apart <= 2) {
        best = keyword;
        least = apart;
      }
    }
  }
  return best;
}

/** A keyword that the word begins with, glued to what follows. */
function glued(word: string, around: Around): Keyword | undefined {
  const folded = fold(word);
  const chinese = keywordsAllowedIn(around.kind).filter(
    ({ zh }) => zh.length > 1 && folded.startsWith(zh) && folded.length > zh.length,
  );
  return chinese.sort((a, b) => b.zh.length - a.zh.length)[0];
}

function collectNames(nodes: readonly TreeNode[], into: Set<string>): void {
  for (const node of nodes) {
    if (node.type === "text") continue;
    for (const atom of lineAtoms(node)) if (atom.kind === "word") into.add(fold(atom.text));
    if (node.block !== undefined) collectNames(node.block.nodes, into);
  }
}

function textBlock(node: TextNode): TextBlock {
  return {
    type: "text",
    paragraphs: node.paragraphs.map(readParagraph),
    apart: node.apart,
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

function titleOf(atom: Atom): Title {
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
  const atoms = lineAtoms(node);
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
      ends && /^[。.!！]+$/.test(characters)
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

interface Resolved {
  readonly spec: KindSpec;
  readonly form?: string;
  readonly role?: string;
  readonly broken: boolean;
}

function unknownHead(node: EntryNode, around: Around, context: Context): Resolved | undefined {
  const { head } = node;
  const parent = blockName(around.kind);
  const place = placeIn(context.file, head);
  const whole = context.source.slice(node.start, node.block?.open.start ?? node.end);
  const asText = () => {
    context.report(
      findings.notAnEntry.at(
        placeIn(context.file, { start: node.start, end: node.start + whole.trimEnd().length }),
        { line: quote(whole) },
        {
          fixes: [
            {
              title: { zh: "以竖线开头，作为正文", en: "make it text" },
              edits: [
                {
                  place: placeIn(context.file, { start: node.start, end: node.start }),
                  text: "| ",
                },
              ],
              safe: false,
            },
          ],
        },
      ),
    );
    return undefined;
  };
  if (head.kind !== "word") return asText();
  const elsewhere = keywordsFor(head.text)[0];
  if (elsewhere !== undefined) {
    context.report(
      findings.misplacedEntry.at(place, {
        word: head.text,
        parent,
        where: placesOf(elsewhere.spec),
      }),
    );
    return {
      spec: elsewhere.spec,
      ...(elsewhere.form === undefined ? {} : { form: elsewhere.form }),
      broken: true,
    };
  }
  const stuck = glued(head.text, around);
  if (stuck !== undefined) {
    const rest = head.text.slice(stuck.zh.length);
    context.report(
      findings.gluedKeyword.at(
        place,
        { word: head.text, keyword: stuck.zh, rest },
        {
          fixes: [
            {
              title: { zh: `写作“${stuck.zh} ${rest}”`, en: `write “${stuck.zh} ${rest}”` },
              edits: [
                {
                  place: placeIn(context.file, {
                    start: head.start + stuck.zh.length,
                    end: head.start + stuck.zh.length,
                  }),
                  text: " ",
                },
              ],
              safe: true,
            },
          ],
        },
      ),
    );
    return {
      spec: stuck.spec,
      ...(stuck.form === undefined ? {} : { form: stuck.form }),
      broken: true,
    };
  }
  const close = guess(head.text, around.kind);
  const prose =
    lineAtoms(node).some((atom) => atom.kind === "stray") || Array.from(head.text).length > 12;
  if (close === undefined && prose) return asText();
  const candidates = [
    ...keywordsAllowedIn(around.kind).flatMap(({ zh, en }) => [zh, en]),
    ...around.roles.keys(),
  ];
  context.report(
    findings.unknownKeyword.at(
      place,
      { word: head.text, parent },
      { misspelt: { word: head.text, candidates } },
    ),
  );
  return close === undefined
    ? undefined
    : { spec: close.spec, ...(close.form === undefined ? {} : { form: close.form }), broken: true };
}

function resolveHead(node: EntryNode, around: Around, context: Context): Resolved | undefined {
  const { head } = node;
  if (head.kind === "word") {
    const keyword = keywordIn(head.text, around.kind);
    if (keyword !== undefined) {
      return {
        spec: keyword.spec,
        ...(keyword.form === undefined ? {} : { form: keyword.form }),
        broken: false,
      };
    }
    const role = around.roles.get(fold(head.text));
    if (role !== undefined && declaredRoleSpec.in.includes(around.kind)) {
      return { spec: declaredRoleSpec, role, broken: false };
    }
  }
  return unknownHead(node, around, context);
}

function declaredRoles(
  nodes: readonly TreeNode[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const roles = new Map(known);
  for (const node of nodes) {
    if (node.type === "text" || keywordIn(node.head.text, "plan")?.spec.kind !== "role") continue;
    const name = lineAtoms(node).find((atom) => atom.kind === "word");
    if (name !== undefined) roles.set(fold(name.text), fold(name.text));
  }
  return roles;
}

/** Judges the parts of a line. Returns the parts, and whether a finding was made. */
function judgeLine(node: EntryNode, resolved: Resolved, around: Around, context: Context) {
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
  const name = line.name === undefined ? undefined : nameOf(line.name);
  const sign = /[.@]/.exec(name?.text ?? "")?.[0];
  if (name !== undefined && sign !== undefined)
    report(findings.badName.at(at(name), { name: name.written, sign }));
  if (name === undefined && spec.name === "required")
    report(findings.missingName.at(at(node.head), { word }));
  if (line.title === undefined && spec.title === "required") {
    report(findings.missingTitle.at(at(name ?? node.head), { word }));
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
  if (spec.kind === "ignore" && node.bar === undefined)
    report(findings.missingReason.at(at(node.head), { word }));
  if (node.bar !== undefined && !spec.text)
    report(findings.textNotAllowed.at(at(node.bar), { parent: blockName(spec.kind) }));
  if (node.block !== undefined && !holdsBlock(spec, around))
    report(findings.blockNotAllowed.at(at(node.block.open), { word }));
  return {
    ...(name === undefined ? {} : { name }),
    ...(line.title === undefined ? {} : { title: titleOf(line.title) }),
    ...(reading.type === "value" ? { value: reading.value } : {}),
    ...(assigned?.type === "value" ? { assigned: assigned.value } : {}),
    clauses: line.clauses,
    broken,
  };
}

function holdsBlock(spec: KindSpec, around: Around): boolean {
  return (
    spec.text ||
    spec.rows !== undefined ||
    around.kind === "unknown" ||
    keywordsAllowedIn(spec.kind).length > 0
  );
}

function judgeEntry(node: EntryNode, around: Around, context: Context): Entry | undefined {
  const resolved = resolveHead(node, around, context);
  if (resolved === undefined) {
    for (const atom of [node.head, ...lineAtoms(node)]) context.skipped.add(fold(atom.text));
    if (node.block !== undefined) collectNames(node.block.nodes, context.skipped);
    return undefined;
  }
  const { spec } = resolved;
  const line = judgeLine(node, resolved, around, context);
  const children: Child[] = [];
  const rows: Row[] = [];
  const bar = node.bar;
  const isTail = spec.kind === "tail";
  const entry: Entry = {
    type: "entry",
    kind: spec.kind,
    spec,
    ...(resolved.form === undefined ? {} : { form: resolved.form }),
    ...(resolved.role === undefined ? {} : { role: resolved.role }),
    file: context.file,
    keyword: { start: node.head.start, end: node.head.end },
    ...line,
    ...(isTail && bar !== undefined ? { tail: readTail(bar.text, bar.textStart) } : {}),
    children,
    rows,
    ...(around.entry === undefined ? {} : { parent: around.entry }),
    start: node.start,
    end: node.end,
  };
  if (bar !== undefined && spec.text && !isTail && bar.text !== "") children.push(lineText(bar));
  if (node.block !== undefined) {
    const roles =
      spec.kind === "plan" ? declaredRoles(node.block.nodes, around.roles) : around.roles;
    judgeNodes(node.block.nodes, { kind: spec.kind, entry, roles }, context, children, rows);
  }
  return entry;
}

function judgeNodes(
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
      if (spec?.text === true) children.push(textBlock(node));
      else
        context.report(
          findings.textNotAllowed.at(placeIn(context.file, node), {
            parent: blockName(around.kind),
          }),
        );
      continue;
    }
    if (spec?.rows !== undefined && keywordIn(node.head.text, around.kind) === undefined) {
      const row = readRow(node, spec.rows, context.source);
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
    const entry = judgeEntry(node, around, context);
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
export function judge(
  nodes: readonly TreeNode[],
  file: string,
  source: string,
): { readonly entries: FileEntries; readonly findings: readonly Finding[] } {
  const reported: Finding[] = [];
  const skipped = new Set<string>();
  const children: Child[] = [];
  judgeNodes(
    nodes,
    { kind: "file", roles: new Map() },
    { file, source, report: (finding) => reported.push(finding), skipped },
    children,
    [],
  );
  const entries = children.filter((child): child is Entry => child.type === "entry");
  return { entries: { file, entries, skipped }, findings: reported };
}
