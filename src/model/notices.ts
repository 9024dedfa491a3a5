import { fold } from "../../grammar/vocabulary.ts";
import type { Report } from "../diagnostics/finding.ts";
import { childOf, type Entry, placeIn } from "../syntax/entry.ts";
import { type CalendarDate, parseCalendarDate } from "../time/calendar.ts";
import * as findings from "./findings.ts";
import type { Notice, PartyList, Plan } from "./model.ts";
import type { CompileOptions } from "./options.ts";
import type { Organization } from "./organization.ts";
import { annexesOf, draftOf, localeOf, notesOf } from "./plans.ts";

/** A notice out of its entry. */

export interface NoticeContext {
  readonly options: CompileOptions;
  readonly organization: Organization;
  readonly skipped: ReadonlySet<string>;
  readonly report: Report;
  readonly plans: readonly Plan[];
}

function dateOf(entry: Entry | undefined): CalendarDate | undefined {
  return entry?.value?.type === "date" ? parseCalendarDate(entry.value.iso) : undefined;
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
    const name = own?.value?.type === "names" ? own.value.names[0] : undefined;
    if (own === undefined || name === undefined) return undefined;
    const found = context.plans.find(
      (candidate) => candidate.name === name.text || fold(candidate.title.text) === name.text,
    );
    if (found === undefined && !skipped.has(name.text)) {
      report(
        findings.unknownName.at(
          placeIn(own.file, name),
          { name: name.written, what: { zh: "方案", en: "plan" } },
          {
            misspelt: {
              word: name.written,
              candidates: context.plans.map((candidate) => candidate.name),
            },
          },
        ),
      );
    }
    return found;
  };
  const number = childOf(entry, "number");
  const date = dateOf(childOf(entry, "date"));
  const printedOn = dateOf(childOf(entry, "printed-on"));
  const to = list("to", true);
  const cc = list("cc", true);
  const signedBy = list("signed-by", false);
  const printedBy = list("printed-by", true);
  const forEach = list("for-each", false);
  const issues = plan("issues");
  const body = plan("body");
  const draft = draftOf(entry);
  return {
    type: "notice",
    name: entry.name?.text ?? "",
    form: entry.form ?? "notice",
    title: entry.title ?? { parts: [], text: "", start: entry.start, end: entry.start },
    entry,
    locale: localeOf(entry, context.options),
    ...(number?.value?.type === "literal" ? { number: number.value.text } : {}),
    ...(date === undefined ? {} : { date }),
    ...(to === undefined ? {} : { to }),
    ...(cc === undefined ? {} : { cc }),
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(printedBy === undefined ? {} : { printedBy }),
    ...(printedOn === undefined ? {} : { printedOn }),
    ...(issues === undefined ? {} : { issues }),
    ...(body === undefined ? {} : { body }),
    notes: notesOf(entry, report),
    annexes: annexesOf(entry),
    ...(forEach === undefined ? {} : { forEach }),
    ...(draft === undefined ? {} : { draft }),
  };
}
