import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface FileCstNode extends CstNode {
  name: "file";
  children: FileCstChildren;
}

export type FileCstChildren = {
  nodes: NodesCstNode[];
};

export interface NodesCstNode extends CstNode {
  name: "nodes";
  children: NodesCstChildren;
}

export type NodesCstChildren = {
  Newline?: IToken[];
  text?: TextCstNode[];
  entry?: EntryCstNode[];
};

export interface TextCstNode extends CstNode {
  name: "text";
  children: TextCstChildren;
}

export type TextCstChildren = {
  Bar: IToken[];
};

export interface EntryCstNode extends CstNode {
  name: "entry";
  children: EntryCstChildren;
}

export type EntryCstChildren = {
  head: HeadCstNode[];
  list?: (ListCstNode)[];
  Relation?: IToken[];
  block?: BlockCstNode[];
};

export interface HeadCstNode extends CstNode {
  name: "head";
  children: HeadCstChildren;
}

export type HeadCstChildren = {
  Word?: IToken[];
  String?: IToken[];
  OpenString?: IToken[];
  Stray?: IToken[];
  Comma?: IToken[];
  Relation?: IToken[];
  Colon?: IToken[];
};

export interface ListCstNode extends CstNode {
  name: "list";
  children: ListCstChildren;
}

export type ListCstChildren = {
  cell?: CellCstNode[];
  Comma?: IToken[];
  Newline?: IToken[];
};

export interface CellCstNode extends CstNode {
  name: "cell";
  children: CellCstChildren;
}

export type CellCstChildren = {
  Word?: IToken[];
  String?: IToken[];
  Bar?: IToken[];
  Colon?: IToken[];
  OpenString?: IToken[];
  Stray?: IToken[];
};

export interface BlockCstNode extends CstNode {
  name: "block";
  children: BlockCstChildren;
}

export type BlockCstChildren = {
  LBrace: IToken[];
  nodes: NodesCstNode[];
  RBrace: IToken[];
};

export interface ICstNodeVisitor<IN, OUT> extends ICstVisitor<IN, OUT> {
  file(children: FileCstChildren, param?: IN): OUT;
  nodes(children: NodesCstChildren, param?: IN): OUT;
  text(children: TextCstChildren, param?: IN): OUT;
  entry(children: EntryCstChildren, param?: IN): OUT;
  head(children: HeadCstChildren, param?: IN): OUT;
  list(children: ListCstChildren, param?: IN): OUT;
  cell(children: CellCstChildren, param?: IN): OUT;
  block(children: BlockCstChildren, param?: IN): OUT;
}
