import { fold } from "../../../grammar/vocabulary.ts";
import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Name, type Others, placeIn, type Ref, type RefList } from "../../syntax/entry.ts";
import { gluedOthers, joinWords } from "../../syntax/ref-list.ts";
import * as findings from "../findings.ts";

/** Units that are typed as one word: only who knows all units sees where one ends. */

type IsKnown = (word: string) => boolean;

/** The part of a name from one place in it to another. */
function partOf(name: Name, from: number, to: number): Name {
  const written = name.written.slice(from, to);
  return { text: fold(written), written, start: name.start + from, end: name.start + to };
}

/** No unit is called by a name longer than this: where one is looked for within a word, it ends before. */
const LONGEST_NAME = 200;

/** The parts of a word that 和 joins, if each of them is known; of several ways the one whose first part is shortest. */
function partsOf(name: Name, separator: string, isKnown: IsKnown): Ref[] | undefined {
  const { written } = name;
  if (isKnown(name.text)) return [refOf(name, separator)];
  const joins = joinsIn(written);
  // From the end: how what begins behind each join can be told apart, and then the whole.
  const apart = new Map<number, Ref[]>();
  for (let index = joins.length; index >= 0; index -= 1) {
    const start = joins[index - 1];
    const from = start === undefined ? 0 : start.at + start.join.length;
    const parts = partsFrom(from, index, start?.join ?? separator);
    if (parts !== undefined) apart.set(from, parts);
  }
  return apart.get(0);

  /** @param next the index of the first join that may end the first part */
  function partsFrom(from: number, next: number, before: string): Ref[] | undefined {
    if (written.length - from <= LONGEST_NAME) {
      const last = partOf(name, from, written.length);
      if (isKnown(last.text)) return [refOf(last, before)];
    }
    for (let index = next; index < joins.length; index += 1) {
      const { at, join } = joins[index] ?? { at: 0, join: "" };
      if (at - from > LONGEST_NAME) return undefined;
      const rest = at > from ? apart.get(at + join.length) : undefined;
      if (rest === undefined) continue;
      const first = partOf(name, from, at);
      if (isKnown(first.text)) return [refOf(first, before), ...rest];
    }
    return undefined;
  }
}

function refOf(name: Name, separator: string): Ref {
  const { start, end } = name;
  return { words: [name], separator, start, end };
}

interface Join {
  readonly at: number;
  readonly join: string;
}

/** Where 和 and the like stand in a word, behind its first character. */
function joinsIn(written: string): readonly Join[] {
  const joins: Join[] = [];
  for (let at = 1; at < written.length; at += 1) {
    const join = joinWords.find((word) => word !== "and" && written.startsWith(word, at));
    if (join !== undefined) joins.push({ at, join });
  }
  return joins;
}

/** `甲和乙` as two references. */
function joinedApart(ref: Ref, isKnown: IsKnown): readonly Ref[] {
  const [word, second] = ref.words;
  if (word === undefined || second !== undefined || ref.literal !== undefined) return [ref];
  return partsOf(word, ref.separator, isKnown) ?? [ref];
}

/** 等 found within the words of a reference. */
interface FoundOthers {
  readonly word: Name;
  readonly refs: readonly Ref[];
  readonly others: Others;
  /** What should stand instead of the word. */
  readonly wanted: string;
}

/** `乙等有关部门` and `乙 等示范县` as a reference and what 等 says of others. */
function othersApart(ref: Ref, isKnown: IsKnown): FoundOthers | undefined {
  for (const [index, word] of ref.words.entries()) {
    if (isKnown(word.text)) continue;
    const from = index === 0 ? 1 : 0;
    for (let at = word.written.indexOf("等", from); at !== -1; ) {
      const unit = partOf(word, 0, at);
      const own = at === 0 ? undefined : partsOf(unit, ref.separator, isKnown);
      // What names nobody may follow 等; any other word is declared.
      const rest = word.text.slice(1);
      const follows =
        at === 0 && (rest === "" || gluedOthers(word.text) !== undefined || isKnown(rest));
      if (follows || (index === 0 && own !== undefined)) {
        const before = ref.words.slice(0, index);
        const refs: readonly Ref[] = own ?? [
          { words: before, separator: ref.separator, start: ref.start, end: word.start },
        ];
        return { word, refs, ...tailOf(ref, index, word, at, isKnown) };
      }
      at = word.written.indexOf("等", at + 1);
    }
  }
  return undefined;
}

function tailOf(ref: Ref, index: number, word: Name, at: number, isKnown: IsKnown) {
  const { start, end } = partOf(word, at, word.written.length);
  const rest = partOf(word, at + 1, word.written.length);
  const named = isKnown(rest.text);
  const words = [...(named ? [rest] : []), ...ref.words.slice(index + 1)];
  const refs: readonly Ref[] =
    words.length === 0 && ref.literal === undefined
      ? []
      : [
          {
            words,
            ...given({ literal: ref.literal }),
            separator: "",
            start: words[0]?.start ?? ref.start,
            end: ref.end,
          },
        ];
  const others: Others = { written: named ? "" : rest.written, refs, start, end };
  const unit = word.written.slice(0, at);
  const behind = named ? `等 ${rest.written}` : `等${rest.written}`;
  return { others, wanted: unit === "" ? behind : `${unit} ${behind}` };
}

/**
 * A list with the units apart that are typed as one word: `甲和乙`. 等 within a word is reported, and
 * read as it was meant: nobody is lost.
 */
export function unitsApart(
  source: RefList,
  file: string,
  isKnown: IsKnown,
  report: Report,
): RefList {
  const apart = (list: readonly Ref[]) => list.flatMap((ref) => joinedApart(ref, isKnown));
  const last = source.include.at(-1);
  const found =
    last === undefined || source.others !== undefined ? undefined : othersApart(last, isKnown);
  if (found === undefined)
    return { ...source, include: apart(source.include), exclude: apart(source.exclude) };
  const { word, refs, others, wanted } = found;
  const place = placeIn(file, word);
  // Where a row of the journal has 等 as a word of its own, nothing is glued.
  if (wanted !== word.written) {
    report(
      findings.gluedOthers.at(
        place,
        { word: word.written, wanted },
        {
          fixes: [
            {
              title: { zh: `写作“${wanted}”`, en: `write “${wanted}”` },
              edits: [{ place, text: wanted }],
              safe: true,
            },
          ],
        },
      ),
    );
  }
  return {
    ...source,
    include: [...apart(source.include.slice(0, -1)), ...refs],
    exclude: apart(source.exclude),
    others,
  };
}
