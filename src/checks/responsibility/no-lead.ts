import type { Related, Wording } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import { isLeftOpen } from "../../model/fields/open.ts";
import { roleOf } from "../../model/items/responsibilities.ts";
import type { Item, Plan } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { childOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { candidatesFor, type Duties, dutiesOf } from "../entries/duties.ts";
import { around, spokenItem, withBelow } from "../entries/item-words.ts";
import { judgeNestedHabit } from "../habit.ts";

/** The attributes that make a unit owe something: 责任 and 牵头. */
const charging = ["owner", "lead"] as const;

function charged(item: Item): boolean {
  return charging.some((role) => roleOf(item, role) !== undefined);
}

/** What should be charged: measures, or their actions where most of these are charged one by one. */
function owing(plan: Plan): readonly Item[] {
  return plan.allItems.flatMap((item): readonly Item[] => {
    if (item.kind !== "measure") return [];
    if (charged(item)) return [item];
    const actions = item.children.filter(({ kind }) => kind === "action");
    const withOwn = actions.filter((action) => withBelow(action).some(charged));
    if (withOwn.length * 2 > actions.length) return actions;
    return withBelow(item).some(charged) ? [] : [item];
  });
}

function lacks(item: Item): boolean {
  return !withBelow(item).some(charged) && !charging.some((role) => isLeftOpen(item.entry, role));
}

/** Where an owner was looked for: “所在的部分“甲”、方案“乙””. */
function searched(item: Item): Wording {
  const places = around(item).map(spokenItem);
  return {
    zh: places.map(({ zh }) => zh).join("、"),
    en: places.map(({ en }) => en).join(", "),
  };
}

/** 责任 无 and 牵头 无 on the way, and other roles that somebody has. */
function evidence(item: Item): readonly Related[] {
  const taken = [item, ...around(item)].flatMap(({ entry }) =>
    charging.flatMap((kind) => {
      const own = childOf(entry, kind);
      return own?.value?.type === "none" ? [own] : [];
    }),
  );
  return [
    ...taken.map((entry) => ({
      place: placeIn(entry.file, entry),
      message: { zh: "这里写明没有", en: "taken away here" },
    })),
    ...item.roles.slice(0, 2).map(({ entry }) => ({
      place: placeIn(entry.file, entry),
      message: {
        zh: "只有这一角色，台账不会为它立项",
        en: "this role alone makes no row of the tracking",
      },
    })),
  ];
}

function candidates(item: Item, duties: Duties): { mend?: Wording; related: readonly Related[] } {
  if (item.plan.locale !== "zh") return { related: [] };
  const found = candidatesFor(item, duties);
  if (found.length === 0) return { related: [] };
  const names = found.map(({ duty }) => {
    const { unit } = duty;
    return partyName({ holder: unit, key: unit.id }, "zh");
  });
  return {
    mend: {
      zh: `写明“责任”或“牵头”；按文中分工，可考虑${names.join("、")}`,
      en: `say who owes it or leads it; by the duties in the text it could be ${names.join(", ")}`,
    },
    related: found.map(({ duty, shared }) => ({
      place: duty.place,
      message: {
        zh: `文中的分工，同样说到“${shared}”`,
        en: `a duty in the text that also speaks of “${shared}”`,
      },
    })),
  };
}

function counted(owner: Item | Plan, lacking: readonly Item[], of: number): Wording {
  const where = spokenItem(owner);
  const what = { zh: lacking[0]?.entry.spec.zh ?? "", en: lacking[0]?.entry.spec.en ?? "" };
  return {
    zh: `${where.zh}里有 ${lacking.length} 项${what.zh}（共 ${of} 项）没有责任单位，也没有牵头单位`,
    en: `${lacking.length} of ${of} ${what.en}s in ${where.en} have neither owner nor lead`,
  };
}

function judge(plan: Plan, model: Model, report: (problem: Problem) => void): void {
  let duties: Duties | undefined;
  const owners = judgeNestedHabit<Item, Item | Plan>(
    plan,
    owing(plan),
    (item) => item.parent ?? plan,
    lacks,
  );
  for (const { owner, habit } of owners) {
    if (habit.kind === "habit") {
      report({
        entry: owner.entry,
        place: placeOf(owner.entry),
        severity: "note",
        message: counted(owner, habit.lacking, habit.of),
        mend: {
          zh: "在这一层写“责任”或“牵头”，以下各项都取它；不同的再各自写",
          en: "name an owner or lead on this level; all below take it, and those that differ say so",
        },
        cases: habit.lacking.length,
        related: habit.lacking.slice(0, 5).map((item) => ({
          place: placeOf(item.entry),
          message: { zh: "没有责任或牵头单位", en: "has neither owner nor lead" },
        })),
      });
      continue;
    }
    for (const item of habit.lacking) {
      duties ??= dutiesOf(plan, model.units);
      const spoken = spokenItem(item);
      const where = searched(item);
      const fitting = candidates(item, duties);
      report({
        entry: item.entry,
        place: placeOf(item.entry),
        message: {
          zh: `${spoken.zh}没有责任单位，也没有牵头单位；所在的${where.zh}也没有写`,
          en: `${spoken.en} has neither owner nor lead, and none comes from ${where.en}`,
        },
        mend: fitting.mend ?? { zh: "写明“责任”或“牵头”", en: "say who owes it or leads it" },
        related: [...evidence(item), ...fitting.related],
      });
    }
  }
}

const organization = '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 宣传部 "宣传部门"\n}\n';

export const noLead = check({
  code: "no-lead",
  severity: { draft: "note", issue: "error" },
  strength: "practice",
  source: { zh: "任务分解表的通例", en: "Practice of tables of tasks" },
  summary: { zh: "没有人承担的措施", en: "A measure that nobody owes" },
  doc: {
    zh: "每项措施都要有责任单位或牵头单位，自己写明，或取自所在的目标、部分、方案；否则台账里没有它的行，到期没有人报。半数以上的措施都没有的，只在上一层提示一次。只有责任没有牵头、两个牵头、行动各有责任单位的措施，都是可以的；“待定”另有检查。",
    en: "Every measure has an owner or a lead, its own or one from around it; without, it has no row in the tracking and nobody reports it. Where more than half have none, the level above is told once. Owners without a lead, two leads, and measures whose actions are owed one by one are right; what is left open has a check of its own.",
  },
  bad: [
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  部分 措施 "主要措施" {\n    措施 乙 "开展集中督查。" { 责任 局 }\n    措施 丙 "抓好综合协调和工作督查。"\n  }\n  措施 分工 "明确分工。" {\n    责任 局\n    | 办公室重点抓好综合协调和工作督查。宣传部门抓好舆论宣传工作。\n  }\n}\n`,
      finds: [
        {
          at: "9:8",
          says: "措施“抓好综合协调和工作督查”没有责任单位，也没有牵头单位；所在的部分“主要措施”、方案“甲方案”也没有写",
        },
      ],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  部分 一 "主要措施" {\n    责任 局\n    措施 乙 "乙事。"\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n  部分 二 "组织保障" {\n    措施 戊 "戊事。"\n    措施 己 "己事。"\n  }\n}\n`,
      finds: [
        {
          at: "13:6",
          says: "部分“组织保障”里有 2 项措施（共 2 项）没有责任单位，也没有牵头单位",
        },
      ],
    },
  ],
  good: [
    `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    牵头 局, 办公室\n  }\n  措施 丙 "丙事。" {\n    责任 办公室, 宣传部\n  }\n  措施 丁 "丁事。" {\n    行动 戊 "戊。" { 责任 局 }\n    行动 己 "己。" { 责任 办公室 }\n  }\n  措施 庚 "庚事。" {\n    牵头 待定\n  }\n}\n`,
  ],
  run({ model, report }) {
    for (const plan of model.plans) judge(plan, model, report);
  },
});
