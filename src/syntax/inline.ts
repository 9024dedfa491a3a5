import { fold } from "../../grammar/vocabulary.ts";
import type { Atom, Range } from "./tree.ts";

/** Text and its marks. Text is never changed; a mark stands for something that is computed. */

export type MarkSign = "*" | "@" | "#" | "=" | "?";

export interface TextRun extends Range {
  readonly type: "text";
  readonly text: string;
  /** Marks in it that are none, for want of a bracket or for one too many; they stand as typed. */
  readonly broken?: readonly BrokenMark[];
}

/** The beginning of a mark that is never closed, or a mark with a bracket inside; the range is up to its end or stop. */
export interface BrokenMark extends Range {
  readonly sign: MarkSign;
  /** What stands behind the sign. */
  readonly argument: string;
  /** The bracket inside, where there is one. */
  readonly inside?: Range;
}

/** `[*id]`, `[@id]`, `[#id]`, `[=field id]`, `[?question]`. */
export interface Mark extends Range {
  readonly type: "mark";
  readonly sign: MarkSign;
  readonly argument: string;
}

/** `{，配合单位：[=配合]}` in a tail: falls away when one of its fields is empty. */
interface OptionalPart extends Range {
  readonly type: "optional";
  readonly parts: readonly (TextRun | Mark)[];
}

export type Inline = TextRun | Mark;

export type TailPart = Inline | OptionalPart;

const opening = "[［【";
const closing = "]］】";
const signs = "*@#=?＊＠＃＝？";
/** A bracket that could begin a mark. */
export const anyOpening = /[[［【]/;

function signOf(char: string): MarkSign | undefined {
  const folded = fold(char);
  return folded === "*" || folded === "@" || folded === "#" || folded === "=" || folded === "?"
    ? folded
    : undefined;
}

/** Splits text into runs and marks; `offset` is where the text stands in its file. */
export function readInline(text: string, offset: number): Inline[] {
  if (text !== "" && !anyOpening.test(text))
    return [{ type: "text", text, start: offset, end: offset + text.length }];
  const parts: Inline[] = [];
  let run = "";
  let runStart = 0;
  let broken: BrokenMark[] = [];
  const flush = (end: number) => {
    if (run !== "") {
      const range = { start: offset + runStart, end: offset + end };
      parts.push({ type: "text", text: run, ...range, ...(broken.length > 0 ? { broken } : {}) });
    }
    run = "";
    broken = [];
  };
  let i = 0;
  while (i < text.length) {
    const char = text.charAt(i);
    if (run === "") runStart = i;
    if (!opening.includes(char)) {
      run += char;
      i += 1;
      continue;
    }
    // A doubled bracket before a sign is a plain bracket.
    if (
      opening.includes(text.charAt(i + 1)) &&
      text.length > i + 1 &&
      signs.includes(text.charAt(i + 2)) &&
      text.length > i + 2
    ) {
      run += char;
      i += 2;
      run += text.charAt(i);
      i += 1;
      continue;
    }
    const sign = i + 1 < text.length ? signOf(text.charAt(i + 1)) : undefined;
    const end = sign === undefined ? -1 : closingAt(text, i + 2);
    if (sign === undefined || end === -1) {
      if (sign !== undefined) broken.push(brokenMark(text, i, sign, offset));
      run += char;
      i += 1;
      continue;
    }
    flush(i);
    const argument = text.slice(i + 2, end).trim();
    parts.push({ type: "mark", sign, argument, start: offset + i, end: offset + end + 1 });
    i = end + 1;
  }
  flush(text.length);
  return parts;
}

/** A mark that does not end at a bracket of its own: nested where its brackets balance, never closed otherwise. */
function brokenMark(text: string, at: number, sign: MarkSign, offset: number): BrokenMark {
  let depth = 0;
  let inner = -1;
  let innerEnd = -1;
  for (let i = at; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (opening.includes(char)) {
      depth += 1;
      if (inner === -1 && i > at) inner = i;
    } else if (closing.includes(char)) {
      depth -= 1;
      if (depth === 1 && innerEnd === -1) innerEnd = i + 1;
      if (depth === 0) {
        return {
          sign,
          argument: text.slice(at + 2, i),
          inside: { start: offset + inner, end: offset + innerEnd },
          start: offset + at,
          end: offset + i + 1,
        };
      }
    }
  }
  const argument =
    /^[^[［【，。；：、！？,;!?“”"（）()]*/.exec(text.slice(at + 2))?.[0].trimEnd() ?? "";
  return { sign, argument, start: offset + at, end: offset + at + 2 + argument.length };
}

function closingAt(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    if (closing.includes(text.charAt(i))) return i;
    if (opening.includes(text.charAt(i))) return -1;
  }
  return -1;
}

const CHINESE =
  /[\u2E80-\u303F\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\uD840-\uDBFF\uDC00-\uDFFF“”‘’…—]/;

/** Are two neighbouring lines joined without a blank? Yes if either side is Chinese. */
function joinsWithoutBlank(left: string, right: string): boolean {
  return CHINESE.test(left.slice(-1)) || CHINESE.test(right.slice(0, 1));
}

/** One paragraph out of its bar lines. */
export function readParagraph(lines: readonly Atom[]): Inline[] {
  const [first, second] = lines;
  if (first !== undefined && second === undefined) return readInline(first.text, first.textStart);
  const parts: Inline[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && !joinsWithoutBlank(before.text, line.text)) {
      parts.push({ type: "text", text: " ", start: before.end, end: before.end });
    }
    parts.push(...readInline(line.text, line.textStart));
  });
  return parts;
}

/** A tail's text: like any text, and parts in braces are optional. */
export function readTail(text: string, offset: number): TailPart[] {
  const parts: TailPart[] = [];
  const pattern = /[{｛]([^{}｛｝]*)[}｝]/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push(...readInline(text.slice(from, match.index), offset + from));
    const inside = match[1] ?? "";
    parts.push({
      type: "optional",
      parts: readInline(inside, offset + match.index + 1),
      start: offset + match.index,
      end: offset + match.index + match[0].length,
    });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(...readInline(text.slice(from), offset + from));
  return parts;
}
