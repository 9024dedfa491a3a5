import { createTokenInstance, type IToken, type TokenType } from "chevrotain";
import { Bar, Comma, LBrace, Newline, RBrace, Word } from "../../grammar/tokens.ts";
import { keywordIn, keywordsFor, specOf } from "../../grammar/vocabulary.ts";

/**
 * Braces that do not balance. Indentation never means anything, but it is believed then: the token
 * list is mended by indentation and by kinds, and the cheapest mend is kept (a misplaced entry
 * weighs 3, a mended brace 1), so that one lost brace is one finding and everything else keeps its place.
 */

export interface Mend {
  readonly type: "missing-open" | "missing-close" | "extra-open" | "extra-close" | "indentation";
  /** Where the brace belongs, or stands in vain. */
  readonly offset: number;
}

export interface Mended {
  readonly tokens: IToken[];
  readonly mends: readonly Mend[];
}

const MISPLACED = 3;

/** Indentation that would have to mend more braces than this was never meant to speak of them. */
const MANY = 8;

function brace(type: TokenType, offset: number): IToken {
  return createTokenInstance(type, "", offset, offset, -1, -1, -1, -1);
}

function endOf(token: IToken | undefined): number {
  return token === undefined ? 0 : token.startOffset + token.image.length;
}

/** Line ends behind a comma and before an opening brace do not end the entry. */
function joinLines(tokens: readonly IToken[]): IToken[] {
  const joined: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === Newline && joined.at(-1)?.tokenType === Comma) continue;
    if (token.tokenType === LBrace) while (joined.at(-1)?.tokenType === Newline) joined.pop();
    joined.push(token);
  }
  return joined;
}

interface Line {
  readonly tokens: IToken[];
  readonly indent: number;
}

function indentOf(text: string, offset: number): number {
  let width = 0;
  for (let i = offset - 1; i >= 0; i -= 1) {
    const char = text.charAt(i);
    if (char === "\n" || char === "\r") break;
    width =
      char === "\t"
        ? width + 4
        : char === "\u3000"
          ? width + 2
          : char === "\uFEFF"
            ? width
            : width + 1;
  }
  return width;
}

/** Physical lines; a line that goes on behind a comma is one with the next. */
function linesOf(tokens: readonly IToken[], text: string): Line[] {
  const lines: Line[] = [];
  let current: IToken[] = [];
  const flush = () => {
    const first = current[0];
    if (first !== undefined)
      lines.push({ tokens: current, indent: indentOf(text, first.startOffset) });
    current = [];
  };
  for (const token of tokens) {
    current.push(token);
    if (token.tokenType !== Newline || !/[\r\n]/.test(token.image)) continue;
    if (current.length === 1) current = [];
    else flush();
  }
  flush();
  return lines;
}

/** The kind that a line's first word stands for in its block, and whether it may stand there. */
function judgeHead(
  head: IToken,
  next: IToken | undefined,
  parent: string,
): { kind: string; misplaced: boolean } {
  if (head.tokenType === Bar)
    return { kind: "text", misplaced: specOf(parent)?.text !== true && parent !== "unknown" };
  if (head.tokenType !== Word) return { kind: "unknown", misplaced: false };
  const here = keywordIn(head.image, parent);
  if (here !== undefined) return { kind: here.spec.kind, misplaced: false };
  const elsewhere = keywordsFor(head.image)[0];
  const rows = specOf(parent)?.rows !== undefined;
  const looksLikeEntry =
    elsewhere !== undefined &&
    parent !== "unknown" &&
    (!rows ||
      (elsewhere.spec.category !== "attribute" &&
        next?.tokenType !== Comma &&
        next?.tokenType !== Newline));
  if (!looksLikeEntry) return { kind: rows ? "row" : "unknown", misplaced: false };
  return { kind: elsewhere.spec.kind, misplaced: true };
}

/** How many entries stand where the kind table does not allow them. The braces must balance. */
function misplaced(tokens: readonly IToken[]): number {
  const stack = ["file"];
  let current = "unknown";
  let atStart = true;
  let count = 0;
  tokens.forEach((token, index) => {
    if (token.tokenType === Newline) atStart = true;
    else if (token.tokenType === LBrace) {
      if (atStart) count += 1;
      stack.push(current);
      atStart = true;
    } else if (token.tokenType === RBrace) {
      stack.pop();
      atStart = true;
    } else if (atStart) {
      const judged = judgeHead(token, tokens[index + 1], stack.at(-1) ?? "file");
      if (judged.misplaced) count += 1;
      current = judged.kind;
      atStart = false;
    }
  });
  return count;
}

