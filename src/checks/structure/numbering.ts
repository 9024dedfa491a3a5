import type { Place } from "../../findings/finding.ts";
import { chineseNumeral } from "../../model/items/numbering.ts";
import type { Item, Plan } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import type { Passage } from "../reading/prose.ts";
import { type Family, leadingStep, type Step, stepsIn } from "../reading/sequences.ts";

type Report = CheckContext<undefined>["report"];

interface PlacedStep {
  readonly step: Step;
  readonly passage: Passage;
}

const placeOfStep = ({ step, passage }: PlacedStep): Place => passage.place(step.at, step.end);

function written(family: Family, number: number): string {
  const chinese = chineseNumeral(number);
  switch (family) {
    case "是":
    case "要":
      return chinese + family;
    case "第":
      return `第${chinese}`;
    case "（1）":
      return `（${number}）`;
    case "①":
      return String.fromCharCode(0x245f + number);
    case "（一）":
      return `（${chinese}）`;
    case "一、":
      return `${chinese}、`;
    case "1.":
      return `${number}.`;
  }
}

/** Families whose first label opens a series; without it the others are most likely something else. */
const needsFirst: ReadonlySet<Family> = new Set<Family>([
  "要",
  "第",
  "（1）",
  "①",
  "（一）",
  "一、",
  "1.",
]);
/** Families that may go on in the next paragraph. */
const goesOn: ReadonlySet<Family> = new Set<Family>(["是", "要", "第", "（一）", "一、", "1."]);

class Series {
  private readonly open = new Map<Family, PlacedStep[]>();
  private readonly report: Report;
  /** The last label that jumped over one. */
  private jumped: PlacedStep | undefined;

  constructor(report: Report) {
    this.report = report;
  }

  /** Closes what does not go on in a passage. */
  enter(passage: Passage): void {
    for (const [family, run] of this.open) {
      const last = run.at(-1);
      if (last === undefined) continue;
      const near =
        last.passage.kind === passage.kind &&
        (last.passage.item === passage.item || last.passage.item?.parent === passage.item?.parent);
      if (!goesOn.has(family) || !near) this.close(family);
    }
  }

  add(placed: PlacedStep): void {
    const { step } = placed;
    const run = this.open.get(step.family);
    const last = run?.at(-1)?.step.number;
    if (step.number === 1) {
      this.close(step.family);
      this.open.set(step.family, [placed]);
    } else if (run === undefined || last === undefined) {
      if (needsFirst.has(step.family)) return;
      this.problem(placed, [], [1, step.number - 1]);
      this.open.set(step.family, [placed]);
    } else {
      // 一、二、四、四 for 一、二、三、四: the hole was reported, and this closes it.
      if (step.number === last && this.jumped !== undefined && this.jumped === run.at(-1)) {
        this.jumped = undefined;
      } else if (step.number > last + 1) {
        this.jumped = step.number === last + 2 ? placed : undefined;
        this.problem(placed, run, [last + 1, step.number - 1]);
      } else if (step.number <= last) this.backwards(placed, run);
      run.push(placed);
    }
  }

  finish(): void {
    for (const family of [...this.open.keys()]) this.close(family);
  }

  private close(family: Family): void {
    const run = this.open.get(family);
    this.open.delete(family);
    const [only] = run ?? [];
    if (only === undefined || run?.length !== 1 || only.step.number !== 1) return;
    if (family !== "是" && family !== "第") return;
    this.report({
      entry: only.passage.entryAt(only.step.at),
      place: placeOfStep(only),
      message: {
        zh: `只有“${only.step.text}”，没有“${written(family, 2)}”`,
        en: `“${only.step.text}” stands alone: there is no “${written(family, 2)}”`,
      },
      mend: {
        zh: "只有一项的不编号，或补上后面的",
        en: "do not number a single item, or add the others",
      },
      severity: "note",
    });
  }

