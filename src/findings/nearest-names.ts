import { distance } from "fastest-levenshtein";
import type { Finding, Fix, Misspelt } from "./finding.ts";
import type { Sources } from "./sources.ts";

/** The reading of a Chinese text in letters without tones, one syllable a character: `温州` → `["wen", "zhou"]`. */
export type Pronunciation = (text: string) => readonly string[];

/** How many names a finding proposes at most. */
const MOST = 3;

/** How far words are that are read the same. */
const ALIKE = 0.1;

const han = /\p{Script=Han}/u;

/** Whether reading aloud could help: the word or a name that it could be is Chinese. */
export function needsPronunciation(misspelt: Misspelt): boolean {
  return han.test(misspelt.word) || misspelt.candidates.some((name) => han.test(name));
}

/**
 * The names that a word was probably meant to be, nearest first, at most three.
 *
 * A name is near if it sounds the same (an input method gave other characters), if few characters
 * differ for its length, or if one contains the other. Of equally near names the one that stands
 * first among the candidates comes first: whoever lists them puts those of the fitting kind first.
 * @param reading how Chinese text is read; without it only the written form counts
 */
export function nearestNames(misspelt: Misspelt, reading?: Pronunciation): readonly string[] {
  const scored = [...new Set(misspelt.candidates)]
    .filter((name) => name !== misspelt.word && name !== "")
    .map((name, index) => ({ name, index, score: farness(misspelt.word, name, reading) }))
    .filter(({ score }) => score < 1)
    .sort((a, b) => a.score - b.score || a.index - b.index);
  const best = scored[0]?.score ?? 0;
  // A name that is much farther than the best one is noise beside it.
  return scored
    .filter(({ score }) => score <= best + 0.35)
    .slice(0, MOST)
    .map(({ name }) => name);
}

const figures = /[\d零〇一二三四五六七八九十]/gu;

/**
 * The one name that a word can only have been meant to be, if there is one: the same but for case and
 * width, read the same, with two neighbours exchanged, or, in letters, one of five or more mistyped.
 * Names that a figure tells apart (plan1, plan2; 二一班, 一二班) are never taken for each other, and no
 * part for the whole.
 */
export function clearName(misspelt: Misspelt, reading?: Pronunciation): string | undefined {
  const names = [...new Set(misspelt.candidates)].filter((name) => name !== "");
  if (names.includes(misspelt.word)) return undefined;
  const clear = names.filter((name) => isClear(plain(misspelt.word), plain(name), reading));
  return clear.length === 1 ? clear[0] : undefined;
}

function isClear(word: string, name: string, reading: Pronunciation | undefined): boolean {
  if (word === name) return true;
  if (soundFarness(word, name, reading) <= ALIKE) return true;
  if (figuresOf(word) !== figuresOf(name)) return false;
  if (exchanged(word, name)) return true;
  return (
    !han.test(word + name) && Math.min(word.length, name.length) >= 5 && distance(word, name) === 1
  );
}

function figuresOf(word: string): string {
  return word.match(figures)?.join("") ?? "";
}

/** 0 for the same word but for case and width, 1 and more for a word that is not meant. */
function farness(word: string, name: string, reading: Pronunciation | undefined): number {
  const a = plain(word);
  const b = plain(name);
  if (a === b) return 0;
  return Math.min(writtenFarness(a, b), containedFarness(a, b), soundFarness(a, b, reading));
}

function plain(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}

/** Characters that differ, two exchanged neighbours counted once, against what the length allows. */
function writtenFarness(a: string, b: string): number {
  const length = Math.max([...a].length, [...b].length);
  const differing = exchanged(a, b) ? 1 : distance(a, b);
  // One character of a Chinese word of two makes another word (绍兴, 嘉兴): only its sound can tell.
  const allowed = exchanged(a, b)
    ? 1
    : han.test(b)
      ? Math.floor(length / 3)
      : lettersAllowed(length);
  return differing > allowed ? 1 : (0.9 * differing) / (allowed + 1);
}

function lettersAllowed(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : Math.floor(length / 3);
}

/** Whether exchanging two neighbours makes one word of the other. */
function exchanged(a: string, b: string): boolean {
  const left = [...a];
  const right = [...b];
  if (left.length !== right.length) return false;
  const at = left.findIndex((char, index) => char !== right[index]);
  return (
    at >= 0 &&
    left[at] === right[at + 1] &&
    left[at + 1] === right[at] &&
    left.slice(at + 2).join("") === right.slice(at + 2).join("")
  );
}

/** A short form for a long one or the other way round: 温州银监分局 for 温州. */
function containedFarness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const enough = han.test(short) ? short.length >= 2 : short.length >= 4;
  return enough && long.includes(short) ? 0.5 + 0.4 * (1 - short.length / long.length) : 1;
}

/** Same sound, or nearly: what an input method confuses, and letters typed for characters. */
function soundFarness(a: string, b: string, reading: Pronunciation | undefined): number {
  if (reading === undefined || !han.test(b)) return 1;
  const [soundA, soundB] = [reading(a), reading(b)];
  const [joinedA, joinedB] = [soundA.join(""), soundB.join("")];
  if (joinedA === joinedB) return ALIKE;
  const [fuzzyA, fuzzyB] = [soundA.map(confused).join(""), soundB.map(confused).join("")];
  if (fuzzyA === fuzzyB) return 0.2;
  if (han.test(a)) {
    // One character of a different sound says more than several letters of one sound.
    const common = [...a].some((char) => b.includes(char));
    if (!common || soundA.length !== soundB.length) return 1;
  }
  return distance(joinedA, joinedB) <= 1 ? 0.3 : 1;
}

/** A syllable without the differences that southern speakers' input confuses. */
function confused(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/(an|en|in)g$/, "$1")
    .replace(/^l/, "n");
}

/** Findings with what their misspelt words were probably meant to be: a sentence, and a fix where the place is plain. */
export function withNearestNames(
  findings: readonly Finding[],
  sources: Sources,
  reading?: Pronunciation,
): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.misspelt === undefined) return finding;
    const names = nearestNames(finding.misspelt, reading);
    const clear = clearName(finding.misspelt, reading);
    return names.length === 0
      ? finding
      : withNames(finding, finding.misspelt.word, names, clear, sources);
  });
}

function withNames(
  finding: Finding,
  word: string,
  names: readonly string[],
  clear: string | undefined,
  sources: Sources,
): Finding {
  const quoted = names.map((name) => `“${name}”`);
  const question = {
    zh: `你要写的是不是${quoted.join("、")}？`,
    en: `did you mean ${alternatives(quoted)}?`,
  };
  const mend =
    finding.mend === undefined
      ? question
      : { zh: `${question.zh}${finding.mend.zh}`, en: `${question.en} ${finding.mend.en}` };
  const written = sources.slice(finding.place);
  const at = written?.indexOf(word) ?? -1;
  // Where the word stands twice, nobody knows which one is meant.
  const once = written?.indexOf(word, at + 1) === -1;
  if (at < 0) return { ...finding, mend };
  const start = finding.place.start + at;
  const place = { file: finding.place.file, start, end: start + word.length };
  const fixes = names.map(
    (name): Fix => ({
      title: { zh: `改为“${name}”`, en: `write “${name}”` },
      edits: [{ place, text: name }],
      safe: once && name === clear,
    }),
  );
  return { ...finding, mend, fixes: [...finding.fixes, ...fixes] };
}

function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
