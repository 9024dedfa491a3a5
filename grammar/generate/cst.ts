import { generateCstDts } from "chevrotain";
import { planParser } from "../parser.ts";

/** The text of `grammar/cst.ts`: the types of the concrete syntax tree, one for each rule of the parser. */
export function cstTypes(): string {
  return generateCstDts(planParser().getGAstProductions());
}
