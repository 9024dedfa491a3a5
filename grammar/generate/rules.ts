import type { ISerializedGast } from "chevrotain";
import { planParser } from "../parser.ts";

/** A rule of the parser as Chevrotain serializes it; its types leave the name out. */
export type Rule = ISerializedGast & { readonly name: string };

/** The rules of the parser, in their order. */
export function parserRules(): readonly Rule[] {
  return planParser()
    .getSerializedGastProductions()
    .filter((rule): rule is Rule => rule.type === "Rule" && "name" in rule);
}
