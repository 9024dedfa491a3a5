import { fold } from "../../../grammar/vocabulary.ts";
import { childrenOf } from "../../syntax/entry.ts";
import type { Party, Person, Post, Unit } from "../model.ts";

/** Posts and persons: which of them stand behind a unit. */

function isPost(post: Post, word: string): boolean {
  return post.name === word || fold(post.title) === word;
}

function unitsOf(parties: readonly Party[]): readonly Unit[] {
  return parties.flatMap(({ holder }) => (holder.type === "unit" ? [holder] : []));
}

function isInside(unit: Unit, outer: Unit): boolean {
  for (let at: Unit | undefined = unit; at !== undefined; at = at.parent)
    if (at === outer) return true;
  return false;
}

/** Does a person declared in `home` stand behind a unit? Where 任职 says who serves where, that counts. */
function standsBehind(person: Person, home: Unit, unit: Unit): boolean {
  if (unit === home) return true;
  const holders = childrenOf(person.entry, "holder");
  if (holders.length === 0) return isInside(unit, home) || isInside(home, unit);
  return holders.some(
    ({ value }) =>
      value?.type === "refs" &&
      value.list.include.some(({ words: [first] }) =>
        [unit.id, unit.name].some((name) => name === first?.text),
      ),
  );
}

/** The posts and persons of all units. */
export class Posts {
  /** Those of an organization: they exist in every unit. */
  private readonly shared: readonly Post[];
  private readonly people: readonly { readonly unit: Unit; readonly person: Person }[];
  /** All names, for suggestions. */
  readonly names: readonly string[];

  constructor(units: readonly Unit[]) {
    this.shared = units.filter(({ kind }) => kind === "organization").flatMap(({ posts }) => posts);
    this.people = units.flatMap((unit) => unit.people.map((person) => ({ unit, person })));
    this.names = [
      ...new Set([
        ...this.shared.map(({ name }) => name),
        ...units.flatMap(({ posts }) => posts.map(({ name }) => name)),
        ...this.people.map(({ person }) => person.name),
      ]),
    ];
  }

  /** A post of the organization, or one of a unit among the parties: any other exists only in its own. */
  postIn(parties: readonly Party[], word: string): Post | undefined {
    const known = (post: Post) => isPost(post, word);
    return (
      unitsOf(parties)
        .map(({ posts }) => posts.find(known))
        .find((post) => post !== undefined) ?? this.shared.find(known)
    );
  }

  /** A person who stands behind a unit among the parties. */
  personIn(parties: readonly Party[], word: string): Person | undefined {
    const units = unitsOf(parties);
    return this.people.find(
      ({ unit: home, person }) =>
        (person.name === word || fold(person.title) === word) &&
        units.some((unit) => standsBehind(person, home, unit)),
    )?.person;
  }
}
