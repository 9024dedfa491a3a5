import { CstParser, type IToken } from "chevrotain";
import type { FileCstNode } from "./cst.ts";
import {
  allTokens,
  Bar,
  Colon,
  Comma,
  LBrace,
  Newline,
  OpenString,
  RBrace,
  Relation,
  Stray,
  Text,
  Word,
} from "./tokens.ts";

/**
 * One generic rule for every entry: a line cannot fail to parse, only braces can. The kind table
 * judges everything else, so a new kind needs no change here.
 */
export class PlanParser extends CstParser {
  constructor() {
    super(allTokens, { recoveryEnabled: false, nodeLocationTracking: "none", maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  readonly file = this.RULE("file", () => {
    this.SUBRULE(this.nodes);
  });

  private readonly nodes = this.RULE("nodes", () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Newline) },
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.entry) },
      ]);
    });
  });

  /** One line of the document's text; neighbouring lines are joined when the tree is built. */
  private readonly text = this.RULE("text", () => {
    this.CONSUME(Bar);
  });

  private readonly entry = this.RULE("entry", () => {
    this.SUBRULE(this.head);
    this.OPTION(() => this.SUBRULE(this.list));
    this.MANY(() => {
      this.CONSUME(Relation);
      this.OPTION1(() => this.SUBRULE1(this.list));
    });
    this.OPTION2(() => this.SUBRULE(this.block));
  });

  /** Only a word is right; the rest keeps a bad line one line. */
  private readonly head = this.RULE("head", () => {
    this.OR([
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(OpenString) },
      { ALT: () => this.CONSUME(Stray) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.CONSUME(Relation) },
      { ALT: () => this.CONSUME(Colon) },
    ]);
  });

  /** Cells between commas; a line that ends with a comma goes on. */
  private readonly list = this.RULE("list", () => {
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.cell) },
        {
          ALT: () => {
            this.CONSUME(Comma);
            this.OPTION(() => this.CONSUME(Newline));
          },
        },
      ]);
    });
  });

  private readonly cell = this.RULE("cell", () => {
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => this.CONSUME(Word) },
        { ALT: () => this.CONSUME(Text) },
        { ALT: () => this.CONSUME(Bar) },
        { ALT: () => this.CONSUME(Colon) },
        { ALT: () => this.CONSUME(OpenString) },
        { ALT: () => this.CONSUME(Stray) },
      ]);
    });
  });

  private readonly block = this.RULE("block", () => {
    this.CONSUME(LBrace);
    this.SUBRULE(this.nodes);
    this.CONSUME(RBrace);
  });
}

let parser: PlanParser | undefined;

/** The parser, built once. */
export function planParser(): PlanParser {
  parser ??= new PlanParser();
  return parser;
}

/**
 * Parses tokens whose braces balance (see `src/syntax/mend.ts`).
 * @returns the concrete syntax tree, or `undefined` where braces stand in the way.
 */
export function parseTokens(tokens: IToken[]): FileCstNode | undefined {
  const instance = planParser();
  instance.input = tokens;
  const tree = instance.file() as FileCstNode;
  return instance.errors.length === 0 ? tree : undefined;
}
