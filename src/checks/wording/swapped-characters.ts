import type { Model } from "../../model/compiled.ts";
import { check } from "../check.ts";
import type { Passage } from "../reading/prose.ts";
import { chinesePassages } from "../reading/slips.ts";

/** Four characters are compared: two of three would be words of their own too often. */
const SIZE = 4;
/** What a document says so often it means. */
const USUAL = 3;
/** Of longer documents the beginning is read, as for sounds. */
const READ_AT_MOST = 50_000;

interface Place {
  readonly passage: Passage;
  readonly at: number;
}

interface Said {
  readonly first: Place;
  count: number;
}

const han = /\p{Script=Han}{4,}/gu;

/** The stretches of four Chinese characters in a text, with where they begin. */
function* stretchesOf(text: string): Generator<readonly [string, number]> {
  for (const { 0: run, index } of text.matchAll(han))
    for (let at = 0; at + SIZE <= run.length; at += 1) yield [run.slice(at, at + SIZE), index + at];
}

function stretchesIn(passages: readonly Passage[]): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>();
  let left = READ_AT_MOST;
  for (const passage of passages) {
    left -= passage.text.length;
    if (left < 0) break;
    for (const [words, at] of stretchesOf(passage.text)) {
      const known = found.get(words);
      if (known === undefined) found.set(words, { first: { passage, at }, count: 1 });
      else known.count += 1;
    }
  }
  return found;
}

/** What the names of units and terms are made of: they need not be said often to be right. */
function declaredIn({ units, plans }: Model): ReadonlySet<string> {
  const names = [
    ...units.flatMap(({ title, short, aliases }) => [title, short ?? "", ...aliases]),
    ...plans.flatMap(({ terms }) =>
      terms.flatMap(({ name, words }) => [name, ...words.map(({ written }) => written)]),
    ),
  ];
  return new Set(names.flatMap((name) => [...stretchesOf(name)].map(([words]) => words)));
}

interface Swap {
  readonly right: string;
  /** The two neighbours as they stand. */
  readonly pair: string;
}

/** The same characters with two neighbours the other way round. */
function swapsOf(words: string): readonly Swap[] {
  return [0, 1, 2].flatMap((at) => {
    const [one, two] = [words.charAt(at), words.charAt(at + 1)];
    if (one === two) return [];
    return [{ right: words.slice(0, at) + two + one + words.slice(at + 2), pair: one + two }];
  });
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** 产生 is a word as 生产 is, 书委 is none. */
function isNoWord(pair: string): boolean {
  return [...segmenter.segment(pair)].length > 1;
}

/** Whether two characters stand side by side in one place only. */
function isPairOnce(passages: readonly Passage[], pair: string): boolean {
  const [, ...more] = passages.flatMap(({ text }) => [...text.matchAll(new RegExp(pair, "gu"))]);
  return more.length === 0;
}

export const swappedCharacters = check({
  code: "swapped-characters",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "校对的通例", en: "Practice of proofreading" },
  summary: {
    zh: "常用的说法里有一处颠倒了两个字",
    en: "Two characters of a usual word stand the other way round in one place",
  },
  doc: {
    zh: "“党委书记”写成“党书委记”，眼睛容易滑过去。全文三次以上的说法，或者声明过的单位、提法，有一处相邻两字颠倒、而且这两个字这样连写的只有这一处，就报（颠倒过来也是一个词的不算，如“生产”和“产生”）。只比四个字以上连写的汉字；很长的文件只看前五万字。",
    en: "党书委记 for 党委书记 slips past the eye. Where a document says something three times or more, or declares it as a unit or a term, and has two neighbouring characters of it swapped in one place only, that place is told of, unless the two are a word that way round as well (生产 and 产生). Only runs of four Chinese characters or more are compared; of long documents the first 50,000 characters are read.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 由党委书记部署，向党委书记报告。党委书记每季度听取汇报，党书委记年底述职。\n}\n',
      finds: [{ at: "2:33", says: "“党书委记”只有这一处，像是把“党委书记”写颠倒了" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 由党委书记部署，向党委书记报告。党委书记每季度听取汇报，党委副书记年底述职。\n  | 推进改革发展，服务改革发展，保障改革发展，促进发展改革。\n}\n',
  ],
  run({ model, prose, report }) {
    const passages = chinesePassages(prose);
    const said = stretchesIn(passages);
    const declared = declaredIn(model);
    const isUsual = (words: string) =>
      declared.has(words) || (said.get(words)?.count ?? 0) >= USUAL;
    const told = new Map<Passage, number>();
    for (const [words, { first, count }] of said) {
      if (count > 1 || declared.has(words)) continue;
      const right = swapsOf(words).find(
        (swap) => isUsual(swap.right) && isNoWord(swap.pair) && isPairOnce(passages, swap.pair),
      )?.right;
      const { passage, at } = first;
      // The stretches around the same slip overlap.
      if (right === undefined || at < (told.get(passage) ?? -1)) continue;
      if (!passage.isTyped(at, at + SIZE)) continue;
      told.set(passage, at + SIZE);
      const place = passage.place(at, at + SIZE);
      const usual = said.get(right)?.first;
      report({
        entry: passage.entryAt(at),
        place,
        message: {
          zh: `“${words}”只有这一处，像是把“${right}”写颠倒了`,
          en: `“${words}” stands here only; “${right}” seems to be meant`,
        },
        mend: { zh: `是不是“${right}”？`, en: `is “${right}” meant?` },
        related:
          usual === undefined
            ? []
            : [
                {
                  place: usual.passage.place(usual.at, usual.at + SIZE),
                  message: { zh: "第一处", en: "the first of them" },
                },
              ],
        fixes:
          place.end - place.start === SIZE
            ? [
                {
                  title: { zh: `改为“${right}”`, en: `write “${right}”` },
                  edits: [{ place, text: right }],
                  safe: false,
                },
              ]
            : [],
      });
    }
  },
});
