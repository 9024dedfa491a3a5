import * as v from "valibot";
import type { Item, Plan, Timing } from "../../model/model.ts";
import { type Entry, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, checkWithOptions } from "../check.ts";
import type { Passage } from "../reading/prose.ts";

const options = v.object({
  /** Words that say neither when nor how often nor how much. */
  words: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), [
    "及时",
    "定期",
    "适时",
    "探索",
    "争取",
    "原则上",
  ]),
  /** How many of them, without a date, a frequency or a deliverable beside them, a plan may have. */
  budget: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});

type Options = v.InferOutput<typeof options>;

interface Hit {
  readonly word: string;
  readonly passage: Passage;
  readonly at: number;
  readonly pinned: boolean;
}

/** Given by the entry itself or by the measure that it is a step of; a section's deadline pins nothing. */
function isOwn(timing: Timing | undefined): boolean {
  return (
    timing?.owner !== undefined && timing.owner.kind !== "section" && timing.owner.kind !== "goal"
  );
}

/** Steps of an item: where each of them has its day or rhythm, so has what they are steps of. */
const steps: ReadonlySet<Item["kind"]> = new Set(["action", "milestone", "phase", "measure"]);

/** What would make the word definite. */
function isPinned(item: Item | undefined, word: string): boolean {
  if (item === undefined) return false;
  if (isOwn(item.frequency)) return true;
  const below = item.children.filter(({ kind }) => steps.has(kind));
  if (below.length > 0 && below.every((step) => isPinned(step, word))) return true;
  if (word === "定期") return false;
  if (isOwn(item.due)) return true;
  return item.children.some(({ kind }) => kind === "deliverable" || kind === "indicator");
}

/** 不及时, 不定期 and 未及时 say the contrary; 及时率 and 定期存款 are names. */
const denied = /(?:[不未]|没有|没能|并非)$/;
const named = /^(?:率|性|存款)/;

