import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer } from "chevrotain";

/**
 * The tokens of the plan language: one lexer mode and no keyword tokens. What a word is, its place
 * decides (the kind table), so no word is reserved. Every token accepts what a Chinese input method
 * makes of its key.
 */

/** Blanks, without line ends: tab, blank, no-break, ideographic and zero-width blank, BOM. */
const BLANK = "\\t\\v\\f \\u00A0\\u200B\\u3000\\uFEFF";

export const Newline = createToken({ name: "Newline", pattern: /[\r\n;；]+/, line_breaks: true });

const Space = createToken({
  name: "Space",
  pattern: new RegExp(`[${BLANK}]+`),
  group: Lexer.SKIPPED,
});

const Comment = createToken({
  name: "Comment",
  pattern: /(?:\/\/|／／)[^\r\n]*/,
  group: "comments",
});

const LINE_END = /[\r\n]/g;

function lineEndFrom(text: string, offset: number): number {
  LINE_END.lastIndex = offset;
  const found = LINE_END.exec(text);
  return found === null ? text.length : found.index;
}

/** How many braces are open that were opened on the line that ends at `offset`. */
function bracesOpenOnLine(text: string, offset: number, before: readonly IToken[]): number {
  let open = 0;
  let closed = 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const token = before[i];
    if (token === undefined) break;
    if (token.tokenType === Newline && /[\r\n]/.test(token.image)) break;
    if (token.tokenType === RBrace) closed += 1;
    else if (token.tokenType === LBrace) {
      if (closed > 0) closed -= 1;
      else open += 1;
    }
  }
  return text.length >= offset ? open : 0;
}

/**
 * A bar and the text behind it, to the line's end. Inside braces that were opened on the same line
 * (`{ 示范点 | 逾期未报 }`) the closing braces at the line's end are not text.
 */
const matchBar: CustomPatternMatcherFunc = (text, offset, before) => {
  const first = text.charAt(offset);
  if (first !== "|" && first !== "｜") return null;
  let end = lineEndFrom(text, offset);
  for (let open = bracesOpenOnLine(text, offset, before); open > 0; open -= 1) {
    const brace = beforeBlanks(text, end) - 1;
    if (brace <= offset || !/[}｝」]/.test(text.charAt(brace))) break;
    end = beforeBlanks(text, brace);
  }
  return [text.slice(offset, end)];
};

const blank = new RegExp(`[${BLANK}]`);

/** Where the blanks begin that end at an offset. */
function beforeBlanks(text: string, end: number): number {
  let at = end;
  while (at > 0 && blank.test(text.charAt(at - 1))) at -= 1;
  return at;
}

export const Bar = createToken({
  name: "Bar",
  pattern: { exec: matchBar },
  start_chars_hint: ["|", "｜"],
  line_breaks: false,
});

/** The offset behind the closing quotation mark of the string that begins at `offset`, or -1. */
function stringEnd(text: string, offset: number): number {
  const first = text.charAt(offset);
  const end = lineEndFrom(text, offset);
  if (first === '"') {
    const close = text.indexOf('"', offset + 1);
    return close === -1 || close >= end ? -1 : close + 1;
  }
  let depth = 0;
  for (let i = offset; i < end; i += 1) {
    const char = text.charAt(i);
    if (char === "“") depth += 1;
    else if (char === "”") {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** `"…"` or `“…”` (these nest); a string ends with its line. */
export const Text = createToken({
  name: "String",
  pattern: {
    exec: (text, offset) => {
      const first = text.charAt(offset);
      if (first !== '"' && first !== "“") return null;
      const end = stringEnd(text, offset);
      return end === -1 ? null : [text.slice(offset, end)];
    },
  },
  start_chars_hint: ['"', "“"],
  line_breaks: false,
});

/** A string that its line never closes: up to the line's end, but before a brace that ends the line. */
export const OpenString = createToken({
  name: "OpenString",
  pattern: {
    exec: (text, offset) => {
      const first = text.charAt(offset);
      if (first !== '"' && first !== "“" && first !== "”") return null;
      const end = lineEndFrom(text, offset);
      const brace = beforeBlanks(text, end) - 1;
      const ends = brace > offset && /[{｛「]/.test(text.charAt(brace));
      return [text.slice(offset, ends ? beforeBlanks(text, brace) : end)];
    },
  },
  start_chars_hint: ['"', "“", "”"],
  line_breaks: false,
});

export const LBrace = createToken({ name: "LBrace", pattern: /[{｛「]/ });
export const RBrace = createToken({ name: "RBrace", pattern: /[}｝」]/ });
export const Comma = createToken({ name: "Comma", pattern: /[,，、]/ });

/** `=`, `>=`, `<=` and what an input method makes of them. */
export const Relation = createToken({
  name: "Relation",
  pattern: /[>》＞][=＝]|[<《＜][=＝]|[≥≤=＝]/,
});

/**
 * Letters, digits and Han (explicit BMP ranges and surrogate pairs, since Chevrotain drops the `u`
 * flag), the signs that names, dates and phrases need, their full-width twins, `/` unless a comment
 * begins there, and a colon between digits (`18：00`).
 */
const WORD_CHARS =
  "A-Za-z0-9_%@+*#&.~$¥£€°‰№℃" +
  "\\-\\u2010-\\u2015·" +
  "\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u0370-\\u03FF\\u0400-\\u04FF" +
  "\\u2160-\\u2188\\u2460-\\u24FF\\u3005-\\u3007\\u3021-\\u3029\\u3040-\\u30FF" +
  "\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF" +
  "０-９Ａ-Ｚａ-ｚ＿％＠＋＊＃＆．～－￥()（）〔〕";

export const Word = createToken({
  name: "Word",
  pattern: new RegExp(
    `(?:[${WORD_CHARS}]|[\\uD840-\\uD8BF][\\uDC00-\\uDFFF]|\\/(?!\\/)|／(?!／)|[:：](?<=[0-9０-９][:：])(?=[0-9０-９]))+`,
  ),
});

/** `:` or `：`, the colon that may follow a keyword. */
export const Colon = createToken({ name: "Colon", pattern: /[:：]/, longer_alt: Word });

/** Any other character: never a lexer error, the kind table reports it. */
export const Stray = createToken({
  name: "Stray",
  // biome-ignore lint/suspicious/noControlCharactersInRegex: really any character, or the lexer could fail
  pattern: /[\u0000-\uFFFF]/,
  line_breaks: false,
});

/** In the order in which the lexer tries them. */
export const allTokens = [
  Newline,
  Space,
  Comment,
  Bar,
  Text,
  OpenString,
  LBrace,
  RBrace,
  Comma,
  Relation,
  Word,
  Colon,
  Stray,
];

let lexer: Lexer | undefined;

/** The tokens of a source text, and its comments beside them. Never fails. */
export function tokenize(text: string): { tokens: IToken[]; comments: IToken[] } {
  lexer ??= new Lexer(allTokens, { ensureOptimizations: true, positionTracking: "onlyOffset" });
  const result = lexer.tokenize(text);
  return { tokens: result.tokens, comments: result.groups.comments ?? [] };
}
