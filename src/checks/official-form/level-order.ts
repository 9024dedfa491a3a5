import type { Item, Plan } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { printedNumber } from "../entries/printed-number.ts";

/** The levels of an official document, from the outermost. */
const LEVELS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "一、", pattern: /^[一二三四五六七八九十百]+[、.．]/ },
  { name: "（一）", pattern: /^[（(][一二三四五六七八九十百]+[）)]/ },
  { name: "1.", pattern: /^\d+[.．、](?!\d)/ },
  { name: "（1）", pattern: /^[（(]\d+[）)]/ },
];

function levelOf(item: Item): number | undefined {
  const level = LEVELS.findIndex(({ pattern }) => pattern.test(printedNumber(item).trim()));
  return level === -1 ? undefined : level;
}

/** Is a level the one that follows another? Below 一、 documents of the State Council go on with 1. as well. */
const follows = (level: number, around: number): boolean =>
  level === around + 1 || (around === 0 && level === 2);

/** Items whose label follows that of the level around in a way, all alike. */
interface Step {
  readonly first: Item;
  readonly around: Item;
  readonly from: number;
  readonly to: number;
  count: number;
}

/** The steps from one level to another that are backwards, on the spot or leave one out. */
function wrongSteps(plan: Plan): readonly Step[] {
  const steps = new Map<string, Step>();
  const walk = (
    items: readonly Item[],
    around: { readonly item: Item; readonly level: number } | undefined,
  ) => {
    for (const item of items) {
      const level = levelOf(item);
      if (level !== undefined && around !== undefined && !follows(level, around.level)) {
        const key = `${around.level} ${level}`;
        const known = steps.get(key);
        if (known === undefined)
          steps.set(key, {
            first: item,
            around: around.item,
            from: around.level,
            to: level,
            count: 1,
          });
        else known.count += 1;
      }
      walk(item.children, level === undefined ? around : { item, level });
    }
  };
  walk(plan.items, undefined);
  return [...steps.values()];
}

function problemOf({ first, around, from, to, count }: Step): Problem {
  const [outer, inner] = [LEVELS[from]?.name ?? "", LEVELS[to]?.name ?? ""];
  const wanted = LEVELS[from + 1]?.name;
  const places =
    count === 1 ? { zh: "", en: "" } : { zh: `，共${count}处`, en: ` (${count} places)` };
  const what =
    to > from
      ? {
          zh: `“${outer}”下面直接用“${inner}”，跳过了“${wanted ?? ""}”`,
          en: `“${inner}” stands right below “${outer}”: “${wanted ?? ""}” is skipped`,
        }
      : {
          zh: `“${outer}”下面又用“${inner}”，层次序数倒了`,
          en: `“${inner}” stands below “${outer}”: the order of levels is turned round`,
        };
  return {
    entry: first.entry,
    place: placeOf(first.entry),
    message: { zh: what.zh + places.zh, en: what.en + places.en },
    mend: {
      zh: "层次序数依次用“一、”“（一）”“1.”“（1）”，改“编号”",
      en: "levels are 一、, （一）, 1., （1） in turn: change 编号",
    },
    related: [
      {
        place: placeOf(around.entry),
        message: {
          zh: `上一层“${around.label.trim()}”`,
          en: `the level around: “${around.label.trim()}”`,
        },
      },
    ],
  };
}

export const levelOrder = check({
  code: "level-order",
  severity: { draft: "note", issue: "note" },
  strength: "general",
  source: { zh: "GB/T 9704-2012 7.3.3", en: "GB/T 9704-2012 7.3.3" },
  summary: { zh: "层次序数颠倒或跳级", en: "Levels of labels in the wrong order, or one skipped" },
  doc: {
    zh: "结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。国标说的是“可以”，只作提示；同一种跳法全篇一次。“一、”下面接“1.”是通行的写法，不报；“一是”、①、1.1、“第一章”等不在这四层里的，以及排成表格、不印序号的，不算。",
    en: "Levels may be labelled 一、, （一）, 1., （1） in turn. The standard says “may”: a note, once a plan for each kind of step. 1. right below 一、 is common and left alone. Labels outside these four (一是, ①, 1.1, 第一章), and entries of a table that prints no numbers, do not count.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  编号 "一、" "（1）"\n  部分 乙 "乙" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n}\n',
      finds: [{ at: "4:8", says: "“一、”下面直接用“（1）”，跳过了“（一）”，共2处" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  编号 "（一）" "一、"\n  部分 乙 "乙" {\n    措施 丙 "丙事。"\n  }\n}\n',
      finds: [{ at: "4:8", says: "“（一）”下面又用“一、”，层次序数倒了" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  部分 乙 "乙" {\n    目标 丙 "丙" {\n      措施 丁 "丁事。" {\n        行动 戊 "戊事。"\n      }\n    }\n  }\n}\n',
    '方案 甲 "甲方案" {\n  编号 "第一章 " "一、" "①"\n  部分 乙 "乙" {\n    目标 丙 "丙" {\n      措施 丁 "丁事。"\n    }\n  }\n}\n',
    '方案 甲 "甲方案" {\n  编号 "一、" "1." "（1）"\n  部分 乙 "乙" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n}\n',
    '方案 甲 "甲方案" {\n  编号 "一、" "（1）"\n  部分 乙 "乙" {\n    版式 表 {\n      列 "任务" = 标题\n    }\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans)
      if (plan.locale === "zh") for (const step of wrongSteps(plan)) report(problemOf(step));
  },
});
