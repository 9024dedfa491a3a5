import type { Place, Wording } from "../../findings/finding.ts";
import { isLeftOpen } from "../../model/fields/open.ts";
import type { Item, Plan, Timing } from "../../model/model.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { check, type Problem } from "../check.ts";
import { ownRuns, spokenItem, withBelow } from "../entries/item-words.ts";
import { phrasePlace } from "../entries/timing-places.ts";
import { judgeNestedHabit } from "../habit.ts";

const timeKinds = ["due", "frequency"] as const;

/** A child of these kinds can say when its measure is done. */
const steps: ReadonlySet<Item["kind"]> = new Set(["action", "milestone", "phase"]);

/** It says when, itself or in each of its steps; milestones are enough where there are any. */
function timed(item: Item): boolean {
  if (item.due !== undefined || item.frequency !== undefined) return true;
  const below = item.children.filter(({ kind }) => steps.has(kind));
  const milestones = below.filter(({ kind }) => kind !== "action");
  const deciding = milestones.length > 0 ? milestones : below;
  return deciding.length > 0 && deciding.every(timed);
}

const promise = /(?<![不未]|没有)(?:按期|如期|按时|限期|规定(?:时间|期限|时限)内)/u;

/** Words of the item that speak of a deadline. */
function promised(item: Item): { readonly words: string; readonly place: Place } | undefined {
  if (item.plan.locale !== "zh") return undefined;
  for (const { entry } of withBelow(item)) {
    for (const run of ownRuns(entry)) {
      const match = promise.exec(run.text);
      if (match === null) continue;
      const start = run.start + match.index;
      return {
        words: match[0],
        place: placeIn(entry.file, { start, end: start + match[0].length }),
      };
    }
  }
  return undefined;
}

const mend: Wording = {
  zh: "写“时限”或“频次”；长期的工作写“时限 长期坚持”",
  en: "give it `due` or `frequency`; work that goes on has `due ongoing`",
};

/** A deadline that names no day, and a frequency that names no rhythm: 尽快, 适时, 定期. */
function isUnset({ phrase, written, resolved }: Timing): boolean {
  const reading = phrase === undefined ? readPhrase(written) : undefined;
  const clauses = phrase?.clauses ?? (reading?.ok ? reading.phrase.clauses : []);
  return (
    resolved?.due === undefined &&
    clauses.length > 0 &&
    clauses.every((clause) => clause.type === "undated" && !clause.standing)
  );
}

/** 不定期 and 根据需要 are rhythms of their own; 定期 promises one and does not say it. */
const promisesRhythm = /^(?:定期|regularly)/;

/** Deadlines and frequencies, each where it is written, that say neither a day nor how often. */
function reportUnset(plan: Plan, report: (problem: Problem) => void): void {
  const seen = new Set<Timing["entry"]>();
  for (const item of plan.allItems) {
    for (const timing of [item.due, item.frequency]) {
      if (timing === undefined || seen.has(timing.entry)) continue;
      seen.add(timing.entry);
      const often = timing === item.frequency;
      if (!isUnset(timing) || (often && !promisesRhythm.test(timing.written))) continue;
      report({
        entry: timing.entry,
        place: phrasePlace(timing),
        message: often
          ? {
              zh: `频次“${timing.written}”没有说多久一次`,
              en: `the frequency “${timing.written}” does not say how often`,
            }
          : {
              zh: `时限“${timing.written}”没有日子，到期催不了`,
              en: `the deadline “${timing.written}” names no day: nothing can fall due`,
            },
        mend: often
          ? {
              zh: "写明多久一次，例如：频次 每季度",
              en: "say how often: `frequency every quarter`",
            }
          : {
              zh: "写明日子；没有定的写“时限 待定”，长期的写“时限 长期坚持”",
              en: "give a day; `due open` where it is not settled, `due ongoing` for work that goes on",
            },
      });
    }
  }
}

