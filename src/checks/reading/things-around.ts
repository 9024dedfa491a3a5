import { CLASSIFIER, type CountedName, HAN } from "./counted-names.ts";
import type { Passage } from "./prose.ts";

/** A name that counts, and where it stands in a passage. */
interface Coined {
  readonly name: CountedName;
  readonly passage: Passage;
  /** As written, without quotation marks. */
  readonly text: string;
  readonly start: number;
}

const classifierOf = new RegExp(`^${CLASSIFIER}(?=${HAN}{2})`, "u");

/** 清单 of 三张清单, 统一 of 四统一. */
export const countedWord = ({ counted }: CountedName): string => counted.replace(classifierOf, "");

/**
 * Do the things that a phrase counts stand in its sentence or in the one before? 统一标准、统一平台，统一流程，
 * 统一考核。做到“四统一”: the word that is counted stands as often as the number says, or its last character
 * does in a list of as many things (正气、骨气、地气、士气).
 */
export function standsAround({ name, passage, text, start }: Coined): boolean {
  const { number } = name;
  const counted = countedWord(name);
  const words = wordsAround(passage.text, start, text);
  if (counted.length >= 2 && words.split(counted).length - 1 === number) return true;
  const last = counted.at(-1) ?? "";
  return words.split(/[，。；：！？]/).some((clause) => {
    const items = clause.split("、");
    return items.length === number && number > 1 && items.every((item) => item.includes(last));
  });
}

/** How far back and ahead a sentence is read. */
const AROUND_LIMIT = 240;

/** The sentence of a phrase and the one before, without the phrase itself. */
function wordsAround(text: string, start: number, phrase: string): string {
  const from = Math.max(0, start - AROUND_LIMIT);
  const before = text.slice(from, start);
  const stops = [...before.matchAll(/[。！？]/g)].map(({ index }) => index);
  const begin = stops.at(-2) ?? -1;
  const behind = text.slice(start + phrase.length, start + phrase.length + AROUND_LIMIT);
  const stop = behind.search(/[。！？]/);
  return `${before.slice(begin + 1)}${stop === -1 ? behind : behind.slice(0, stop)}`;
}
