import { checks } from "../checks/catalogue.ts";
import type { BadExample, Category, Check, Level, Profile, Strength } from "../checks/check.ts";
import { engineFindings } from "../checks/engine.ts";
import * as rules from "../checks/rules/findings.ts";
import { collectKinds } from "../collect/kinds.ts";
import { type KindPage, kindsIn } from "../findings/finding.ts";
import * as model from "../model/findings.ts";
import * as journal from "../model/journal/findings.ts";
import * as output from "../output/findings.ts";
import type { Rule } from "../reports/report.ts";
import { reviewKinds } from "../review/kinds.ts";
import * as syntax from "../syntax/findings.ts";
import * as project from "./findings.ts";
import * as plugins from "./plugins/plugin-findings.ts";

/** What is done beside reading and judging sources: sheets are collected, files are made. */
export type Stage = "collect" | "output";

/** What is said of a code. */
export interface CataloguePage extends Rule, Pick<KindPage, "example"> {
  /** Where it is found, if not in sources, names and configuration nor by a check. */
  readonly stage?: Stage;
  /** Of a check. */
  readonly category?: Category;
  /** How binding the rule behind a check is. */
  readonly strength?: Strength;
  /** Of a check, in a draft and to issue it; what is wrong with reading sources has one severity. */
  readonly severities?: Readonly<Record<Profile, Level>>;
  readonly bad?: readonly BadExample[];
  readonly good?: readonly string[];
}

/** The rooms that declare kinds of findings beside the checks. */
const declared: readonly Readonly<Record<string, unknown>>[] = [
  syntax,
  model,
  journal,
  project,
  plugins,
  rules,
];

/** Every finding that there can be, sorted by code. */
export const catalogue: readonly CataloguePage[] = [
  ...kindsIn(...declared),
  ...[...collectKinds, ...reviewKinds].map((kind) => ({ ...kind, stage: "collect" as const })),
  ...kindsIn(output).map((kind) => ({ ...kind, stage: "output" as const })),
  ...engineFindings,
  ...checks.map(checkPage),
].sort((a, b) => (a.code < b.code ? -1 : 1));

/** What is said of a check. */
export function checkPage(check: Check): CataloguePage {
  return {
    ...check,
    severity: check.severity.issue,
    severities: check.severity,
    why: check.doc,
  };
}
