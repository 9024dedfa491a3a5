import { fold } from "../../../grammar/vocabulary.ts";
import type { Wording } from "../../findings/finding.ts";
import type { Journal } from "../../model/journal/journal.ts";
import type { Assignment, Item, Plan } from "../../model/model.ts";
import { childOf, type Entry, placeIn, placeOf } from "../../syntax/entry.ts";
import type { Range } from "../../syntax/tree.ts";
import { check, type Problem } from "../check.ts";
import { around, quotable, spokenName } from "../entries/item-words.ts";
import { judgeHabit } from "../habit.ts";
import type { Passage } from "../reading/prose.ts";

const MOST_NAMED = 3;
const MOST_RELATED = 12;
/** Titles that are shorter are common words. */
const SHORTEST = 4;

/** A title as it is compared from year to year. */
function core(text: string): string {
  return text.replace(/(?:19|20)\d{2}年度?|[\s\p{P}]/gu, "");
}

/** The items of the plan before that are settled: every row of them closed, or the item cancelled. */
function settledItems(before: Plan, journal: Journal): ReadonlySet<Item> {
  const settled = new Set<Item>();
  const open = new Map<Item, Set<Assignment>>();
  for (const row of before.assignments) {
    const known = open.get(row.item);
    if (known === undefined) open.set(row.item, new Set([row]));
    else known.add(row);
  }
  for (const { subject, decision } of journal.closures) {
    if (subject.plan !== before || decision !== "granted") continue;
    const { item, unit, occurrence, party } = subject;
    const rows = open.get(item) ?? new Set();
    for (const row of rows) {
      const isUnits = unit === undefined || row.parties.some(({ holder }) => holder === unit);
      const isPartys = party === undefined || row.parties.some(({ key }) => key === party);
      const isThen = occurrence === undefined || row.occurrence === occurrence;
      if (isUnits && isPartys && isThen) rows.delete(row);
    }
    if (rows.size === 0) settled.add(item);
  }
  for (const { plan, changes } of journal.amendments) {
    if (plan !== before) continue;
    for (const { subject, change } of changes)
      if (change.type === "cancelled" && subject.unit === undefined) settled.add(subject.item);
  }
  return settled;
}

/** What the plan takes up: names and titles of its items, and the names that 原 says. */
function takenUp(plan: Plan, before: Plan): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { name, title, entry } of plan.allItems) {
    if (name !== undefined) words.add(fold(name));
    if (title !== undefined) words.add(core(title.text));
    const was = childOf(entry, "was")?.value;
    if (was?.type !== "names") continue;
    for (const { text } of was.names)
      words.add(text.startsWith(`${before.name}.`) ? text.slice(before.name.length + 1) : text);
  }
  return words;
}

/** Answers whether words stand in a text; most that do not are told without reading it through. */
function mentions(passages: readonly Passage[]): (words: string) => boolean {
  const text = passages.map((passage) => core(passage.text)).join("\n");
  const begins = new Set<string>();
  for (let at = 0; at + SHORTEST <= text.length; at += 1) begins.add(text.slice(at, at + SHORTEST));
  return (words) => {
    if (words.length < SHORTEST) return false;
    for (let at = 0; at + SHORTEST <= words.length; at += 1)
      if (!begins.has(words.slice(at, at + SHORTEST))) return false;
    return text.includes(words);
  };
}

/** Items of the plan before that the text names by a mark. */
function marked(passages: readonly Passage[], before: Plan): ReadonlySet<string> {
  const prefix = `${before.name}.`;
  return new Set(
    passages.flatMap(({ marks }) =>
      marks.flatMap(({ mark }) => {
        const argument = fold(mark.argument);
        return argument.startsWith(prefix)
          ? [argument.slice(prefix.length).split(/[@ ]/)[0] ?? ""]
          : [];
      }),
    ),
  );
}

/** What the plan before leaves open, and of how many. */
interface LeftBehind {
  readonly left: readonly Item[];
  readonly all: readonly Item[];
}

