import { distance } from "fastest-levenshtein";
import type { Place, Related, Wording } from "../../findings/finding.ts";
import type { Item, Plan } from "../../model/model.ts";
import { placeIn, placeOf, type Title } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import { countedPhrases } from "../reading/counted-phrases.ts";
import type { Passage } from "../reading/prose.ts";

type Report = CheckContext<undefined>["report"];

/** What a slogan lists, in order, and where each word stands. */
interface Slogan {
  readonly name: string;
  readonly words: readonly { readonly text: string; readonly place: Place }[];
}

/** The words of a title that come nearest to a word, with their place; undefined where none is near. */
function nearestWords(title: Title, word: string): { text: string; start: number } | undefined {
  let best: { text: string; start: number; score: number } | undefined;
  for (const part of title.parts) {
    if (part.type !== "text" || part.text.length !== part.end - part.start) continue;
    for (let length = Math.max(2, word.length - 2); length <= word.length + 2; length += 1) {
      for (let at = 0; at + length <= part.text.length; at += 1) {
        const text = part.text.slice(at, at + length);
        if (/[。，；：、“”]/.test(text)) continue;
        // Of equally near words those of the same length.
        const score = distance(text, word) + Math.abs(length - word.length) / 100;
        if (best === undefined || score < best.score)
          best = { text, start: part.start + at, score };
      }
    }
  }
  return best !== undefined && Math.floor(best.score) <= word.length / 2 ? best : undefined;
}

/** Where the summary of the document says a word. */
function sentenceWith(word: string, passages: readonly Passage[], title: Title): Related[] {
  for (const passage of passages) {
    if (passage.kind === "note") continue;
    const at = passage.text.indexOf(word);
    if (at === -1) continue;
    const place = passage.place(at, at + word.length);
    if (place.start >= title.start && place.end <= title.end) continue;
    return [{ place, message: { zh: `文中写作“${word}”`, en: `the text says “${word}”` } }];
  }
  return [];
}

function spoken(item: Item): Wording {
  const { spec } = item.entry;
  const number = item.label.trim().replace(/[、.．]$/, "");
  return { zh: `${spec.zh}${number}`, en: `${spec.en} ${number}`.trim() };
}

function compare(
  slogan: Slogan,
  items: readonly Item[],
  passages: readonly Passage[],
  report: Report,
) {
  let misplaced = false;
  slogan.words.forEach((word, index) => {
    const item = items[index];
    const { title } = item ?? {};
    if (item === undefined || title === undefined || title.text.includes(word.text)) return;
    const elsewhere = items.findIndex((other) => other.title?.text.includes(word.text) === true);
    const who = spoken(item);
    const ordinal = {
      zh: `“${slogan.name}”第${index + 1}项“${word.text}”`,
      en: `“${word.text}”, number ${index + 1} of “${slogan.name}”`,
    };
    const listedHere: Related = {
      place: word.place,
      message: {
        zh: `“${slogan.name}”的第${index + 1}项`,
        en: `number ${index + 1} of “${slogan.name}”`,
      },
    };
    if (elsewhere !== -1) {
      // Two that changed places are one problem.
      if (misplaced) return;
      misplaced = true;
      const other = items[elsewhere];
      report({
        entry: item.entry,
        place: placeIn(item.entry.file, title),
        message: {
          zh: `${ordinal.zh}写在第${elsewhere + 1}个标题里，次序与提法不同`,
          en: `${ordinal.en} stands in title ${elsewhere + 1}: another order than the slogan's`,
        },
        mend: { zh: "两处按同一次序写", en: "keep one order in both places" },
        related: [
          listedHere,
          ...(other === undefined
            ? []
            : [
                {
                  place: placeOf(other.entry),
                  message: { zh: "在这个标题里", en: "in this title" },
                },
              ]),
        ],
      });
      return;
    }
    const near = nearestWords(title, word.text);
    const shown = near === undefined ? quotable(title.text.replace(/[。；：]$/, "")) : near.text;
    report({
      entry: item.entry,
      place: placeIn(
        item.entry.file,
        near === undefined ? title : { start: near.start, end: near.start + near.text.length },
      ),
      message: {
        zh: `${who.zh}写“${shown}”，与${ordinal.zh}用词不一致`,
        en: `${who.en} says “${shown}” and not ${ordinal.en}`,
      },
      mend: { zh: "统一为其中一种说法", en: "use the same words in both places" },
      related: [...sentenceWith(word.text, passages, title), listedHere],
    });
  });
}

function declared(plan: Plan, passages: readonly Passage[], report: Report): ReadonlySet<string> {
  const names = new Set<string>();
  for (const term of plan.terms) {
    names.add(term.name);
    if (term.realizedBy === undefined) continue;
    const items = plan.allItems.filter(({ kind }) => kind === term.realizedBy);
    const kind = items[0]?.entry.spec;
    if (items.length !== term.words.length) {
      report({
        entry: term.entry,
        place: placeOf(term.entry),
        message: {
          zh: `提法“${term.name}”列${term.words.length}项，${kind?.zh ?? "对应的条目"}有${items.length}个`,
          en: `the term “${term.name}” lists ${term.words.length}, and there are ${items.length} of ${kind?.en ?? "its kind"}`,
        },
        mend: { zh: "一项对应一个标题", en: "one title for each word" },
      });
      continue;
    }
    const words = term.words.map((word) => ({
      text: word.written,
      place: placeIn(term.entry.file, word),
    }));
    compare({ name: term.name, words }, items, passages, report);
  }
  return names;
}

