import { given } from "../given.ts";
import { childOf, type Entry, placeIn, placeOf, type Title } from "../syntax/entry.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { annexesOf } from "./annexes.ts";
import type { CompileOptions } from "./compile-options.ts";
import * as findings from "./findings.ts";
import { isItemKind } from "./items/item-kind.ts";
import { itemTitle } from "./items/item-name.ts";
import type { Annex, Item, Notice, PartyList, Plan } from "./model.ts";
import { planNamed, type ReferenceContext } from "./organization/references.ts";
import { type CarriedAnnexes, documentLocale, draftOf, notesOf } from "./plans.ts";
import { withoutBars } from "./text/title-breaks.ts";

/** A notice out of its entry. */

export interface NoticeContext extends ReferenceContext {
  readonly options: CompileOptions;
  /** Reads what stands in the annexes of a notice that carries no plan. */
  readonly structureOf: (entry: Entry) => Plan;
}

function dateOf(entry: Entry | undefined): CalendarDate | undefined {
  return entry?.value?.type === "date" ? entry.value.day : undefined;
}

function planName(entry: Entry, kind: "issues" | "body"): string | undefined {
  const own = childOf(entry, kind);
  return own?.value?.type === "names" ? own.value.names[0]?.text : undefined;
}

/** The day each plan is issued: the date of the notice that carries it; a draft issues nothing. */
export function issueDates(entries: readonly Entry[]): ReadonlyMap<string, CalendarDate> {
  const dates = new Map<string, CalendarDate>();
  for (const entry of entries) {
    if (entry.kind !== "notice" || draftOf(entry) !== undefined) continue;
    const date = dateOf(childOf(entry, "date"));
    for (const kind of ["issues", "body"] as const) {
      const name = planName(entry, kind);
      if (name !== undefined && date !== undefined) dates.set(name, date);
    }
  }
  return dates;
}

/** The titles of plans that are the body of a notice and have none of their own: the notice's. */
export function bodyTitles(entries: readonly Entry[]): ReadonlyMap<string, Title> {
  const titles = new Map<string, Title>();
  for (const entry of entries) {
    if (entry.kind !== "notice" || entry.title === undefined) continue;
    const name = planName(entry, "body");
    if (name !== undefined) titles.set(name, entry.title);
  }
  return titles;
}

/** The annexes of the notices that carry plans, by the plan's name. */
export function carriedAnnexes(
  entries: readonly Entry[],
  options: CompileOptions,
): ReadonlyMap<string, CarriedAnnexes> {
  const carried = new Map<string, CarriedAnnexes>();
  for (const entry of entries) {
    if (entry.kind !== "notice") continue;
    const annexes = annexesOf(entry, documentLocale(entry, options));
    for (const kind of ["issues", "body"] as const) {
      const name = planName(entry, kind);
      if (name !== undefined && annexes.length > 0)
        carried.set(name, { annexes, body: kind === "body" });
    }
  }
  return carried;
}

function holdsItems({ entry }: Annex): boolean {
  return entry.children.some((child) => child.type === "entry" && isItemKind(child.kind));
}

/** The items that somebody owes: they would be rows of the tracking in a plan. */
function owedItems(structure: Plan): readonly Item[] {
  return [...new Set(structure.assignments.map(({ item }) => item))];
}

/** Builds a notice; what is wrong with it is reported, and left out. */
export function buildNotice(entry: Entry, context: NoticeContext): Notice {
  const { organization, report, skipped } = context;
  const list = (kind: string, literals: boolean): PartyList | undefined => {
    const own = childOf(entry, kind);
    if (own?.value?.type !== "refs") return undefined;
    return organization.list(own.value.list, own.file, { literals, skipped });
  };
  const plan = (kind: "issues" | "body"): Plan | undefined => {
    const own = childOf(entry, kind);
    const names = own?.value?.type === "names" ? own.value.names : [];
    const [name, second] = names;
    if (own === undefined || name === undefined) return undefined;
    if (second !== undefined) {
      const { zh, en } = own.spec;
      report(findings.secondPlan.at(placeIn(own.file, second), { word: { zh, en } }));
    }
    return planNamed(name, own, context);
  };
  const number = childOf(entry, "number");
  const date = dateOf(childOf(entry, "date"));
  const printedOn = dateOf(childOf(entry, "printed-on"));
  const to = list("to", true);
  const cc = list("cc", true);
  const signedBy = list("signed-by", false);
  const printedBy = list("printed-by", true);
  const locale = documentLocale(entry, context.options);
  const forEach = list("for-each", false);
  const issues = plan("issues");
  const body = plan("body");
  // A notice cannot issue what is still a draft: it is one itself.
  const draft = draftOf(entry) ?? issues?.draft ?? body?.draft;
  const annexes = annexesOf(entry, locale);
  const carriesNone = issues === undefined && body === undefined;
  const structure =
    carriesNone && annexes.some(holdsItems) ? context.structureOf(entry) : undefined;
  for (const item of structure === undefined ? [] : owedItems(structure))
    report(
      findings.untrackedAnnex.at(placeOf(item.entry), { item: itemTitle(item) ?? item.number }),
    );
  return {
    type: "notice",
    name: entry.name?.text ?? "",
    form: entry.form ?? "notice",
    title: withoutBars(
      entry.title ?? { parts: [], text: "", start: entry.start, end: entry.start },
      locale,
    ),
    entry,
    locale,
    ...(number?.value?.type === "literal" ? { number: number.value.text } : {}),
    ...given({ date, to, cc, signedBy, printedBy, printedOn, issues, body }),
    notes: notesOf(entry, report),
    annexes,
    ...given({ structure, forEach, draft }),
  };
}