function balanced(tokens: readonly IToken[]): boolean {
  let depth = 0;
  let atStart = true;
  let previous: TokenType | undefined;
  for (const token of tokens) {
    if (token.tokenType === LBrace) {
      if (atStart || previous === Bar) return false;
      depth += 1;
      atStart = true;
    } else if (token.tokenType === RBrace) {
      depth -= 1;
      atStart = true;
    } else atStart = token.tokenType === Newline;
    if (depth < 0) return false;
    previous = token.tokenType;
  }
  return depth === 0;
}

/** As written: braces too many are dropped, open ones closed at the end. */
function plainly(tokens: readonly IToken[]): Mended {
  const out: IToken[] = [];
  const mends: Mend[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === RBrace) {
      if (depth === 0) {
        mends.push({ type: "extra-close", offset: token.startOffset });
        continue;
      }
      depth -= 1;
    }
    if (token.tokenType === LBrace) depth += 1;
    out.push(token);
  }
  return closed(out, mends, depth);
}

function closed(out: IToken[], mends: Mend[], depth: number): Mended {
  const end = endOf(out.findLast((token) => token.tokenType !== Newline));
  for (let i = 0; i < depth; i += 1) {
    out.push(brace(RBrace, end));
    mends.push({ type: "missing-close", offset: end });
  }
  return { tokens: out, mends };
}

/** Puts a brace behind the last token of `out` that is not a line end. */
function insertBehind(out: IToken[], type: TokenType): number {
  let index = out.length;
  while (index > 0 && out[index - 1]?.tokenType === Newline) index -= 1;
  const offset = endOf(out[index - 1]);
  out.splice(index, 0, brace(type, offset));
  return offset;
}

function byIndentation(lines: readonly Line[]): Mended {
  const out: IToken[] = [];
  const mends: Mend[] = [];
  const open: number[] = [];
  let entry: { indent: number; opened: boolean } | undefined;
  const close = () => {
    open.pop();
    mends.push({ type: "missing-close", offset: insertBehind(out, RBrace) });
  };
  for (const line of lines) {
    const first = line.tokens[0];
    if (first === undefined) continue;
    let rest = line.tokens;
    if (first.tokenType === RBrace) {
      while (open.length > 0 && (open.at(-1) ?? 0) > line.indent) close();
      if (open.at(-1) === line.indent) {
        open.pop();
        out.push(first);
      } else if (entry !== undefined && !entry.opened && entry.indent === line.indent) {
        mends.push({ type: "missing-open", offset: insertBehind(out, LBrace) });
        out.push(first);
      } else mends.push({ type: "extra-close", offset: first.startOffset });
      rest = line.tokens.slice(1);
      entry = { indent: line.indent, opened: true };
    } else {
      while (open.length > 0 && (open.at(-1) ?? 0) >= line.indent) close();
      if (
        entry !== undefined &&
        !entry.opened &&
        entry.indent < line.indent &&
        (open.at(-1) ?? -1) < entry.indent
      ) {
        mends.push({ type: "missing-open", offset: insertBehind(out, LBrace) });
        open.push(entry.indent);
        entry = { ...entry, opened: true };
      }
      if (first.tokenType !== Bar) {
        entry = {
          indent: line.indent,
          opened: line.tokens.some((token) => token.tokenType === LBrace),
        };
      }
    }
    for (const token of rest) {
      if (token.tokenType === LBrace) open.push(line.indent);
      else if (token.tokenType === RBrace) {
        if (open.length === 0) {
          mends.push({ type: "extra-close", offset: token.startOffset });
          continue;
        }
        open.pop();
      }
      out.push(token);
    }
  }
  return closed(out, mends, open.length);
}