export const deadlineMissing = check({
  code: "deadline-missing",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "任务分解表的通例", en: "Practice of tables of tasks" },
  summary: {
    zh: "措施没有时限、频次，也没有写明长期坚持",
    en: "A measure has no deadline and no frequency, and is not said to go on",
  },
  doc: {
    zh: "每项措施都应当有时限或频次，自己写明，或取自所在的目标、部分、方案；长期的工作写“时限 长期坚持”。同一部分里半数以上的措施都没有的（如“组织保障”），只在那一部分提示一次。节点都有日期、各个行动都有时限的措施不算缺；“待定”另有检查。写了“尽快”“适时”“及时”的时限没有日子，写“定期”的频次没有说多久一次，各报一次。",
    en: "Every measure has a deadline or a frequency, its own or one from around it; work that goes on says so: `due ongoing`. Where more than half of a section's measures have none (organizational safeguards), the section is told once. A measure whose milestones, or whose actions one by one, have dates lacks nothing; what is left open has a check of its own. A deadline such as 尽快 or 适时 (as soon as possible) names no day, and 定期 (regularly) no rhythm: each is told once.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n  措施 乙 "乙事。" { 时限 9月底前 }\n  措施 丙 "丙事。" { 频次 每季度 }\n  措施 丁 "整治四风。" {\n    | 纳入整改范围，确保按期全面完成整改。\n  }\n}\n',
      finds: [
        {
          at: "7:6",
          says: "措施“整治四风”写了“按期”，却没有时限，也没有频次",
        },
      ],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n  部分 一 "主要措施" {\n    时限 年底前\n    措施 乙 "乙事。"\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n  部分 二 "组织保障" {\n    措施 戊 "戊事。"\n    措施 己 "己事。"\n  }\n}\n',
      finds: [{ at: "11:6", says: "部分“组织保障”里有 2 项措施（共 2 项）没有时限，也没有频次" }],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n  措施 乙 "乙事。" { 时限 尽快 }\n  措施 丙 "丙事。" { 频次 定期 }\n}\n',
      finds: [
        { at: "5:19", says: "时限“尽快”没有日子，到期催不了" },
        { at: "6:19", says: "频次“定期”没有说多久一次" },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n  措施 乙 "乙事。" { 时限 长期坚持 }\n  措施 丙 "丙事。" {\n    行动 丁 "丁。" { 时限 上半年 }\n    行动 戊 "戊。" { 频次 每月 }\n  }\n  措施 己 "己事。" {\n    行动 庚 "庚。" | 先行试点。\n    节点 验收 "验收。" 12月20日前\n  }\n  措施 壬 "壬事。" { 频次 不定期 }\n  措施 癸 "癸事。" { 时限 长期坚持 }\n  措施 辛 "辛事。" { 时限 待定 "等上级通知" }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      reportUnset(plan, report);
      const measures = plan.allItems.filter(({ kind }) => kind === "measure");
      const owners = judgeNestedHabit<Item, Item | Plan>(
        plan,
        measures,
        (item) => item.parent ?? plan,
        (item) => !timed(item) && !timeKinds.some((kind) => isLeftOpen(item.entry, kind)),
      );
      for (const { owner, habit } of owners) {
        const alone =
          habit.kind === "slips"
            ? habit.lacking
            : habit.lacking.filter((item) => promised(item) !== undefined);
        for (const item of alone) {
          const spoken = spokenItem(item);
          const said = promised(item);
          report({
            entry: item.entry,
            place: placeOf(item.entry),
            message:
              said === undefined
                ? {
                    zh: `${spoken.zh}没有时限，也没有频次`,
                    en: `${spoken.en} has no deadline and no frequency`,
                  }
                : {
                    zh: `${spoken.zh}写了“${said.words}”，却没有时限，也没有频次`,
                    en: `${spoken.en} says “${said.words}” (in time), and has no deadline and no frequency`,
                  },
            mend,
            related:
              said === undefined
                ? []
                : [
                    {
                      place: said.place,
                      message: { zh: "这里说到期限", en: "it speaks of a deadline here" },
                    },
                  ],
          });
        }
        const told = new Set(alone);
        const rest = habit.lacking.filter((item) => !told.has(item));
        if (rest.length === 0) continue;
        const where = spokenItem(owner);
        report({
          entry: owner.entry,
          place: placeOf(owner.entry),
          severity: "note",
          message: {
            zh: `${where.zh}里有 ${rest.length} 项措施（共 ${habit.of} 项）没有时限，也没有频次`,
            en: `${rest.length} of ${habit.of} measures in ${where.en} have no deadline and no frequency`,
          },
          mend: {
            zh: "在这一层写“时限”，以下各项都取它；长期的工作写“时限 长期坚持”",
            en: "give this level a deadline that all below take; work that goes on has `due ongoing`",
          },
          cases: rest.length,
          related: rest.slice(0, 5).map((item) => ({
            place: placeOf(item.entry),
            message: { zh: "没有时限", en: "has no deadline" },
          })),
        });
      }
    }
  },
});
