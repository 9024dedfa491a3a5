import type { Related } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Item, Notice, Party, Plan, Responsibility } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { childOf, type Entry, placeIn, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { ownRuns, quotable, spokenItem, withBelow } from "../entries/item-words.ts";
import { sentencesOf } from "../reading/prose.ts";
import {
  isWithin,
  type NamedInText,
  namesIn,
  type PartyNames,
  partyNames,
  subjectsOf,
} from "../reading/text-parties.ts";

type Report = CheckContext<undefined>["report"];

const quantifiers = ["每个", "每家", "每一个", "各个", "各家", "所有", "全体", "全部"];

/** Names as texts use them, 每个分局 and 全体分局 of a group 各分局 as well. */
function namesWithQuantifiers(model: Model): PartyNames {
  const names = partyNames(model);
  const byName = new Map(names.long.byName);
  for (const [name, party] of names.long.byName) {
    const bare = /^各(?:个|家)?(.{2,})$/.exec(name)?.[1];
    if (party.type !== "group" || bare === undefined || bare.startsWith("级")) continue;
    for (const quantifier of quantifiers)
      if (!byName.has(quantifier + bare)) byName.set(quantifier + bare, party);
  }
  return { ...names, long: namesIn(byName) };
}

/** A listed group that a text speaks of as a whole. */
interface Claim {
  readonly named: NamedInText;
  readonly group: Group;
  /** 全覆盖 speaks of what is reached, which need not be who does it. */
  readonly word?: string;
}

const everyOne = /全覆盖|全部覆盖|一个不漏|一家不漏|无一遗漏/;

function closedGroup({ party }: Pick<NamedInText, "party">): Group | undefined {
  return party.type === "group" && !party.open && party.members.length > 1 ? party : undefined;
}

function claimsIn(item: Item, names: PartyNames): readonly Claim[] {
  const claims: Claim[] = subjectsOf(item.entry, names).flatMap((subjects) =>
    subjects.flatMap((named) => {
      const group = closedGroup(named);
      return group === undefined ? [] : [{ named, group }];
    }),
  );
  for (const run of ownRuns(item.entry)) {
    if (!everyOne.test(run.text)) continue;
    for (const sentence of sentencesOf(run.text)) {
      const word = everyOne.exec(sentence.text)?.[0];
      if (word === undefined) continue;
      for (const [name, party] of names.long.byName) {
        const at = sentence.text.indexOf(name);
        if (at === -1) continue;
        const start = run.start + sentence.start + at;
        const place = { file: item.entry.file, start, end: start + name.length };
        const named = { name, party, place };
        const group = closedGroup(named);
        if (group !== undefined) claims.push({ named, group, word });
      }
    }
  }
  return claims;
}

/** Who has rows, by item: owners, leads and supports. */
function rowsByItem(plan: Plan): ReadonlyMap<Item, readonly Party[]> {
  const rows = new Map<Item, Party[]>();
  for (const { item, parties, lead, support } of plan.assignments) {
    const known = rows.get(item);
    if (known === undefined) rows.set(item, [...parties, ...lead, ...support]);
    else known.push(...parties);
  }
  return rows;
}

/** Whom an item reaches: by its own rows and those below it, else by the rows around it; other roles count too. */
function reached(item: Item, rows: ReadonlyMap<Item, readonly Party[]>): readonly Party[] {
  const below = withBelow(item);
  const roles = below.flatMap((part) => part.roles.flatMap(({ list }) => list.parties));
  const own = below.flatMap((part) => rows.get(part) ?? []);
  if (own.length > 0) return [...own, ...roles];
  for (let at = item.parent; at !== undefined; at = at.parent) {
    const around = rows.get(at);
    if (around !== undefined) return [...around, ...roles];
  }
  return roles;
}

/** Was the unit there in the plan's time? */
function exists({ holder }: Party, plan: Plan): boolean {
  if (holder.type === "group" || holder.life === undefined) return true;
  const { start, end } = plan.period;
  const { from, to } = holder.life;
  return !(
    (to !== undefined && start !== undefined && to < start) ||
    (from !== undefined && end !== undefined && from > end)
  );
}

/** Units that are reached, each and all that they are in. */
class Reach {
  private readonly holders = new Set<Party["holder"]>();
  readonly open: boolean;

  constructor(parties: readonly Party[]) {
    this.open = parties.some(({ holder }) => holder.type === "group" && holder.open);
    for (const { holder } of parties) {
      this.holders.add(holder);
      if (holder.type !== "unit") continue;
      // A department that has a row stands for its sub-bureau, not for the headquarters.
      for (let at = holder.parent; at?.parent !== undefined; at = at.parent) this.holders.add(at);
    }
  }

  has({ holder }: Party): boolean {
    if (this.holders.has(holder)) return true;
    if (holder.type === "group") return holder.open;
    return [...this.holders].some((other) => other.type === "unit" && isWithin(holder, other));
  }
}

/** What 除 takes out of the lists of an item is taken out on purpose. */
function excluded(item: Item): ReadonlySet<Party["holder"]> {
  return new Set(
    item.roles.flatMap(({ list }) =>
      list.excluded.flatMap(({ parties }) => parties.map(({ holder }) => holder)),
    ),
  );
}

function missingNames(missing: readonly Party[], locale: "zh" | "en"): string {
  const shown = missing.slice(0, 5).map((party) => `“${quotable(partyName(party, locale))}”`);
  if (missing.length === shown.length) return shown.join(locale === "zh" ? "" : ", ");
  return locale === "zh"
    ? `${shown.join("")}等${missing.length}个`
    : `${shown.join(", ")} and ${missing.length - shown.length} more`;
}

function chargingRole(item: Item): Responsibility | undefined {
  return item.roles.find(({ role }) => role === "owner" || role === "lead");
}

function charging(item: Item): readonly Related[] {
  const role = chargingRole(item);
  return role === undefined
    ? []
    : [
        {
          place: placeIn(role.entry.file, role.entry),
          message: { zh: "任务落到这些单位", en: "the rows come from here" },
        },
      ];
}

/** Members of a group that an item speaks of and that have no row. */
interface Gap {
  readonly item: Item;
  readonly claim: Claim;
  readonly members: readonly Party[];
  readonly missing: readonly Party[];
  /** Other places with the same gap, from the same list of units. */
  readonly also: Claim[];
}

function gapOf(
  claim: Claim,
  item: Item,
  rows: ReadonlyMap<Item, readonly Party[]>,
): Gap | undefined {
  const reach = new Reach(reached(item, rows));
  if (reach.open) return undefined;
  const out = excluded(item);
  const members = claim.group.members.filter((member) => exists(member, item.plan));
  const missing = members.filter((member) => !reach.has(member) && !out.has(member.holder));
  const there = members.length - missing.length;
  // One of them leads and the others are spoken of (各部门要配合), or few of them try something out.
  if (missing.length === 0 || there < 2 || there * 2 < members.length) return undefined;
  return { item, claim, members, missing, also: [] };
}

/** The gaps of a plan; items that take their units from one list have one gap together. */
function gapsOf(plan: Plan, names: PartyNames): readonly Gap[] {
  if (![...names.long.byName.values()].some((party) => closedGroup({ party }) !== undefined))
    return [];
  const rows = rowsByItem(plan);
  const gaps: Gap[] = [];
  const known = new Map<Entry, Gap[]>();
  for (const item of plan.allItems) {
    const judged = new Set<Group>();
    for (const claim of claimsIn(item, names)) {
      if (judged.has(claim.group)) continue;
      judged.add(claim.group);
      const gap = gapOf(claim, item, rows);
      if (gap === undefined) continue;
      const source = chargingRole(item)?.entry ?? item.entry;
      const fromSource = known.get(source) ?? [];
      const same = fromSource.find(
        (other) =>
          other.claim.group === claim.group &&
          missingNames(other.missing, "zh") === missingNames(gap.missing, "zh"),
      );
      if (same !== undefined) {
        same.also.push(claim);
        continue;
      }
      gaps.push(gap);
      known.set(source, [...fromSource, gap]);
    }
  }
  return gaps;
}

function reportGap({ item, claim, members, missing, also }: Gap, report: Report): void {
  const { name, place } = claim.named;
  const there = members.length - missing.length;
  const said =
    claim.word === undefined
      ? { zh: `文中“${name}”`, en: `“${name}” in the text` }
      : {
          zh: `文中“${name}”“${claim.word}”`,
          en: `“${name}” (“${claim.word}”) in the text`,
        };
  report({
    entry: item.entry,
    place,
    message: {
      zh: `${said.zh}是${members.length}个单位，任务只落到其中${there}个，缺${missingNames(missing, "zh")}`,
      en: `${said.en} are ${members.length} units, and only ${there} of them have it as a task; missing: ${missingNames(missing, "en")}`,
    },
    mend: {
      zh: `补上责任单位，或写“责任 ${claim.group.name}”；不含的写“除”`,
      en: `charge them too, or write \`owner ${claim.group.name}\`; those left out stand behind \`except\``,
    },
    related: [
      ...charging(item),
      { place: placeOf(claim.group.entry), message: { zh: "单位组", en: "the group" } },
      ...also.slice(0, 5).map((other) => ({
        place: other.named.place,
        message: { zh: "这里也说到", en: "spoken of here, too" },
      })),
    ],
  });
}

/** 对象: each of these units gets a notice with its own list of tasks, which must not be empty. */
function judgeForEach(notice: Notice, report: Report): void {
  const plan = notice.issues ?? notice.body;
  const entry = childOf(notice.entry, "for-each");
  if (plan === undefined || entry === undefined || notice.forEach === undefined) return;
  if (plan.assignments.length === 0) return;
  const reach = new Reach(
    plan.assignments.flatMap(({ parties, lead, support }) => [...parties, ...lead, ...support]),
  );
  const members = notice.forEach.parties.filter((member) => exists(member, plan));
  const missing = members.filter((member) => !reach.has(member));
  if (missing.length === 0) return;
  report({
    entry,
    place: placeIn(entry.file, entry.value?.type === "refs" ? entry.value.list : entry.keyword),
    message: {
      zh: `“对象”有${members.length}个单位，${spokenItem(plan).zh}里${missingNames(missing, "zh")}没有任务`,
      en: `the notice goes to ${members.length} units, and ${spokenItem(plan).en} has no task for ${missingNames(missing, "en")}`,
    },
    mend: {
      zh: "给它们安排任务，或从“对象”里除去",
      en: "give them tasks, or take them out of `for-each`",
    },
    related: [{ place: placeOf(plan.entry), message: { zh: "方案在这里", en: "the plan" } }],
  });
}

const organization =
  '机构 局 "某局" {\n  部门 办公室 "办公室"\n  分局 东 "东分局"\n  分局 西 "西分局"\n  分局 南 "南分局"\n  单位组 各分局 "各分局" = 分局\n  单位组 各支部 "各支部"\n}\n';

export const coverageDeclared = check({
  code: "coverage-declared",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "任务分解的通例", en: "Practice of breaking down tasks" },
  summary: {
    zh: "文中说到全部单位，任务只落到其中一部分",
    en: "The text speaks of all units, and only some of them have the task",
  },
  doc: {
    zh: "“各分局要……”“所有分局都应……”“各分局全覆盖”说的是列了名单的单位组：逐个与任务台账的各行比较（含下级各项和配合单位），缺谁列谁。“对象”里的每个单位也应有任务。没有名单的一类单位（各支部）算已落实；落到的只有一个或不到一半的，是牵头、试点或只是说到，不算；“除”出去的、方案期间不存在的单位不算。没有名单的“每位干部”“全体党员”不判断。只看中文方案的文字。",
    en: "“各分局要……”, “所有分局” and “各分局全覆盖” speak of a group that is listed: each member is looked for among the rows of the tracking (those below and supports included), and who is missing is named. Each unit of `for-each` has a task, too. Open classes count as charged; a group of which only one or less than half is charged is only spoken of; what `except` takes out and units that did not exist in the plan's time are left alone, and so are people (每位干部). Only Chinese text is read.",
  },
  bad: [
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 东、西\n    | 各分局要认真自查。\n  }\n  措施 丙 "丙事。" {\n    牵头 办公室\n    行动 丁 "丁。" { 责任 东、南 }\n    | 实现所有分局检查全覆盖。\n  }\n}\n`,
      finds: [
        { at: "13:7", says: "文中“各分局”是3个单位，任务只落到其中2个，缺“南分局”" },
        { at: "18:9", says: "文中“所有分局”“全覆盖”是3个单位，任务只落到其中2个，缺“西分局”" },
      ],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" { 责任 东、西 }\n}\n通知 丙 "关于印发甲方案的通知" {\n  落款 局\n  对象 各分局\n  日期 2015-03-02\n  印发 甲\n}\n`,
      finds: [{ at: "15:6", says: "“对象”有3个单位，方案“甲方案”里“南分局”没有任务" }],
    },
  ],
  good: [
    `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 各分局\n    | 各分局要认真自查。\n  }\n  措施 丙 "丙事。" {\n    责任 办公室\n    配合 各分局 除 南\n    | 各分局要配合，办公室对各分局检查实现全覆盖，每位干部都要参加。\n  }\n  措施 丁 "丁事。" {\n    责任 东\n    | 东分局先行试点，再在各分局推广，逐步实现各分局全覆盖。\n  }\n  措施 癸 "癸事。" {\n    牵头 东\n    | 各分局要积极配合。\n  }\n  措施 戊 "戊事。" {\n    责任 各支部\n    | 各支部要全覆盖，各分局要督促。\n  }\n  措施 己 "己事。" {\n    | 各分局要逐个落实。\n    行动 庚 "庚。" { 责任 东 }\n    行动 辛 "辛。" { 责任 西 }\n    行动 壬 "壬。" { 责任 南 }\n  }\n}\n`,
  ],
  run({ model, report }) {
    let names: PartyNames | undefined;
    for (const plan of model.plans) {
      if (plan.locale !== "zh" || plan.assignments.length === 0) continue;
      names ??= namesWithQuantifiers(model);
      for (const gap of gapsOf(plan, names)) reportGap(gap, report);
    }
    for (const notice of model.notices) judgeForEach(notice, report);
  },
});
