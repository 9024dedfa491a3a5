import { groupBy } from "../model/group-by.ts";
/**
 * “A habit is one finding, a slip is one each.” A drafter who leaves something out nearly everywhere
 * does not work that way, and is told once, with the count; who leaves it out here and there has
 * forgotten it, and is told at each place.
 */

export type Habit<T> =
  | { readonly kind: "clean" }
  /** More than half lack it: one finding for all of them. */
  | { readonly kind: "habit"; readonly lacking: readonly T[]; readonly of: number }
  /** Half or fewer lack it: one finding each. */
  | { readonly kind: "slips"; readonly lacking: readonly T[]; readonly of: number };

/** One of one, or one of two, is no habit yet. */
const fewest = 2;

/**
 * Judges comparable members, such as the measures of a plan.
 * @param lacks whether a member lacks what the others may have
 */
export function judgeHabit<T>(members: readonly T[], lacks: (member: T) => boolean): Habit<T> {
  const lacking = members.filter(lacks);
  if (lacking.length === 0) return { kind: "clean" };
  const habitual = lacking.length >= fewest && lacking.length * 2 > members.length;
  return { kind: habitual ? "habit" : "slips", lacking, of: members.length };
}

/** What one owner of members (the whole, or a part of it) does. */
export interface OwnedHabit<T, Owner> {
  readonly owner: Owner;
  readonly habit: Exclude<Habit<T>, { readonly kind: "clean" }>;
}

/**
 * Judges members first as a whole, then among the siblings of each part: a part in which nearly all
 * lack it (a section without any deadline) is one finding on that part.
 * @param whole what holds all members
 * @param partOf the part that a member stands in: the one object for all siblings
 * @returns the whole's habit alone, or what is wrong in each part, in the order of first members
 */
export function judgeNestedHabit<T, Owner>(
  whole: Owner,
  members: readonly T[],
  partOf: (member: T) => Owner,
  lacks: (member: T) => boolean,
): readonly OwnedHabit<T, Owner>[] {
  const all = judgeHabit(members, lacks);
  if (all.kind === "clean") return [];
  if (all.kind === "habit") return [{ owner: whole, habit: all }];
  return [...groupBy(members, partOf)].flatMap(([owner, siblings]) => {
    const habit = judgeHabit(siblings, lacks);
    return habit.kind === "clean" ? [] : [{ owner, habit }];
  });
}

/** A way of writing something, and where it is used. */
export interface Usage<T> {
  readonly value: string;
  readonly uses: readonly T[];
}

/**
 * Judges a value spelt in several ways: which way is the document's own.
 * @param uses every use, in document order
 * @returns undefined where all agree; else the commonest way (of equals the first), and the others in the order of first use
 */
export function judgeSpelling<T>(
  uses: readonly T[],
  spellingOf: (use: T) => string,
): { readonly usual: Usage<T>; readonly others: readonly Usage<T>[] } | undefined {
  const ways = groupBy(uses, spellingOf);
  if (ways.size < 2) return undefined;
  const all = [...ways].map(([value, found]) => ({ value, uses: found }));
  const usual = all.reduce((best, way) => (way.uses.length > best.uses.length ? way : best));
  return { usual, others: all.filter((way) => way !== usual) };
}
