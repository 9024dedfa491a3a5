import { fold, keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import type { Report } from "../diagnostics/finding.ts";
import {
  childOf,
  childrenOf,
  clauseOf,
  type Entry,
  placeIn,
  placeOf,
  type TextBlock,
} from "../syntax/entry.ts";
import type { CalendarDate } from "../time/calendar.ts";
import type { TimeContext } from "../time/resolved.ts";
import { expandAssignments } from "./assignments.ts";
import { assignTimes } from "./deadlines.ts";
import * as findings from "./findings.ts";
import {
  buildItems,
  type DraftItem,
  isItemKind,
  numberItems,
  reportBadSamples,
  reportDuplicateItems,
} from "./items.ts";
import type { Annex, Item, Locale, Note, Plan, Term } from "./model.ts";
import type { CompileOptions } from "./options.ts";
import type { Organization } from "./organization.ts";
import { assignRoles } from "./responsibilities.ts";
import { marksIn } from "./texts.ts";
import { planPeriod, type TimeReport } from "./times.ts";

/** A plan out of its entry. */

export interface PlanContext {
  readonly options: CompileOptions;
  readonly organization: Organization;
  readonly skipped: ReadonlySet<string>;
  readonly report: Report;
  /** The day each plan is issued, by the plan's name. */
  readonly issued: ReadonlyMap<string, CalendarDate>;
}

/** The language that a document says, else the project's. */
export function localeOf(entry: Entry, options: CompileOptions): Locale {
  const own = childOf(entry, "locale");
  if (own?.value?.type === "choice") return own.value.choice === "en" ? "en" : "zh";
  return options.locale ?? "zh";
}

/** The stage of a draft; the final one is none. */
export function draftOf(entry: Entry): string | undefined {
  const own = childOf(entry, "draft");
  return own?.value?.type === "choice" && own.value.choice !== "final"
    ? own.value.choice
    : undefined;
}

function descendants(entry: Entry, kind: string): Entry[] {
  return entry.children.flatMap((child) =>
    child.type !== "entry"
      ? []
      : [...(child.kind === kind ? [child] : []), ...descendants(child, kind)],
  );
}

function reportDuplicates(entries: readonly Entry[], report: Report): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const name = entry.name?.text;
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, entry);
      continue;
    }
    report(
      findings.duplicateName.at(
        placeOf(entry),
        { name, what: { zh: entry.spec.zh, en: entry.spec.en } },
        {
          related: [
            { place: placeOf(first), message: { zh: "第一个在这里", en: "the first one is here" } },
          ],
        },
      ),
    );
  }
}

/** The notes below an entry, numbered in the order of their first mark. */
export function notesOf(entry: Entry, report: Report): readonly Note[] {
  const entries = descendants(entry, "note");
  reportDuplicates(entries, report);
  const declared = new Set(entries.flatMap(({ name }) => name?.text ?? []));
  const numbers = new Map<string, number>();
  for (const { mark } of marksIn(entry, { notes: false })) {
    const name = fold(mark.argument);
    if (mark.sign !== "*" || !declared.has(name) || numbers.has(name)) continue;
    numbers.set(name, numbers.size + 1);
  }
  return entries.flatMap((note): Note[] => {
    const name = note.name?.text;
    if (name === undefined) return [];
    const paragraphs = note.children
      .filter((child): child is TextBlock => child.type === "text")
      .flatMap((block) => block.paragraphs);
    return [{ name, number: numbers.get(name) ?? 0, paragraphs, entry: note }];
  });
}

/** The annexes of a plan or notice, in document order. */
export function annexesOf(entry: Entry): readonly Annex[] {
  return childrenOf(entry, "annex").flatMap((annex): Annex[] =>
    annex.title === undefined
      ? []
      : [
          {
            ...(annex.name === undefined ? {} : { name: annex.name.text }),
            title: annex.title,
            entry: annex,
          },
        ],
  );
}

function termsOf(entry: Entry, report: Report): readonly Term[] {
  const entries = descendants(entry, "term");
  reportDuplicates(entries, report);
  return entries.flatMap((term): Term[] => {
    if (term.name === undefined || term.assigned?.type !== "words") return [];
    const by = clauseOf(term, "realized-by");
    const word = by?.words[0];
    const kind =
      word === undefined
        ? undefined
        : keywordsFor(word.text).find(({ spec }) => isItemKind(spec.kind))?.spec.kind;
    if (word !== undefined && kind === undefined) {
      const candidates = ["section", "goal", "measure", "action", "phase"].flatMap((name) => {
        const spec = specOf(name);
        return spec === undefined ? [] : [spec.zh, spec.en];
      });
      report(
        findings.unknownName.at(
          placeIn(term.file, word),
          { name: word.written, what: { zh: "条目种类", en: "kind of item" } },
          { misspelt: { word: word.written, candidates } },
        ),
      );
    }
    return [
      {
        name: term.name.text,
        words: term.assigned.words,
        ...(kind !== undefined && isItemKind(kind) ? { realizedBy: kind } : {}),
        entry: term,
      },
    ];
  });
}