  private problem(
    placed: PlacedStep,
    run: readonly PlacedStep[],
    [from, to]: readonly [number, number],
  ): void {
    const { step, passage } = placed;
    const seen = [...run.map((other) => other.step.text), step.text].join("、");
    const missing = Array.from({ length: to - from + 1 }, (_, index) =>
      written(step.family, from + index),
    );
    const before = run.at(-1);
    this.report({
      entry: passage.entryAt(step.at),
      place: placeOfStep(placed),
      message: {
        zh: `分项为${seen}，缺“${missing.join("”“")}”`,
        en: `the series runs ${seen}: ${missing.join(", ")} is missing`,
      },
      mend: { zh: "补上缺的分项，或改编号", en: "add what is missing, or renumber" },
      related:
        before === undefined
          ? []
          : [{ place: placeOfStep(before), message: { zh: "前一项", en: "the one before" } }],
    });
  }

  private backwards(placed: PlacedStep, run: readonly PlacedStep[]): void {
    const { step, passage } = placed;
    const same = run.find((other) => other.step.number === step.number);
    const before = same ?? run.at(-1);
    this.report({
      entry: passage.entryAt(step.at),
      place: placeOfStep(placed),
      message:
        same === undefined
          ? {
              zh: `“${step.text}”排在“${before?.step.text ?? ""}”之后`,
              en: `“${step.text}” stands behind “${before?.step.text ?? ""}”`,
            }
          : {
              zh: `“${step.text}”用了两次`,
              en: `“${step.text}” is used twice`,
            },
      mend: { zh: "按次序重新编号", en: "number them in order" },
      related:
        before === undefined
          ? []
          : [{ place: placeOfStep(before), message: { zh: "前一处", en: "the earlier one" } }],
    });
  }
}

/** Typed labels in a paragraph whose other labels of the family are computed. */
function reportMixed(passage: Passage, steps: readonly Step[], report: Report): ReadonlySet<Step> {
  const mixed = new Set<Step>();
  for (const family of ["是", "要"] as const) {
    const own = steps.filter((step) => step.family === family);
    const computed = own.filter(({ typed }) => !typed);
    const typed = own.filter((step) => step.typed);
    const [first] = typed;
    const [label] = computed;
    if (first === undefined || label === undefined) continue;
    for (const step of typed) mixed.add(step);
    const doubled = computed.some(({ end }) => end === first.at);
    const place = passage.place(first.at, first.end);
    report({
      entry: passage.entryAt(first.at),
      place,
      message: {
        zh: `“${first.text}”是手写的，同一段的“${label.text}”由系统编号`,
        en: `“${first.text}” is typed, and “${label.text}” in the same paragraph is computed`,
      },
      mend: {
        zh: "删去手写的编号；确实是下一层的，换一种编号",
        en: "delete the typed label, or number the inner series in another way",
      },
      related: [
        {
          place: passage.place(label.at, label.end),
          message: { zh: "系统编的号", en: "the computed label" },
        },
      ],
      fixes: doubled
        ? [
            {
              title: { zh: `删去手写的“${first.text}”`, en: `delete the typed “${first.text}”` },
              edits: [{ place, text: "" }],
              safe: true,
            },
          ]
        : [],
    });
  }
  return mixed;
}

/** A title that begins with a number although one is computed for it. */
function reportTypedTitle(item: Item, report: Report): void {
  const { title } = item;
  const first = title?.parts[0];
  if (first === undefined || first.type !== "text" || item.label.trim() === "") return;
  const step = leadingStep(first.text);
  if (step === undefined) return;
  const place = placeIn(item.entry.file, {
    start: first.start,
    end: first.start + step.text.length,
  });
  const blanks = /^\s*/.exec(first.text.slice(step.text.length))?.[0].length ?? 0;
  report({
    entry: item.entry,
    place,
    message: {
      zh: `标题“${quotable(title?.text ?? "")}”手写了编号“${step.text}”，系统还会编上“${item.label.trim()}”`,
      en: `the title “${title?.text ?? ""}” has the typed number “${step.text}”, and “${item.label.trim()}” is computed for it`,
    },
    mend: { zh: "删去手写的编号", en: "delete the typed number" },
    fixes: [
      {
        title: { zh: `删去“${step.text}”`, en: `delete “${step.text}”` },
        // The blank behind it goes, too: the title would begin with it.
        edits: [{ place: { ...place, end: place.end + blanks }, text: "" }],
        safe: true,
      },
    ],
  });
}

