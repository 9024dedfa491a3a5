import type { MistakeKind } from "./mistake.ts";
import { inData } from "./mistakes-in-data.ts";
import { inForm } from "./mistakes-in-form.ts";
import { inLists } from "./mistakes-in-lists.ts";
import { inWords } from "./mistakes-in-words.ts";

/** The mistakes that people make in plans, by rule and not by what a check looks for. */
export const mistakeKinds: readonly MistakeKind[] = [...inLists, ...inData, ...inWords, ...inForm];