/**
 * The measures of the plan before that are neither settled nor taken up nor mentioned; and, of the measures
 * that are taken up, the actions of which the same is true.
 */
function leftBehind(
  plan: Plan,
  before: Plan,
  passages: readonly Passage[],
  journal: Journal,
): { readonly measures: LeftBehind; readonly actions: LeftBehind } {
  const settled = settledItems(before, journal);
  const taken = takenUp(plan, before);
  const named = marked(passages, before);
  const isTakenUp = ({ name, title }: Item) => {
    const words = core(title?.text ?? "");
    const known = name !== undefined && (taken.has(fold(name)) || named.has(fold(name)));
    return known || (words !== "" && taken.has(words));
  };
  const isSettled = (item: Item) =>
    [item, ...around(item)].some((of) => of.type === "item" && settled.has(of));
  let mentioned: ((words: string) => boolean) | undefined;
  const isLeft = (item: Item) => {
    if (isSettled(item) || isTakenUp(item)) return false;
    mentioned ??= mentions(passages);
    return !mentioned(core(item.title?.text ?? ""));
  };
  const measures = before.allItems.filter(({ kind }) => kind === "measure");
  const left = measures.filter(isLeft);
  const done = new Set(
    journal.reports.filter(({ state }) => state === "done").map(({ subject }) => subject.item),
  );
  // The steps of a measure that is left behind are told with it; one without words of its own has no end to look for.
  const gone = new Set(left);
  const actions = before.allItems.filter(
    (item) =>
      item.kind === "action" &&
      (item.title !== undefined || item.name !== undefined) &&
      !done.has(item) &&
      !around(item).some((of) => of.type === "item" && gone.has(of)),
  );
  return {
    measures: { left, all: measures },
    actions: { left: actions.filter(isLeft), all: actions },
  };
}

const mend: Wording = {
  zh: "承接下来（改了名的写“原”），或登记“核销”，或在文中交代",
  en: "carry it over (`was` its old name), record its `closure`, or say what became of it",
};

/** One finding each, or one for all where most are left behind. */
function reportLeft(
  base: Entry,
  word: Range,
  { left, all }: LeftBehind,
  kind: Wording,
  report: (problem: Problem) => void,
): void {
  const place = placeIn(base.file, word);
  const relatedTo = (items: readonly Item[]) =>
    items.slice(0, MOST_RELATED).map((item) => ({
      place: placeOf(item.entry),
      message: {
        zh: `上一方案的${kind.zh}`,
        en: `of the plan before: this ${kind.en}`,
      },
    }));
  const lost = new Set(left);
  if (judgeHabit(all, (item) => lost.has(item)).kind === "habit") {
    const names = left.slice(0, MOST_NAMED).map((item) => quotable(spokenName(item)));
    const more = left.length > MOST_NAMED;
    report({
      entry: base,
      place,
      message: {
        zh: `上一方案的${all.length}项${kind.zh}里，${left.length}项没有承接，也没有销号：“${names.join("”“")}”${more ? "等" : ""}`,
        en: `${left.length} of the ${all.length} ${kind.en}s of the plan before are neither carried over nor closed: “${names.join("”, “")}”${more ? " …" : ""}`,
      },
      mend,
      related: relatedTo(left),
    });
    return;
  }
  for (const item of left) {
    const name = quotable(spokenName(item));
    report({
      entry: base,
      place,
      message: {
        zh: `上一方案的${kind.zh}“${name}”没有承接，也没有销号`,
        en: `the ${kind.en} “${name}” of the plan before is neither carried over nor closed`,
      },
      mend,
      related: relatedTo([item]),
    });
  }
}

