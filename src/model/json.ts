import { type Entry, placeOf } from "../syntax/entry.ts";
import type { Model } from "./compiled.ts";
import { roleJson } from "./fields/roles.ts";
import { fieldsJson } from "./fields/table.ts";
import type { ModelJson } from "./json-schema.ts";
import type { Item, Notice, Party, PartyList, Plan } from "./model.ts";

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

function itemJson(item: Item): ItemJson {
  return given({
    id: item.id,
    kind: item.kind,
    name: item.name,
    title: item.title?.text,
    label: item.label,
    number: item.number,
    parent: item.parent?.id,
    roles: item.roles.map((role) => roleJson(role, item)),
    ...fieldsJson("item", item),
    place: place(item.entry),
  });
}

function planJson(plan: Plan): Json<"plans"> {
  return given({
    name: plan.name,
    title: plan.title.text,
    ...fieldsJson("plan", plan),
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
    cc: (notice.cc?.refs ?? []).map(({ written }) => written),
    signedBy: listKeys(notice.signedBy),
    printedBy: listKeys(notice.printedBy),
    printedOn: notice.printedOn,
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
        from: unit.life?.from,
        until: unit.life?.to,
        mergedInto: unit.life?.mergedInto,
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
