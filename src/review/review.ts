import { given } from "../given.ts";
import { type Copy, type CopyChange, changesOfCopy } from "./copy-changes.ts";

/** What all reviewed copies say together: each change once, with a number, and what contradicts what. */

export interface ReviewChange extends Omit<CopyChange, "file" | "who"> {
  /** From 1; by it a person chooses. */
  readonly number: number;
  /** The copies that it stands in. */
  readonly files: readonly string[];
  readonly who: readonly string[];
  /** The changes of other copies that cannot be made together with it. */
  readonly against: readonly number[];
  /** The build that it is a change of; undefined where nobody knows. */
  readonly build?: string;
}

export interface Review {
  readonly changes: readonly ReviewChange[];
  /** How many changes there are of looks alone: they are left out. */
  readonly formatting: number;
}

interface Numbered extends Omit<ReviewChange, "against"> {
  readonly against: number[];
}

const sameSpot = (one: Numbered, other: Numbered) =>
  one.build === other.build &&
  one.place?.piece.bookmark === other.place?.piece.bookmark &&
  one.place?.text === other.place?.text;

/** Whether two copies say the same. */
function isSame(one: Numbered, other: Numbered): boolean {
  return (
    one.kind === other.kind &&
    one.kind !== "comment" &&
    sameSpot(one, other) &&
    one.old === other.old &&
    one.new === other.new &&
    one.place?.start === other.place?.start &&
    one.place?.end === other.place?.end &&
    one.order === other.order &&
    one.things.length + other.things.length === 0
  );
}

/** Whether two changes of different copies are of the same words, or put different ones at the same point. */
function contradict(one: Numbered, other: Numbered): boolean {
  if (one.kind === "comment" || other.kind === "comment") return false;
  if (one.kind === "withdrawn" || other.kind === "withdrawn") return false;
  if (one.files.some((file) => other.files.includes(file))) return false;
  const [a, b] = [one.place, other.place];
  if (a === undefined || b === undefined || !sameSpot(one, other)) return false;
  if (a.start === b.start && a.end === b.end) return true;
  return a.start < b.end && b.start < a.end;
}

/** Joins the changes of copies. */
export function reviewOf(copies: readonly Copy[]): Review {
  const all: Numbered[] = [];
  for (const copy of copies) {
    for (const { file, who, ...change } of changesOfCopy(copy)) {
      const next: Numbered = {
        ...change,
        number: 0,
        files: [file],
        who: who === undefined ? [] : [who],
        against: [],
        ...given({ build: copy.record?.build }),
      };
      const known = all.findIndex((one) => !one.files.includes(file) && isSame(one, next));
      const before = all[known];
      if (before === undefined) all.push(next);
      else {
        all[known] = {
          ...before,
          files: [...before.files, file],
          who: [...new Set([...before.who, ...next.who])],
          tracked: before.tracked && next.tracked,
          comments: [...before.comments, ...next.comments],
        };
      }
    }
  }
  const sorted = all.sort(
    (one, other) => one.order - other.order || (one.place?.start ?? 0) - (other.place?.start ?? 0),
  );
  const numbered = sorted.map((one, index): Numbered => ({ ...one, number: index + 1 }));
  const bySpot = new Map<string, Numbered[]>();
  for (const one of numbered) {
    if (one.place === undefined) continue;
    const key = JSON.stringify([one.build, one.place.piece.bookmark, one.place.text]);
    bySpot.set(key, [...(bySpot.get(key) ?? []), one]);
  }
  for (const here of bySpot.values()) {
    // Most texts were changed by one person only.
    if (new Set(here.flatMap(({ files }) => files)).size < 2) continue;
    for (const [index, one] of here.entries()) {
      for (const other of here.slice(index + 1)) {
        if (!contradict(one, other)) continue;
        one.against.push(other.number);
        other.against.push(one.number);
      }
    }
  }
  return {
    changes: numbered,
    formatting: copies.reduce((sum, { document }) => sum + document.formattingChanges, 0),
  };
}
