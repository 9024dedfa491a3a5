import type { Model } from "../../model/compiled.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Group, Item, ItemKind, Plan } from "../../model/model.ts";
import { type Entry, placeOf } from "../../syntax/entry.ts";
import { numeralOf } from "../../time/reading/numerals.ts";
import { type CheckContext, check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import type { Passage } from "../reading/prose.ts";

type Report = CheckContext<undefined>["report"];

const NUMBER = "(\\d{1,4}|[一二三四五六七八九十两百]{1,5})";
const NOUN =
  "(部分|方面|目标任务|目标|重点任务|工作任务|主要任务|任务|工作措施|具体措施|重点措施|措施|举措|重点工作|工作|行动|阶段|节点|指标|成果|附件|附表)";

/** 本方案共79项, 以下16条措施, 五个方面79项: a total that speaks of the plan itself. */
const total = new RegExp(
  `(本方案|本计划|本要点|共计|总计|合计|共|以下|如下|下列)([^，。；：、“”（）]{0,6}?)${NUMBER}(个|项|条|大|类)(?:${NOUN}|(?=[，。；：）和]))`,
  "g",
);
/** Kinds of the plan's own entries, whose numbers need no 共 where several of them stand side by side or behind 全年. */
const KIND =
  "(目标任务|工作目标|目标|重点任务|主要任务|任务|工作措施|具体措施|重点措施|措施|举措|行动|指标|节点)";
/** 六项目标、十六项措施: numbers of two kinds. */
const sideBySide = new RegExp(
  `${NUMBER}(个|项|条)${KIND}(?:、|和|，|及)${NUMBER}(个|项|条)${KIND}`,
  "g",
);
/** 全年安排十六项措施. */
const ofTheYear = new RegExp(
  `(?:全年|年内|本年度?|今年)(?:拟|将|要|共)?(?:完成|确定|安排|部署|提出|明确|实施|推进|落实)${NUMBER}(个|项|条)${KIND}(?=[，。；、])`,
  "g",
);
/** 省政府提出六项目标、十六项措施: those of somebody else. */
const others =
  /(?:省|市|县|区|国务院|中央|上级|总局|总行|政府|党委|去年|上年|\d{4}年)[^，。；：]{0,12}$/;

/** 五个方面79项: the second total belongs to the first. */
const following = new RegExp(`^(?:共|、|，共|，)?${NUMBER}(项|条)(?:${NOUN}|(?=[，。；：]))`);

const kindsOf: Readonly<Record<string, readonly ItemKind[]>> = {
  部分: ["section"],
  目标: ["goal"],
  措施: ["measure"],
  举措: ["measure"],
  行动: ["action"],
  阶段: ["phase"],
  节点: ["milestone"],
  指标: ["indicator"],
  成果: ["deliverable"],
  方面: ["goal", "section", "measure"],
  任务: ["measure", "action", "goal"],
  工作: ["measure", "action", "goal"],
};
const anyKind: readonly ItemKind[] = ["measure", "action", "goal", "indicator"];

function kindsFor(noun: string | undefined): readonly ItemKind[] {
  if (noun === undefined) return anyKind;
  const own = Object.keys(kindsOf).find((word) => noun.endsWith(word));
  return own === undefined ? [] : (kindsOf[own] ?? []);
}

/** How many of a kind there are: in all, and as siblings. */
interface Counts {
  readonly all: ReadonlyMap<ItemKind, readonly Item[]>;
  /** The sizes of groups of siblings of one kind. */
  readonly siblings: ReadonlyMap<ItemKind, ReadonlySet<number>>;
}

function countsOf(items: readonly Item[]): Counts {
  const all = groupBy(items, (item) => item.kind);
  const siblings = new Map(
    [...all].map(([kind, same]): [ItemKind, ReadonlySet<number>] => [
      kind,
      new Set([...groupBy(same, ({ parent }) => parent).values()].map(({ length }) => length)),
    ]),
  );
  return { all, siblings };
}

const sums = new WeakMap<readonly Item[], string>();

/** 各部分 15+9+16: how a total comes about. */
function parts(items: readonly Item[]): string {
  const known = sums.get(items) ?? partsOf(items);
  sums.set(items, known);
  return known;
}

function partsOf(items: readonly Item[]): string {
  const byParent = new Map<Item | undefined, number>();
  for (const { parent } of items) byParent.set(parent, (byParent.get(parent) ?? 0) + 1);
  return byParent.size < 2 ? "" : `（${[...byParent.values()].join("+")}）`;
}

interface Claim {
  readonly number: number;
  readonly text: string;
  readonly at: number;
  readonly noun: string | undefined;
}

function claimsIn(passage: Passage): readonly Claim[] {
  const claims: Claim[] = [];
  const { text } = passage;
  for (const match of text.matchAll(total)) {
    const [whole, , between = "", numeral = "", classifier = "", noun] = match;
    const start = match.index + whole.length - (numeral + classifier + (noun ?? "")).length;
    const own = { number: numeralOf(numeral), text: text.slice(start, match.index + whole.length) };
    // 共有25项专利, 共创: the word in between must not make it another matter.
    if (own.number === undefined || /[与同建享创创产党青]/.test(between)) continue;
    if (noun === undefined && classifier !== "项" && classifier !== "条") continue;
    if (!passage.isTyped(start, match.index + whole.length)) continue;
    claims.push({ number: own.number, text: own.text, at: start, noun });
    const behind = match.index + whole.length;
    const more = following.exec(text.slice(behind, behind + 20));
    const number = more === null ? undefined : numeralOf(more[1] ?? "");
    if (more !== null && number !== undefined) {
      const at = behind + more[0].search(/[\d一二三四五六七八九十两百]/);
      claims.push({ number, text: text.slice(at, behind + more[0].length), at, noun: more[3] });
    }
  }
  for (const claim of bareClaims(passage))
    if (!claims.some(({ at }) => at === claim.at)) claims.push(claim);
  return claims.sort((a, b) => a.at - b.at);
}

/** Totals without 共. */
function bareClaims(passage: Passage): readonly Claim[] {
  const { text } = passage;
  const claim = (numeral: string, classifier: string, noun: string, at: number): Claim[] => {
    const number = numeralOf(numeral);
    const words = numeral + classifier + noun;
    return number === undefined || !passage.isTyped(at, at + words.length)
      ? []
      : [{ number, text: words, at, noun }];
  };
  const isOthers = (at: number) => others.test(text.slice(Math.max(0, at - 24), at));
  return [
    ...[...text.matchAll(sideBySide)].flatMap((match) => {
      const [whole, n1 = "", c1 = "", k1 = "", n2 = "", c2 = "", k2 = ""] = match;
      // 第六项目标、十六项措施 are numbers of entries; the same kind twice is a list.
      if (isOthers(match.index) || /[第每前]$/.test(text.charAt(match.index - 1)) || k1 === k2)
        return [];
      const second = match.index + whole.length - (n2 + c2 + k2).length;
      return [...claim(n1, c1, k1, match.index), ...claim(n2, c2, k2, second)];
    }),
    ...[...text.matchAll(ofTheYear)].flatMap((match) => {
      const [whole, numeral = "", classifier = "", noun = ""] = match;
      const words = (numeral + classifier + noun).length;
      return isOthers(match.index)
        ? []
        : claim(numeral, classifier, noun, match.index + whole.length - words);
    }),
  ];
}

/** 以下三项 in a measure without steps, or 三项工作 in a section of text alone, are counted where they stand. */
function speaksOfItself(owner: Item, claim: Claim): boolean {
  if (owner.children.length > 0) return false;
  const holds = owner.kind === "section" || owner.kind === "goal";
  return !holds || claim.noun === undefined || /任务|工作|方面$/.test(claim.noun);
}

/** The total of 附件 is that of the annexes; everything else is counted among the items. */
function reportClaim(
  claim: Claim,
  passage: Passage,
  plan: Plan,
  counts: Counts,
  report: Report,
): void {
  const annexes = claim.noun === "附件" || claim.noun === "附表";
  const kinds = kindsFor(claim.noun);
  const found = kinds.flatMap((kind) => {
    const items = counts.all.get(kind);
    return items === undefined ? [] : [{ kind, items }];
  });
  if (annexes ? plan.annexes.length === 0 : found.length === 0) return;
  const right = annexes
    ? plan.annexes.length === claim.number
    : found.some(
        ({ kind, items }) =>
          items.length === claim.number || counts.siblings.get(kind)?.has(claim.number) === true,
      );
  if (right) return;
  const actual = annexes
    ? { zh: `附件${plan.annexes.length}个`, en: `${plan.annexes.length} annexes` }
    : {
        zh: found
          .map(({ items }) => `${items[0]?.entry.spec.zh ?? ""}${items.length}个${parts(items)}`)
          .join("、"),
        en: found
          .map(({ items }) => `${items.length} of ${items[0]?.entry.spec.en ?? ""}`)
          .join(", "),
      };
  const first = annexes ? plan.annexes[0]?.entry : found[0]?.items[0]?.entry;
  report({
    entry: passage.entryAt(claim.at),
    place: passage.place(claim.at, claim.at + claim.text.length),
    message: {
      zh: `写“${claim.text}”，实有${actual.zh}`,
      en: `it says “${claim.text}”, and there are ${actual.en}`,
    },
    mend: {
      zh: "改数字，或写成 [#措施] 由系统计数",
      en: "correct the number, or write [#measure] to have it counted",
    },
    related:
      first === undefined
        ? []
        : [{ place: placeOf(first), message: { zh: "从这里数起", en: "counted from here" } }],
  });
}

/** 全部9个分局: a number of units against a group that is listed. */
function reportUnits(passages: readonly Passage[], model: Model, report: Report): void {
  const groups = new Map<string, Group>();
  for (const group of model.groups) {
    if (group.open || group.members.length === 0) continue;
    for (const name of [group.title, group.short ?? "", group.name, ...group.aliases]) {
      const bare = name.replace(/^(?:各|全部|所有)/, "");
      if (bare.length > 1 && bare !== name) groups.set(bare, group);
    }
  }
  if (groups.size === 0) return;
  const names = [...groups.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?:全部|所有|所辖|下辖|辖内|全辖|共)${NUMBER}(?:个|家)(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`,
    "g",
  );
  for (const passage of passages) {
    for (const match of passage.text.matchAll(pattern)) {
      const number = numeralOf(match[1] ?? "");
      const group = groups.get(match[2] ?? "");
      if (number === undefined || group === undefined || number === group.members.length) continue;
      report({
        entry: passage.entryAt(match.index),
        place: passage.place(match.index, match.index + match[0].length),
        message: {
          zh: `写“${match[0]}”，“${quotable(group.title)}”有${group.members.length}个`,
          en: `it says “${match[0]}”, and “${group.title}” has ${group.members.length}`,
        },
        mend: { zh: "改数字，或改单位组的名单", en: "correct the number or the group" },
        related: [
          { place: placeOf(group.entry), message: { zh: "单位组在这里", en: "the group" } },
        ],
      });
    }
  }
}

export const declaredTotal = check({
  code: "declared-total",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "文中写的总数与方案实有的数目不符",
    en: "A total in the text is not the number that the plan has",
  },
  doc: {
    zh: "“本方案共79项”“以下三项措施”说的是方案自己的条目：与实有的部分、目标、措施、行动、指标、附件比较，有一种数法对得上就不报。只看“本方案”“共”“以下”“如下”“全年安排”后面的数，和并列的两种（六项目标、十六项措施）；上级的、往年的不看。“全部9个分局”与单位组的名单比较。写 [#措施] 由系统计数，就不会错。",
    en: "“本方案共79项” and “以下三项措施” speak of the plan's own entries: they are compared with its sections, goals, measures, actions, indicators and annexes, and one way of counting that agrees is enough. Only numbers behind 本方案, 共, 以下, 如下 and 全年安排 count, and those of two kinds side by side (六项目标、十六项措施); those of somebody above or of another year do not. 全部9个分局 is compared with the group. Write [#measure] to have it counted.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 本方案共3项措施，明确责任。\n  措施 乙 "乙事。" | 做好乙事。\n  措施 丙 "丙事。" | 做好丙事。\n}\n',
      finds: [{ at: "2:9", says: "写“3项措施”，实有措施2个" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  | 重点任务共两个方面5项。\n  部分 乙 "乙" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n  部分 戊 "戊" {\n    措施 己 "己事。"\n    措施 庚 "庚事。"\n  }\n}\n',
      finds: [{ at: "2:14", says: "写“5项”，实有措施4个（2+2）" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  部分 总 "总体要求" | 全年完成三项目标、五项措施，共3个目标。\n  目标 乙 "乙" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n    措施 戊 "戊事。"\n  }\n  目标 己 "己" {\n    措施 庚 "庚事。"\n    措施 辛 "辛事。"\n  }\n}\n',
      finds: [
        { at: "2:21", says: "写“三项目标”，实有目标2个" },
        { at: "2:32", says: "写“3个目标”，实有目标2个" },
      ],
    },
    {
      source:
        '机构 局 "某局" {\n  分局 东 "东分局"\n  分局 西 "西分局"\n  单位组 各分局 "各分局" = 分局\n}\n方案 甲 "甲方案" {\n  措施 乙 "乙事。" | 覆盖全部三个分局。\n}\n',
      finds: [{ at: "7:18", says: "写“全部三个分局”，“各分局”有2个" }],
    },
  ],
  good: [
    '机构 局 "某局" {\n  分局 东 "东分局"\n  分局 西 "西分局"\n  单位组 各分局 "各分局" = 分局\n}\n方案 甲 "甲方案" {\n  | 本方案共两项措施，覆盖全部两个分局，先在1个分局试点。\n  | 省政府提出16条举措，前两批14个示范点，三个工作日，全省共有25家机构、5项专利。\n  措施 乙 "乙事。" | 完成以下两项工作：抓好学习，抓好落实。\n  措施 丙 "丙事。" | 共同做好三项工作。\n}\n',
    '方案 甲 "甲方案" {\n  | 省政府提出六项目标、十六项措施，2014年完成五项目标、九项措施，全年完成一项措施、3项专利。\n  措施 乙 "乙事。"\n}\n',
    '方案 甲 "甲方案" {\n  | 本方案共[#措施]项措施。\n  措施 乙 "乙事。"\n}\n',
  ],
  run({ model, prose, report }) {
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      const passages = prose.of(plan);
      const whole = countsOf(plan.allItems);
      const items = new Map<Entry, Item>(plan.allItems.map((item) => [item.entry, item]));
      for (const passage of passages) {
        if (passage.kind === "note") continue;
        for (const claim of claimsIn(passage)) {
          const owner = items.get(passage.entryAt(claim.at));
          if (owner !== undefined && speaksOfItself(owner, claim)) continue;
          reportClaim(claim, passage, plan, whole, report);
        }
      }
      reportUnits(passages, model, report);
    }
  },
});
