import type { Wording } from "../../findings/finding.ts";
import type { Item, ItemKind, Plan } from "../../model/model.ts";
import { type Entry, placeOf } from "../../syntax/entry.ts";
import type { Inline } from "../../syntax/inline.ts";
import { type CheckContext, check } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";
import { judgeHabit } from "../habit.ts";

type Report = CheckContext<undefined>["report"];

/** What counts as work that serves a goal. */
const work: ReadonlySet<ItemKind> = new Set(["measure", "action"]);

function hasWork(item: Item): boolean {
  return item.children.some((child) => work.has(child.kind) || hasWork(child));
}

function goalOf(item: Item): Item | undefined {
  for (let at = item.parent; at !== undefined; at = at.parent) if (at.kind === "goal") return at;
  return undefined;
}

/** The names that an entry's title and text refer to: `[@id]`. */
function referredBy(entry: Entry): readonly string[] {
  const parts: Inline[] = [
    ...(entry.title?.parts ?? []),
    ...entry.children.flatMap((child) => (child.type === "text" ? child.paragraphs.flat() : [])),
  ];
  return parts.flatMap((part) =>
    part.type === "mark" && part.sign === "@" ? [part.argument] : [],
  );
}

/** Goals and measures that refer to each other, besides those that stand in each other. */
interface Links {
  readonly goals: ReadonlySet<Item>;
  readonly measures: ReadonlySet<Item>;
}

/** The item or the nearest measure or goal around it. */
function nearest(item: Item, kind: "goal" | "measure"): Item | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent)
    if (at.kind === kind) return at;
  return undefined;
}

function linksOf(plan: Plan): Links {
  const byName = new Map<string, Item>();
  for (const item of plan.allItems) if (item.name !== undefined) byName.set(item.name, item);
  const goals = new Set<Item>();
  const measures = new Set<Item>();
  const join = (from: Item, to: Item) => {
    const measure = nearest(from, "measure");
    const goal = to.kind === "goal" ? to : undefined;
    if (measure === undefined || goal === undefined) return;
    goals.add(goal);
    measures.add(measure);
  };
  for (const item of plan.allItems) {
    const referred = referredBy(item.entry).flatMap((name) => byName.get(name) ?? []);
    for (const other of [...referred, ...item.after]) {
      join(item, other);
      join(other, item);
    }
  }
  return { goals, measures };
}

function reportGoals(plan: Plan, goals: readonly Item[], links: Links, report: Report): void {
  const served = (goal: Item) => hasWork(goal) || links.goals.has(goal);
  // One goal above a plan that holds no work itself is what the whole plan serves.
  if (goals.length === 1 && plan.allItems.some(({ kind }) => kind === "measure")) return;
  const habit = judgeHabit(goals, (goal) => !served(goal));
  if (habit.kind === "clean") return;
  const mend = {
    zh: "把措施写在目标里，或在措施的文字里用 [@目标的名字] 引用；确无措施的，写“忽略 ladder”和理由",
    en: "put measures into the goal or refer to it by [@its name] in a measure's text; where there is none on purpose, accept it with `ignore ladder` and the reason",
  };
  if (habit.kind === "habit") {
    report({
      entry: plan.entry,
      place: placeOf(plan.entry),
      severity: "note",
      message: {
        zh: `${spokenItem(plan).zh}的${habit.of}个目标中，有${habit.lacking.length}个没有措施支撑`,
        en: `${habit.lacking.length} of the ${habit.of} goals of ${spokenItem(plan).en} have no measure`,
      },
      mend,
      cases: habit.lacking.length,
      related: habit.lacking.slice(0, 5).map((goal) => ({
        place: placeOf(goal.entry),
        message: { zh: "没有措施", en: "has no measure" },
      })),
    });
    return;
  }
  const example = goals.find(served);
  const how: Wording =
    example === undefined ? { zh: "", en: "" } : { zh: "，其他目标有", en: "; other goals have" };
  for (const goal of habit.lacking) {
    const spoken = spokenItem(goal);
    report({
      entry: goal.entry,
      place: placeOf(goal.entry),
      message: {
        zh: `${spoken.zh}没有措施支撑${how.zh}`,
        en: `${spoken.en} has no measure${how.en}`,
      },
      mend,
      related:
        example === undefined
          ? []
          : [
              {
                place: placeOf(example.entry),
                message: { zh: "这个目标有措施", en: "this goal has measures" },
              },
            ],
    });
  }
}

