import { type FileSyntax, readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";

/**
 * A wrong plan that says itself what is wrong with it. Below the line with the mistake stands a comment
 *
 *     // ! code severity “words”
 *
 * The words are those that the finding points at, and no others; where the line holds them several times, a
 * number behind them says which. `“”` behind `after “words”` is a place without width. A place that goes on
 * beyond its line ends with ⏎. Options of a check stand in the first lines: `// options code {…}`.
 */
export interface MarkedPlan {
  readonly path: string;
  readonly file: FileSyntax;
  readonly expected: readonly string[];
  /** By the code of the check. */
  readonly options: ReadonlyMap<string, unknown>;
}

const markForm =
  /^\s*\/\/ ! (?<code>[a-z-]+) (?<severity>note|warning|error) (?<after>after )?“(?<words>.*)”(?: (?<nth>\d+))?$/u;
const optionsForm = /^\/\/ options ([a-z-]+) (\{.*\})$/u;

/** Where a finding is and what it says, in one line that two sides can be compared by. */
export function shown(line: number, column: number, code: string, severity: string, words: string) {
  return `${line}:${column} ${code} ${severity} “${words}”`;
}

/** The words at a place, up to the end of their line, as a mark writes them. */
export function wordsAt(text: string, start: number, end: number): string {
  const [first = "", ...more] = text.slice(start, end).split("\n");
  return more.length === 0 ? first : `${first}⏎`;
}

/**
 * Reads a plan and its marks.
 * @throws if a mark is not well formed or its words are not in the line above it exactly once
 */
export function readMarkedPlan(path: string, text: string): MarkedPlan {
  const expected: string[] = [];
  const options = new Map<string, unknown>();
  const lines = text.split("\n");
  let marked = 0;
  lines.forEach((line, index) => {
    const [, checked, value] = optionsForm.exec(line) ?? [];
    if (checked !== undefined && value !== undefined) options.set(checked, JSON.parse(value));
    if (!/^\s*\/\/ !/.test(line)) {
      marked = index;
      return;
    }
    const groups = markForm.exec(line)?.groups;
    if (groups === undefined) throw new Error(`${path}:${index + 1}: not a mark: ${line.trim()}`);
    const { code = "", severity = "", words = "", after, nth } = groups;
    const found = columnOf(lines[marked] ?? "", words.replace(/⏎$/, ""), nth);
    if (found === undefined) {
      throw new Error(`${path}:${index + 1}: “${words}” is not clear in line ${marked + 1}`);
    }
    const column = (after === undefined ? found : found + words.length) + 1;
    expected.push(shown(marked + 1, column, code, severity, after === undefined ? words : ""));
  });
  return { path, file: readSource({ path, text }), expected, options };
}

function columnOf(line: string, words: string, nth: string | undefined): number | undefined {
  const columns: number[] = [];
  for (let at = line.indexOf(words); at >= 0 && words !== ""; at = line.indexOf(words, at + 1)) {
    columns.push(at);
  }
  if (nth !== undefined) return columns[Number(nth) - 1];
  return columns.length === 1 ? columns[0] : undefined;
}

/** The line and column of a place of a file, from 1, columns in UTF-16 units. */
export function positionIn(text: string, offset: number) {
  return positionAt(lineStarts(text), offset);
}
