import type { Model } from "../../model/compiled.ts";
import type { Notice, Plan } from "../../model/model.ts";
import { check } from "../check.ts";
import { type Passage, readProse } from "../reading/prose.ts";

/** How often a pair of words stands in a document, and where first. */
interface Pair {
  readonly first: string;
  readonly second: string;
  readonly passage: Passage;
  readonly at: number;
  count: number;
}

interface Words {
  readonly pairs: readonly Pair[];
  /** How often each word stands there, alone or not. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A pair that stands there once, and a usual one that differs from it in one character of one word. */
interface Candidate {
  readonly rare: Pair;
  readonly usual: Pair;
}

/** A pair used so often is what the document means. */
const USUAL = 3;
/** Of longer documents the beginning is read: segmenting is the dearest step of all checks. */
const READ_AT_MOST = 50_000;

const twoOrMore = /^\p{Script=Han}{2,4}$/u;

function wordsOf(passages: readonly Passage[]): Words {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const pairs = new Map<string, Pair>();
  const counts = new Map<string, number>();
  let left = READ_AT_MOST;
  for (const passage of passages) {
    left -= passage.text.length;
    if (left < 0) break;
    let before: { readonly word: string; readonly at: number } | undefined;
    for (const { segment, index } of segmenter.segment(passage.text)) {
      if (!twoOrMore.test(segment)) {
        before = undefined;
        continue;
      }
      counts.set(segment, (counts.get(segment) ?? 0) + 1);
      if (before !== undefined) {
        const key = `${before.word} ${segment}`;
        const known = pairs.get(key);
        if (known === undefined)
          pairs.set(key, { first: before.word, second: segment, passage, at: before.at, count: 1 });
        else known.count += 1;
      }
      before = { word: segment, at: index };
    }
  }
  return { pairs: [...pairs.values()], counts };
}

/** Same length, and the same character in at least one place: 形势 and 形式. */
function alike(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  return [...a].some((char, index) => char === b.charAt(index));
}

function candidatesOf(passages: readonly Passage[]): readonly Candidate[] {
  const { pairs, counts } = wordsOf(passages);
  // A word that the document uses elsewhere is no slip of the input method.
  const isUnique = (word: string) => counts.get(word) === 1;
  const byWord = new Map<string, Pair[]>();
  const remember = (key: string, pair: Pair) => {
    const known = byWord.get(key);
    if (known === undefined) byWord.set(key, [pair]);
    else known.push(pair);
  };
  for (const pair of pairs) {
    if (pair.count < USUAL) continue;
    remember(`${pair.first} `, pair);
    remember(` ${pair.second}`, pair);
  }
  if (byWord.size === 0) return [];
  return pairs.flatMap((rare) =>
    rare.count > 1
      ? []
      : [
          ...(byWord.get(`${rare.first} `) ?? []).filter(
            ({ second }) => isUnique(rare.second) && alike(second, rare.second),
          ),
          ...(byWord.get(` ${rare.second}`) ?? []).filter(
            ({ first }) => isUnique(rare.first) && alike(first, rare.first),
          ),
        ].map((usual) => ({ rare, usual })),
  );
}

const known = new WeakMap<Model, readonly Candidate[]>();

function candidatesIn(model: Model): readonly Candidate[] {
  const found = known.get(model);
  if (found !== undefined) return found;
  const prose = readProse(model);
  const documents: readonly (Plan | Notice)[] = [...model.plans, ...model.notices];
  const candidates = documents.flatMap((document) =>
    document.locale === "zh" ? candidatesOf(prose.of(document)) : [],
  );
  known.set(model, candidates);
  return candidates;
}

/**
 * Does a model have words that only their sound can tell apart? If not, nobody needs to load the
 * dictionary of readings for this check.
 */
export function wantsReading(model: Model): boolean {
  return candidatesIn(model).length > 0;
}

export const homophone = check({
  code: "homophone",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "输入法的常见错误", en: "What input methods get wrong" },
  summary: {
    zh: "与文中常用的说法同音的另一种写法",
    en: "Words that sound like those that the document uses everywhere else",
  },
  doc: {
    zh: "全文三次以上写“权力清单”，有一处写“权利清单”，多半是输入法选错了词。只看相邻的两个词：一个相同，另一个同音、长度相同、至少一个字相同，而且全文只用了这一次。读音由项目提供，没有读音就不查；很长的文件只看前五万字。",
    en: "Where a document writes 权力清单 three times or more and 权利清单 once, an input method most likely took the wrong word. Two neighbouring words are compared: one is the same, the other sounds the same, has the same length and a character in common, and is used nowhere else. Readings come from the project; without them nothing is judged. Of long documents the first 50,000 characters are read.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 公布权力清单。\n    | 完善权力清单。\n    | 更新权力清单。\n    | 执行权利清单。\n  }\n}\n',
      finds: [{ at: "6:9", says: "“权利清单”只有这一处，其余3处写“权力清单”" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 公布权力清单。\n    | 完善权力清单。\n    | 更新权力清单。\n    | 维护权利，执行权利清单，执行权威清单。\n  }\n}\n',
  ],
  run({ model, reading, report }) {
    if (reading === undefined) return;
    const sounds = (word: string) => reading(word).join(" ");
    for (const { rare, usual } of candidatesIn(model)) {
      const inSecond = rare.first === usual.first;
      const [word, other] = inSecond ? [rare.second, usual.second] : [rare.first, usual.first];
      if (sounds(word) !== sounds(other)) continue;
      const { passage } = rare;
      const at = rare.at + (inSecond ? rare.first.length : 0);
      report({
        entry: passage.entryAt(at),
        place: passage.place(at, at + word.length),
        message: {
          zh: `“${rare.first}${rare.second}”只有这一处，其余${usual.count}处写“${usual.first}${usual.second}”`,
          en: `“${rare.first}${rare.second}” stands here only; elsewhere it is “${usual.first}${usual.second}” (${usual.count})`,
        },
        mend: { zh: `是不是“${other}”？`, en: `is “${other}” meant?` },
        related: [
          {
            place: usual.passage.place(
              usual.at,
              usual.at + usual.first.length + usual.second.length,
            ),
            message: { zh: "第一处", en: "the first of them" },
          },
        ],
        fixes: [
          {
            title: { zh: `改为“${other}”`, en: `write “${other}”` },
            edits: [{ place: passage.place(at, at + word.length), text: other }],
            safe: false,
          },
        ],
      });
    }
  },
});