function byKinds(tokens: readonly IToken[]): Mended {
  const out: IToken[] = [];
  const mends: Mend[] = [];
  const stack = ["file"];
  let current = "unknown";
  let previous: string | undefined;
  let atStart = true;
  tokens.forEach((token, index) => {
    if (token.tokenType === RBrace) {
      atStart = true;
      previous = undefined;
      if (stack.length === 1) {
        mends.push({ type: "extra-close", offset: token.startOffset });
        return;
      }
      stack.pop();
    } else if (token.tokenType === LBrace) {
      stack.push(current);
      previous = undefined;
      atStart = true;
    } else if (token.tokenType === Newline) atStart = true;
    else if (atStart) {
      atStart = false;
      const judged = judgeHead(token, tokens[index + 1], stack.at(-1) ?? "file");
      if (judged.misplaced) {
        const allowed = (parent: string) => !judgeHead(token, tokens[index + 1], parent).misplaced;
        if (
          previous !== undefined &&
          previous !== "unknown" &&
          previous !== "text" &&
          allowed(previous)
        ) {
          mends.push({ type: "missing-open", offset: insertBehind(out, LBrace) });
          stack.push(previous);
        } else if (stack.some((parent, depth) => depth < stack.length - 1 && allowed(parent))) {
          while (stack.length > 1 && !allowed(stack.at(-1) ?? "file")) {
            stack.pop();
            mends.push({ type: "missing-close", offset: insertBehind(out, RBrace) });
          }
        }
      }
      current = judgeHead(token, tokens[index + 1], stack.at(-1) ?? "file").kind;
      previous = current;
    }
    out.push(token);
  });
  return closed(out, mends, stack.length - 1);
}

/** An opening brace that no entry owns cannot be parsed: it goes, and so does what closes it. */
function withoutOrphans(mended: Mended): Mended {
  const out: IToken[] = [];
  const mends = [...mended.mends];
  const orphan: boolean[] = [];
  let atStart = true;
  let inText = false;
  for (const token of mended.tokens) {
    if (token.tokenType === LBrace) {
      const lonely = atStart || inText;
      orphan.push(lonely);
      inText = false;
      atStart = true;
      if (lonely) {
        mends.push({ type: "extra-open", offset: token.startOffset });
        out.push({ ...token, tokenType: Newline, tokenTypeIdx: Newline.tokenTypeIdx ?? 0 });
        continue;
      }
    } else if (token.tokenType === RBrace) {
      atStart = true;
      inText = false;
      if (orphan.pop() === true) {
        out.push({ ...token, tokenType: Newline, tokenTypeIdx: Newline.tokenTypeIdx ?? 0 });
        continue;
      }
    } else if (token.tokenType === Newline) {
      atStart = true;
      inText = false;
    } else {
      if (atStart) inText = token.tokenType === Bar;
      atStart = false;
    }
    out.push(token);
  }
  return { tokens: out, mends };
}

function cost(mended: Mended): number {
  return MISPLACED * misplaced(mended.tokens) + mended.mends.length;
}

/** Where the indentation tells of another reading that the kinds allow: as many `{` as `}` were lost. */
function contradiction(lines: readonly Line[]): Mend[] {
  if (lines.length < 8) return [];
  const { mends, tokens } = byIndentation(lines);
  const first = mends[0];
  return mends.length <= MANY && first !== undefined && misplaced(tokens) === 0
    ? [{ type: "indentation", offset: first.offset }]
    : [];
}

/**
 * Balances the braces of a token list.
 * @param read the tokens as the lexer gave them
 * @param text the source, for indentation
 * @returns tokens that the parser takes, and each mend that was needed (none when all is well)
 */
export function mendBraces(read: readonly IToken[], text: string): Mended {
  const tokens = joinLines(read);
  const whole = balanced(tokens);
  if (whole && misplaced(tokens) === 0)
    return { tokens, mends: contradiction(linesOf(tokens, text)) };
  const plain = withoutOrphans(plainly(tokens));
  if (!tokens.some((token) => token.tokenType === LBrace || token.tokenType === RBrace))
    return plain;
  const indented = withoutOrphans(byIndentation(linesOf(tokens, text)));
  // Where as many braces open as close, only the indentation tells whether two were lost or an entry is misplaced.
  const candidates = whole ? [plain, indented] : [indented, withoutOrphans(byKinds(tokens)), plain];
  let best = plain;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const weight = cost(candidate);
    if (weight < least) {
      best = candidate;
      least = weight;
    }
  }
  return best;
}
