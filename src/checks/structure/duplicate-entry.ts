import type { Place, Related, Wording } from "../../findings/finding.ts";
import { groupBy } from "../../model/group-by.ts";
import { partiesOf } from "../../model/items/responsibilities.ts";
import type { Item, ItemKind, Plan } from "../../model/model.ts";
import { placeIn, placeOf, type TextBlock } from "../../syntax/entry.ts";
import type { TextRun } from "../../syntax/inline.ts";
import { type CheckContext, check } from "../check.ts";
import { quotable, spokenItem, spokenName } from "../entries/item-words.ts";

type Report = CheckContext<undefined>["report"];

/** Letters, digits and Chinese characters of a text: what is left when its punctuation is taken away. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Does a text say so much? A Chinese character counts as four letters. */
function saysAtLeast(text: string, letters: number): boolean {
  if (text.length >= letters) return true;
  if (text.length * 4 < letters) return false;
  let sum = 0;
  for (const char of text) sum += /\p{Script=Han}/u.test(char) ? 4 : 1;
  return sum >= letters;
}

/** 按方案执行 may stand below many measures; twelve characters are a sentence of one's own. */
const sentence = 48;
/** A title of eight characters is no mere 加强宣传. */
const heading = 32;
/** From here on the same words with another date are no coincidence either. */
const longText = 100;

function textRuns(item: Item): readonly TextRun[] {
  return item.entry.children
    .filter((child): child is TextBlock => child.type === "text")
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .filter((part): part is TextRun => part.type === "text");
}

function partyKey(item: Item): string {
  const keys = [...partiesOf(item, "owner"), ...partiesOf(item, "lead")].map(({ key }) => key);
  return [...new Set(keys)].sort().join("+");
}

function isAround(outer: Item, item: Item): boolean {
  for (let at = item.parent; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

function phaseOf(item: Item): Item | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at.kind === "phase") return at;
  return undefined;
}

/** When it is owed, as far as that tells two pieces of work apart. */
function dateOf(item: Item): string {
  return `${item.due?.written ?? ""}/${item.frequency?.written ?? ""}`;
}

type Group = readonly [Item, ...Item[]];

/** The groups of several; items without a key are in none. */
function several<Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): readonly Group[] {
  return [...groupBy(items, keyOf)]
    .filter(([key, group]) => key !== undefined && group.length > 1)
    .map(([, group]) => group);
}

/**
 * Entries that may be one: of the same key, the same units and the same phase, in document order; those
 * without a key are left out.
 */
function grouped(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): readonly Group[] {
  return several(items, keyOf)
    .flatMap((group) => several(group, partyKey))
    .flatMap((group) => several(group, (item) => phaseOf(item) ?? item.plan));
}

const mend = {
  zh: "合并，或删去重复的一项；确是两件事的，写明不同之处",
  en: "merge them or delete one; where they are two things, say what makes them differ",
};

function others(items: readonly Item[], message: Wording): readonly Related[] {
  return items.slice(0, 5).map(({ entry }) => ({ place: placeOf(entry), message }));
}

/** The words of an item, or where it stands if it has none. */
function spoken(item: Item): Wording {
  const hasWords = item.title !== undefined || item.name !== undefined;
  if (hasWords) return spokenItem(item);
  const where = item.parent === undefined ? undefined : spokenItem(item.parent);
  const { spec } = item.entry;
  return where === undefined
    ? { zh: spec.zh, en: `the ${spec.en}` }
    : { zh: `${where.zh}里的${spec.zh}`, en: `the ${spec.en} in ${where.en}` };
}

function beginning(text: string): string {
  const shown = [...text].slice(0, 16).join("");
  return quotable(shown.length < text.length ? `${shown}…` : shown);
}

interface Found {
  readonly item: Item;
  readonly place: Place;
  readonly message: Wording;
  readonly related: readonly Related[];
  readonly note?: boolean;
}

