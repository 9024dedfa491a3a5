import type { Finding, Report } from "../findings/finding.ts";
import { sortFindings } from "../findings/sort.ts";
import type { Entry } from "../syntax/entry.ts";
import type { FileSyntax } from "../syntax/read-source.ts";
import type { CompileOptions } from "./compile-options.ts";
import type { Model } from "./compiled.ts";
import { reportDuplicates } from "./duplicates.ts";
import { journalContext } from "./journal/journal-context.ts";
import { readJournal } from "./journal/read-journal.ts";
import type { Notice, Plan } from "./model.ts";
import {
  bodyTitles,
  buildNotice,
  carriedAnnexes,
  issueDates,
  type NoticeContext,
} from "./notices.ts";
import { Organization } from "./organization/organization.ts";
import {
  checkTaskTables,
  checkWidths,
  type ReferenceContext,
  resolveReferences,
} from "./organization/references.ts";
import { buildPlan, type PlanContext } from "./plans.ts";
import { checkMarks } from "./text/mark-check.ts";

/** Compiles the sources of a project into its model. */

export interface Compilation {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** Organizations, units of the first level, groups, plans and notices share one namespace. */
function reportDuplicateNames(entries: readonly Entry[], report: Report): void {
  const files = new Map(
    [...new Set(entries.map(({ file }) => file))].map((file, at) => [file, at]),
  );
  const inOrder = (a: Entry, b: Entry) =>
    (files.get(a.file) ?? 0) - (files.get(b.file) ?? 0) || a.start - b.start;
  const namespace = (all: readonly Entry[]) => reportDuplicates([...all].sort(inOrder), report);
  const named = (entry: Entry) =>
    entry.children.filter(
      (child): child is Entry => child.type === "entry" && child.spec.category === "organization",
    );
  const units = (list: readonly Entry[]) =>
    list.filter(({ kind }) => kind === "department" || kind === "sub-bureau");
  namespace([
    ...entries.filter(
      ({ kind }) =>
        kind === "organization" || kind === "group" || kind === "plan" || kind === "notice",
    ),
    ...entries.filter(({ kind }) => kind === "organization").flatMap(named),
  ]);
  const below = (entry: Entry) => {
    for (const child of units(named(entry))) {
      namespace(named(child));
      below(child);
    }
  };
  for (const entry of entries) if (entry.kind === "organization") below(entry);
}

/**
 * Compiles files.
 * @returns the model as far as it can be made, and every finding (those of the files' shape included),
 *   sorted by file and place
 */
export function compile(files: readonly FileSyntax[], options: CompileOptions = {}): Compilation {
  const found: Finding[] = files.flatMap((file) => file.findings);
  const report: Report = (finding) => {
    found.push(finding);
  };
  const entries = files.flatMap((file) => file.entries.entries);
  const skipped = new Set(files.flatMap((file) => [...file.entries.skipped]));
  reportDuplicateNames(entries, report);
  const organization = new Organization(entries, skipped, report);
  const issued = issueDates(entries);
  const titles = bodyTitles(entries);
  const carried = carriedAnnexes(entries, options);
  const planContext: PlanContext = {
    options,
    organization,
    skipped,
    report,
    issued,
    titles,
    carried,
  };
  const plans: Plan[] = [];
  for (const entry of entries) {
    if (entry.kind !== "plan" || entry.name === undefined) continue;
    plans.push(buildPlan(entry, planContext));
  }
  const references: ReferenceContext = { organization, skipped, report, plans };
  for (const plan of plans) {
    resolveReferences(plan, references);
    checkTaskTables(plan.annexes, references);
    checkWidths(plan.entry, report);
  }
  const structureOf = (entry: Entry) => buildPlan(entry, planContext);
  const noticeContext: NoticeContext = { options, structureOf, ...references };
  const notices: Notice[] = [];
  for (const entry of entries) {
    if (entry.kind !== "notice" || entry.name === undefined) continue;
    const notice = buildNotice(entry, noticeContext);
    notices.push(notice);
    checkTaskTables(notice.annexes, references);
    checkWidths(notice.entry, report);
  }
  const journal = readJournal(entries, journalContext(references));
  const model: Model = {
    units: organization.units,
    groups: organization.groups,
    plans: plans.map((plan) => {
      const notice = notices.find(({ issues, body }) => issues === plan || body === plan);
      return notice === undefined ? plan : Object.assign(plan, { notice });
    }),
    notices,
    journal,
  };
  checkMarks(model, skipped, report);
  return { model, findings: sortFindings(found) };
}
