import type { Check } from "../check.ts";
import { countTerm } from "./count-term.ts";
import { countedList } from "./counted-list.ts";
import { footnotePairing } from "./footnote-pairing.ts";
import { sloganVsHeading } from "./slogan-vs-heading.ts";
import { termUndefinedOrLate } from "./term-undefined-or-late.ts";
import { unitTwoNames } from "./unit-two-names.ts";

/** The checks of counted terms, slogans, notes and names, one line each. */
export const checks: readonly Check[] = [
  countTerm,
  countedList,
  footnotePairing,
  sloganVsHeading,
  termUndefinedOrLate,
  unitTwoNames,
];