function hitsIn(
  plan: Plan,
  passages: readonly Passage[],
  words: readonly string[],
): readonly Hit[] {
  if (words.length === 0) return [];
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escaped).join("|"), "g");
  const items = new Map<Entry, Item>(plan.allItems.map((item) => [item.entry, item]));
  return passages.flatMap((passage) =>
    passage.kind === "note"
      ? []
      : [...passage.text.matchAll(pattern)].flatMap((match): Hit[] => {
          const [word] = match;
          const at = match.index;
          const behind = passage.text.slice(at + word.length, at + word.length + 4);
          if (denied.test(passage.text.slice(Math.max(0, at - 3), at)) || named.test(behind))
            return [];
          const item = items.get(passage.entryAt(at));
          return [{ word, passage, at, pinned: isPinned(item, word) }];
        }),
  );
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** 及时5、定期3: the words by how often they stand there. */
function tally(hits: readonly Hit[]): string {
  const counts = new Map<string, number>();
  for (const { word } of hits) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word}${count}`)
    .join("、");
}

function reportBudget(
  plan: Plan,
  hits: readonly Hit[],
  { budget }: Options,
  report: CheckContext<Options>["report"],
): void {
  const loose = hits.filter(({ pinned }) => !pinned);
  if (loose.length <= budget) return;
  const limit =
    budget === 0 ? { zh: "", en: "" } : { zh: `，超过${budget}处`, en: `, more than ${budget}` };
  report({
    entry: plan.entry,
    place: placeOf(plan.entry),
    message: {
      zh: `含糊用词${hits.length}处（${tally(hits)}），${loose.length === hits.length ? "都" : `其中${loose.length}处`}没有时限、频次或成果来落实${limit.zh}`,
      en: `${hits.length} vague words (${tally(hits)}); nothing pins ${loose.length} of them${limit.en}`,
    },
    mend: {
      zh: "给所在的措施或行动写明时限、频次或成果",
      en: "give the entry a deadline, a frequency or a deliverable",
    },
    cases: loose.length,
    related: loose.map(({ passage, word, at }) => ({
      place: passage.place(at, at + word.length),
      message: { zh: `“${word}”`, en: `“${word}”` },
    })),
  });
}

/** 定期 without a frequency: the one word that says itself what is missing. */
function reportPeriodic(hits: readonly Hit[], report: CheckContext<Options>["report"]): void {
  for (const { word, passage, at, pinned } of hits) {
    if (word !== "定期" || pinned) continue;
    const behind = /^[^，。；：、]{0,4}/.exec(passage.text.slice(at + word.length))?.[0] ?? "";
    report({
      entry: passage.entryAt(at),
      place: passage.place(at, at + word.length),
      message: {
        zh: `“${word}${behind}”没有写频次`,
        en: `“${word}${behind}” does not say how often`,
      },
      mend: {
        zh: "写明频次，例如：频次 每季度",
        en: "add a frequency, such as: frequency every quarter",
      },
    });
  }
}

export const vagueWording = checkWithOptions(
  {
    code: "vague-wording",
    severity: { draft: "note", issue: "note" },
    strength: "practice",
    source: { zh: "督查落实的通例", en: "Practice of tracking" },
    summary: {
      zh: "要跟踪的工作写得含糊：及时、定期、适时、探索、争取、原则上",
      en: "Work that will be tracked is worded vaguely",
    },
    doc: {
      zh: "“及时”“争取”到年底无法核查。每个方案只提示一行，列出总数和没有落实的各处；所在的措施或行动自己有时限、频次、指标或成果的，或者它的各个步骤都有的，算已落实；“不定期”“不及时”说的是相反的意思，不算。“定期”没有频次的另外各提示一次。选项 words 改词表，budget 是一个方案允许的处数。“进一步”“加快”不算。",
      en: "Nobody can verify 及时 or 争取 at the end of the year. A plan gets one line with the total and the places that nothing pins: a deadline, frequency, indicator or deliverable of the measure or action itself, or of each of its steps, pins them. 不定期 and 不及时 say the contrary and do not count. 定期 without a frequency is noted at its place. The option `words` is the list, `budget` how many a plan may have. 进一步 and 加快 are left alone.",
    },
    options,
    bad: [
      {
        source:
          '方案 甲 "甲方案" {\n  年度 2015\n  部分 总 "总体" {\n    时限 年底前\n    措施 乙 "乙事。" | 定期分析研判队伍，及时提醒，探索建立制度。\n    措施 丙 "丙事。" {\n      时限 9月底前\n      | 及时报送，进一步加快。\n    }\n  }\n}\n',
        finds: [
          {
            at: "1:4",
            says: "含糊用词4处（及时2、定期1、探索1），其中3处没有时限、频次或成果来落实",
          },
          { at: "5:18", says: "“定期分析研判”没有写频次" },
        ],
      },
    ],
    good: [
      '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    频次 每季度\n    | 定期分析研判队伍，原则上每季度1次。\n  }\n  措施 丙 "丙事。" {\n    成果 "印发办法"\n    | 探索建立制度，进一步加快推进。\n  }\n}\n',
      '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" | 不定期抽查，整改不及时、报告未及时报送的通报，及时率纳入考核。\n  措施 丙 "及时修订制度。" {\n    | 探索建立机制，及时总结。\n    行动 丁 "修订制度。" { 时限 6月底前 }\n    行动 戊 "总结。" { 时限 年底前 }\n  }\n}\n',
    ],
    run({ model, prose, report, options: chosen }) {
      for (const plan of model.plans) {
        if (plan.locale !== "zh") continue;
        const hits = hitsIn(plan, prose.of(plan), chosen.words);
        reportBudget(plan, hits, chosen, report);
        reportPeriodic(hits, report);
      }
    },
  },
  (schema, value) => v.parse(schema, value),
);
