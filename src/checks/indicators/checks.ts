import type { Check } from "../check.ts";
import { indicatorSane } from "./indicator-sane.ts";
import { titleNumber } from "./title-number.ts";
import { weightsSum } from "./weights-sum.ts";

/** The checks of targets, weights and amounts, one line each. */
export const checks: readonly Check[] = [indicatorSane, titleNumber, weightsSum];
