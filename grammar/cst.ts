import type { CstNode, IToken } from "chevrotain"; export interface FileCstNode extends CstNode { name: "file" } export type X = IToken;