function sameTexts(plan: Plan): readonly Found[] {
  const texts = new Map<Item, string>();
  for (const item of plan.allItems) {
    const text = bare(
      textRuns(item)
        .map((run) => run.text)
        .join(""),
    );
    if (saysAtLeast(text, sentence)) texts.set(item, text);
  }
  return grouped(plan.allItems, (item) => texts.get(item)).flatMap(([first, ...rest]): Found[] => {
    const text = texts.get(first) ?? "";
    const copies = rest.filter(
      (item) =>
        !isAround(first, item) && (dateOf(first) === dateOf(item) || saysAtLeast(text, longText)),
    );
    const [copy] = copies;
    const run = copy === undefined ? undefined : textRuns(copy)[0];
    if (copy === undefined || run === undefined) return [];
    const dated = dateOf(first) !== dateOf(copy);
    const a = spoken(copy);
    const b = spoken(first);
    const more = copies.length - 1;
    return [
      {
        item: copy,
        place: placeIn(copy.entry.file, run),
        note: dated,
        message: {
          zh: `${a.zh}的文字与${b.zh}相同：“${beginning(run.text)}”${dated ? "，时限或频次不同" : ""}${more > 0 ? `，还有${more}处` : ""}`,
          en: `the text of ${a.en} is that of ${b.en}: “${beginning(run.text)}”${dated ? ", with another deadline or frequency" : ""}${more > 0 ? `, and ${more} more` : ""}`,
        },
        related: [
          ...others([first], { zh: "文字相同的一项", en: "the same text" }),
          ...others(copies.slice(1), { zh: "这里也相同", en: "here, too" }),
        ],
      },
    ];
  });
}

/** Entries of one kind and title beside each other, or anywhere where the title is all they say. */
function sameTitles(plan: Plan): readonly Found[] {
  const parents = new Map<Item | undefined, number>();
  const parentKey = (item: Item) => {
    const known = parents.get(item.parent) ?? parents.size;
    parents.set(item.parent, known);
    return known;
  };
  const titleOf = (item: Item) => {
    const title = bare(item.title?.text ?? "");
    return title === "" ? undefined : title;
  };
  const beside = grouped(plan.allItems, (item) => {
    const title = titleOf(item);
    return title === undefined ? undefined : `${parentKey(item)} ${item.kind} ${title}`;
  });
  const alone = grouped(plan.allItems, (item) => {
    const title = titleOf(item);
    const work = item.kind === "measure" || item.kind === "action" || item.kind === "goal";
    if (title === undefined || !work || item.children.length > 0) return undefined;
    return textRuns(item).length === 0 && saysAtLeast(title, heading)
      ? `${item.kind} ${title}`
      : undefined;
  });
  return [...beside, ...alone].flatMap(([first, ...rest]): Found[] => {
    const copies = rest.filter(
      (item) => !isAround(first, item) && dateOf(first) === dateOf(item) && sameAmount(first, item),
    );
    const [copy] = copies;
    if (copy === undefined) return [];
    const { zh, en } = spokenItem(copy);
    const many = copies.length > 1 ? `（共${copies.length + 1}处）` : "";
    const manyEn = copies.length > 1 ? ` (${copies.length + 1} places)` : "";
    return [
      {
        item: copy,
        place: placeIn(copy.entry.file, copy.title ?? copy.entry.keyword),
        message: {
          zh: `${zh}前面已经有了，标题、单位和时限都相同${many}`,
          en: `${en} is there already, with the same title, units and deadline${manyEn}`,
        },
        related: others([first, ...copies.slice(1)], { zh: "相同的一项", en: "the same" }),
      },
    ];
  });
}

function sameAmount(a: Item, b: Item): boolean {
  return a.target?.amount.written === b.target?.amount.written;
}

const kindsWithFacts: ReadonlySet<ItemKind> = new Set(["measure", "action"]);

/** Measures of the same units, due the same day, that promise the same result. */
function sameFacts(plan: Plan): readonly Found[] {
  const promised = new Map<string, number>();
  const results = (item: Item): readonly string[] =>
    item.children.flatMap((child) => {
      if (child.kind === "deliverable") return [bare(child.title?.text ?? "")];
      const amount = child.target?.amount;
      return child.kind === "indicator" && amount !== undefined
        ? [`${bare(spokenName(child))} ${amount.written}`]
        : [];
    });
  const candidates = plan.allItems.filter(({ kind }) => kindsWithFacts.has(kind));
  for (const item of candidates)
    for (const result of results(item)) promised.set(result, (promised.get(result) ?? 0) + 1);
  return grouped(candidates, (item) => {
    const own = results(item);
    const owned = item.due !== undefined && !item.due.inherited;
    if (own.length === 0 || !owned || partyKey(item) === "") return undefined;
    // What many entries promise (印发方案) tells none of them apart.
    if (own.some((result) => !saysAtLeast(result, 16) || (promised.get(result) ?? 0) > 2))
      return undefined;
    return [partyKey(item), item.due?.resolved?.due ?? dateOf(item), ...[...own].sort()].join(" ");
  }).flatMap(([first, copy]): Found[] => {
    if (copy === undefined || isAround(first, copy)) return [];
    const a = spoken(copy);
    const b = spoken(first);
    const result = copy.children.find(({ kind }) => kind === "deliverable" || kind === "indicator");
    const words = result === undefined ? { zh: "", en: "" } : spokenItem(result);
    return [
      {
        item: copy,
        place: placeOf(copy.entry),
        note: true,
        message: {
          zh: `${a.zh}与${b.zh}的单位、时限和${words.zh}都相同，像是同一件事`,
          en: `${a.en} and ${b.en} have the same units, deadline and ${words.en.replace(/^the /, "")}; they seem to be one thing`,
        },
        related: others([first], { zh: "相同的一项", en: "the same facts" }),
      },
    ];
  });
}

