import type { Item } from "../../model/model.ts";
import { placeIn, placeOf, type Title } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { isPartOfName } from "../reading/numbers-in-names.ts";

/** Units that count the same things. */
const unitClasses: readonly string[] = [
  "名人位员",
  "家户所",
  "个处项",
  "次场期",
  "亩",
  "公里",
  "元",
  "件",
  "篇",
];

const sizes: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000, 亿: 1e8 };
const digits = "一二三四五六七八九";

interface TitleNumber {
  readonly value: number;
  readonly text: string;
  readonly unit: string;
  readonly start: number;
  /** 千名, 百家: a round number that says how many at least. */
  readonly round: boolean;
}

const pattern =
  /(\d+(?:\.\d+)?)?([一二两三四五六七八九])?([十百千万亿]{1,2})?(名|人|位|家|户|所|个|处|项|次|场|期|亩|公里|元|件|篇)/g;

function numbersIn(title: Title): readonly TitleNumber[] {
  return title.parts.flatMap((part) =>
    part.type !== "text" || part.text.length !== part.end - part.start
      ? []
      : [...part.text.matchAll(pattern)].flatMap((match): TitleNumber[] => {
          const [text, arabic, chinese, size, unit = ""] = match;
          // 一家, 三个: a single figure in a title is a word, no target.
          if (arabic === undefined && size === undefined) return [];
          if (isPartOfName(part.text.slice(match.index + text.length), unit)) return [];
          if (
            /[第每近约数几余多\d一二三四五六七八九十百千万]$/.test(part.text.slice(0, match.index))
          )
            return [];
          const factor = [...(size ?? "")].reduce(
            (product, char) => product * (sizes[char] ?? 1),
            1,
          );
          const one =
            arabic !== undefined
              ? Number(arabic)
              : chinese === undefined
                ? 1
                : chinese === "两"
                  ? 2
                  : digits.indexOf(chinese) + 1;
          return [
            {
              value: one * factor,
              text,
              unit,
              start: part.start + match.index,
              round: arabic === undefined,
            },
          ];
        }),
  );
}

function sameUnit(a: string, b: string): boolean {
  const bare = b.replace(/^[十百千万亿]+/, "");
  return (
    a === bare ||
    unitClasses.some((units) => units.includes(a) && bare !== "" && units.includes(bare.charAt(0)))
  );
}

/** The amount of an indicator in single units: 0.1万人 is 1000. */
function amountOf(item: Item): { readonly value: number; readonly unit: string } | undefined {
  const amount = item.target?.amount;
  if (amount?.from === undefined || amount.relative !== undefined || amount.relation === "<=")
    return undefined;
  const size = /^[十百千万亿]+/.exec(amount.unit)?.[0] ?? "";
  // Whether the number is already multiplied shows in what was written.
  const writtenNumber = Number(
    /[\d.]+/.exec(amount.written.replace(/[,，]/g, ""))?.[0] ?? Number.NaN,
  );
  const factor = [...size].reduce((product, char) => product * (sizes[char] ?? 1), 1);
  const value = writtenNumber === amount.from ? amount.from * factor : amount.from;
  return { value, unit: amount.unit };
}

export const titleNumber = check({
  code: "title-number",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "标题里的数与指标的目标值不符",
    en: "The number in a title is not the target of the indicator",
  },
  doc: {
    zh: "标题写“培训千名干部”，指标只有800人：改标题，或改指标。“千名”“百家”是整数，目标达到或超过就不报；阿拉伯数字的应当相等。单位不同的、没有指标的（百人计划）、名称里的数（121人才工程）、不超过某数的，不比较。",
    en: "“培训千名干部” with a target of 800: correct one of them. 千名 and 百家 are round: a target that reaches them is right; an Arabic number must be equal. Other units, titles without an indicator (百人计划), numbers in names (121人才工程) and upper limits are not compared.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "培训千名党员干部。" {\n    指标 培训人数 不低于 800人\n  }\n  措施 丙 "走访120家企业。" {\n    指标 走访企业 不低于 100家\n  }\n}\n',
      finds: [
        { at: "3:11", says: "标题写“千名”，指标“培训人数”是800人" },
        { at: "6:11", says: "标题写“120家”，指标“走访企业”是100家" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "实施121人才工程。" {\n    指标 培养人选 不低于 10人\n  }\n}\n',
    '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "实施百人计划，培训千名干部。" {\n    指标 培训人数 不低于 1200人\n    指标 满意率 不低于 90%\n  }\n  措施 丙 "第三届百家企业评选。" {\n    指标 参评 不低于 0.01万家\n  }\n  措施 丁 "建设一个中心。" {\n    指标 中心 达到 2个\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      for (const item of plan.allItems) {
        const { title } = item;
        if (title === undefined) continue;
        const indicators = item.children.filter(({ kind }) => kind === "indicator");
        if (indicators.length === 0) continue;
        const numbers = numbersIn(title);
        for (const number of numbers) {
          const targets = indicators.flatMap((indicator) => {
            const amount = amountOf(indicator);
            return amount !== undefined && sameUnit(number.unit, amount.unit)
              ? [{ indicator, value: amount.value }]
              : [];
          });
          const agrees = ({ value }: { readonly value: number }) =>
            number.round ? value >= number.value : value === number.value;
          const [target] = targets;
          if (target === undefined || targets.some(agrees)) continue;
          const written = target.indicator.target?.amount.written ?? "";
          const name = target.indicator.title?.text ?? target.indicator.name ?? "";
          report({
            entry: item.entry,
            place: placeIn(item.entry.file, {
              start: number.start,
              end: number.start + number.text.length,
            }),
            message: {
              zh: `标题写“${number.text}”，指标“${name}”是${written}`,
              en: `the title says “${number.text}”, and the indicator “${name}” is ${written}`,
            },
            mend: { zh: "改标题，或改指标", en: "correct the title or the indicator" },
            related: [
              {
                place: placeOf(target.indicator.entry),
                message: { zh: "指标在这里", en: "the indicator" },
              },
            ],
          });
        }
      }
    }
  },
});
