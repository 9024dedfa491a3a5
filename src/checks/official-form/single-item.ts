import type { Item, Plan } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";

const MOST_RELATED = 8;

/** The labelled children of an item, where there is only one of them. */
function onlyChild(item: Item): Item | undefined {
  const labelled = item.children.filter(({ label, runsOn }) => label.trim() !== "" && !runsOn);
  return labelled.length === 1 ? labelled[0] : undefined;
}

function problemOf(plan: Plan): Problem | undefined {
  const found = plan.allItems.flatMap((item) => {
    const only = onlyChild(item);
    return only === undefined ? [] : [{ item, only }];
  });
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const { item, only } = first;
  const label = only.label.trim();
  const count =
    others.length === 0
      ? { zh: "", en: "" }
      : { zh: `，全文共${found.length}处`, en: ` (${found.length} places)` };
  return {
    entry: only.entry,
    place: placeOf(only.entry),
    message: {
      zh: `${spokenItem(item).zh}下面只有“${label}”一项${count.zh}`,
      en: `there is only “${label}” below ${spokenItem(item).en}${count.en}`,
    },
    mend: {
      zh: "只有一项的不编号（序号 无），或并入上一层",
      en: "do not number a single item (`ordinal none`), or merge it with the level above",
    },
    related: others.slice(0, MOST_RELATED).map((other) => ({
      place: placeOf(other.only.entry),
      message: {
        zh: `${spokenItem(other.item).zh}下面也只有一项`,
        en: `only one item below ${spokenItem(other.item).en}`,
      },
    })),
  };
}

export const singleItem = check({
  code: "single-item",
  severity: { draft: "off", issue: "note" },
  strength: "practice",
  source: { zh: "公文层次的通例", en: "Practice of levels" },
  summary: { zh: "一层里只有一个编号", en: "A numbered level has a single item" },
  doc: {
    zh: "“一”下面只有“（一）”，没有“（二）”，这一层就没有分的必要：不编号，或并入上一层。只作提示，全篇一次；起草时后面的还没写，不查。接在段落里的“一是”由 numbering 检查；方案只有一个部分的不报。",
    en: "A level of which there is a （一） and no （二） divides nothing: leave out the number, or merge it with the level above. A note, once a plan, and none in a draft, where the rest is still to be written. A lone 一是 within a paragraph is the matter of `numbering`; a plan of one part is left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n方案 甲 "甲方案" {\n  部分 乙 "工作目标" {\n    措施 丙 "丙事。"\n  }\n  部分 丁 "重点工作" {\n    措施 戊 "戊事。"\n  }\n}\n通知 己 "某局关于印发甲方案的通知" {\n  日期 2015-06-29\n  印发 甲\n}\n',
      finds: [{ at: "4:8", says: "部分“工作目标”下面只有“（一）”一项，全文共2处" }],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 甲 "甲方案" {\n  部分 乙 "工作目标" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事。"\n  }\n  部分 戊 "重点工作" {\n    措施 己 "己事。" {\n      序号 无\n    }\n  }\n}\n通知 庚 "某局关于印发甲方案的通知" {\n  日期 2015-06-29\n  印发 甲\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      const problem = problemOf(plan);
      if (problem !== undefined) report(problem);
    }
  },
});
