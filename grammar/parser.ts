import { type CstNode, CstParser, type IToken, type ParserMethod } from "chevrotain";
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

type RuleOf = ParserMethod<[], CstNode>;

/**
 * One generic rule for every entry: a line cannot fail to parse, only braces can. The kind table
 * judges everything else, so a new kind needs no change here.
 */
export class PlanParser extends CstParser {
  constructor() {
    super(allTokens, { recoveryEnabled: false, nodeLocationTracking: "none", maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  // The parts of the rules are made once and not at every line.
  private readonly inNodes = [
    { ALT: () => this.CONSUME(Newline) },
    { ALT: () => this.SUBRULE(this.text) },
    { ALT: () => this.SUBRULE(this.entry) },
  ];
  private readonly inHead = [
    { ALT: () => this.CONSUME(Word) },
    { ALT: () => this.CONSUME(Text) },
    { ALT: () => this.CONSUME(OpenString) },
    { ALT: () => this.CONSUME(Stray) },
    { ALT: () => this.CONSUME(Comma) },
    { ALT: () => this.CONSUME(Relation) },
    { ALT: () => this.CONSUME(Colon) },
  ];
  private readonly lineEnd = () => this.CONSUME(Newline);
  private readonly inList = [
    { ALT: () => this.SUBRULE(this.cell) },
    {
      ALT: () => {
        this.CONSUME(Comma);
        this.OPTION(this.lineEnd);
      },
    },
  ];
  private readonly inCell = [
    { ALT: () => this.CONSUME(Word) },
    { ALT: () => this.CONSUME(Text) },
    { ALT: () => this.CONSUME(Bar) },
    { ALT: () => this.CONSUME(Colon) },
    { ALT: () => this.CONSUME(OpenString) },
    { ALT: () => this.CONSUME(Stray) },
  ];
  private readonly oneOfNodes = () => this.OR(this.inNodes);
  private readonly oneOfList = () => this.OR(this.inList);
  private readonly oneOfCell = () => this.OR(this.inCell);
  private readonly firstList = () => this.SUBRULE(this.list);
  private readonly relatedList = () => this.SUBRULE1(this.list);
  private readonly related = () => {
    this.CONSUME(Relation);
    this.OPTION1(this.relatedList);
  };
  private readonly ownBlock = () => this.SUBRULE(this.block);

  readonly file = this.RULE("file", () => {
    this.SUBRULE(this.nodes);
  });

  private readonly nodes: RuleOf = this.RULE("nodes", () => {
    this.MANY(this.oneOfNodes);
  });

  /** One line of the document's text; neighbouring lines are joined when the tree is built. */
  private readonly text: RuleOf = this.RULE("text", () => {
    this.CONSUME(Bar);
  });

  private readonly entry: RuleOf = this.RULE("entry", () => {
    this.SUBRULE(this.head);
    this.OPTION(this.firstList);
    this.MANY(this.related);
    this.OPTION2(this.ownBlock);
  });

  /** Only a word is right; the rest keeps a bad line one line. */
  private readonly head: RuleOf = this.RULE("head", () => {
    this.OR(this.inHead);
  });

  /** Cells between commas; a line that ends with a comma goes on. */
  private readonly list: RuleOf = this.RULE("list", () => {
    this.AT_LEAST_ONE(this.oneOfList);
  });

  private readonly cell: RuleOf = this.RULE("cell", () => {
    this.AT_LEAST_ONE(this.oneOfCell);
  });

  private readonly block: RuleOf = this.RULE("block", () => {
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
