import { type Entry, placeOf } from "../syntax/entry.ts";
import type { DateRange } from "../time/calendar-date.ts";
import type { Model } from "./compiled.ts";
import type { ModelJson } from "./json-schema.ts";
import type { Item, Notice, Party, PartyList, Plan, Responsibility, Timing } from "./model.ts";
import { printParties } from "./organization/parties.ts";

/** The model as plain JSON, for other programs. Its shape: `model.schema.json`. */

type Json<K extends keyof ModelJson> = ModelJson[K] extends readonly (infer T)[] ? T : never;
type ItemJson = Json<"plans">["items"][number];

const keys = (parties: readonly Party[]): string[] => parties.map(({ key }) => key);
const listKeys = (list: PartyList | undefined): string[] => keys(list?.parties ?? []);

/** Leaves out what is undefined: JSON knows no such value. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function place(entry: Entry): { file: string; start: number; end: number } {
  return { ...placeOf(entry) };
}

function origin(
  of: { readonly inherited: boolean; readonly owner?: Item },
  plan: Plan,
): string | undefined {
  return of.inherited ? (of.owner?.id ?? plan.name) : undefined;
}

function timingJson(timing: Timing | undefined, plan: Plan): ItemJson["due"] {
  if (timing === undefined) return undefined;
  const { resolved } = timing;
  return given({
    text: timing.written,
    due: resolved?.due,
    start: resolved?.ranges[0]?.start,
    was: timing.was?.written,
    occurrences: (resolved?.occurrences ?? []).map(({ key, range, due }) => ({
      key,
      start: range.start ?? due,
      due,
    })),
    inheritedFrom: origin(timing, plan),
  });
}

function roleJson(responsibility: Responsibility, plan: Plan): ItemJson["roles"][number] {
  return given({
    role: responsibility.role,
    parties: keys(responsibility.list.parties),
    text: printParties(responsibility.list, "short", plan.locale),
    jointly: responsibility.list.jointly,
    inheritedFrom: origin(responsibility, plan),
  });
}

/** From when to when an item runs, where it says so itself. */
function ownPeriod({ time, parent, plan }: Item): DateRange {
  const { within } = time;
  return within === undefined || within === (parent ?? plan).time.within ? {} : within;
}

function itemJson(item: Item): ItemJson {
  const { plan } = item;
  return given({
    id: item.id,
    kind: item.kind,
    name: item.name,
    title: item.title?.text,
    label: item.label,
    number: item.number,
    parent: item.parent?.id,
    roles: item.roles.map((role) => roleJson(role, plan)),
    due: timingJson(item.due, plan),
    frequency: timingJson(item.frequency, plan),
    ...ownPeriod(item),
    weight: item.weight,
    after: item.after.map(({ id }) => id),
    place: place(item.entry),
  });
}

function planJson(plan: Plan): Json<"plans"> {
  return given({
    name: plan.name,
    title: plan.title.text,
    locale: plan.locale,
    year: plan.year,
    start: plan.period.start,
    end: plan.period.end,
    issuers: listKeys(plan.issuers),
    draft: plan.draft,
    terms: plan.terms.map(({ name, words }) => ({
      name,
      words: words.map(({ written }) => written),
    })),
    notes: plan.notes.map(({ name, number }) => ({ name, number })),
    items: plan.allItems.map(itemJson),
    assignments: plan.assignments.map((row) =>
      given({
        key: row.key,
        item: row.item.id,
        parties: keys(row.parties),
        role: row.role,
        lead: keys(row.lead),
        support: keys(row.support),
        occurrence: row.occurrence,
        due: row.due,
      }),
    ),
    place: place(plan.entry),
  });
}

function noticeJson(notice: Notice): Json<"notices"> {
  return given({
    name: notice.name,
    form: notice.form,
    title: notice.title.text,
    number: notice.number,
    date: notice.date,
    to: (notice.to?.refs ?? []).map(({ written }) => written),
    signedBy: listKeys(notice.signedBy),
    issues: notice.issues?.name,
    body: notice.body?.name,
    draft: notice.draft,
    place: place(notice.entry),
  });
}

/** The model as JSON; the order is that of the sources. */
export function modelJson(model: Model): ModelJson {
  return {
    version: 1,
    units: model.units.map((unit) =>
      given({
        id: unit.id,
        kind: unit.kind,
        name: unit.name,
        title: unit.title,
        short: unit.short,
        aliases: [...unit.aliases],
        parent: unit.parent?.id,
        place: place(unit.entry),
      }),
    ),
    groups: model.groups.map((group) => ({
      name: group.name,
      title: group.title,
      open: group.open,
      members: keys(group.members),
      place: place(group.entry),
    })),
    plans: model.plans.map(planJson),
    notices: model.notices.map(noticeJson),
  };
}
