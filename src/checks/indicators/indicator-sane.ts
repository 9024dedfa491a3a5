import * as v from "valibot";
import { printAmount } from "../../model/fields/print-amount.ts";
import type { Item, Plan } from "../../model/model.ts";
import { type Amount, placeIn, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, checkWithOptions } from "../check.ts";
import { type IndicatorRow, rowsOf } from "../entries/indicator-rows.ts";
import { ownRuns, quotable, spokenItem, spokenName } from "../entries/item-words.ts";
import { judgeHabit } from "../habit.ts";
import {
  countedUnits,
  higherIsBetter,
  lowerIsBetter,
  notShareNames,
  saysItsUnit,
  shareNames,
} from "../reading/indicator-names.ts";
import { sentencesOf } from "../reading/prose.ts";

const words = v.array(v.pipe(v.string(), v.minLength(1)));

const options = v.object({
  /** How names of shares end: numbers between 0 and 100%. 增长率, 完成率, 充足率 are none. */
  shares: v.optional(words, [...shareNames]),
  /** Ends of names that look like a share and are none. */
  notShares: v.optional(words, [...notShareNames]),
  /** Units that count whole things. */
  counted: v.optional(words, [...countedUnits]),
});

type Options = v.InferOutput<typeof options>;
type Report = CheckContext<Options>["report"];

const whole = (value: number): boolean =>
  Math.abs(value - Math.round(value)) < 1e-6 * Math.max(1, Math.abs(value));

function amountPlace(indicator: Item, amount: Amount) {
  return placeIn(indicator.entry.file, amount);
}

function isShare(name: string, chosen: Options): boolean {
  return (
    chosen.shares.some((word) => name.endsWith(word)) &&
    !chosen.notShares.some((word) => name.endsWith(word))
  );
}

/** One number of an indicator, its target's or a row's. */
interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly written: string;
  readonly place: ReturnType<typeof placeIn>;
}

function numbersOf(
  indicator: Item,
  amount: Amount,
  rows: readonly IndicatorRow[],
): readonly Figure[] {
  const ends = [amount.from, amount.to === amount.from ? undefined : amount.to];
  return [
    ...ends.flatMap((value) =>
      value === undefined
        ? []
        : [
            {
              value,
              unit: amount.unit,
              written: amount.written,
              place: amountPlace(indicator, amount),
            },
          ],
    ),
    ...rows,
  ];
}

function reportNumbers(
  indicator: Item,
  numbers: readonly Figure[],
  chosen: Options,
  report: Report,
): void {
  const name = spokenName(indicator);
  const { zh, en } = spokenItem(indicator);
  const { entry } = indicator;
  const average = /平均|人均|户均|均$|每/.test(name);
  for (const { value, unit, written, place } of numbers) {
    const percent = unit === "%" || unit === "％";
    if (percent && isShare(name, chosen) && (value > 100 || value < 0)) {
      report({
        entry,
        place,
        message: {
          zh: `${zh}是占比，“${written}”不在0到100%之间`,
          en: `${en} is a share, and “${written}” is not between 0 and 100%`,
        },
        mend: {
          zh: "改数字；可以超过100%的，换一个名称或写进选项 notShares",
          en: "correct the number; what may exceed 100% has another name, or stands in the option `notShares`",
        },
      });
    } else if (!average && chosen.counted.includes(unit) && !whole(value)) {
      report({
        entry,
        place,
        message: {
          zh: `${zh}以“${unit}”计，“${written}”不是整数`,
          en: `${en} counts “${unit}”, and “${written}” is not a whole number`,
        },
        mend: { zh: "改数字或单位", en: "correct the number or the unit" },
      });
    }
  }
}

