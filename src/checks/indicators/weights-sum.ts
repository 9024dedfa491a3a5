import type { Related, Wording } from "../../findings/finding.ts";
import { groupBy } from "../../model/group-by.ts";
import { partiesOf } from "../../model/items/responsibilities.ts";
import type { Item, ItemKind, Plan } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { childOf, clauseOf, type Entry, placeIn, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";
import { judgeHabit } from "../habit.ts";

type Report = CheckContext<undefined>["report"];

/** The points of an item or plan, and the line that says so. */
interface Weight {
  readonly of: Item | Plan;
  readonly points: number;
  readonly written: string;
  readonly entry: Entry;
  /** Points for each assessed unit. */
  readonly perUnit: boolean;
  readonly percent: boolean;
}

function weightOf(of: Item | Plan): Weight | undefined {
  const entry = childOf(of.entry, "weight");
  if (entry?.value?.type !== "number" || entry.broken) return undefined;
  const { amount, written } = entry.value;
  return {
    of,
    points: amount,
    written,
    entry,
    perUnit: clauseOf(entry, "per-unit") !== undefined,
    percent: /[%％]$/.test(written),
  };
}

/** Kinds that are scored beside each other; points of other kinds count where they are given. */
const scored: ReadonlySet<ItemKind> = new Set(["goal", "measure", "action"]);

/** What is said of the points below an item or plan. */
interface Below {
  /** The nearest weighted items, in document order. */
  readonly weights: readonly Weight[];
  /** Siblings of weighted items that have no points: neither own nor below nor 加减分. */
  readonly without: readonly Item[];
  /** Something below is 待定 or found fault with: nothing can be summed. */
  readonly open: boolean;
}

/** Reads the points below each item once, from the leaves up. */
class Points {
  private readonly known = new Map<Item, Below>();

  below(owner: Item | Plan): Below {
    const items = owner.type === "plan" ? owner.items : owner.children;
    const weights: Weight[] = [];
    let open = false;
    const missing: Item[] = [];
    const without: Item[] = [];
    const weighted = new Set<ItemKind>();
    for (const item of items) {
      const own = weightOf(item);
      const entry = childOf(item.entry, "weight");
      if (own !== undefined) {
        weights.push(own);
        weighted.add(item.kind);
        continue;
      }
      // 分值 无 says that it is not scored.
      if (entry !== undefined) {
        open ||= entry.broken || entry.value?.type === "open";
        continue;
      }
      const inside = this.of(item);
      weights.push(...inside.weights);
      without.push(...inside.without);
      open ||= inside.open;
      if (inside.weights.length > 0) weighted.add(item.kind);
      else if (!inside.open && childOf(item.entry, "bonus") === undefined) missing.push(item);
    }
    const beside = missing.filter(({ kind }) => scored.has(kind) && weighted.has(kind));
    return { weights, without: [...without, ...beside], open };
  }

  of(item: Item): Below {
    const known = this.known.get(item) ?? this.below(item);
    this.known.set(item, known);
    return known;
  }
}

const sumOf = (weights: readonly Weight[]): number =>
  weights.reduce((sum, { points }) => sum + points, 0);

const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** 29.999999999999996 as people write it. */
const spokenNumber = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** 25+10, and … behind the tenth. */
function addends(weights: readonly Weight[]): string {
  const shown = weights.slice(0, 10).map(({ points }) => spokenNumber(points));
  return `${shown.join("+")}${weights.length > shown.length ? "+…" : ""}`;
}

interface UnitSum {
  readonly name: Wording;
  readonly weights: readonly Weight[];
}

/** The points that each assessed unit can get: of what it owes, and of what names nobody. */
function sumsByUnit(weights: readonly Weight[]): readonly UnitSum[] {
  const names = new Map<string, Wording>();
  const shares = weights.map((weight) => {
    if (weight.of.type === "plan") return { weight, keys: undefined };
    const owners = partiesOf(weight.of, "owner");
    const parties = owners.length > 0 ? owners : partiesOf(weight.of, "lead");
    for (const party of parties)
      names.set(party.key, { zh: partyName(party, "zh"), en: partyName(party, "en") });
    const keys = parties.length === 0 ? undefined : new Set(parties.map(({ key }) => key));
    return { weight, keys };
  });
  const common = shares.filter(({ keys }) => keys === undefined).map(({ weight }) => weight);
  const own = new Map<string, Weight[]>();
  for (const { weight, keys } of shares) {
    for (const key of keys ?? []) {
      const known = own.get(key);
      if (known === undefined) own.set(key, [weight]);
      else known.push(weight);
    }
  }
  return [...own].map(([key, mine]) => ({
    name: names.get(key) ?? { zh: key, en: key },
    weights: common.length === 0 ? mine : [...common, ...mine],
  }));
}

/** Sections without points of their own that each make a sum of 100. */
function groupsOf(weights: readonly Weight[]): ReadonlyMap<Entry | undefined, readonly Weight[]> {
  return groupBy(weights, ({ of }) => of.entry.parent);
}

/** What the points should make: those of the owner, or 100. */
function bases(own: Weight | undefined, weights: readonly Weight[]): readonly number[] {
  if (own === undefined) return [100];
  const inPercent = weights.every(({ percent }) => percent) && !own.percent;
  return inPercent ? [100] : [own.points, 100];
}

const valuePlace = ({ entry }: Weight) =>
  placeIn(entry.file, entry.value?.type === "number" ? entry.value.range : entry.keyword);

function listed(weights: readonly Weight[]): readonly Related[] {
  return weights.slice(0, 10).map((weight) => ({
    place: valuePlace(weight),
    message: { zh: `${weight.written}`, en: `${weight.written}` },
  }));
}

function namesOf(items: readonly Item[]): Wording {
  const spoken = items.slice(0, 3).map(spokenItem);
  const more = items.length > 3;
  return {
    zh: `${spoken.map(({ zh }) => zh).join("、")}${more ? `等${items.length}项` : ""}`,
    en: `${spoken.map(({ en }) => en).join(", ")}${more ? ` and ${items.length - 3} more` : ""}`,
  };
}

/** The sum of some weights as wrong as it is. */
interface Wrong {
  readonly weights: readonly Weight[];
  readonly where: Wording;
  readonly entry: Entry;
}

/** Which sums below an owner are wrong; none if any customary way of adding up is right. */
function wrongSums(
  owner: Item | Plan,
  own: Weight | undefined,
  weights: readonly Weight[],
  allowed: readonly number[],
): readonly Wrong[] {
  const right = (part: readonly Weight[]) => allowed.some((base) => same(sumOf(part), base));
  const spoken = spokenItem(owner);
  const perUnit = own?.perUnit === true;
  if (!perUnit && right(weights)) return [];
  const units = sumsByUnit(weights);
  const unitsWrong = units.filter((unit) => !right(unit.weights));
  if (perUnit && units.length > 0) {
    // Units with the same points are one finding.
    const bySum = new Map<string, UnitSum[]>();
    for (const unit of unitsWrong) {
      const sum = spokenNumber(sumOf(unit.weights));
      const known = bySum.get(sum);
      if (known === undefined) bySum.set(sum, [unit]);
      else known.push(unit);
    }
    return [...bySum.values()].map((found) => {
      const [first] = found;
      const more = found.length > 1;
      return {
        weights: first?.weights ?? [],
        entry: owner.entry,
        where: {
          zh: `${spoken.zh}里“${first?.name.zh ?? ""}”${more ? `等${found.length}个单位` : ""}的`,
          en: `${first?.name.en ?? ""}${more ? ` and ${found.length - 1} more units` : ""} in ${spoken.en}`,
        },
      };
    });
  }
  if (right(weights) || (units.length > 1 && unitsWrong.length === 0)) return [];
  const apart = weights.filter(({ perUnit }) => !perUnit);
  if (apart.length < weights.length && (apart.length === 0 || right(apart))) return [];
  const groups = groupsOf(weights);
  const wrong = [...groups].filter(([, part]) => !right(part));
  if (wrong.length < groups.size) {
    return wrong.map(([parent, part]) => {
      const holder = holderOf(parent, part) ?? owner;
      const words = spokenItem(holder);
      return {
        weights: part,
        entry: holder.entry,
        where: { zh: `${words.zh}所属各项的`, en: words.en },
      };
    });
  }
  return [{ weights, entry: owner.entry, where: { zh: `${spoken.zh}所属各项的`, en: spoken.en } }];
}

function holderOf(parent: Entry | undefined, part: readonly Weight[]): Item | Plan | undefined {
  const [first] = part;
  if (first?.of.type !== "item") return undefined;
  const holder = first.of.parent ?? first.of.plan;
  return holder.entry === parent ? holder : undefined;
}

function judge(owner: Item | Plan, points: Points, report: Report): void {
  const { weights, without, open } = owner.type === "plan" ? points.below(owner) : points.of(owner);
  if (weights.length === 0) return;
  const own = weightOf(owner);
  const mixed = weights.some(({ percent }) => percent !== weights[0]?.percent);
  const unsure = open || mixed || weights.some(({ points: number }) => number < 0);
  const allowed = bases(own, weights);
  const wrong = unsure ? [] : wrongSums(owner, own, weights, allowed);
  for (const { weights: part, where, entry } of wrong) {
    const missing = namesOf(without);
    const base = spokenNumber(allowed[0] ?? 100);
    const sum = spokenNumber(sumOf(part));
    report({
      entry: own?.entry ?? entry,
      place: own === undefined ? placeOf(entry) : valuePlace(own),
      ...(own === undefined ? { severity: "warning" as const } : {}),
      message: {
        zh: `${where.zh}分值合计${sum}（${addends(part)}），应为${base}${without.length === 0 ? "" : `；${missing.zh}没有分值`}`,
        en: `the weights of ${where.en} add up to ${sum} (${addends(part)}) instead of ${base}${without.length === 0 ? "" : `; ${missing.en} has none`}`,
      },
      mend:
        own === undefined
          ? {
              zh: "改分值；总分不是100的，在这一层写明分值",
              en: "correct them; give this level a weight if the total is not 100",
            }
          : { zh: "改其中的分值", en: "correct one of the weights" },
      related: listed(part),
    });
  }
  if (wrong.length === 0) reportWithout(owner, weights, without, report);
}

function reportWithout(
  owner: Item | Plan,
  weights: readonly Weight[],
  without: readonly Item[],
  report: Report,
): void {
  if (without.length === 0) return;
  const mend = {
    zh: "写明分值；不计分的写“分值 无”，加减分的写“加减分”",
    en: "give it a weight; what is not scored says `weight none`, and points beside the sum are a `bonus`",
  };
  const habit = judgeHabit<Item | Weight>([...weights, ...without], (member) => "type" in member);
  if (habit.kind === "habit") {
    const spoken = spokenItem(owner);
    report({
      entry: owner.entry,
      place: placeOf(owner.entry),
      severity: "note",
      message: {
        zh: `${spoken.zh}里有${without.length}项没有分值，${weights.length}项有`,
        en: `in ${spoken.en} ${without.length} have no weight, and ${weights.length} have one`,
      },
      mend,
      cases: without.length,
      related: without.slice(0, 5).map((item) => ({
        place: placeOf(item.entry),
        message: { zh: "没有分值", en: "has no weight" },
      })),
    });
    return;
  }
  for (const item of without) {
    const spoken = spokenItem(item);
    report({
      entry: item.entry,
      place: placeOf(item.entry),
      severity: "warning",
      message: {
        zh: `${spoken.zh}没有分值，同级各项有`,
        en: `${spoken.en} has no weight, and those beside it have one`,
      },
      mend,
      related: listed(weights.slice(0, 1)),
    });
  }
}

function reportNegative(item: Item | Plan, report: Report): void {
  const own = weightOf(item);
  if (own === undefined || own.points >= 0) return;
  report({
    entry: own.entry,
    place: valuePlace(own),
    message: {
      zh: `${spokenItem(item).zh}的分值“${own.written}”是负数`,
      en: `the weight “${own.written}” of ${spokenItem(item).en} is negative`,
    },
    mend: { zh: "扣分写“加减分”", en: "points to be taken off are a `bonus`" },
  });
}

export const weightsSum = check({
  code: "weights-sum",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "绩效考核方案的通例", en: "Practice of assessment plans" },
  summary: {
    zh: "同级各项的分值合计不等于上一级的分值或100，或有一项没有分值",
    en: "Weights do not add up to their parent's or to 100, or one is missing",
  },
  doc: {
    zh: "同级各项的分值合计应等于上一级的分值；上一级没有分值的，应为100。部分没有自己的分值时，全文合计100或每部分各合计100都可以。“每单位”按被考核单位分别合计；加减分不计入；写“分值 无”的不计分。有“待定”的不合计；文中写的分数不算。同级多数没有分值是习惯，只提示一次。",
    en: "The weights of siblings add up to that of what they belong to, or to 100 where that has none; sections without weights may make 100 each or together. `per-unit` is summed for each assessed unit; a bonus stands outside; `weight none` is not scored. Nothing is summed while one is open, and points in prose are not read. Where most siblings have no weight it is one note.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  目标 乙 "乙。" { 分值 60 }\n  目标 丙 "丙。" {\n    分值 40\n    措施 丁 "丁。" { 分值 25 }\n    措施 戊 "戊。" { 分值 10；加减分 5 }\n    措施 己 "己。"\n  }\n}\n',
      finds: [
        {
          at: "4:8",
          says: "目标“丙”所属各项的分值合计35（25+10），应为40；措施“己”没有分值",
        },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  措施 乙 "乙。" { 分值 60 }\n  措施 丙 "丙。" { 分值 35 }\n}\n',
      finds: [{ at: "1:4", says: "方案“甲方案”所属各项的分值合计95（60+35），应为100" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙。" { 分值 60 }\n  措施 丙 "丙。" { 分值 40 }\n  措施 丁 "丁。"\n}\n',
      finds: [{ at: "4:6", says: "措施“丁”没有分值，同级各项有" }],
    },
    {
      source:
        '机构 局 "某局" {\n  分局 东 "东分局"\n  分局 西 "西分局"\n  单位组 各分局 "各分局" = 分局\n}\n方案 甲 "甲方案" {\n  目标 乙 "乙。" {\n    分值 60 每单位\n    措施 丙 "丙。" { 责任 各分局；分值 40 }\n    措施 丁 "丁。" { 责任 东；分值 20 }\n    措施 戊 "戊。" { 责任 西；分值 15 }\n  }\n  目标 己 "己。" { 分值 40 }\n}\n',
      finds: [{ at: "8:8", says: "目标“乙”里“西分局”的分值合计55（40+15），应为60" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙。" { 分值 105 }\n  措施 丙 "丙。" { 分值 -5 }\n}\n',
      finds: [{ at: "3:18", says: "措施“丙”的分值“-5”是负数" }],
    },
  ],
  good: [
    '机构 局 "某局" {\n  分局 东 "东分局"\n  分局 西 "西分局"\n  单位组 各分局 "各分局" = 分局\n}\n方案 甲 "甲方案" {\n  目标 乙 "乙。" {\n    分值 60 每单位\n    措施 丙 "丙。" { 责任 各分局；分值 40 }\n    措施 丁 "丁。" { 责任 东；分值 20 }\n    措施 戊 "戊（5分）。" { 责任 西；分值 20 }\n  }\n  目标 己 "己。" {\n    分值 40\n    措施 庚 "庚。" { 分值 22.1 }\n    措施 辛 "辛。" { 分值 17.9；加减分 5 }\n    措施 壬 "壬。" { 加减分 5 }\n    措施 癸 "癸。" { 分值 无 }\n  }\n}\n',
    '方案 甲 "甲方案" {\n  分值 120\n  部分 乙 "乙" {\n    措施 丙 "丙。" { 分值 70 }\n  }\n  部分 丁 "丁" {\n    措施 戊 "戊。" { 分值 50 }\n  }\n  部分 保障 "保障" {\n    措施 己 "己。"\n  }\n}\n',
    '方案 甲 "甲方案" {\n  部分 乙 "乙" {\n    措施 丙 "丙。" { 分值 70% }\n    措施 子 "子。" { 分值 30% }\n  }\n  部分 丁 "丁" {\n    措施 戊 "戊。" { 分值 50% }\n    措施 己 "己。" { 分值 50% }\n  }\n}\n方案 庚 "庚方案" {\n  措施 辛 "辛。" { 分值 待定 }\n  措施 壬 "壬。" { 分值 30 }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const points = new Points();
      for (const owner of [plan, ...plan.allItems]) {
        reportNegative(owner, report);
        // Items without points belong to the sum of what is around them.
        if (owner.type === "plan" || weightOf(owner) !== undefined) judge(owner, points, report);
      }
    }
  },
});
