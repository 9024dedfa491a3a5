import { fold, keywordsFor } from "../../grammar/vocabulary.ts";
import type { Report, Wording } from "../diagnostics/finding.ts";
import {
  childOf,
  childrenOf,
  clauseOf,
  type Entry,
  type Name,
  placeIn,
  placeOf,
  type Ref,
  type RefList,
} from "../syntax/entry.ts";
import { type CalendarDate, parseCalendarDate } from "../time/calendar.ts";
import { readPhrase } from "../time/read.ts";
import { resolvePhrase } from "../time/resolve.ts";
import * as findings from "./findings.ts";
import type { Group, Life, Party, PartyList, PartyRef, Person, Post, Unit } from "./model.ts";

/** The organization: units, groups and what a reference to them stands for. */

export const unitWord: Wording = { zh: "单位", en: "unit" };

interface MutableUnit extends Unit {
  readonly children: Unit[];
  readonly posts: Post[];
  readonly people: Person[];
}

function titleText(entry: Entry, name: string): string {
  return entry.title?.text ?? name;
}

function strings(entry: Entry, kind: string): readonly string[] {
  return childrenOf(entry, kind).flatMap(({ value }) =>
    value?.type === "strings" ? value.strings.map(({ text }) => text) : [],
  );
}

function dayOf(phrase: string | undefined, end: boolean): CalendarDate | undefined {
  if (phrase === undefined) return undefined;
  const iso = parseCalendarDate(phrase);
  if (iso !== undefined) return iso;
  const reading = readPhrase(phrase);
  if (!reading.ok) return undefined;
  const range = resolvePhrase(reading.phrase, { period: {} }).ranges[0];
  return end ? range?.end : range?.start;
}

function lifeOf(entry: Entry): Life | undefined {
  const own = childOf(entry, "life");
  const source = own ?? entry;
  const from =
    own?.value?.type === "phrase" ? own.value.phrase.text : clauseOf(entry, "from")?.text;
  const to = clauseOf(source, "to")?.text;
  const into = clauseOf(source, "merged-into")?.words[0]?.text;
  const start = dayOf(from, false);
  const end = dayOf(to, true);
  if (start === undefined && end === undefined && into === undefined) return undefined;
  return {
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { to: end }),
    ...(into === undefined ? {} : { mergedInto: into }),
  };
}

function unitOf(entry: Entry, parent: Unit | undefined, into: Unit[]): MutableUnit | undefined {
  const name = entry.name?.text;
  if (name === undefined) return undefined;
  const kind =
    entry.kind === "organization" || entry.kind === "sub-bureau" ? entry.kind : "department";
  const local = parent !== undefined && parent.kind !== "organization";
  const short = strings(entry, "short")[0];
  const life = lifeOf(entry);
  const unit: MutableUnit = {
    type: "unit",
    kind,
    id: local ? `${parent.id}.${name}` : name,
    name,
    title: titleText(entry, name),
    ...(short === undefined ? {} : { short }),
    aliases: strings(entry, "alias"),
    ...(parent === undefined ? {} : { parent }),
    children: [],
    posts: [],
    people: [],
    ...(life === undefined ? {} : { life }),
    entry,
  };
  into.push(unit);
  for (const child of entry.children) {
    if (child.type !== "entry" || child.name === undefined) continue;
    const title = titleText(child, child.name.text);
    if (child.kind === "post") unit.posts.push({ name: child.name.text, title, entry: child });
    else if (child.kind === "person")
      unit.people.push({ name: child.name.text, title, entry: child });
    else if (child.kind === "department" || child.kind === "sub-bureau") {
      const below = unitOf(child, unit, into);
      if (below !== undefined) unit.children.push(below);
    }
  }
  return unit;
}

function groupEntries(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => {
    if (entry.kind === "group") return [entry];
    if (entry.spec.category !== "organization") return [];
    return groupEntries(entry.children.filter((child): child is Entry => child.type === "entry"));
  });
}

function enclosingUnit(entry: Entry, units: readonly Unit[]): Unit | undefined {
  return units.find((unit) => unit.entry === entry.parent);
}

interface Found {
  readonly named?: Unit | Group;
  readonly parties: readonly Party[];
}

const partyOf = (holder: Unit | Group): Party => ({
  holder,
  key: holder.type === "unit" ? holder.id : holder.name,
});

/** Each party once, in the order of its first place. */
export function distinct(parties: readonly Party[]): readonly Party[] {
  const seen = new Set<string>();
  return parties.filter(({ key }) => (seen.has(key) ? false : seen.add(key) !== undefined));
}

export interface ResolveOptions {
  /** Texts in quotes may stand for themselves: 主送 and 抄送 go beyond the own organization. */
  readonly literals: boolean;
  /** Words that need no finding: they stand in lines that could not be read. */
  readonly skipped: ReadonlySet<string>;
}