export const notCarriedOver = check({
  code: "not-carried-over",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "年度方案的通例", en: "Practice of yearly plans" },
  summary: {
    zh: "上一方案的措施或行动没有承接，也没有销号",
    en: "A measure or action of the plan before is neither carried over nor closed",
  },
  doc: {
    zh: "方案写了“基于”上一方案的，上一方案的每项措施应当有下落：本方案有同名、同标题（年份不计）的条目，或条目写了“原 名字”；或在正文里提到；或在“核销”里销号、在“调整”里取消。都没有的，列出来请人看；承接下来的措施，它的各个行动也这样看。过半的措施没有下落，或整篇没有承接的，只提示一次，给出数目。措施换了名字和标题的，写“原 旧名”。",
    en: "Where a plan is `based-on` another, every measure of that one has an end: an item of the same name or title (years aside) or with `was name`; a mention in the text; a granted `closure`; or it was cancelled by an `amendment`. What has none is listed for people to see, and so are the actions of a measure that is carried over; where more than half have none, one note gives the count. A measure with a new name and title says `was` the old name.",
  },
  bad: [
    {
      source:
        '方案 旧 "某局2014年培训方案" {\n  年度 2014\n  措施 党建 "抓好党建培训。"\n  措施 轮训 "开展支部书记轮训。"\n  措施 考试 "组织年度考试。"\n}\n方案 新 "某局2015年培训方案" {\n  年度 2015\n  基于 旧\n  措施 党建 "抓好党建培训。"\n  措施 测试 "组织年度考试。"\n}\n',
      finds: [
        {
          at: "9:6",
          says: "上一方案的措施“开展支部书记轮训”没有承接，也没有销号",
        },
      ],
    },
    {
      source:
        '方案 旧 "某局2014年培训方案" {\n  年度 2014\n  措施 党建 "抓好党建培训。"\n  措施 轮训 "开展支部书记轮训。"\n}\n方案 新 "某局2015年培训方案" {\n  年度 2015\n  基于 旧\n  措施 测试 "组织年度考试。"\n}\n',
      finds: [
        {
          at: "8:6",
          says: "上一方案的2项措施里，2项没有承接，也没有销号：“抓好党建培训”“开展支部书记轮训”",
        },
      ],
    },
    {
      source:
        '方案 旧 "某局2014年培训方案" {\n  年度 2014\n  措施 党建 "抓好党建培训。" {\n    行动 轮训 "开展支部书记轮训。"\n    行动 考试 "组织年度考试。"\n  }\n}\n方案 新 "某局2015年培训方案" {\n  年度 2015\n  基于 旧\n  措施 党建 "抓好党建培训。" {\n    行动 测试 "组织年度考试。"\n    行动 宣讲 "组织宣讲。"\n  }\n}\n',
      finds: [{ at: "10:6", says: "上一方案的行动“开展支部书记轮训”没有承接，也没有销号" }],
    },
  ],
  good: [
    '机构 局 "某局" {\n  部门 处 "某处"\n}\n方案 旧 "某局2014年培训方案" {\n  年度 2014\n  责任 处\n  措施 党建 "抓好党建培训。"\n  措施 轮训 "开展支部书记轮训。"\n  措施 考试 "组织2014年年度考试。"\n  措施 竞赛 "举办知识竞赛。"\n  措施 宣讲 "组织宣讲。"\n}\n核销 处 旧 {\n  2015-01-05 竞赛 同意\n}\n调整 2014-10-10 "某发〔2014〕12号" 旧 {\n  取消 宣讲 | 不再举办。\n}\n方案 新 "某局2015年培训方案" {\n  年度 2015\n  基于 旧\n  | 继续开展支部书记轮训。\n  措施 培训 "做好党员教育。" {\n    原 党建\n  }\n  措施 测试 "组织2015年年度考试。"\n}\n',
  ],
  run({ model, prose, report }) {
    const plans = new Map(model.plans.map((plan) => [plan.name, plan]));
    for (const plan of model.plans) {
      const base = childOf(plan.entry, "based-on");
      if (base?.value?.type !== "names") continue;
      for (const word of base.value.names) {
        const before = plans.get(word.text);
        if (before === undefined || before === plan) continue;
        const found = leftBehind(plan, before, prose.of(plan), model.journal);
        reportLeft(base, word, found.measures, { zh: "措施", en: "measure" }, report);
        reportLeft(base, word, found.actions, { zh: "行动", en: "action" }, report);
      }
    }
  },
});