function reportTarget(indicator: Item, amount: Amount, report: Report): void {
  const { zh, en } = spokenItem(indicator);
  const name = spokenName(indicator);
  const { from, to, relation, written } = amount;
  const { entry } = indicator;
  const place = amountPlace(indicator, amount);
  if (from !== undefined && to !== undefined && from > to) {
    report({
      entry,
      place,
      message: {
        zh: `${zh}的范围“${written}”前大后小`,
        en: `the range “${written}” of ${en} ends below its beginning`,
      },
      mend: { zh: "小的写在前面", en: "write the smaller number first" },
    });
  }
  const wrong =
    (relation.startsWith(">") && lowerIsBetter.test(name)) ||
    (relation === "<=" && higherIsBetter.test(name) && from !== 100);
  if (wrong && amount.relative === undefined) {
    const lower = relation.startsWith(">");
    report({
      entry,
      place,
      message: {
        zh: `${zh}越${lower ? "低" : "高"}越好，写的是“${printAmount(amount, "zh")}”`,
        en: `${en} is better the ${lower ? "lower" : "higher"} it is, and says “${printAmount(amount, "en")}”`,
      },
      mend: {
        zh: lower ? "改为“不超过”" : "改为“不低于”",
        en: lower ? "write at-most" : "write at-least",
      },
    });
  }
}

/** Is a row the indicator's last one: does its period end no earlier than the indicator is due, or the plan ends? */
function isFinal(row: IndicatorRow, indicator: Item): boolean {
  const end = indicator.due?.resolved?.due ?? indicator.plan.period.end;
  return row.due !== undefined && end !== undefined && row.due >= end;
}

function reportRows(
  indicator: Item,
  amount: Amount,
  rows: readonly IndicatorRow[],
  report: Report,
): void {
  const { from, relation, relative } = amount;
  const to = amount.to ?? from;
  const [first] = rows;
  if (from === undefined || to === undefined || relative !== undefined || first === undefined)
    return;
  if (rows.some(({ unit }) => unit !== amount.unit)) return;
  const sum = rows.reduce((total, { value }) => total + value, 0);
  const share = amount.unit === "%" || amount.unit === "％";
  // Numbers of each period that make the target together.
  if (!share && rows.length > 1 && sum >= from - 1e-6 && sum <= to + 1e-6) return;
  const { zh, en } = spokenItem(indicator);
  const { entry } = indicator;
  const target = relation === "=" ? amount.written : printAmount(amount, "zh");
  const targetEn = relation === "=" ? amount.written : printAmount(amount, "en");
  const atTarget = {
    place: amountPlace(indicator, amount),
    message: { zh: "目标", en: "the target" },
  };
  const rising = relation.startsWith(">") || first.value <= to;
  const mend = {
    zh: "各期写累计数，改其中写错的数",
    en: "rows are cumulative; correct the number that is wrong",
  };
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before === undefined) continue;
    if (rising ? row.value >= before.value : row.value <= before.value) continue;
    report({
      entry,
      place: row.place,
      message: {
        zh: `${zh}的“${row.period} ${row.written}”${rising ? "低于" : "高于"}“${before.period} ${before.written}”，目标是${target}`,
        en: `“${row.period} ${row.written}” of ${en} is ${rising ? "below" : "above"} “${before.period} ${before.written}”; the target is ${targetEn}`,
      },
      mend,
      related: [
        { place: before.place, message: { zh: "前一期", en: "the period before" } },
        atTarget,
      ],
    });
    return;
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const beyond = rising ? last.value > to + 1e-6 : last.value < from - 1e-6;
  const short = rising ? last.value < from - 1e-6 : last.value > to + 1e-6;
  // A limit may be undercut at the end: 不超过20件, and 18 by then.
  const reached = relation === "<=" || relation === "~";
  if (!beyond && !(short && !reached && isFinal(last, indicator))) return;
  if (beyond && relation === "~") return;
  report({
    entry,
    place: last.place,
    message: {
      zh: `${zh}的最后一期“${last.period} ${last.written}”与目标${target}不一致`,
      en: `the last period of ${en}, “${last.period} ${last.written}”, does not agree with its target ${targetEn}`,
    },
    mend,
    related: [atTarget],
  });
}