/** All units and groups of a project, and how references to them are resolved. */
export class Organization {
  readonly units: readonly Unit[];
  readonly groups: Group[] = [];
  private readonly byWord = new Map<string, (Unit | Group)[]>();
  private readonly byName = new Map<string, (Unit | Group)[]>();
  private readonly members = new Map<Entry, Party[]>();
  private readonly resolving: Entry[] = [];
  private readonly report: Report;
  private readonly skipped: ReadonlySet<string>;

  constructor(entries: readonly Entry[], skipped: ReadonlySet<string>, report: Report) {
    this.report = report;
    this.skipped = skipped;
    const units: Unit[] = [];
    for (const entry of entries) if (entry.kind === "organization") unitOf(entry, undefined, units);
    this.units = units;
    for (const unit of units) this.remember(unit);
    for (const entry of groupEntries(entries)) {
      if (entry.name === undefined) continue;
      const members: Party[] = [];
      const short = strings(entry, "short")[0];
      const group: Group = {
        type: "group",
        name: entry.name.text,
        title: titleText(entry, entry.name.text),
        ...(short === undefined ? {} : { short }),
        aliases: strings(entry, "alias"),
        open: entry.assigned === undefined,
        members,
        entry,
      };
      this.members.set(entry, members);
      this.groups.push(group);
      this.remember(group);
    }
    for (const group of this.groups) this.fill(group);
    for (const group of this.groups) {
      if (
        !group.open &&
        group.members.length === 0 &&
        !group.entry.broken &&
        !this.cyclic.has(group.entry)
      ) {
        report(findings.emptyGroup.at(placeOf(group.entry), { name: group.name }));
      }
    }
  }

  private readonly filled = new Set<Entry>();
  private readonly cyclic = new Set<Entry>();

  private remember(holder: Unit | Group): void {
    const add = (map: Map<string, (Unit | Group)[]>, word: string) => {
      const known = map.get(word);
      if (known === undefined) map.set(word, [holder]);
      else if (!known.includes(holder)) known.push(holder);
    };
    add(this.byName, holder.name);
    for (const word of [holder.name, holder.title, holder.short, ...holder.aliases]) {
      if (word !== undefined) add(this.byWord, fold(word));
    }
  }

  private fill(group: Group): void {
    const { entry } = group;
    if (this.filled.has(entry)) return;
    const at = this.resolving.indexOf(entry);
    if (at !== -1) {
      const circle = [...this.resolving.slice(at), entry];
      for (const part of circle) this.cyclic.add(part);
      this.report(
        findings.groupCycle.at(placeOf(entry), {
          path: circle.map(({ name }) => name?.written ?? ""),
        }),
      );
      return;
    }
    this.resolving.push(entry);
    if (entry.assigned?.type === "refs") {
      const home = enclosingUnit(entry, this.units);
      const list = this.list(
        entry.assigned.list,
        entry.file,
        { literals: false, skipped: this.skipped },
        home,
        true,
      );
      this.members.get(entry)?.push(...list.parties);
    }
    this.resolving.pop();
    this.filled.add(entry);
  }

  /** Every name, for suggestions. */
  get names(): readonly string[] {
    return [...this.byWord.keys()];
  }

