import type { Place } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Item, Party, Unit } from "../../model/model.ts";
import type { Entry } from "../../syntax/entry.ts";
import { ownRuns } from "../entries/item-words.ts";
import { sentencesOf } from "./prose.ts";

/** Units that an entry's own sentences name, and whether the entry charges them. */

type Named = Unit | Group;

/** Every name of every unit and group that texts may use. */
export interface PartyNames {
  /** Names of one and two characters as well: where only a duty can stand behind them. */
  readonly all: Names;
  /** Names that are long enough to be looked for anywhere. */
  readonly long: Names;
}

/** Names by what they name. */
interface Names {
  readonly byName: ReadonlyMap<string, Named>;
  /** Longest first. */
  readonly lengths: readonly number[];
}

export function partyNames(model: Model): PartyNames {
  const byName = new Map<string, Named>();
  const add = (name: string | undefined, party: Named) => {
    if (name !== undefined && name !== "" && !byName.has(name)) byName.set(name, party);
  };
  for (const party of [...model.units, ...model.groups]) {
    add(party.title, party);
    add(party.short, party);
    for (const alias of party.aliases) add(alias, party);
    add(party.name, party);
  }
  const all = namesIn(byName);
  return { all, long: namesIn(new Map([...byName].filter(([{ length }]) => length > 2))) };
}

/** Names as `leading` looks for them. */
export function namesIn(byName: ReadonlyMap<string, Named>): Names {
  const lengths = [...new Set([...byName.keys()].map(({ length }) => length))];
  return { byName, lengths: lengths.sort((a, b) => b - a) };
}

/** The unit that a text begins with, by its longest name. */
export function leading(
  text: string,
  names: Names,
): { readonly name: string; readonly party: Named } | undefined {
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
export function touches(named: Named, charged: Named): boolean {
  if (named === charged) return true;
  if (named.type === "group")
    return named.members.some(({ holder }) => holder !== named && touches(holder, charged));
  if (charged.type === "group")
    return charged.members.some(({ holder }) => holder !== charged && touches(named, holder));
  return isWithin(named, charged) || isWithin(charged, named);
}

export function chargedIn(item: Item, roles: ReadonlySet<string> | undefined): readonly Party[] {
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

/** No name of a unit is longer. */
export const LONGEST_NAME = 60;

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
        const next = leading(sentence.text.slice(at, at + LONGEST_NAME), names.long);
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