/** The groups of headings of a plan: the children of one parent with titles, by their number. */
function headingsByCount(plan: Plan): ReadonlyMap<number, readonly (readonly Item[])[]> {
  const groups = new Map<number, (readonly Item[])[]>();
  const add = (children: readonly Item[]) => {
    const headings = children.filter(
      ({ kind, title }) =>
        title !== undefined && (kind === "goal" || kind === "section" || kind === "measure"),
    );
    if (headings.length < 3 || headings.length !== children.length) return;
    const known = groups.get(headings.length);
    if (known === undefined) groups.set(headings.length, [headings]);
    else known.push(headings);
  };
  add(plan.items);
  for (const item of plan.allItems) add(item.children);
  return groups;
}

/** 抓好学习教育、选人用人: the verb in front of a list is no part of its first word. */
function withoutVerb(items: readonly string[], title: Title | undefined): readonly string[] {
  const [first = "", ...others] = items;
  const least = Math.max(2, Math.min(...others.map(({ length }) => length)));
  for (let at = 0; at + least <= first.length; at += 1) {
    if (title?.text.includes(first.slice(at)) === true) return [first.slice(at), ...others];
  }
  return items;
}

/** A slogan that prose alone spells out: it belongs to the headings that all but one of its words are in, in order. */
function undeclared(
  plan: Plan,
  passages: readonly Passage[],
  known: ReadonlySet<string>,
  report: Report,
): void {
  const groups = headingsByCount(plan);
  if (groups.size === 0) return;
  const done = new Set(known);
  for (const passage of passages) {
    for (const phrase of countedPhrases(passage)) {
      const list = phrase.lists.find(({ items }) => items.length === phrase.name.number);
      if (list === undefined || done.has(phrase.text)) continue;
      for (const items of groups.get(list.items.length) ?? []) {
        const listed = withoutVerb(list.items, items[0]?.title);
        const hits = listed.filter(
          (word, index) => items[index]?.title?.text.includes(word) === true,
        );
        if (hits.length < list.items.length - 1 || hits.length === list.items.length) continue;
        done.add(phrase.text);
        let at = list.start;
        const words = listed.map((text) => {
          const start = passage.text.indexOf(text, at);
          at = start + text.length;
          return { text, place: passage.place(start, at) };
        });
        compare({ name: phrase.text, words }, items, [], report);
      }
    }
  }
}

export const sloganVsHeading = check({
  code: "slogan-vs-heading",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "标题的说法、次序与它所对应的提法不一致",
    en: "Headings do not say what the slogan says that they realize",
  },
  doc: {
    zh: "总体思路写“五个提升”，五个目标的标题就应当依次写这五项，用词相同。提法写“对应 目标”的，逐项比较；没有声明、只在正文里列出的，其余各项都依次对得上、只有一项不同时才报。",
    en: "Where the summary promises five improvements, the five headings say them, in the same words and order. A term with `realized-by` is compared word by word; one that only prose lists, only where all words but one are found in the headings, in order.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  提法 两个提升 = 党建主业意识, 党建工作氛围 对应 目标\n  | 实现党建主业意识、党建工作氛围的“两个提升”。\n  目标 乙 "力推学习教育，实现党建主业意识明显提升。"\n  目标 丙 "力推党建活动，实现党建核心氛围明显提升。"\n}\n',
      finds: [
        { at: "5:18", says: "目标二写“党建核心氛围”，与“两个提升”第2项“党建工作氛围”用词不一致" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  提法 两个力推 = 学习教育, 选人用人 对应 目标\n  目标 乙 "力推选人用人。"\n  目标 丙 "力推学习教育。"\n}\n',
      finds: [{ at: "3:8", says: "“两个力推”第1项“学习教育”写在第2个标题里，次序与提法不同" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  提法 两个力推 = 学习教育, 选人用人 对应 目标\n  目标 乙 "力推学习教育。"\n}\n',
      finds: [{ at: "2:6", says: "提法“两个力推”列2项，目标有1个" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  | 抓好学习教育、选人用人、作风建设“三个力推”。\n  目标 乙 "力推学习教育。"\n  目标 丙 "力推选人用人。"\n  目标 丁 "力推工作作风。"\n}\n',
      finds: [{ at: "5:13", says: "目标三写“作风”，与“三个力推”第3项“作风建设”用词不一致" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  提法 两个力推 = 学习教育, 选人用人 对应 目标\n  | 抓好学习教育、选人用人、作风建设三项工作。\n  目标 乙 "力推学习教育从严从实。"\n  目标 丙 "力推选人用人从严从实。"\n}\n',
    '方案 甲 "甲方案" {\n  | 坚持政治引领、问题导向、群众路线三项原则。\n  目标 乙 "强化党的领导。"\n  目标 丙 "坚持问题导向。"\n  目标 丁 "加强作风建设。"\n}\n',
  ],
  run({ model, prose, report }) {
    for (const plan of model.plans) {
      const passages = prose.of(plan);
      undeclared(plan, passages, declared(plan, passages, report), report);
    }
  },
});