  /** The unit or group of a name, if there is one only. */
  named(word: string): Unit | Group | undefined {
    const found = this.byName.get(fold(word)) ?? this.byWord.get(fold(word)) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  private expand(holder: Unit | Group): readonly Party[] {
    if (holder.type === "unit") return [partyOf(holder)];
    this.fill(holder);
    return holder.open ? [partyOf(holder)] : holder.members;
  }

  private first(
    name: Name,
    file: string,
    home: Unit | undefined,
    kindWords: boolean,
  ): Found | undefined {
    const [head = "", ...below] = name.text.split(".");
    const place = placeIn(file, name);
    let parties: readonly Party[];
    let named: Unit | Group | undefined;
    const candidates = this.byName.get(head) ?? this.byWord.get(head) ?? [];
    const global = candidates.filter(
      (holder) => holder.type === "group" || holder.id === holder.name,
    );
    const [only, second] = candidates.length > 1 && global.length === 1 ? global : candidates;
    const kind = keywordsFor(head).find(
      ({ spec }) => spec.kind === "sub-bureau" || spec.kind === "department",
    );
    if (only !== undefined && second === undefined) {
      named = only;
      parties = this.expand(only);
    } else if (only !== undefined) {
      this.report(
        findings.ambiguousUnit.at(place, {
          name: name.written,
          full: candidates.map((holder) => (holder.type === "unit" ? holder.id : holder.name)),
        }),
      );
      return undefined;
    } else if (kindWords && kind !== undefined) {
      parties = this.ofKind(kind.spec.kind, home).map(partyOf);
      return { parties };
    } else {
      if (!this.skipped.has(head)) {
        this.report(
          findings.unknownUnit.at(
            place,
            { name: name.written },
            { misspelt: { word: name.written, candidates: this.names } },
          ),
        );
      }
      return undefined;
    }
    for (const part of below) {
      const next = parties.flatMap(({ holder }) =>
        holder.type === "unit" ? holder.children.filter((child) => child.name === part) : [],
      );
      if (next.length === 0) {
        this.report(
          findings.unknownUnit.at(
            place,
            { name: name.written },
            { misspelt: { word: part, candidates: [] } },
          ),
        );
        return undefined;
      }
      parties = next.map(partyOf);
      named = next.length === 1 && next[0] !== undefined ? next[0] : named;
    }
    return { ...(named === undefined ? {} : { named }), parties };
  }

  private ofKind(kind: string, home: Unit | undefined): readonly Unit[] {
    const root = home;
    const below = (unit: Unit): Unit[] =>
      unit.children.flatMap((child) => [
        ...(child.kind === kind ? [child] : []),
        ...(kind === "sub-bureau" ? below(child) : []),
      ]);
    if (root !== undefined) return below(root);
    return this.units.filter((unit) => unit.kind === "organization").flatMap(below);
  }

  private resolve(
    ref: Ref,
    file: string,
    options: ResolveOptions,
    home: Unit | undefined,
    kindWords: boolean,
  ): PartyRef | undefined {
    const [head, ...rest] = ref.words;
    const base = { separator: ref.separator };
    if (head === undefined) {
      const literal = ref.literal ?? "";
      const holder = this.byWord.get(fold(literal))?.[0];
      if (holder !== undefined)
        return { ...base, written: literal, named: holder, parties: this.expand(holder) };
      if (options.literals) return { ...base, written: literal, literal, parties: [] };
      this.report(
        findings.unknownUnit.at(
          placeIn(file, ref),
          { name: literal },
          { misspelt: { word: literal, candidates: this.names } },
        ),
      );
      return undefined;
    }
    const found = this.first(head, file, home, kindWords);
    if (found === undefined) return undefined;
    let { parties } = found;
    let post: string | undefined;
    let person: string | undefined;
    for (const word of rest) {
      const children = parties.flatMap(({ holder }) =>
        holder.type === "unit" ? holder.children.filter(({ name }) => name === word.text) : [],
      );
      if (children.length > 0) {
        parties = children.map(partyOf);
        continue;
      }
      const asPost = this.postNamed(word.text, found.named);
      const asPerson = asPost === undefined ? this.personNamed(word.text, parties) : undefined;
      if (asPost === undefined && asPerson === undefined) {
        if (!options.skipped.has(word.text)) {
          this.report(
            findings.unknownPost.at(
              placeIn(file, word),
              { name: word.written, unit: head.written },
              { misspelt: { word: word.written, candidates: this.postNames() } },
            ),
          );
        }
        return undefined;
      }
      post = asPost?.name;
      person = asPerson?.name;
      const suffix = asPost?.name ?? asPerson?.name ?? "";
      parties = parties.map((party) => ({
        ...party,
        key: `${party.key} ${suffix}`,
        ...(asPost === undefined ? { person: suffix } : { post: suffix }),
      }));
    }
    return {
      ...base,
      written: ref.words.map(({ written }) => written).join(" "),
      ...(found.named === undefined ? {} : { named: found.named }),
      ...(post === undefined ? {} : { post }),
      ...(person === undefined ? {} : { person }),
      parties,
    };
  }

  private allPosts(): readonly Post[] {
    return this.units.flatMap(({ posts }) => posts);
  }

  private postNames(): readonly string[] {
    return [
      ...new Set([
        ...this.allPosts().map(({ name }) => name),
        ...this.units.flatMap(({ people }) => people.map(({ name }) => name)),
      ]),
    ];
  }

  /** A post of the organization exists in every unit; any other in its own. */
  private postNamed(word: string, holder: Unit | Group | undefined): Post | undefined {
    const own = holder?.type === "unit" ? holder.posts : [];
    const shared = this.units
      .filter(({ kind }) => kind === "organization")
      .flatMap(({ posts }) => posts);
    const known = [...own, ...shared, ...this.allPosts()];
    return known.find(({ name, title }) => name === word || fold(title) === word);
  }

  private personNamed(word: string, parties: readonly Party[]): Person | undefined {
    const people = parties.flatMap(({ holder }) => (holder.type === "unit" ? holder.people : []));
    return [...people, ...this.units.flatMap((unit) => unit.people)].find(
      ({ name, title }) => name === word || title === word,
    );
  }

  /**
   * What a list of references stands for. Unknown units are reported at their place and left out.
   * @param home the unit whose block the list stands in, for kind words such as 分局
   */
  list(
    source: RefList,
    file: string,
    options: ResolveOptions,
    home?: Unit,
    kindWords = false,
  ): PartyList {
    const refs = source.include.flatMap(
      (ref) => this.resolve(ref, file, options, home, kindWords) ?? [],
    );
    const excluded = new Set(
      source.exclude
        .flatMap((ref) => this.resolve(ref, file, options, home, kindWords)?.parties ?? [])
        .map(({ key }) => key),
    );
    return {
      refs,
      parties: distinct(refs.flatMap(({ parties }) => parties)).filter(
        ({ key }) => !excluded.has(key),
      ),
      jointly: source.jointly,
      others: source.others,
      ...(source.writtenAs === undefined ? {} : { writtenAs: source.writtenAs }),
      source,
    };
  }
}
