import { fold } from "../../../grammar/vocabulary.ts";
import type { Report, Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { childrenOf, clauseOf, type Entry, type Name, placeIn } from "../../syntax/entry.ts";
import * as findings from "../findings.ts";
import type { Item, Plan } from "../model.ts";
import { findItem, itemNames } from "../text/plan-index.ts";
import type { Organization } from "./organization.ts";

/** References from plans and notices to plans and items, checked when all plans are known. */

export interface ReferenceContext {
  readonly plans: readonly Plan[];
  readonly organization: Organization;
  /** Words of lines that could not be read: they may name what is referred to. */
  readonly skipped: ReadonlySet<string>;
  readonly report: Report;
}

const words = {
  plan: { zh: "方案", en: "plan" },
  item: { zh: "条目", en: "item" },
} as const;

/** The plan of a name or title (folded). */
export function findPlan(plans: readonly Plan[], word: string): Plan | undefined {
  return plans.find((plan) => plan.name === word || fold(plan.title.text) === word);
}

function reportUnknown(
  name: Name,
  entry: Entry,
  what: Wording,
  candidates: readonly string[],
  context: ReferenceContext,
  severity?: "warning",
): void {
  if (context.skipped.has(name.text)) return;
  context.report(
    findings.unknownName.at(
      placeIn(entry.file, name),
      { name: name.written, what },
      {
        misspelt: { word: name.written, candidates },
        ...given({ severity }),
      },
    ),
  );
}

const planNames = ({ plans }: ReferenceContext) => plans.map(({ name }) => name);

/**
 * The plan that a name on an entry's line stands for; an unknown one is reported.
 * @param severity of the finding: a warning where the plan may lie outside of the project
 */
export function planNamed(
  name: Name,
  entry: Entry,
  context: ReferenceContext,
  severity?: "warning",
): Plan | undefined {
  const plan = findPlan(context.plans, name.text);
  if (plan === undefined)
    reportUnknown(name, entry, words.plan, planNames(context), context, severity);
  return plan;
}

function namesOf(entry: Entry): readonly Name[] {
  return entry.value?.type === "names" ? entry.value.names : [];
}

/** What an item waits for (依赖). `谈心谈话@上半年` is an item with its occurrence. */
function resolveAfter(plan: Plan, item: Item, context: ReferenceContext): readonly Item[] {
  return childrenOf(item.entry, "after").flatMap((entry) =>
    namesOf(entry).flatMap((name) => {
      const [own = ""] = name.text.split("@");
      const found = findItem(own, plan, context.plans);
      if (found !== undefined) return [found];
      if (!context.skipped.has(own))
        reportUnknown(name, entry, words.item, itemNames(plan), context);
      return [];
    }),
  );
}

/**
 * Fills in what a plan and its items take up from above (承接): a plan; behind an item, an item of one, by its
 * name or as `plan.item`, or a plan in which an item has the same name.
 */
function resolveCascades(plan: Plan, context: ReferenceContext): void {
  const upper = childrenOf(plan.entry, "cascades").flatMap((entry) =>
    namesOf(entry).flatMap((name) => planNamed(name, entry, context, "warning") ?? []),
  );
  Object.assign(plan, { cascades: upper });
  for (const item of plan.allItems) {
    const taken = childrenOf(item.entry, "cascades").flatMap((entry) =>
      namesOf(entry).flatMap((name): readonly Item[] => {
        const own = name.text.includes(".")
          ? findItem(name.text, undefined, context.plans)
          : undefined;
        const found = own ?? upper.flatMap((from) => findItem(name.text, from, []) ?? [])[0];
        if (found !== undefined) return [found];
        const whole = findPlan(context.plans, name.text);
        if (whole !== undefined) {
          const same = item.name === undefined ? undefined : findItem(item.name, whole, []);
          return same === undefined ? [] : [same];
        }
        const candidates = upper.flatMap(itemNames);
        if (upper.length === 0) planNamed(name, entry, context, "warning");
        else reportUnknown(name, entry, words.item, candidates, context, "warning");
        return [];
      }),
    );
    if (taken.length > 0) Object.assign(item, { cascades: taken });
  }
}

/** Fills in what items wait for and take up, and reports references of a plan that name nothing. */
export function resolveReferences(plan: Plan, context: ReferenceContext): void {
  const before: Plan[] = [];
  for (const entry of childrenOf(plan.entry, "based-on")) {
    for (const name of namesOf(entry)) {
      const found = planNamed(name, entry, context, "warning");
      if (found !== undefined) before.push(found);
    }
  }
  for (const item of plan.allItems) {
    Object.assign(item, { after: resolveAfter(plan, item, context) });
    for (const entry of childrenOf(item.entry, "was")) {
      if (before.length === 0) continue;
      for (const name of namesOf(entry)) {
        if (before.some((old) => findItem(name.text, old, context.plans) !== undefined)) continue;
        reportUnknown(name, entry, words.item, before.flatMap(itemNames), context, "warning");
      }
    }
  }
  resolveCascades(plan, context);
}

/** Reports widths of columns that are no numbers. */
export function checkWidths(entry: Entry, report: Report): void {
  for (const child of entry.children) {
    if (child.type !== "entry") continue;
    if (child.kind === "table" || child.kind === "column")
      for (const word of clauseOf(child, "width")?.words ?? [])
        if (!(Number(word.text) > 0))
          report(findings.badWidth.at(placeIn(child.file, word), { width: word.written }));
    checkWidths(child, report);
  }
}

/** Reports tables of tasks for a plan or unit that nobody has declared. */
export function checkTaskTables(annexes: Plan["annexes"], context: ReferenceContext): void {
  for (const annex of annexes) {
    for (const entry of childrenOf(annex.entry, "task-table")) {
      const [plan, unit] = namesOf(entry);
      const found = plan === undefined ? undefined : planNamed(plan, entry, context);
      if (plan !== undefined && found?.assignments.length === 0)
        context.report(
          findings.emptyTaskTable.at(placeIn(entry.file, plan), { plan: plan.written }),
        );
      if (unit === undefined) continue;
      const { start, end } = unit;
      const ref = { words: [unit], separator: "", start, end };
      context.organization.list(
        { include: [ref], exclude: [], jointly: false, start, end },
        entry.file,
        { literals: false, skipped: context.skipped },
      );
    }
  }
}