function judge(plan: Plan, report: Report): void {
  const reported = new Set<Item>();
  for (const found of [...sameTexts(plan), ...sameTitles(plan), ...sameFacts(plan)]) {
    const { item, note, ...problem } = found;
    if (reported.has(item)) continue;
    reported.add(item);
    report({
      ...problem,
      entry: item.entry,
      mend,
      ...(note === true ? { severity: "note" as const } : {}),
    });
  }
}

export const duplicateEntry = check({
  code: "duplicate-entry",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "同一方案里两项的文字、标题或要素相同",
    en: "Two entries of a plan have the same text, title or facts",
  },
  doc: {
    zh: "同一件事写了两次，台账里就会有两行、两个进度。比较同一方案里单位相同、不分属不同阶段的各项：文字相同（至少十二个字，不计标点），同级同类标题相同且时限相同，或时限和成果、指标都相同（只提示）。不同单位、不同阶段的同样任务，时限不同的短句，多处共用的成果（印发方案），不同方案之间的相同文字，都不算。",
    en: "What is written twice makes two rows and two states in the tracking. Entries of one plan that charge the same units and stand in the same phase are compared: the same text (of a sentence's length, punctuation aside), the same title beside each other with the same deadline, or the same deadline and results (a note). The same task of other units or in another phase, short sentences with another deadline, results that many entries share, and text that several plans share are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "抓好学习。" | 组织全体干部开展专题学习，交流心得体会。\n  措施 丙 "抓好交流。" | 组织全体干部，开展专题学习、交流心得体会。\n  措施 丁 "加强宣传。" | 办好专栏。\n  措施 戊 "加强宣传" | 办好展板。\n}\n',
      finds: [
        {
          at: "4:18",
          says: "措施“抓好交流”的文字与措施“抓好学习”相同：“组织全体干部，开展专题学习、交流…”",
        },
        { at: "6:8", says: "措施“加强宣传”前面已经有了，标题、单位和时限都相同" },
      ],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n  措施 乙 "修订规则。" {\n    时限 9月底前\n    成果 "印发新的工作规则"\n  }\n  措施 丙 "完善制度。" {\n    时限 9月30日前\n    成果 "印发新的工作规则"\n  }\n}\n',
      finds: [
        {
          at: "9:6",
          says: "措施“完善制度”与措施“修订规则”的单位、时限和成果“印发新的工作规则”都相同，像是同一件事",
        },
      ],
    },
  ],
  good: [
    '机构 局 "某局" {\n  分局 东 "东分局"\n  分局 西 "西分局"\n}\n方案 甲 "甲方案" {\n  年度 2015\n  部分 子 "东分局" {\n    责任 东\n    措施 乙 "抓好学习。" | 组织全体干部开展专题学习，交流心得体会。\n  }\n  部分 丑 "西分局" {\n    责任 西\n    措施 丙 "抓好学习。" | 组织全体干部开展专题学习，交流心得体会。\n  }\n  部分 寅 "会议" {\n    节点 一 "召开推进会" 3月底\n    节点 二 "召开推进会" 9月底\n    措施 丁 "甲项。" {\n      行动 戊 "加强宣传。" | 办好专栏。\n      成果 "印发实施方案"\n    }\n    措施 己 "乙项。" {\n      行动 庚 "加强宣传。" | 办好展板。\n      成果 "印发实施方案"\n    }\n  }\n}\n方案 辛 "辛方案" {\n  年度 2015\n  责任 东\n  措施 壬 "抓好学习。" | 组织全体干部开展专题学习，交流心得体会。\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) judge(plan, report);
  },
});
