import { fold } from "../../../grammar/vocabulary.ts";
import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Entry, type Name, placeIn } from "../../syntax/entry.ts";
import { findOccurrence } from "../../time/occurrences.ts";
import type { Occurrence } from "../../time/resolved.ts";
import * as modelFindings from "../findings.ts";
import { groupBy } from "../group-by.ts";
import { occurrencesAsked } from "../items/assignments.ts";
import { partiesOf } from "../items/responsibilities.ts";
import type { Assignment, Item, Party, Plan, Unit } from "../model.ts";
import { findItem, itemNames } from "../text/plan-index.ts";
import * as findings from "./findings.ts";
import type { Subject } from "./journal.ts";

/** What `谈心谈话@温州@上半年` in a row of the journal stands for. */

/** What rows are read against. */
export interface SubjectContext {
  readonly plans: readonly Plan[];
  readonly skipped: ReadonlySet<string>;
  /** The unit of a word; unknown ones are not reported. */
  readonly unitOf: (word: string) => Unit | undefined;
  readonly report: Report;
}

/** Grouped at the first question: a journal asks once for each of its rows. */
const grouped = new WeakMap<readonly Assignment[], ReadonlyMap<Item, readonly Assignment[]>>();

/** The rows of the tracking that an item has in the plan as issued. */
export function assignmentsOf(item: Item): readonly Assignment[] {
  const { assignments } = item.plan;
  let byItem = grouped.get(assignments);
  if (byItem === undefined) {
    const lists = groupBy(assignments, (row) => row.item);
    byItem = lists;
    grouped.set(assignments, byItem);
  }
  return byItem.get(item) ?? [];
}

/** The occurrences of an item that are rows of their own: more than one, or none. */
export function occurrencesOf(item: Item): readonly Occurrence[] {
  const keys = new Set(assignmentsOf(item).flatMap(({ occurrence }) => occurrence ?? []));
  const all = (item.frequency?.resolved ?? item.due?.resolved)?.occurrences ?? [];
  return all.filter(({ key }) => keys.has(key));
}

/** Whoever owes an item. */
export function owersOf(item: Item): readonly Party[] {
  return [...partiesOf(item, "owner"), ...partiesOf(item, "lead")];
}

interface Parts {
  unit?: Unit;
  party?: string;
  occurrence?: string;
}

/** Reads one word behind `@`; false where it says nothing. */
function readPart(
  word: string,
  item: Item,
  owner: Unit | undefined,
  parts: Parts,
  context: SubjectContext,
): boolean {
  const occurrence = findOccurrence(occurrencesOf(item), word, item.plan.time);
  if (occurrence !== undefined) {
    parts.occurrence = occurrence.key;
    return true;
  }
  const unit = context.unitOf(word);
  if (unit !== undefined) {
    parts.unit = unit;
    return true;
  }
  const holder = owner ?? parts.unit;
  const post = owersOf(item).find(
    (party) =>
      (party.post ?? party.person) === word && (holder === undefined || party.holder === holder),
  );
  if (post === undefined) return false;
  parts.party = post.key;
  return true;
}

/**
 * Reads the name of an item with what stands behind `@`.
 * @param owner the unit whose rows they are, where the entry's line says one
 * @returns undefined where it was reported
 */
export function readSubject(
  name: Name,
  entry: Entry,
  plan: Plan,
  owner: Unit | undefined,
  context: SubjectContext,
): Subject | undefined {
  const [own = "", ...behind] = name.text.split("@");
  const item = findItem(own, plan, context.plans);
  const place = placeIn(entry.file, name);
  if (item === undefined) {
    if (!context.skipped.has(own)) {
      context.report(
        modelFindings.unknownName.at(
          place,
          { name: own, what: { zh: "条目", en: "item" } },
          { misspelt: { word: own, candidates: itemNames(plan) } },
        ),
      );
    }
    return undefined;
  }
  const parts: Parts = {};
  for (const word of behind) {
    if (readPart(fold(word), item, owner, parts, context)) continue;
    const over = findOccurrence(occurrencesAsked(item).over, fold(word), item.plan.time)?.due;
    context.report(
      findings.unknownOccurrence.at(place, {
        name: word,
        item: item.name ?? own,
        known: occurrencesOf(item).map(({ key }) => key),
        over,
      }),
    );
    return undefined;
  }
  const unit = owner ?? parts.unit;
  return {
    plan: item.plan,
    item,
    ...given({ unit, party: parts.party, occurrence: parts.occurrence }),
  };
}