function resolveAfter(items: readonly DraftItem[], context: PlanContext): void {
  const byName = new Map<string, DraftItem>();
  for (const item of items) {
    if (item.name !== undefined && !byName.has(item.name)) byName.set(item.name, item);
    if (item.title !== undefined && !byName.has(item.title.text)) byName.set(item.title.text, item);
  }
  for (const item of items) {
    const after: Item[] = [];
    for (const entry of childrenOf(item.entry, "after")) {
      if (entry.value?.type !== "names") continue;
      for (const name of entry.value.names) {
        const [own = ""] = name.text.split("@");
        const target = byName.get(own);
        if (target !== undefined) after.push(target);
        else if (!context.skipped.has(own) && !own.includes(".")) {
          context.report(
            findings.unknownName.at(
              placeIn(entry.file, name),
              { name: name.written, what: { zh: "条目", en: "item" } },
              { misspelt: { word: own, candidates: [...byName.keys()] } },
            ),
          );
        }
      }
    }
    item.after = after;
  }
}

function reportMissingNames(
  plan: Plan,
  context: PlanContext,
  issuedOn: CalendarDate | undefined,
): void {
  const tracked = new Set(plan.assignments.map(({ item }) => item));
  for (const item of plan.allItems) {
    if (item.name !== undefined || item.entry.broken) continue;
    const title = item.title?.text ?? item.entry.spec.zh;
    if (issuedOn !== undefined && tracked.has(item)) {
      context.report(findings.trackedWithoutName.at(placeOf(item.entry), { title }));
    } else if (item.entry.spec.name === "wanted") {
      context.report(findings.unnamedMeasure.at(placeOf(item.entry), { title }));
    }
  }
}

/** Builds a plan; what is wrong with it is reported, and left out. */
export function buildPlan(entry: Entry, context: PlanContext): Plan {
  const { options, organization, report, skipped } = context;
  const name = entry.name?.text ?? "";
  const locale = localeOf(entry, options);
  const yearEntry = childOf(entry, "year");
  const year = yearEntry?.value?.type === "number" ? yearEntry.value.amount : undefined;
  const issued = context.issued.get(name);
  let yearMissing = false;
  const timeReport: TimeReport = {
    report,
    yearMissing: () => {
      yearMissing = true;
    },
  };
  const period = planPeriod(entry, year, issued, options.fiscalYearStart, timeReport);
  const issuer = childOf(entry, "issuer");
  const resolveOptions = { literals: false, skipped };
  const draft = draftOf(entry);
  const allItems: DraftItem[] = [];
  const items: DraftItem[] = [];
  const plan: Plan = {
    type: "plan",
    name,
    title: entry.title ?? { parts: [], text: "", start: entry.start, end: entry.start },
    entry,
    locale,
    ...(year === undefined ? {} : { year }),
    period,
    issuers:
      issuer?.value?.type === "refs"
        ? organization.list(issuer.value.list, issuer.file, resolveOptions)
        : undefined,
    items,
    allItems,
    roles: [],
    terms: termsOf(entry, report),
    notes: notesOf(entry, report),
    annexes: annexesOf(entry),
    ...(draft === undefined ? {} : { draft }),
    assignments: [],
  };
  items.push(...buildItems(plan, entry, undefined, allItems));
  reportDuplicateItems(allItems, report);
  reportBadSamples(entry, report);
  numberItems(entry, items, locale);
  const time: TimeContext = {
    period,
    locale,
    ...(issued === undefined ? {} : { issued }),
    ...(options.fiscalYearStart === undefined ? {} : { fiscalYearStart: options.fiscalYearStart }),
    ...(options.workingDays === undefined ? {} : { workingDays: options.workingDays }),
  };
  const roles = assignRoles(entry, items, organization, resolveOptions);
  assignTimes(entry, items, time, timeReport);
  if (yearMissing) report(findings.missingPeriod.at(placeOf(entry), { plan: name }));
  resolveAfter(allItems, context);
  const assigned = Object.assign(plan, { roles, assignments: expandAssignments(entry, items) });
  reportMissingNames(assigned, context, issued);
  return assigned;
}
