import { allTokens } from "../tokens.ts";

/** What a token matches, in words: the grammar's text forms print it. */
interface TokenNote {
  readonly token: string;
  readonly matches: string;
  /** It never reaches the parser. */
  readonly skipped?: true;
}

const notes: Readonly<Record<string, Omit<TokenNote, "token">>> = {
  Newline: { matches: "one or more line ends, ; or ；" },
  Space: {
    matches:
      "blanks and tabs, with the ideographic, no-break and zero-width blank and the byte order mark",
    skipped: true,
  },
  Comment: { matches: "// or ／／ up to the line's end", skipped: true },
  Bar: {
    matches:
      "| or ｜ up to the line's end; braces that close a block opened on the same line are left out",
  },
  String: { matches: '"…", or “…” with further “…” inside; it ends on its line' },
  OpenString: {
    matches: "a quotation mark that its line never closes, up to the line's end or its last {",
  },
  LBrace: { matches: "{ or ｛ or 「" },
  RBrace: { matches: "} or ｝ or 」" },
  Comma: { matches: ", or ， or 、" },
  Relation: { matches: "=, >= or <=, also as ＝ ≥ ≤ 》= 《= ＞＝ ＜＝" },
  Word: {
    matches:
      "letters, digits, Chinese characters, the signs _ % @ + * # & . ~ - and currency, dashes, round and 〔〕 brackets, all in both widths, / unless // begins, a colon between digits",
  },
  Colon: { matches: ": or ：, unless it stands between digits" },
  Stray: { matches: "any other character: the kind table reports it" },
};

/** All tokens with their notes, in the order in which the lexer tries them. */
export const tokenNotes: readonly TokenNote[] = allTokens.map(({ name }) => ({
  token: name,
  ...(notes[name] ?? { matches: "" }),
}));
