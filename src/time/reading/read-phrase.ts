import { given } from "../../given.ts";
import type { TimeClause, TimePhrase } from "../phrase.ts";
import { readDated } from "./dated.ts";
import { examplePhrases, nearestPhrases } from "./nearest-phrases.ts";
import { normalise } from "./normalise.ts";
import { readEnglishRecurring } from "./recurring-en.ts";
import { readChineseRecurring } from "./recurring-zh.ts";
import { readAfterEvent, readRelative } from "./relative.ts";
import { Scanner } from "./scanner.ts";
import { readUndated } from "./undated.ts";

/** What `readPhrase` makes of a text: a phrase, or the part it could not read and what may have been meant. */
export type PhraseReading =
  | { readonly ok: true; readonly phrase: TimePhrase }
  | {
      readonly ok: false;
      /** The part that was not understood, in UTF-16 units of the text; to the text's end. */
      readonly at: number;
      readonly length: number;
      /** One to three known phrases, nearest first, with the numbers that were written. */
      readonly nearest: readonly string[];
    };

const softenerBefore =
  /(?:原则上|力争|争取|尽量|尽可能|一般|预计|拟|计划|确保|务必|in principle|if possible|where possible|ideally|preferably|tentatively),? ?(?:在|于(?=\d))?/y;
const softenerAfter =
  /,? ?(?:左右|前后|\(?(?:in principle|if possible|where possible|tentative|estimated)\)?)/y;
// Remarks that plans put beside a frequency; they name no date.
const remark =
  /,? ?(?:as often as possible|any order[a-z ]*|on (?:the )?[a-z0-9/' -]{1,80} (?:schedule|cycle)|as (?:needed|appropriate|necessary|required)|or (?:more often|as needed))(?![a-z])/y;
const separator = /,|;|、|\/|和|及|与|以及|或|;? (?:and|or) | ?& ?/y;
const blank = / ?/y;
const trailing = /[.,;、!]+$/;

/** What is longer is no phrase: no list of dates or name of an item needs so many signs. */
const longestPhrase = 500;

/** Plans say 年底前 thousands of times: what a phrase says is worked out once. */
const readings = new Map<string, PhraseReading>();
const mostReadings = 1000;

/**
 * Reads a time phrase, Chinese or English, whatever an input method has made of its signs. Never throws.
 * `9月前` ends before September, `9月底前`, `7月初前` and `12月31日前` include what they name.
 */
export function readPhrase(text: string): PhraseReading {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const reading = readNew(text);
  if (readings.size >= mostReadings) readings.clear();
  readings.set(text, reading);
  return reading;
}

function readNew(text: string): PhraseReading {
  if (text.length > longestPhrase) {
    const nearest = examplePhrases(normalise(text.slice(0, longestPhrase)).text);
    return { ok: false, at: longestPhrase, length: text.length - longestPhrase, nearest };
  }
  const normal = normalise(text);
  const end = trailing.exec(normal.text)?.index ?? normal.text.length;
  const scanner = new Scanner({ ...normal, text: normal.text.slice(0, end) });
  const before = softenerOf(scanner, softenerBefore);
  const clauses: TimeClause[] = [];
  let after: string | undefined;
  while (clauses.length === 0 || !scanner.done) {
    const next = readNext(scanner, clauses);
    if (next === undefined) return unknown(scanner, text);
    clauses.push(...next);
    scanner.take(remark);
    after = softenerOf(scanner, softenerAfter) ?? after;
    scanner.take(remark);
  }
  const [first, ...more] = clauses;
  if (first === undefined) return unknown(scanner, text);
  const softener = before ?? after;
  return {
    ok: true,
    phrase: {
      text,
      ...given({ softener }),
      clauses: [first, ...more],
    },
  };
}

function readNext(
  scanner: Scanner,
  clauses: readonly TimeClause[],
): readonly TimeClause[] | undefined {
  if (clauses.length === 0) return readClause(scanner);
  const previous = clauses[clauses.length - 1];
  const separated = scanner.first((inner) => {
    if (inner.skip(separator) === undefined) return undefined;
    inner.skip(blank);
    return readClause(inner);
  });
  if (separated !== undefined) return separated;
  // 下半年每月1次, ongoing every 24 months, quarterly from March: only unlike clauses stand side by side.
  const { furthest } = scanner;
  return scanner.first((inner) => {
    inner.skip(blank);
    const next = readClause(inner);
    if (next?.[0]?.type !== previous?.type) return next;
    inner.furthest = furthest;
    return undefined;
  });
}

function readClause(scanner: Scanner): readonly TimeClause[] | undefined {
  const start = scanner.position;
  const found = scanner.first<readonly TimeClause[]>(
    (inner) => one(readUndated(inner)),
    (inner) => one(readChineseRecurring(inner)),
    (inner) => one(readEnglishRecurring(inner)),
    (inner) => one(readRelative(inner)),
    readDated,
    (inner) => one(readAfterEvent(inner)),
  );
  return scanner.position > start ? found : undefined;
}

function one(clause: TimeClause | undefined): readonly TimeClause[] | undefined {
  return clause === undefined ? undefined : [clause];
}

function softenerOf(scanner: Scanner, pattern: RegExp): string | undefined {
  const from = scanner.position;
  const match = scanner.take(pattern);
  if (match === undefined) return undefined;
  const word = match[0].replace(/,? ?(?:在|于)?$/, "");
  const start = from + (/^[,( ]*/.exec(word)?.[0].length ?? 0);
  return scanner.written(start, from + word.replace(/\)$/, "").length);
}

function unknown(scanner: Scanner, text: string): PhraseReading {
  const whole = scanner.place(0, scanner.normal.text.length);
  const from = Math.min(scanner.furthest, Math.max(0, scanner.normal.text.length - 1));
  const part = scanner.place(from, scanner.normal.text.length);
  return {
    ok: false,
    at: part.at,
    length: text === "" ? 0 : Math.max(part.length, Math.min(1, whole.length)),
    nearest: suggestions(scanner),
  };
}

// Known phrases, and what was understood before the unknown part (每半年1次 of 每半年1次会议).
function suggestions(scanner: Scanner): readonly string[] {
  const nearest = nearestPhrases(scanner.normal.text, readPhraseQuietly);
  const understood = scanner.written(0, scanner.furthest).replace(/[，、,；;\s]+$/, "");
  const useful =
    understood.length > 1 && !nearest.includes(understood) && readPhraseQuietly(understood);
  const phrases = useful && nearest.length < 3 ? [...nearest, understood] : nearest;
  return phrases.length > 0 ? phrases : examplePhrases(scanner.normal.text);
}

// Is a candidate readable? Candidates come from a fixed list, so this does not go deeper.
function readPhraseQuietly(text: string): boolean {
  const scanner = new Scanner(normalise(text));
  softenerOf(scanner, softenerBefore);
  const clauses: TimeClause[] = [];
  while (clauses.length === 0 || !scanner.done) {
    const next = readNext(scanner, clauses);
    if (next === undefined) return false;
    clauses.push(...next);
  }
  return true;
}
