import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { childOf, childrenOf, clauseOf, type Entry, type Phrase } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import { phraseOfClause, readTime } from "../items/times.ts";
import type { Life, Person, Post, Unit } from "../model.ts";

/** Units out of their entries. */

interface MutableUnit extends Unit {
  readonly children: Unit[];
  readonly posts: Post[];
  readonly people: Person[];
}

/** The title of an entry, else its name. */
export function titleText(entry: Entry, name: string): string {
  return entry.title?.text ?? name;
}

/** The strings of an attribute: 简称, 又称. */
export function stringsOf(entry: Entry, kind: string): readonly string[] {
  return childrenOf(entry, kind).flatMap(({ value }) =>
    value?.type === "strings" ? value.strings.map(({ text }) => text) : [],
  );
}

function dayOf(
  phrase: Phrase | undefined,
  edge: "start" | "end",
  file: string,
  report: Report,
): CalendarDate | undefined {
  if (phrase === undefined || phrase.text === "") return undefined;
  const read = readTime(phrase, file, { report });
  return read === undefined ? undefined : resolvePhrase(read, { period: {} }).ranges[0]?.[edge];
}

function lifeOf(entry: Entry, report: Report): Life | undefined {
  const own = childOf(entry, "life");
  const source = own ?? entry;
  const fromClause = clauseOf(entry, "from");
  const from =
    own?.value?.type === "phrase"
      ? own.value.phrase
      : fromClause === undefined
        ? undefined
        : phraseOfClause(fromClause);
  const toClause = clauseOf(source, "to");
  const to = toClause === undefined ? undefined : phraseOfClause(toClause);
  const start = dayOf(from, "start", entry.file, report);
  const end = dayOf(to, "end", entry.file, report);
  const into = clauseOf(source, "merged-into")?.words[0]?.text;
  if (start === undefined && end === undefined && into === undefined) return undefined;
  return {
    ...given({ from: start, to: end, mergedInto: into }),
  };
}

function addUnit(
  entry: Entry,
  parent: Unit | undefined,
  into: Unit[],
  report: Report,
): MutableUnit | undefined {
  const name = entry.name?.text;
  if (name === undefined) return undefined;
  const kind =
    entry.kind === "organization" || entry.kind === "sub-bureau" ? entry.kind : "department";
  const local = parent !== undefined && parent.kind !== "organization";
  const short = stringsOf(entry, "short")[0];
  const life = lifeOf(entry, report);
  const unit: MutableUnit = {
    type: "unit",
    kind,
    id: local ? `${parent.id}.${name}` : name,
    name,
    title: titleText(entry, name),
    ...given({ short }),
    aliases: stringsOf(entry, "alias"),
    ...given({ parent }),
    children: [],
    posts: [],
    people: [],
    ...given({ life }),
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
      const below = addUnit(child, unit, into, report);
      if (below !== undefined) unit.children.push(below);
    }
  }
  return unit;
}

/** All units of the organizations among entries, each before the units inside it. */
export function readUnits(entries: readonly Entry[], report: Report): readonly Unit[] {
  const units: Unit[] = [];
  for (const entry of entries)
    if (entry.kind === "organization") addUnit(entry, undefined, units, report);
  return units;
}

/** The groups among entries and in the blocks of their units. */
export function groupEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.flatMap((entry) => {
    if (entry.kind === "group") return [entry];
    if (entry.spec.category !== "organization") return [];
    return groupEntries(entry.children.filter((child): child is Entry => child.type === "entry"));
  });
}
