import type { Entry } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import { type Passage, type Sentence, sentencesOf } from "../reading/prose.ts";

/** A Chinese character says as much as four letters; twelve of them are a sentence of one's own. */
const LEAST = 48;

/** What a sentence says, its punctuation taken away; nothing where it is too short to be told by. */
function saidIn(text: string): string | undefined {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const han = bare.match(/\p{Script=Han}/gu)?.length ?? 0;
  return bare.length + 3 * han >= LEAST ? bare : undefined;
}

/** The sentences of a passage; English ones also end at a stop before a capital. */
function sentencesIn({ text, document }: Passage): readonly Sentence[] {
  const sentences = sentencesOf(text);
  if (document.locale !== "en") return sentences;
  return sentences.flatMap(({ text: whole, start }) =>
    [...whole.matchAll(/\S.*?[.!?]["”’)]*(?=\s+["“(]?\p{Lu})|\S.*$/gsu)].map((match) => ({
      text: match[0],
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
  );
}

interface Placed {
  readonly passage: Passage;
  readonly sentence: Sentence;
}

function placeOf({ passage, sentence }: Placed) {
  return passage.place(sentence.start, sentence.end);
}

export const repeatedSentence = check({
  code: "repeated-sentence",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "改稿时的常见错误", en: "What editing leaves behind" },
  summary: { zh: "同一条里同一句话写了两遍", en: "A sentence that stands twice in one entry" },
  doc: {
    zh: "粘贴和改稿常把一句话、一段话留下两份。同一条目里两句文字相同（至少十二个字，不计标点）就报，指向后一句。不同条目里相同的话由 duplicate-entry 看，各条都要写的套话不算；一句里有现算的标记的也不算。",
    en: "Pasting and editing leave a sentence or a paragraph behind twice. Two sentences of one entry with the same words (of a sentence's length, punctuation aside) are one finding at the later one. What several entries say alike is left to duplicate-entry, and sentences with computed words are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 组织全体干部开展专题学习，交流心得体会。\n    | 办好专栏。\n    | 组织全体干部开展专题学习、交流心得体会。\n  }\n}\n',
      finds: [{ at: "5:7", says: "这句话前面已经有了：“组织全体干部开展专题学习、交流心得…”" }],
    },
    {
      source:
        'plan a "A plan" {\n  locale en\n  point {\n    | The Office will publish a list of all its open records by June.\n    | It is short. The Office will publish a list of all its open records by June.\n  }\n}\n',
      finds: [{ at: "5:20", says: "这句话前面已经有了：“The Office will p…”" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 做好宣传。召开会议。\n    | 做好宣传。\n    | 组织全体干部开展专题学习，交流心得体会。\n  }\n  措施 丙 "丙事。" | 组织全体干部开展专题学习，交流心得体会。年底前报送总结。\n}\n',
  ],
  run({ prose, report }) {
    const first = new Map<Entry, Map<string, Placed>>();
    for (const passage of prose.passages) {
      if (passage.kind === "title") continue;
      for (const sentence of sentencesIn(passage)) {
        const said = saidIn(sentence.text);
        if (said === undefined || !passage.isTyped(sentence.start, sentence.end)) continue;
        const entry = passage.entryAt(sentence.start);
        const known = first.get(entry) ?? new Map<string, Placed>();
        first.set(entry, known);
        const before = known.get(said);
        const here = { passage, sentence };
        if (before === undefined) {
          known.set(said, here);
          continue;
        }
        // A plan that is the body of its notice is read with both.
        if (placeOf(before).start === placeOf(here).start) continue;
        const words = [...sentence.text.trim()];
        const shown = quotable(
          words.length > 17 ? `${words.slice(0, 17).join("")}…` : words.join(""),
        );
        report({
          entry,
          place: placeOf(here),
          message: {
            zh: `这句话前面已经有了：“${shown}”`,
            en: `this sentence stands there already: “${shown}”`,
          },
          mend: { zh: "删去一处", en: "take one out" },
          related: [{ place: placeOf(before), message: { zh: "第一次", en: "the first time" } }],
        });
      }
    }
  },
});
