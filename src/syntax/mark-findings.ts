import type { KindSpec, RowShape } from "../../grammar/kind.ts";
import { fold } from "../../grammar/vocabulary.ts";
import type { Finding, Fix } from "../findings/finding.ts";
import { placeIn } from "./entry.ts";
import * as findings from "./findings.ts";
import {
  anyOpening,
  type BrokenMark,
  type MarkSign,
  readInline,
  readTail,
  type TailPart,
} from "./inline.ts";
import { readLine } from "./line.ts";
import { fieldKeyword } from "./parts.ts";
import { splitCells } from "./ref-list.ts";
import type { Atom, EntryNode } from "./tree.ts";

/** What is wrong with the shape and the place of marks. */

export interface MarkContext {
  readonly file: string;
  readonly source: string;
  readonly report: (finding: Finding) => void;
  /** Names of the file's entries, folded: what a mark that is never closed may have meant. */
  readonly names: () => ReadonlySet<string>;
}

function longestPrefix(text: string, known: (word: string) => boolean): string {
  for (let length = text.length; length > 0; length -= 1) {
    const prefix = text.slice(0, length);
    if (known(prefix)) return prefix;
  }
  return "";
}

/** How far what stands behind the sign of an open mark names something: a field, and what it is asked of. */
function meant({ sign, argument }: BrokenMark, names: ReadonlySet<string>): string {
  const isName = (word: string) => names.has(fold(word));
  if (sign === "?") return argument;
  const isField = (word: string) => fieldKeyword(word) !== undefined || isName(word);
  const first = longestPrefix(argument, sign === "=" ? isField : isName);
  const behind = sign === "=" ? /^(\s+)(\S+)/.exec(argument.slice(first.length)) : null;
  const name = behind === null ? "" : longestPrefix(behind[2] ?? "", isName);
  return name === "" ? first : `${first}${behind?.[1] ?? ""}${name}`;
}

function fixOf(broken: BrokenMark, closedAt: number | undefined, context: MarkContext): Fix[] {
  const { inside, start, end } = broken;
  const edit = (from: number, to: number, text: string) => ({
    place: placeIn(context.file, { start: from, end: to }),
    text,
  });
  const bracket = context.source.charAt(start);
  const plain: Fix = {
    title: { zh: "照原样印出这个括号", en: "print the bracket as it is" },
    edits: [edit(start, start, bracket)],
    safe: false,
  };
  if (inside !== undefined) {
    const inner = context.source.slice(inside.start, inside.end);
    return [
      {
        title: { zh: `把“${inner}”移到后面`, en: `move “${inner}” behind it` },
        edits: [edit(inside.start, inside.end, ""), edit(end, end, inner)],
        safe: false,
      },
      plain,
    ];
  }
  if (closedAt === undefined) return [plain];
  const closed = `${context.source.slice(start, closedAt)}]`;
  return [
    {
      title: { zh: `写作“${closed}”`, en: `write “${closed}”` },
      edits: [edit(closedAt, closedAt, "]")],
      safe: false,
    },
    plain,
  ];
}

/** Reports the marks in a text that are never closed, or hold another bracket. */
export function reportBroken(parts: readonly TailPart[], context: MarkContext): void {
  for (const part of parts) {
    if (part.type === "optional") reportBroken(part.parts, context);
    if (part.type !== "text") continue;
    for (const broken of part.broken ?? []) {
      const known = broken.inside === undefined ? meant(broken, context.names()) : "";
      const closedAt = known === "" ? undefined : broken.start + 2 + known.length;
      const { start } = broken;
      const place = placeIn(context.file, { start, end: closedAt ?? broken.end });
      context.report(
        findings.brokenMark.at(
          place,
          {
            mark: context.source.slice(place.start, place.end),
            nested: broken.inside !== undefined,
          },
          { fixes: fixOf(broken, closedAt, context) },
        ),
      );
    }
  }
}

