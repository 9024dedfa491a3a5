import type { Item, Plan } from "../../model/model.ts";
import { childrenOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";

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

export const dependencyCycle = check({
  code: "dependency-cycle",
  severity: { draft: "error", issue: "error" },
  strength: "derived",
  source: { zh: "依赖的含义", en: "What 依赖 means" },
  summary: { zh: "几项工作互相等待", en: "Items wait for each other in a circle" },
  doc: {
    zh: "甲要等乙完成，乙又要等甲完成，谁也不能开始。去掉环上的一处依赖。",
    en: "If each waits for the other, none can begin. Take one dependency out of the circle.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    依赖 丙\n  }\n  措施 丙 "丙事。" {\n    依赖 乙\n  }\n}\n',
      finds: [{ at: "3:5", says: "依赖成环：乙 → 丙 → 乙" }],
    },
  ],
  good: ['方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    依赖 丙\n  }\n  措施 丙 "丙事。"\n}\n'],
  run({ model, report }) {
    for (const plan of model.plans) {
      for (const circle of circles(plan)) {
        const [first, ...rest] = circle;
        if (first === undefined) continue;
        const path = [...circle, first].map(nameOf).join(" → ");
        report({
          entry: first.entry,
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
});