/** 谈心谈话覆盖率 不低于 90%, where the sentence says that all are covered. */
function reportCoverage(indicator: Item, amount: Amount, report: Report): void {
  const name = spokenName(indicator);
  const { parent } = indicator;
  const covered = /^(.{2,})覆盖(?:率|面)$/.exec(name)?.[1];
  if (covered === undefined || parent === undefined || amount.from === undefined) return;
  if (!/^[%％]$/.test(amount.unit) || amount.from >= 100 || amount.relation === "<=") return;
  for (const run of ownRuns(parent.entry)) {
    for (const sentence of sentencesOf(run.text)) {
      const at = sentence.text.indexOf("全覆盖");
      if (at === -1 || !sentence.text.includes(covered)) continue;
      const start = run.start + sentence.start + at;
      report({
        entry: indicator.entry,
        place: amountPlace(indicator, amount),
        message: {
          zh: `${spokenItem(indicator).zh}的目标是${amount.written}，文中写“全覆盖”`,
          en: `the target of ${spokenItem(indicator).en} is ${amount.written}, and the text says “全覆盖”`,
        },
        mend: { zh: "目标改为100%，或改文字", en: "make the target 100%, or change the text" },
        related: [
          {
            place: placeIn(parent.entry.file, { start, end: start + 3 }),
            message: { zh: "文中写“全覆盖”", en: "the text says “全覆盖”" },
          },
        ],
      });
      return;
    }
  }
}

function reportUnits(plan: Plan, indicators: readonly Item[], report: Report): void {
  if (plan.locale !== "zh") return;
  const lacks = (indicator: Item) => {
    const amount = indicator.target?.amount;
    return (
      amount?.unit === "" &&
      amount.relative === undefined &&
      !saysItsUnit.test(spokenName(indicator).replace(/（.*）$/, ""))
    );
  };
  const habit = judgeHabit(indicators, lacks);
  if (habit.kind === "clean") return;
  const mend = {
    zh: "在数字后写单位，例如：不低于 90%、达到 12场",
    en: "write the unit behind the number, such as at-least 90%",
  };
  if (habit.kind === "habit") {
    report({
      entry: plan.entry,
      place: placeOf(plan.entry),
      severity: "note",
      message: {
        zh: `${spokenItem(plan).zh}的${habit.of}个指标中，有${habit.lacking.length}个没有单位`,
        en: `${habit.lacking.length} of the ${habit.of} indicators of ${spokenItem(plan).en} have no unit`,
      },
      mend,
      cases: habit.lacking.length,
      related: habit.lacking.slice(0, 5).map(({ entry }) => ({
        place: placeOf(entry),
        message: { zh: "没有单位", en: "has no unit" },
      })),
    });
    return;
  }
  for (const indicator of habit.lacking) {
    const amount = indicator.target?.amount;
    if (amount === undefined) continue;
    report({
      entry: indicator.entry,
      place: amountPlace(indicator, amount),
      severity: "warning",
      message: {
        zh: `${spokenItem(indicator).zh}的“${quotable(amount.written)}”没有单位`,
        en: `“${amount.written}” of ${spokenItem(indicator).en} has no unit`,
      },
      mend,
    });
  }
}

