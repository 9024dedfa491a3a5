import type { Edit, Fix, Place, Related, Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Problem } from "../check.ts";
import type { Passage, Prose } from "./prose.ts";

/**
 * Slips of writing in typed Chinese text. How a mark is written is a habit of whoever writes: it is
 * one finding a file, with its count and one fix, not one a place.
 */

/** A range of a passage that is written wrongly. */
export interface Slip {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** What belongs there, where that is clear. */
  readonly instead?: string;
}

const chinese = new WeakMap<Prose, readonly Passage[]>();

/** The passages of documents in Chinese: nearly every check of wording asks for them. */
export function chinesePassages(prose: Prose): readonly Passage[] {
  const known = chinese.get(prose);
  if (known !== undefined) return known;
  const found = prose.passages.filter((passage) => passage.document.locale === "zh");
  chinese.set(prose, found);
  return found;
}

/**
 * Everything in typed Chinese text that a pattern matches.
 * @param pattern global
 * @param judge what belongs in place of a match; `null` where nothing can be proposed, `undefined` where it is right as it is
 */
export function slipsIn(
  prose: Prose,
  pattern: RegExp,
  judge: (match: RegExpExecArray, passage: Passage) => string | null | undefined,
): readonly Slip[] {
  const slips: Slip[] = [];
  for (const passage of chinesePassages(prose)) {
    if (passage.text.search(pattern) === -1) continue;
    for (const match of passage.text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!passage.isTyped(start, end)) continue;
      const instead = judge(match, passage);
      if (instead === undefined) continue;
      slips.push({ passage, start, end, ...(instead === null ? {} : { instead }) });
    }
  }
  return slips;
}

export function placeOfSlip({ passage, start, end }: Slip): Place {
  return passage.place(start, end);
}

/** The words of a slip with up to `around` characters on either side. */
function wordsOf({ passage, start, end }: Slip, around = 0): string {
  return passage.text.slice(Math.max(0, start - around), end + around);
}

/** The edit that mends a slip; none where the range is broken by a line's end or a mark. */
function editOf(slip: Slip): Edit | undefined {
  const place = placeOfSlip(slip);
  if (slip.instead === undefined || place.end - place.start !== slip.end - slip.start)
    return undefined;
  return { place, text: slip.instead };
}

/** One fix for all of these slips, if every one of them has an edit. */
function fixOf(slips: readonly Slip[], title: Wording, safe: boolean): readonly Fix[] {
  const edits = slips.map(editOf).filter((edit) => edit !== undefined);
  return edits.length === slips.length ? [{ title, edits, safe }] : [];
}

/** How a file's slips of one kind are told. */
export interface SlipWords {
  /** `words` are those of the first slip. */
  message(words: string): Wording;
  readonly mend?: Wording;
  readonly fix: Wording;
  readonly safe: boolean;
  /** Characters quoted on either side. */
  readonly around?: number;
  readonly severity?: Problem["severity"];
}

/** How many other places a finding points at. */
const MOST_RELATED = 8;

/** Reports slips of one kind: one problem a file, at its first place. */
export function reportSlips(
  slips: readonly Slip[],
  report: (problem: Problem) => void,
  words: SlipWords,
): void {
  for (const found of groupBy(slips, (slip) => placeOfSlip(slip).file).values()) {
    const [first, ...others] = found;
    const message = words.message(wordsOf(first, words.around));
    report({
      entry: first.passage.entryAt(first.start),
      place: placeOfSlip(first),
      message:
        others.length === 0
          ? message
          : {
              zh: `${message.zh}，本文件共${found.length}处`,
              en: `${message.en} (${found.length} places in this file)`,
            },
      ...given({ mend: words.mend }),
      cases: found.length,
      related: others.slice(0, MOST_RELATED).map(
        (slip): Related => ({
          place: placeOfSlip(slip),
          message: {
            zh: `“${wordsOf(slip, words.around)}”`,
            en: `“${wordsOf(slip, words.around)}”`,
          },
        }),
      ),
      fixes: fixOf(found, words.fix, words.safe),
      ...given({ severity: words.severity }),
    });
  }
}