function judge(plan: Plan, passages: readonly Passage[], report: Report): void {
  for (const item of plan.allItems) reportTypedTitle(item, report);
  if (plan.locale === "zh") judgeSeries(passages, report);
}

function judgeSeries(passages: readonly Passage[], report: Report): void {
  const series = new Series(report);
  const notes = new Series(report);
  let note: Passage["entry"] | undefined;
  for (const passage of passages) {
    const steps = stepsIn(passage);
    if (steps.length === 0) continue;
    if (passage.kind === "note" && passage.entry !== note) {
      notes.finish();
      note = passage.entry;
    }
    const own = passage.kind === "note" ? notes : series;
    own.enter(passage);
    const mixed = reportMixed(passage, steps, report);
    for (const step of steps) {
      const inTitle = passage.kind === "title" && step.at === 0 && step.typed;
      if (!mixed.has(step) && !inTitle) own.add({ step, passage });
    }
  }
  series.finish();
  notes.finish();
}

export const numbering = check({
  code: "numbering",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: {
    zh: "核稿的通例；层次序数见 GB/T 9704—2012 7.3.3",
    en: "Practice of proofreading; labels of levels: GB/T 9704—2012, 7.3.3",
  },
  summary: {
    zh: "一是、二是……有缺号、重号，或手写编号与系统编号并用",
    en: "A series of labels has a hole or a repeat, or typed and computed labels meet",
  },
  doc: {
    zh: "一是、二是、三是，第一、第二，（1）（2），①②，以及段首手写的一、（一）、1.，都应从一起、逐个排下去。条目的编号由系统算出，标题和“一是”不要再手写。只有“一是”一项的，提示一次。“三是三非”一类不从标点之后起头的不算。",
    en: "一是, 二是, 三是; 第一, 第二; （1）（2）; ①②; and numbers typed in front of paragraphs run from one without a hole. Numbers of entries are computed: do not type them into titles or texts. A lone 一是 is noted.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 一是抓学习；二是抓作风；四是抓落实。\n  }\n}\n',
      finds: [{ at: "3:19", says: "分项为一是、二是、四是，缺“三是”" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 一是抓学习；二是抓作风；二是抓落实。\n  }\n  措施 丙 "丙事。" | 要做到：一是抓学习。\n}\n',
      finds: [
        { at: "3:19", says: "“二是”用了两次" },
        { at: "5:20", says: "只有“一是”，没有“二是”" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    行动 丙 | 一是抓学习。\n    行动 丁 | 抓作风。\n  }\n}\n',
      finds: [{ at: "3:12", says: "“一是”是手写的，同一段的“一是”由系统编号" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  部分 乙 "一、工作目标" {\n    | （1）抓学习；（3）抓作风。\n  }\n}\n',
      finds: [
        { at: "2:9", says: "标题“一、工作目标”手写了编号“一、”，系统还会编上“一、”" },
        { at: "3:14", says: "分项为（1）、（3），缺“（2）”" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    行动 丙 "抓学习。"\n    行动 丁 "抓作风。"\n  }\n  措施 戊 "戊事。" {\n    | 一是抓学习。\n    | 二是抓作风，一要快，二要实。\n    |\n    | 三是抓落实，做到四是而非；五要素齐备。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  部分 乙 "乙" {\n    版式 表 {\n      列 "步骤" = 标题\n    }\n    行动 丙 "抓学习。"\n  }\n}\n',
    '方案 甲 "甲方案" {\n  编号 无\n  部分 乙 "一、工作目标" {\n    | 按照办公厅（室）的要求，见第三条第（二）项；1.5亿元，第一，抓学习；第二，抓作风。\n  }\n}\n',
  ],
  run({ model, prose, report }) {
    for (const plan of model.plans) judge(plan, prose.of(plan), report);
    for (const notice of model.notices)
      if (notice.locale === "zh") judgeSeries(prose.of(notice), report);
  },
});