export const indicatorSane = checkWithOptions(
  {
    code: "indicator-sane",
    severity: { draft: "warning", issue: "error" },
    strength: "practice",
    source: { zh: "绩效指标编制的通例", en: "Practice of performance indicators" },
    summary: {
      zh: "指标没有单位，数字越界，或各期的数与目标不合",
      en: "An indicator without unit, beyond its bounds, or with rows that do not lead to its target",
    },
    doc: {
      zh: "指标应有单位；占比在0到100%之间；以人、件、场等计的是整数；范围小的在前；越低越好的不写“不低于”。各期的数应一直向目标走，最后一期到目标；各期合计正好等于目标的，是分期数，不算。增长率、完成率、拨备覆盖率可以超过100%；“人均”“每百人”可以有小数；万、亿是倍数。最后一期早于时限的，不要求已到目标。选项 shares、notShares、counted 改词表。",
      en: "An indicator has a unit; a share lies between 0 and 100%; what is counted in 人, 件, 场 is whole; a range begins with its smaller end; what is better the lower it is does not say at-least. Rows move towards the target and end at it; rows that make the target together are those of each period and left alone. Growth, completion and provision coverage may exceed 100%, averages may be fractions, 万 and 亿 are multiples, and a last row before the deadline need not have reached the target. The options `shares`, `notShares` and `counted` are the lists.",
    },
    options,
    bad: [
      {
        source:
          '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "谈心谈话。" {\n    指标 谈话 "谈心谈话覆盖率" 不低于 90% { 二季度 60%；三季度 55%；年底 90% }\n    | 开展谈心谈话，实现全覆盖。\n  }\n}\n',
        finds: [
          {
            at: "4:43",
            says: "指标“谈心谈话覆盖率”的“三季度 55%”低于“二季度 60%”，目标是不低于90%",
          },
          { at: "4:21", says: "指标“谈心谈话覆盖率”的目标是90%，文中写“全覆盖”" },
        ],
      },
      {
        source:
          '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    指标 满意率 不低于 120%\n    指标 培训 "培训人数" 达到 12.5人\n    指标 走访企业 不低于 120\n    指标 座谈 5 至 3场\n    指标 投诉率 不低于 5%\n    指标 留存 达到 9.6万张 { 6月底 4.5；12月底 9.5 }\n    指标 参会 不低于 60人 { 6月底 70人 }\n  }\n}\n',
        finds: [
          { at: "6:13", says: "指标“走访企业”的“120”没有单位" },
          { at: "4:12", says: "指标“满意率”是占比，“120%”不在0到100%之间" },
          { at: "5:18", says: "指标“培训人数”以“人”计，“12.5人”不是整数" },
          { at: "7:11", says: "指标“座谈”的范围“5 至 3场”前大后小" },
          { at: "8:12", says: "指标“投诉率”越低越好，写的是“不低于5%”" },
          { at: "9:35", says: "指标“留存”的最后一期“12月底 9.5”与目标9.6万张不一致" },
          { at: "10:25", says: "指标“参会”的最后一期“6月底 70人”与目标不低于60人不一致" },
        ],
      },
    ],
    good: [
      '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    指标 留存 不低于 9.6万张 { 3月底 4.5；6月底 6.2万张；9月底 7.9 }\n    指标 拨备覆盖率 不低于 150%\n    指标 增长率 不低于 120%\n    指标 场次 达到 12场 { 一季度 3；二季度 2；三季度 4；四季度 3 }\n    指标 投诉 "投诉件数" 不超过 20件 { 6月底 9；12月底 18 }\n    指标 不良率 不超过 1.5% { 6月底 1.9；12月底 1.5 }\n    指标 人均培训 不低于 2.5次\n    指标 信访 "信访件数" 不超过 "上年数"\n    指标 网点数 不低于 25\n    指标 贷款 不低于 1.15万户\n    指标 座谈 1 至 2场\n    指标 覆盖 "示范点覆盖率" 不低于 60%\n    | 培训实现全覆盖。\n  }\n}\n',
    ],
    run({ model, report, options: chosen }) {
      for (const plan of model.plans) {
        const indicators = plan.allItems.filter(
          ({ kind, target }) => kind === "indicator" && target !== undefined,
        );
        reportUnits(plan, indicators, report);
        for (const indicator of indicators) {
          const amount = indicator.target?.amount;
          if (amount === undefined || indicator.entry.broken) continue;
          const rows = rowsOf(indicator);
          reportNumbers(indicator, numbersOf(indicator, amount, rows), chosen, report);
          reportTarget(indicator, amount, report);
          reportRows(indicator, amount, rows, report);
          reportCoverage(indicator, amount, report);
        }
      }
    },
  },
  (schema, value) => v.parse(schema, value),
);
