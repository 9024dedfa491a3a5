import type { AnyFinding, Place, Severity } from "../findings/finding.ts";
import { lineRangeOf } from "../findings/range.ts";
import type { Sources } from "../findings/sources.ts";
import { isPlace } from "../findings/where.ts";
import { given } from "../given.ts";
import { html, type Markup } from "./markup.ts";

/** A finding with its number on the page, from 1. */
export interface NumberedFinding {
  readonly number: number;
  readonly finding: AnyFinding;
}

/** What is marked on one line: from and to in UTF-16 units from 0. */
export interface LineMark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  /** Of the finding itself; other places that belong to it have none. */
  readonly severity?: Severity;
}

/** Lines of a file that are shown together. */
export interface LineBlock {
  readonly from: number;
  readonly to: number;
}

/** How many lines are shown before and after a marked one. */
const AROUND = 2;

/** The marks of all findings in a file; a range that goes on in the next line is marked to the end of its first. */
export function lineMarksIn(
  file: string,
  findings: readonly NumberedFinding[],
  sources: Sources,
): readonly LineMark[] {
  const markOf = (place: Place, number: number, severity?: Severity): readonly LineMark[] => {
    const range = place.file === file ? lineRangeOf(place, sources) : undefined;
    if (range === undefined) return [];
    const end = range.line === range.endLine ? range.endColumn - 1 : Number.POSITIVE_INFINITY;
    const text = sources.line(file, range.line) ?? "";
    const from = range.column - 1 - (halves(text, range.column - 1) ? 1 : 0);
    const to = Math.min(end, text.length);
    const mark = { line: range.line, from, to: to + (halves(text, to) ? 1 : 0) };
    return [{ ...mark, number, ...given({ severity }) }];
  };
  return findings.flatMap(({ number, finding }) => [
    ...(isPlace(finding.place) ? markOf(finding.place, number, finding.severity) : []),
    ...finding.related.flatMap(({ place }) => markOf(place, number)),
  ]);
}

/** The marks of each line, in their order. */
export function marksByLine(marks: readonly LineMark[]): ReadonlyMap<number, readonly LineMark[]> {
  const byLine = new Map<number, LineMark[]>();
  for (const mark of marks) {
    const here = byLine.get(mark.line);
    if (here === undefined) byLine.set(mark.line, [mark]);
    else here.push(mark);
  }
  return byLine;
}

/** Whether a cut would halve a character that takes two units. */
function halves(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** The blocks that show every marked line with some lines around it, in order. */
export function blocksAround(marks: readonly LineMark[], lineCount: number): readonly LineBlock[] {
  const blocks: LineBlock[] = [];
  const lines = [...new Set(marks.map(({ line }) => line))].sort((a, b) => a - b);
  for (const line of lines) {
    const from = Math.max(1, line - AROUND);
    const to = Math.min(lineCount, line + AROUND);
    const last = blocks.at(-1);
    // One line left out would take the room that it saves.
    if (last !== undefined && from <= last.to + 2) blocks[blocks.length - 1] = { ...last, to };
    else blocks.push({ from, to });
  }
  const [first] = blocks;
  if (first !== undefined && first.from === 2) blocks[0] = { ...first, from: 1 };
  return blocks;
}

/** The text of a line with its marks, and a number behind each place of a finding. */
export function markedLine(
  text: string,
  marks: readonly LineMark[],
  nameOf: (number: number) => string,
): Markup {
  const ends = new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])]);
  const cuts = [...ends].filter((cut) => cut <= text.length).sort((a, b) => a - b);
  const pieces = cuts.flatMap((from, index) => {
    const to = cuts[index + 1] ?? from;
    const own = marks.filter((mark) => mark.severity !== undefined);
    const empty = own.filter((mark) => mark.from === from && mark.to === from);
    const ended = own.filter((mark) => mark.to === from && mark.from < from);
    return [
      ...ended.map((mark) => reference(mark, nameOf)),
      ...empty.flatMap((mark) => [marked("", [mark]), reference(mark, nameOf)]),
      ...(to > from
        ? [
            marked(
              text.slice(from, to),
              marks.filter((m) => m.from <= from && m.to >= to),
            ),
          ]
        : []),
    ];
  });
  return html`${pieces}`;
}

const ranks: { readonly [S in Severity]: number } = { error: 2, warning: 1, note: 0 };

function marked(text: string, marks: readonly LineMark[]): Markup {
  const severities = marks.flatMap(({ severity }) => severity ?? []);
  const [worst] = severities.sort((a, b) => ranks[b] - ranks[a]);
  const numbers = [...new Set(marks.map(({ number }) => number))].join(" ");
  if (worst !== undefined) return html`<mark class="${worst}" data-of="${numbers}">${text}</mark>`;
  if (marks.length === 0) return html`${text}`;
  return html`<mark class="related" data-of="${numbers}">${text}</mark>`;
}

function reference({ number, severity }: LineMark, nameOf: (number: number) => string): Markup {
  return html`<a class="ref ${severity}" id="m${number}" href="#n${number}" data-of="${number}" aria-label="${nameOf(number)}">${number}</a>`;
}
