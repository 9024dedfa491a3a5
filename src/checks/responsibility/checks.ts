import type { Check } from "../check.ts";
import { coverageDeclared } from "./coverage-declared.ts";
import { leadSupportClash } from "./lead-support-clash.ts";
import { load } from "./load.ts";
import { noLead } from "./no-lead.ts";
import { textVsData } from "./text-vs-data.ts";
import { unitNotInForce } from "./unit-not-in-force.ts";
import { writtenAs } from "./written-as.ts";

/** The checks of who leads, who supports, who is left out, one line each. */
export const checks: readonly Check[] = [
  coverageDeclared,
  leadSupportClash,
  load,
  noLead,
  textVsData,
  unitNotInForce,
  writtenAs,
];
