import type { Item, Plan } from "../model/model.ts";
import { childrenOf, placeIn, placeOf } from "../syntax/entry.ts";
import type { Check } from "./check.ts";
import { profileOf } from "./profile.ts";

/** The circles of 依赖 in a plan, each once, beginning with its first item in the document. */
function circles(plan: Plan): readonly (readonly Item[])[] {
  const found: Item[][] = [];
  const done = new Set<Item>();
  const path: Item[] = [];
  const onPath = new Set<Item>();
  const visit = (item: Item) => {
    if (onPath.has(item)) {
      found.push(path.slice(path.indexOf(item)));
      return;
    }
    if (done.has(item)) return;
    path.push(item);
    onPath.add(item);
    for (const before of item.after) visit(before);
    path.pop();
    onPath.delete(item);
    done.add(item);
  };
  for (const item of plan.allItems) visit(item);
  return found;
}

function nameOf(item: Item): string {
  return item.name ?? item.title?.text ?? item.id;
}

function dependencyPlace(item: Item) {
  const entry = childrenOf(item.entry, "after")[0];
  return entry === undefined ? placeOf(item.entry) : placeIn(entry.file, entry);
}

export const dependencyCycle: Check = {
  code: "dependency-cycle",
  category: "time",
  severity: { draft: "error", issue: "error" },
  strength: "derived",
  source: { zh: "依赖的含义", en: "What 依赖 means" },
  doc: {
    zh: "甲要等乙完成，乙又要等甲完成，谁也不能开始。去掉环上的一处依赖。",
    en: "If each waits for the other, none can begin. Take one dependency out of the circle.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    依赖 丙\n  }\n  措施 丙 "丙事。" {\n    依赖 乙\n  }\n}\n',
      findings: 1,
    },
  ],
  good: [
    {
      source: '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    依赖 丙\n  }\n  措施 丙 "丙事。"\n}\n',
      findings: 0,
    },
  ],
  run(model, report) {
    for (const plan of model.plans) {
      for (const circle of circles(plan)) {
        const [first, ...rest] = circle;
        if (first === undefined) continue;
        const path = [...circle, first].map(nameOf).join(" → ");
        report({
          profile: profileOf(plan),
          place: dependencyPlace(first),
          message: { zh: `依赖成环：${path}`, en: `these wait for each other: ${path}` },
          mend: { zh: "去掉其中一处依赖", en: "take one of the dependencies out" },
          related: rest.map((item) => ({
            place: dependencyPlace(item),
            message: { zh: `“${nameOf(item)}”的依赖`, en: `what “${nameOf(item)}” waits for` },
          })),
        });
      }
    }
  },
};
