import { fold, keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import {
  childrenOf,
  clauseOf,
  type Entry,
  type Name,
  type Others,
  placeIn,
  placeOf,
  type Ref,
  type RefList,
} from "../../syntax/entry.ts";
import * as findings from "../findings.ts";
import type { Group, Party, PartyList, PartyRef, Unit } from "../model.ts";
import { unitsApart } from "./glued-refs.ts";
import { holderId } from "./parties.ts";
import { Posts } from "./posts.ts";
import { groupEntries, readUnits, stringsOf, titleText } from "./units.ts";

/** The organization: units, groups and what a reference to them stands for. */

/** What a word or a path of words stands for. */
interface Found {
  readonly named?: Unit | Group;
  readonly below?: string;
  readonly parties: readonly Party[];
}

/** How many groups may hold each other in a chain. */
const LONGEST_CHAIN = 100;

const partyOf = (holder: Unit | Group): Party => ({ holder, key: holderId(holder) });

/** Each party once, in the order of its first place. */
function distinct(parties: readonly Party[]): readonly Party[] {
  const seen = new Set<string>();
  return parties.filter(({ key }) => (seen.has(key) ? false : seen.add(key) !== undefined));
}

export interface ResolveOptions {
  /** Texts in quotes may stand for themselves: 主送 and 抄送 go beyond the own organization. */
  readonly literals: boolean;
  /** Words that need no finding: they stand in lines that could not be read. */
  readonly skipped: ReadonlySet<string>;
}

/** Where a list stands, for its findings and for kind words such as 分局. */
interface Site {
  readonly file: string;
  readonly options: ResolveOptions;
  /** For the list of a group: the unit whose block it stands in. */
  readonly group?: { readonly home: Unit | undefined };
}

/** All units and groups of a project, and how references to them are resolved. */
export class Organization {
  readonly units: readonly Unit[];
  readonly groups: Group[] = [];
  private readonly posts: Posts;
  private readonly unitOf: ReadonlyMap<Entry, Unit>;
  private readonly byWord = new Map<string, (Unit | Group)[]>();
  private readonly byName = new Map<string, (Unit | Group)[]>();
  private readonly members = new Map<Entry, Party[]>();
  private readonly resolving: Entry[] = [];
  private readonly filled = new Set<Entry>();
  /** Groups whose list has a finding of its own: that nobody is in them is no news. */
  private readonly doubtful = new Set<Entry>();
  private readonly report: Report;
  private readonly skipped: ReadonlySet<string>;

  constructor(entries: readonly Entry[], skipped: ReadonlySet<string>, report: Report) {
    this.report = report;
    this.skipped = skipped;
    this.units = readUnits(entries, report);
    this.unitOf = new Map(this.units.map((unit) => [unit.entry, unit]));
    this.posts = new Posts(this.units);
    for (const unit of this.units) this.remember(unit);
    for (const entry of groupEntries(entries)) this.addGroup(entry);
    for (const group of this.groups) this.fill(group);
    for (const { open, members, entry, name } of this.groups) {
      if (open || members.length > 0 || entry.broken || this.doubtful.has(entry)) continue;
      report(findings.emptyGroup.at(placeOf(entry), { name }));
    }
    this.checkUnits();
  }

  private addGroup(entry: Entry): void {
    if (entry.name === undefined) return;
    const members: Party[] = [];
    const short = stringsOf(entry, "short")[0];
    const group: Group = {
      type: "group",
      name: entry.name.text,
      title: titleText(entry, entry.name.text),
      ...given({ short }),
      aliases: stringsOf(entry, "alias"),
      open: entry.assigned === undefined,
      members,
      entry,
    };
    this.members.set(entry, members);
    this.groups.push(group);
    this.remember(group);
  }

  private remember(holder: Unit | Group): void {
    const add = (map: Map<string, (Unit | Group)[]>, word: string) => {
      const known = map.get(word);
      if (known === undefined) map.set(word, [holder]);
      // A second one of the same name has its finding; references mean the first.
      else if (!known.some((other) => holderId(other) === holderId(holder))) known.push(holder);
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
      for (const part of circle) this.doubtful.add(part);
      const path = circle.map(({ name }) => name?.written ?? "");
      this.report(findings.groupCycle.at(placeOf(entry), { path }));
      return;
    }
    if (this.resolving.length >= LONGEST_CHAIN) {
      this.doubtful.add(entry);
      const by = this.resolving[0]?.name?.written ?? "";
      this.report(findings.groupChain.at(placeOf(entry), { by, most: LONGEST_CHAIN }));
      return;
    }
    this.resolving.push(entry);
    if (entry.assigned?.type === "refs") {
      const source = entry.assigned.list;
      const home = entry.parent === undefined ? undefined : this.unitOf.get(entry.parent);
      const list = this.resolveList(source, {
        file: entry.file,
        options: { literals: false, skipped: this.skipped },
        group: { home },
      });
      this.members.get(entry)?.push(...list.parties);
      const inDoubt = list.refs.some(
        ({ named }) => named?.type === "group" && this.doubtful.has(named.entry),
      );
      if (inDoubt || list.refs.length < source.include.length) this.doubtful.add(entry);
    }
    this.resolving.pop();
    this.filled.add(entry);
  }

  /** What units and persons say of other units: 并入 and 任职. */
  private checkUnits(): void {
    const options: ResolveOptions = { literals: false, skipped: this.skipped };
    for (const unit of this.units) {
      for (const source of [unit.entry, ...childrenOf(unit.entry, "life")]) {
        const into = clauseOf(source, "merged-into")?.words[0];
        const sibling = unit.parent?.children.some(({ name }) => name === into?.text);
        if (into !== undefined && sibling !== true) this.path(into, { file: source.file, options });
      }
      for (const { entry } of unit.people) {
        for (const { value, file } of childrenOf(entry, "holder")) {
          if (value?.type !== "refs") continue;
          for (const ref of value.list.include) {
            const [only, second] = ref.words;
            const ownPost =
              only !== undefined &&
              second === undefined &&
              this.posts.postIn([partyOf(unit)], only.text) !== undefined;
            if (!ownPost) this.resolve(ref, { file, options });
          }
        }
      }
    }
  }

  /** The unit that a word means, `温州` or `温州.组织科`; undefined where none or several do. */
  unitNamed(word: string): Unit | undefined {
    const [head = "", ...below] = word.split(".");
    const found = this.candidates(head);
    let unit = found.length === 1 && found[0]?.type === "unit" ? found[0] : undefined;
    for (const part of below) unit = unit?.children.find(({ name }) => name === part);
    return unit;
  }

  /** Every name, for suggestions. */
  get names(): readonly string[] {
    return [...this.byWord.keys()];
  }

  private expand(holder: Unit | Group): readonly Party[] {
    if (holder.type === "unit") return [partyOf(holder)];
    this.fill(holder);
    return holder.open ? [partyOf(holder)] : holder.members;
  }

  private reportUnknown(name: Name, candidates: readonly string[], site: Site, word: string): void {
    if (site.options.skipped.has(fold(word))) return;
    this.report(
      findings.unknownUnit.at(
        placeIn(site.file, name),
        { name: name.written },
        { misspelt: { word, candidates } },
      ),
    );
  }

  /** The units and groups that a word can mean; where a unit of the first level is among them, that one. */
  private candidates(word: string): readonly (Unit | Group)[] {
    const found = this.byName.get(word) ?? this.byWord.get(word) ?? [];
    const global = found.filter((holder) => holder.type === "group" || holder.id === holder.name);
    return found.length > 1 && global.length === 1 ? global : found;
  }

  /** The one holder of a word; several are reported. */
  private single(name: Name, word: string, site: Site): Unit | Group | "none" | "several" {
    const found = this.candidates(word);
    const [only, second] = found;
    if (only === undefined) return "none";
    if (second === undefined) return only;
    this.report(
      findings.ambiguousUnit.at(placeIn(site.file, name), {
        name: name.written,
        full: found.map(holderId),
      }),
    );
    return "several";
  }

  /** What `温州`, `温州.组织科` or `各分局.组织科` stands for; undefined where it was reported. */
  private path(name: Name, site: Site): Found | undefined {
    const [head = "", ...below] = name.text.split(".");
    const holder = this.single(name, head, site);
    if (holder === "several") return undefined;
    let found: Found;
    if (holder === "none") {
      const kind = keywordsFor(head).find(
        ({ spec }) => spec.kind === "sub-bureau" || spec.kind === "department",
      );
      if (site.group === undefined || kind === undefined) {
        this.reportUnknown(name, this.names, site, below.length === 0 ? name.written : head);
        return undefined;
      }
      found = { parties: this.ofKind(kind.spec.kind, site.group.home).map(partyOf) };
    } else found = { named: holder, parties: this.expand(holder) };
    for (const part of below) {
      const inside = this.inside(found, part);
      if (inside === undefined) {
        const candidates = found.parties.flatMap(({ holder: unit }) =>
          unit.type === "unit" ? unit.children.map((child) => child.name) : [],
        );
        this.reportUnknown(name, candidates, site, part);
        return undefined;
      }
      found = inside;
    }
    return found;
  }

  /** The units of a name inside what was found. */
  private inside(found: Found, word: string): Found | undefined {
    const units = found.parties.flatMap(({ holder }) =>
      holder.type === "unit"
        ? holder.children.filter((child) => child.name === word || fold(child.title) === word)
        : [],
    );
    const [only] = units;
    if (only === undefined) return undefined;
    const parties = units.map(partyOf);
    if (found.named?.type === "unit") return { named: only, parties };
    const below = found.below === undefined ? word : `${found.below}.${word}`;
    return { ...found, below, parties };
  }

  private ofKind(kind: string, home: Unit | undefined): readonly Unit[] {
    const below = (unit: Unit): Unit[] =>
      unit.children.flatMap((child) => [
        ...(child.kind === kind ? [child] : []),
        ...(kind === "sub-bureau" ? below(child) : []),
      ]);
    if (home !== undefined) return below(home);
    return this.units.filter((unit) => unit.kind === "organization").flatMap(below);
  }

  /** A text in quotes: the title of a unit or group, or itself where that may be. */
  private resolveLiteral(ref: Ref, literal: string, site: Site): PartyRef | undefined {
    const { separator } = ref;
    const name: Name = { text: fold(literal), written: literal, start: ref.start, end: ref.end };
    const found = this.candidates(name.text);
    if (found.length === 0 && site.options.literals)
      return { separator, written: literal, literal, parties: [] };
    const holder = this.single(name, name.text, site);
    if (holder === "several") return undefined;
    if (holder === "none") {
      this.reportUnknown(name, this.names, site, literal);
      return undefined;
    }
    return { separator, written: literal, named: holder, parties: this.expand(holder) };
  }

  private resolve(ref: Ref, site: Site): PartyRef | undefined {
    const [head, ...words] = ref.words;
    if (head === undefined) return this.resolveLiteral(ref, ref.literal ?? "", site);
    let found = this.path(head, site);
    if (found === undefined) return undefined;
    const { literal } = ref;
    const behind: readonly Name[] =
      literal === undefined
        ? words
        : [...words, { text: fold(literal), written: literal, start: ref.start, end: ref.end }];
    let post: string | undefined;
    let person: string | undefined;
    let called: string | undefined;
    for (const word of behind) {
      const inside: Found | undefined = this.inside(found, word.text);
      if (inside !== undefined) {
        found = inside;
        continue;
      }
      const asPost = this.posts.postIn(found.parties, word.text);
      const asPerson =
        asPost === undefined ? this.posts.personIn(found.parties, word.text) : undefined;
      const holder = asPost ?? asPerson;
      if (holder === undefined) {
        if (!site.options.skipped.has(word.text)) {
          this.report(
            findings.unknownPost.at(
              placeIn(site.file, word),
              { name: word.written, unit: head.written },
              { misspelt: { word: word.written, candidates: this.posts.names } },
            ),
          );
        }
        return undefined;
      }
      const { name, title } = holder;
      const as = asPost === undefined ? { person: name } : { post: name };
      if (asPost === undefined) person = name;
      else post = name;
      called = title;
      const parties: readonly Party[] = found.parties.map((party) => ({
        ...party,
        ...as,
        called: title,
        key: `${party.key} ${name}`,
      }));
      found = { ...found, parties };
    }
    return {
      separator: ref.separator,
      written: [head, ...behind].map(({ written }) => written).join(" "),
      ...given({ named: found.named, below: found.below, post, person, called }),
      parties: found.parties,
    };
  }

  /** Does a word name a unit or group by itself, or a unit in one? */
  private isPath(word: string): boolean {
    const [head = ""] = word.split(".");
    return this.candidates(head).length > 0;
  }

  private resolveOthers(others: Others | undefined, site: Site): PartyList["others"] {
    if (others === undefined) return undefined;
    // What stands in quotes behind 等 prints; it need be nobody.
    const options = { ...site.options, literals: true };
    const refs = others.refs.flatMap((ref) => this.resolve(ref, { ...site, options }) ?? []);
    const { written, start, end } = others;
    // 等有关部门 prints as typed; where such a unit is declared, it is meant.
    const name = { text: fold(written), written, start, end };
    const ref = { words: [name], separator: "", start, end };
    const named = this.isPath(name.text) ? this.resolve(ref, site) : undefined;
    return { written, refs, parties: [named, ...refs].flatMap((found) => found?.parties ?? []) };
  }

  private resolveList(written: RefList, site: Site): PartyList {
    const isKnown = (word: string) => this.isPath(word);
    const source = unitsApart(written, site.file, isKnown, this.report);
    const refs = source.include.flatMap((ref) => this.resolve(ref, site) ?? []);
    const excluded = source.exclude.flatMap((ref) => this.resolve(ref, site) ?? []);
    const others = this.resolveOthers(source.others, site);
    // A unit that is taken out takes its posts and persons with it.
    const out = new Set(excluded.flatMap(({ parties }) => parties.map(({ key }) => key)));
    const all = [...refs.flatMap((ref) => ref.parties), ...(others?.parties ?? [])];
    const parties = distinct(all).filter(
      ({ key, holder }) => !out.has(key) && !out.has(holderId(holder)),
    );
    return {
      refs,
      excluded,
      parties,
      jointly: source.jointly,
      ...given({ others, writtenAs: source.writtenAs?.text }),
      source,
    };
  }

  /** What a list of references stands for. Unknown units are reported at their place and left out. */
  list(source: RefList, file: string, options: ResolveOptions): PartyList {
    return this.resolveList(source, { file, options });
  }
}
