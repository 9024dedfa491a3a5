import type { Place } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Item, Party, Responsibility, Unit } from "../../model/model.ts";
import type { Entry } from "../../syntax/entry.ts";
import { ownRuns } from "../entries/item-words.ts";
import { sentencesOf } from "./prose.ts";

/** Units that an entry's own sentences name, and whether the entry charges them. */

type Named = Unit | Group;

/** Every name of every unit and group that texts may use. */
export interface PartyNames {
  readonly byName: ReadonlyMap<string, Named>;
  /** Longest first. */
  readonly lengths: readonly number[];
}

export function partyNames(model: Model): PartyNames {
  const byName = new Map<string, Named>();
  const add = (name: string | undefined, party: Named) => {
    if (name !== undefined && name.length > 2 && !byName.has(name)) byName.set(name, party);
  };
  for (const party of [...model.units, ...model.groups]) {
    add(party.title, party);
    add(party.short, party);
    for (const alias of party.aliases) add(alias, party);
    add(party.name, party);
  }
  const lengths = [...new Set([...byName.keys()].map(({ length }) => length))];
  return { byName, lengths: lengths.sort((a, b) => b - a) };
}

/** The unit that a text begins with, by its longest name. */
function leading(text: string, names: PartyNames): { name: string; party: Named } | undefined {
  for (const length of names.lengths) {
    const name = text.slice(0, length);
    const party = name.length === length ? names.byName.get(name) : undefined;
    if (party !== undefined) return { name, party };
  }
  return undefined;
}

/** Is a unit another one, or inside it? */
export function isWithin(unit: Unit, ancestor: Unit): boolean {
  for (let at: Unit | undefined = unit; at !== undefined; at = at.parent)
    if (at === ancestor) return true;
  return false;
}

/** Do a name of a text and a charged party have anything to do with each other? */
function touches(named: Named, charged: Named): boolean {
  if (named === charged) return true;
  if (named.type === "group")
    return named.members.some(({ holder }) => holder !== named && touches(holder, charged));
  if (charged.type === "group")
    return charged.members.some(({ holder }) => holder !== charged && touches(named, holder));
  return isWithin(named, charged) || isWithin(charged, named);
}

function chargedIn(item: Item, roles: ReadonlySet<string> | undefined): readonly Party[] {
  return item.roles
    .filter(({ role }) => roles === undefined || roles.has(role))
    .flatMap(({ list }) => [
      ...list.parties,
      ...list.refs.flatMap(({ named }): Party[] =>
        named?.type === "group" ? [{ holder: named, key: named.name }] : [],
      ),
    ]);
}

export interface NamedInText {
  readonly name: string;
  readonly party: Named;
  readonly place: Place;
}

const subjectVerb =
  /^(?:等)?(?:都|也|均)?(?:要(?!求)|应当|应(?!用|急|对)|必须|须|将(?!来)|负责|牵头|会同|切实|重点抓|承担|具体负责)/;
const joint = /^(?:、|和|与|及|以及)/;

/** The units that a sentence of an entry has as its subject: 各分局、办公室要…, each where it is written. */
export function subjectsOf(entry: Entry, names: PartyNames): readonly (readonly NamedInText[])[] {
  const found: (readonly NamedInText[])[] = [];
  for (const run of ownRuns(entry)) {
    for (const sentence of sentencesOf(run.text)) {
      const subjects: NamedInText[] = [];
      let at = 0;
      for (;;) {
        const next = leading(sentence.text.slice(at), names);
        if (next === undefined) break;
        const start = run.start + sentence.start + at;
        const place = { file: entry.file, start, end: start + next.name.length };
        subjects.push({ ...next, place });
        at += next.name.length;
        const and = joint.exec(sentence.text.slice(at));
        if (and === null) break;
        at += and[0].length;
      }
      if (subjects.length > 0 && subjectVerb.test(sentence.text.slice(at))) found.push(subjects);
    }
  }
  return found;
}