/** Marks that work in the string behind 写作: it stands for units, whose names compute nothing. */
const inUnits: ReadonlySet<MarkSign> = new Set(["*", "?"]);

function reportString(
  atom: Atom,
  works: (sign: MarkSign) => boolean,
  context: MarkContext,
  template = false,
): void {
  const parts = template
    ? readTail(atom.text, atom.textStart)
    : readInline(atom.text, atom.textStart);
  const flat = parts.flatMap((part) => (part.type === "optional" ? part.parts : [part]));
  const anywhere = works("=") || works("*");
  if (anywhere) reportBroken(parts, context);
  for (const part of flat) {
    if (part.type !== "mark" || works(part.sign)) continue;
    const place = placeIn(context.file, part);
    context.report(
      findings.misplacedMark.at(
        place,
        { mark: context.source.slice(part.start, part.end), cell: false },
        {
          fixes: [
            {
              title: { zh: "删去这个标记", en: "delete the mark" },
              edits: [{ place, text: "" }],
              safe: false,
            },
          ],
        },
      ),
    );
  }
}

const everywhere = () => true;
const nowhere = () => false;

/** Do the marks of a kind's title print what they stand for? */
export function titleTakesMarks({ category, kind }: KindSpec): boolean {
  return category === "item" || kind === "plan" || kind === "notice" || kind === "annex";
}

/** Reports marks in the strings of a line where they are broken or compute nothing. */
export function reportLineMarks(node: EntryNode, spec: KindSpec, context: MarkContext): void {
  const atoms = node.line;
  const suspect = atoms.some(({ kind, text }) => kind === "string" && anyOpening.test(text));
  if (spec.category === "journal" || !suspect) return;
  const line = readLine(node, spec, context.source);
  const written = new Set(
    line.clauses.flatMap(({ key, strings }) =>
      key === "written-as" ? strings.map(({ start }) => start) : [],
    ),
  );
  const strings = atoms.filter(({ kind }) => kind === "string");
  for (const atom of strings) {
    const isTitle = atom === line.title && titleTakesMarks(spec);
    const isCaption = spec.kind === "figure" && atom !== strings[0];
    const isTemplate = spec.kind === "column" && line.assigned.includes(atom);
    const works =
      isTitle || isCaption || isTemplate
        ? everywhere
        : written.has(atom.start)
          ? (sign: MarkSign) => inUnits.has(sign)
          : nowhere;
    reportString(atom, works, context, isTemplate);
  }
}

/** Reports marks in a row: in a table a cell in quotes takes them, elsewhere none does. */
export function reportRowMarks(node: EntryNode, shape: RowShape, context: MarkContext): void {
  if (shape !== "table-row" && shape !== "expected-row" && shape !== "indicator-row") return;
  const { file, source } = context;
  for (const { atoms } of splitCells([node.head, ...node.line])) {
    const [first] = atoms;
    const last = atoms.at(-1);
    if (first === undefined || last === undefined) continue;
    if (shape === "table-row" && first === last && first.kind === "string") {
      reportString(first, everywhere, context);
      continue;
    }
    const written = source.slice(first.start, last.end);
    const marks = readInline(written, first.start).filter((part) => part.type === "mark");
    const quotable = shape === "table-row" && !written.includes('"');
    for (const mark of marks) {
      const fixes: Fix[] = [
        {
          title: { zh: "放在引号里", en: "put it in quotes" },
          edits: [
            {
              place: placeIn(file, { start: first.start, end: last.end }),
              text: `"${written}"`,
            },
          ],
          safe: false,
        },
      ];
      context.report(
        findings.misplacedMark.at(
          placeIn(file, mark),
          { mark: source.slice(mark.start, mark.end), cell: quotable },
          { fixes: quotable ? fixes : [] },
        ),
      );
    }
  }
}

/** Do marks behind the bars of a kind print? The journal and reasons stay as they are told. */
export function printsMarks({ category, kind, text }: KindSpec): boolean {
  return text && category !== "journal" && kind !== "ignore";
}
