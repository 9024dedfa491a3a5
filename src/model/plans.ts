import { fold, keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import type { Report } from "../findings/finding.ts";
import { given } from "../given.ts";
import {
  childOf,
  clauseOf,
  type Entry,
  placeIn,
  placeOf,
  type TextBlock,
  type Title,
} from "../syntax/entry.ts";
import { missingTitle } from "../syntax/findings.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { TimeContext } from "../time/resolved.ts";
import { annexesOf, annexLabel } from "./annexes.ts";
import type { CompileOptions } from "./compile-options.ts";
import { reportDuplicates } from "./duplicates.ts";
import * as findings from "./findings.ts";
import { expandAssignments } from "./items/assignments.ts";
import { assignTimes } from "./items/deadlines.ts";
import { isItemKind } from "./items/item-kind.ts";
import { buildItems, type DraftItem, numberItems, reportBadSamples } from "./items/items.ts";
import { assignRoles } from "./items/responsibilities.ts";
import { planPeriod, type TimeReport } from "./items/times.ts";
import type { Annex, Item, Locale, Note, Plan, Term } from "./model.ts";
import type { Organization } from "./organization/organization.ts";
import { marksIn, type WrittenMark } from "./text/texts.ts";
import { withoutBars } from "./text/title-breaks.ts";

/** A plan out of its entry. */

/** The annexes of a notice, and whether the plan that it carries is its body. */
export interface CarriedAnnexes {
  readonly annexes: readonly Annex[];
  readonly body: boolean;
}

export interface PlanContext {
  readonly options: CompileOptions;
  readonly organization: Organization;
  readonly skipped: ReadonlySet<string>;
  readonly report: Report;
  /** The day each plan is issued, by the plan's name. */
  readonly issued: ReadonlyMap<string, CalendarDate>;
  /** The annexes of the notices that carry plans, by the plan's name: what stands in them is the plan's. */
  readonly carried: ReadonlyMap<string, CarriedAnnexes>;
  /** The titles that plans without one have from their notices, by the plan's name. */
  readonly titles: ReadonlyMap<string, Title>;
}

/** The language that a document says, else the project's. */
export function documentLocale(entry: Entry, options: CompileOptions): Locale {
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

/** The notes below an entry, numbered in the order of their first mark. */
export function notesOf(entry: Entry, report: Report): readonly Note[] {
  const entries = descendants(entry, "note");
  reportDuplicates(entries, report);
  const declared = new Map(
    entries.flatMap((note) => (note.name === undefined ? [] : [[note.name.text, note] as const])),
  );
  const numbers = new Map<string, number>();
  const call = (marks: readonly WrittenMark[]) => {
    for (const { mark } of marks) {
      const name = fold(mark.argument);
      if (mark.sign === "*" && declared.has(name) && !numbers.has(name))
        numbers.set(name, numbers.size + 1);
    }
  };
  call(marksIn(entry, { notes: false }));
  // A note may call another; those follow, and are gone through in their turn.
  for (const [name] of numbers) {
    const note = declared.get(name);
    if (note !== undefined) call(marksIn(note, { notes: true }));
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

function reportMissingNames(
  plan: Plan,
  context: PlanContext,
  issuedOn: CalendarDate | undefined,
): void {
  const tracked = new Set(plan.assignments.map(({ item }) => item));
  const unnamed = plan.allItems.filter(({ name, entry }) => name === undefined && !entry.broken);
  const lost = issuedOn === undefined ? [] : unnamed.filter((item) => tracked.has(item));
  for (const { entry, title } of lost) {
    const text = title?.text ?? entry.spec.zh;
    context.report(findings.trackedWithoutName.at(placeOf(entry), { title: text }));
  }
  const wanted = ({ entry }: Item) => entry.spec.name === "wanted";
  const all = plan.allItems.filter(wanted).length;
  const told = new Set(lost);
  const without = unnamed.filter((item) => wanted(item) && !told.has(item));
  // Who names nearly none has not come to it yet: that is one note.
  if (without.length > 3 && without.length * 2 > all) {
    const counts = { count: without.length, of: all };
    context.report(findings.unnamedMeasure.at(placeOf(plan.entry), counts));
    return;
  }
  for (const { entry, title } of without) {
    const text = title?.text ?? entry.spec.zh;
    context.report(findings.unnamedMeasure.at(placeOf(entry), { title: text }));
  }
}

/** An annex with the items that are built for it. */
interface AnnexSection {
  readonly entry: Entry;
  readonly label: string;
  readonly items: DraftItem[];
}

/** The annexes whose items are a plan's: its own, and those of the notice that carries it. */
function annexSections(
  plan: Plan,
  carried: CarriedAnnexes | undefined,
  locale: Locale,
): readonly AnnexSection[] {
  const ofNotice = carried?.annexes ?? [];
  const lists =
    carried?.body === true ? [[...ofNotice, ...plan.annexes]] : [plan.annexes, ofNotice];
  return lists.flatMap((annexes) =>
    annexes.map(({ entry }, index) => ({
      entry,
      label: annexLabel(index, annexes.length, locale),
      items: [],
    })),
  );
}

/** The title of a plan that has none of its own: that of the notice whose body it is. */
function titleElsewhere(entry: Entry, { titles, report }: PlanContext): Title {
  const at = entry.name ?? entry;
  const none = { parts: [], text: "", start: at.end, end: at.end };
  const title = titles.get(entry.name?.text ?? "");
  if (title !== undefined) return { ...none, parts: title.parts, text: title.text };
  if (!entry.broken) {
    const { zh, en } = entry.spec;
    report(missingTitle.at(placeIn(entry.file, at), { word: { zh, en } }));
  }
  return none;
}

/** Builds a plan; what is wrong with it is reported, and left out. */
export function buildPlan(entry: Entry, context: PlanContext): Plan {
  const { options, organization, report, skipped } = context;
  const name = entry.name?.text ?? "";
  const locale = documentLocale(entry, options);
  const yearEntry = childOf(entry, "year");
  const year = yearEntry?.value?.type === "number" ? yearEntry.value.amount : undefined;
  const draft = draftOf(entry);
  // What is still a draft is not issued yet, whatever its notice says.
  const issued =
    draft === undefined
      ? (context.issued.get(name) ?? context.issued.get(fold(entry.title?.text ?? "")))
      : undefined;
  let yearMissing = false;
  const timeReport: TimeReport = {
    report,
    yearMissing: () => {
      yearMissing = true;
    },
  };
  const period = planPeriod(entry, year, issued, options.fiscalYearStart, timeReport);
  const time: TimeContext = {
    period,
    locale,
    ...given({
      within: childOf(entry, "period") === undefined ? undefined : period,
      issued,
      fiscalYearStart: options.fiscalYearStart,
      workingDays: options.workingDays,
    }),
  };
  const issuer = childOf(entry, "issuer");
  const resolveOptions = { literals: false, skipped };
  const allItems: DraftItem[] = [];
  const items: DraftItem[] = [];
  const plan: Plan = {
    type: "plan",
    name,
    title: withoutBars(entry.title ?? titleElsewhere(entry, context), locale),
    entry,
    locale,
    ...given({ year }),
    period,
    time,
    issuers:
      issuer?.value?.type === "refs"
        ? organization.list(issuer.value.list, issuer.file, resolveOptions)
        : undefined,
    items,
    allItems,
    cascades: [],
    roles: [],
    terms: termsOf(entry, report),
    notes: notesOf(entry, report),
    annexes: annexesOf(entry, locale),
    ...given({ draft }),
    assignments: [],
  };
  items.push(...buildItems(plan, entry, undefined, allItems));
  const annexes = annexSections(plan, context.carried.get(name), locale);
  for (const annex of annexes)
    annex.items.push(...buildItems(plan, annex.entry, undefined, allItems, `${annex.label}/`));
  reportDuplicates(
    allItems.map((item) => item.entry),
    report,
  );
  reportBadSamples(entry, report);
  numberItems(entry, items, locale);
  for (const annex of annexes) {
    reportBadSamples(annex.entry, report);
    numberItems(entry, annex.items, locale, annex);
  }
  const outermost = [...items, ...annexes.flatMap((annex) => annex.items)];
  const roles = assignRoles(entry, outermost, organization, resolveOptions);
  assignTimes(entry, outermost, time, timeReport);
  // A year or period that could not be read was reported where it stands.
  const misread = childOf(entry, "year") ?? childOf(entry, "period");
  if (yearMissing && misread === undefined)
    report(findings.missingPeriod.at(placeOf(entry), { plan: name }));
  const assigned = Object.assign(plan, { roles, assignments: expandAssignments(entry, outermost) });
  reportMissingNames(assigned, context, issued);
  return assigned;
}