/** Measures beside goals that hold measures: the part is ordered by goals, and these serve none. */
function reportMeasures(plan: Plan, goals: readonly Item[], links: Links, report: Report): void {
  const parts = new Map<Item | Plan, Item[]>();
  for (const goal of goals) {
    if (!hasWork(goal)) continue;
    const part = goal.parent ?? plan;
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [goal]);
    else known.push(goal);
  }
  for (const [part, inPart] of parts) {
    const items = part.type === "plan" ? part.items : part.children;
    const beside = items.filter(({ kind }) => kind === "measure");
    const inside = inPart.flatMap(({ children }) =>
      children.filter(({ kind }) => kind === "measure"),
    );
    const lacks = (measure: Item) => goalOf(measure) === undefined && !links.measures.has(measure);
    const habit = judgeHabit([...inside, ...beside], lacks);
    if (habit.kind === "clean") continue;
    const spoken = spokenItem(part);
    const mend = {
      zh: "移到它服务的目标里，或在文字里用 [@目标的名字] 引用；保障性的措施另立部分，或写“忽略 ladder”和理由",
      en: "move it into the goal that it serves or refer to that by [@its name]; supporting measures make a section of their own, or `ignore ladder` with the reason",
    };
    if (habit.kind === "habit") {
      report({
        entry: part.entry,
        place: placeOf(part.entry),
        severity: "note",
        message: {
          zh: `${spoken.zh}里有目标，但有 ${habit.lacking.length} 项措施（共 ${habit.of} 项）不属于任何目标`,
          en: `${spoken.en} has goals, and ${habit.lacking.length} of its ${habit.of} measures serve none`,
        },
        mend,
        cases: habit.lacking.length,
        related: habit.lacking.slice(0, 5).map((measure) => ({
          place: placeOf(measure.entry),
          message: { zh: "不属于任何目标", en: "serves no goal" },
        })),
      });
      continue;
    }
    for (const measure of habit.lacking) {
      const words = spokenItem(measure);
      report({
        entry: measure.entry,
        place: placeOf(measure.entry),
        severity: "warning",
        message: {
          zh: `${words.zh}不属于任何目标，同在${spoken.zh}的其他措施都属于目标`,
          en: `${words.en} serves no goal, and others in ${spoken.en} do`,
        },
        mend,
        related: inPart.slice(0, 3).map((goal) => ({
          place: placeOf(goal.entry),
          message: { zh: "这里的目标", en: "a goal of this part" },
        })),
      });
    }
  }
}

export const ladder = check({
  code: "ladder",
  severity: { draft: "note", issue: "error" },
  strength: "practice",
  source: { zh: "目标管理的通例", en: "Practice of management by objectives" },
  summary: {
    zh: "目标没有措施支撑，或措施不属于任何目标",
    en: "A goal without a measure, or a measure that serves no goal",
  },
  doc: {
    zh: "按目标组织的方案，每个目标应有措施或行动，每项措施应属于一个目标：写在目标里，或用 [@名字] 互相引用，或有依赖。只看用到“目标”的方案；没有目标的部分（如组织保障）里的措施不算。全方案只有一个总目标而措施另写的，不提示；目标多数没有措施的，是另一种写法，只提示一次。有意留的空，写“忽略 ladder | 理由”。",
    en: "In a plan ordered by goals each goal has a measure or action and each measure serves a goal: it stands in it, or one refers to the other by [@name] or waits for it. Only plans with goals are looked at; measures of a section without goals (supporting measures) are left alone, and so is a single goal above the measures of a whole plan. Where most goals have no measure it is one note. Accept what is meant with `ignore ladder | reason`.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  部分 乙 "工作措施" {\n    目标 丙 "丙。" { 措施 丁 "丁。" }\n    目标 戊 "为民监管形象。"\n    措施 己 "己。"\n  }\n}\n',
      finds: [
        { at: "4:8", says: "目标“为民监管形象”没有措施支撑，其他目标有" },
        { at: "5:8", says: "措施“己”不属于任何目标，同在部分“工作措施”的其他措施都属于目标" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  目标 乙 "乙。"\n  目标 丙 "丙。" { 指标 丁 不低于 90% }\n  部分 戊 "措施" { 措施 己 "己。" }\n}\n',
      finds: [{ at: "1:4", says: "方案“甲方案”的2个目标中，有2个没有措施支撑" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  目标 乙 "乙。" { 措施 丙 "丙。" }\n  目标 丁 "丁。" { 行动 戊 "戊。" }\n  目标 己 "己。"\n  目标 庚 "庚。" {\n    忽略 ladder | 待上级部署后安排\n  }\n  部分 保障 "组织保障" {\n    措施 辛 "辛。" | 为实现[@己]提供保障。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  目标 总 "总目标。"\n  部分 乙 "措施" { 措施 丙 "丙。"；措施 丁 "丁。" }\n}\n方案 戊 "戊方案" {\n  措施 己 "己。"\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const goals = plan.allItems.filter(({ kind }) => kind === "goal");
      if (goals.length === 0) continue;
      const links = linksOf(plan);
      reportGoals(plan, goals, links, report);
      reportMeasures(plan, goals, links, report);
    }
  },
});
