import type { Place } from "../../findings/finding.ts";
import type { Item, Plan, Unit } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { sentencesOf } from "../reading/prose.ts";
import { ownRuns } from "./item-words.ts";

/**
 * What a plan's own sentences say a unit is there for: “党委办公部门重点抓好……综合协调和工作督查”. It
 * answers who might lead an item that nobody leads.
 */

/** A sentence that begins with a unit's name. */
interface Duty {
  readonly unit: Unit;
  readonly sentence: string;
  readonly place: Place;
  readonly words: ReadonlySet<string>;
}

export interface Candidate {
  readonly duty: Duty;
  /** The longest words that the duty and the item share. */
  readonly shared: string;
}

/** All runs of two characters that are no punctuation. */
function pairs(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of text.split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at + 2 <= part.length; at += 1) found.add(part.slice(at, at + 2));
  }
  return found;
}

function namesOf(unit: Unit): readonly string[] {
  return [
    unit.title,
    ...(unit.short === undefined ? [] : [unit.short]),
    ...unit.aliases,
    unit.name,
  ];
}

/** The duties of a plan, and how many of them have each pair of characters. */
export interface Duties {
  readonly all: readonly Duty[];
  readonly frequency: ReadonlyMap<string, number>;
}

/** The duties that the sentences of a plan give to units. */
export function dutiesOf(plan: Plan, units: readonly Unit[]): Duties {
  const byName = new Map<string, Unit>();
  for (const unit of units) {
    for (const name of namesOf(unit))
      if (name.length > 1 && !byName.has(name)) byName.set(name, unit);
  }
  const lengths = [...new Set([...byName.keys()].map((name) => name.length))].sort((a, b) => b - a);
  const all = plan.allItems.flatMap((item) =>
    ownRuns(item.entry).flatMap((run) =>
      sentencesOf(run.text).flatMap(({ text, start, end }): Duty[] => {
        const length = lengths.find((size) => byName.has(text.slice(0, size)));
        const unit = length === undefined ? undefined : byName.get(text.slice(0, length));
        if (length === undefined || unit === undefined) return [];
        const place = placeIn(item.entry.file, { start: run.start + start, end: run.start + end });
        return [{ unit, sentence: text, place, words: pairs(text.slice(length)) }];
      }),
    ),
  );
  const frequency = new Map<string, number>();
  for (const { words } of all)
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { all, frequency };
}

function longestShared(text: string, sentence: string): string {
  let best = "";
  for (const part of text.split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at + best.length < part.length; at += 1) {
      while (
        at + best.length < part.length &&
        sentence.includes(part.slice(at, at + best.length + 1))
      )
        best = part.slice(at, at + best.length + 1);
    }
  }
  return best;
}

/**
 * The units whose duties fit an item best, at most two: those that share two pairs of characters or
 * more which few other duties have.
 */
export function candidatesFor(item: Item, duties: Duties): readonly Candidate[] {
  const text = ownRuns(item.entry)
    .map((run) => run.text)
    .join("\n");
  const most = Math.max(duties.all.length, 2) / 2;
  const telling = new Set(
    [...pairs(text)].filter((word) => (duties.frequency.get(word) ?? 0) <= most),
  );
  return duties.all
    .map((duty) => ({ duty, score: [...duty.words].filter((word) => telling.has(word)).length }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ duty }) => ({ duty, shared: longestShared(text, duty.sentence) }));
}