/** The units that sentences have as their subjects and that the item does not charge in any role. */
export function uncharged(item: Item, names: PartyNames): readonly NamedInText[] {
  if (item.roles.length === 0) return [];
  const charged = chargedIn(item, undefined);
  if (charged.length === 0) return [];
  // A sentence about several units charges them together: one of them is enough.
  return subjectsOf(item.entry, names).flatMap((subjects) =>
    subjects.some(({ party }) => charged.some(({ holder }) => touches(party, holder)))
      ? []
      : subjects.slice(0, 1),
  );
}

/** What words of a division of duties mean. */
const duties: Readonly<Record<string, readonly string[]>> = {
  牵头: ["lead", "owner"],
  负责: ["owner", "lead"],
  落实: ["owner", "lead"],
  配合: ["support", "join"],
  协助: ["support", "join"],
  参与: ["join", "support"],
  参加: ["join", "support"],
  指导: ["guide"],
};
const dutyWord = Object.keys(duties).join("|");

export interface DutyInText {
  readonly word: string;
  readonly named: readonly NamedInText[];
  /** Of these no field of the item that means the word knows. */
  readonly unknown: readonly NamedInText[];
  /** Charged by the item's own field and not named in the text. */
  readonly unsaid: readonly { readonly name: string; readonly responsibility: Responsibility }[];
  readonly place: Place;
  /** The item has no field of that meaning, neither its own nor inherited. */
  readonly noField: boolean;
}

const anyDuty = new RegExp(`${dutyWord}|责任`);

/** （甲牵头，乙、丙配合）, （牵头单位：甲；配合单位：乙）: the duties that a text divides in brackets. */
export function dutiesInText(item: Item, names: PartyNames): readonly DutyInText[] {
  const found: DutyInText[] = [];
  for (const run of ownRuns(item.entry)) {
    for (const bracket of run.text.matchAll(/[（(]([^（）()]{4,400})[）)]/g)) {
      const inner = bracket[1] ?? "";
      if (!anyDuty.test(inner)) continue;
      const base = run.start + bracket.index + 1;
      const behind = new RegExp(
        `([^，；。]+?)(?:等(?:有关)?(?:部门|单位)?)?(${dutyWord})(?:落实)?(?=[，；。]|$)`,
        "g",
      );
      const before = new RegExp(`(${dutyWord}|责任)(?:单位|部门)：([^，；。]+)`, "g");
      for (const match of inner.matchAll(behind))
        found.push(...duty(item, names, match[2] ?? "", match[1] ?? "", base + match.index));
      for (const match of inner.matchAll(before)) {
        const list = match[2] ?? "";
        const at = base + match.index + match[0].length - list.length;
        found.push(...duty(item, names, match[1] === "责任" ? "负责" : (match[1] ?? ""), list, at));
      }
    }
  }
  return found;
}

function duty(
  item: Item,
  names: PartyNames,
  word: string,
  list: string,
  start: number,
): DutyInText[] {
  const { file } = item.entry;
  const named: NamedInText[] = [];
  let at = 0;
  for (const part of list.split("、")) {
    const first = leading(part, names);
    // A list with a word that is no unit cannot be compared as a whole.
    if (first === undefined || !/^(?:等.*)?$/.test(part.slice(first.name.length))) return [];
    const from = start + at;
    named.push({ ...first, place: { file, start: from, end: from + first.name.length } });
    at += part.length + 1;
  }
  const roles = new Set(duties[word] ?? []);
  const charged = chargedIn(item, roles);
  const unknown = named.filter(
    ({ party }) => !charged.some(({ holder }) => touches(party, holder)),
  );
  const own = item.roles.find(({ role, inherited }) => !inherited && duties[word]?.[0] === role);
  const unsaid =
    own === undefined || own.list.others
      ? []
      : own.list.refs.flatMap((ref) => {
          const holder = ref.named;
          return holder === undefined || named.some(({ party }) => touches(party, holder))
            ? []
            : [{ name: holder.title, responsibility: own }];
        });
  return [
    {
      word,
      named,
      unknown,
      unsaid,
      noField: charged.length === 0,
      place: { file, start, end: start + list.length },
    },
  ];
}
