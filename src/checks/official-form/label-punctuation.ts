import type { Wording } from "../../findings/finding.ts";
import type { Plan } from "../../model/model.ts";
import { childrenOf, type Entry, placeIn } from "../../syntax/entry.ts";
import type { Range } from "../../syntax/tree.ts";
import { check, type Problem } from "../check.ts";
import { quotedTextPlace } from "../entries/notice-fields.ts";

/** A label as it should be, and the rule that says so. */
interface Judged {
  readonly right: string;
  readonly rule: Wording;
}

const rules: readonly {
  readonly pattern: RegExp;
  readonly right: (...parts: readonly string[]) => string;
  readonly rule: Wording;
}[] = [
  {
    pattern: /^([（(])([一二三四五六七八九十]+|\d+)([）)])[、.．，,：:]?(\s*)$/,
    right: (_open, numeral, _close, blank) => `（${numeral}）${blank}`,
    rule: {
      zh: "带括号的序号用全角括号，后面不加标点",
      en: "a label in brackets has full-width brackets and no mark behind",
    },
  },
  {
    pattern: /^([一二三四五六七八九十]+)[.．,，。:：](\s*)$/,
    right: (numeral, blank) => `${numeral}、${blank}`,
    rule: { zh: "汉字序号后面用顿号", en: "a Chinese numeral has 、 behind" },
  },
  {
    pattern: /^(\d+)[、．,，。:：](\s*)$/,
    right: (numeral, blank) => `${numeral}.${blank}`,
    rule: {
      zh: "阿拉伯数字序号后面用下脚点“.”",
      en: "an Arabic numeral has “.” behind",
    },
  },
  {
    pattern: /^(第[一二三四五六七八九十]+|首先|其次|再次|最后)[、.．,:：](\s*)$/,
    right: (word, blank) => `${word}，${blank}`,
    rule: { zh: "“第一”“首先”后面用逗号", en: "第一 and 首先 have ， behind" },
  },
];

/** What a label should be; undefined where it is right or goes its own way (第一章, 1.1, ①, 一述就是). */
function judgeLabel(label: string): Judged | undefined {
  for (const { pattern, right, rule } of rules) {
    const match = pattern.exec(label);
    if (match === null) continue;
    const wanted = right(...match.slice(1).map((part) => part ?? ""));
    return wanted === label ? undefined : { right: wanted, rule };
  }
  return undefined;
}

function reportLabel(
  entry: Entry,
  range: Range,
  label: string,
  report: (problem: Problem) => void,
): void {
  const judged = judgeLabel(label);
  if (judged === undefined) return;
  const { right, rule } = judged;
  const place = quotedTextPlace(entry.file, range, label);
  report({
    entry,
    place,
    message: {
      zh: `序号“${label}”应作“${right}”：${rule.zh}`,
      en: `the label “${label}” should be “${right}”: ${rule.en}`,
    },
    fixes:
      place.end - place.start === label.length
        ? [
            {
              title: { zh: `改为“${right}”`, en: `write “${right}”` },
              edits: [{ place: placeIn(entry.file, place), text: right }],
              safe: true,
            },
          ]
        : [],
  });
}

function judgePlan(plan: Plan, report: (problem: Problem) => void): void {
  for (const owner of [plan.entry, ...plan.allItems.map(({ entry }) => entry)]) {
    for (const entry of childrenOf(owner, "numbering")) {
      if (entry.value?.type !== "numbering") continue;
      for (const sample of entry.value.samples) reportLabel(entry, sample, sample.text, report);
    }
    for (const entry of childrenOf(owner, "ordinal")) {
      if (entry.value?.type !== "literal") continue;
      reportLabel(entry, entry.value.range, entry.value.text, report);
    }
  }
}

export const labelPunctuation = check({
  code: "label-punctuation",
  severity: { draft: "warning", issue: "error" },
  strength: "general",
  source: {
    zh: "GB/T 15834-2011 附录B.3；GB/T 9704-2012 7.3.3",
    en: "GB/T 15834-2011 B.3; GB/T 9704-2012 7.3.3",
  },
  summary: { zh: "序号的标点不对", en: "A label has the wrong mark" },
  doc: {
    zh: "汉字序号后面用顿号（一、），阿拉伯数字后面用下脚点（1.），带括号的不加标点（（一）），括号用全角，“第一”“首先”后面用逗号。查“编号”的样式和“序号”；后面空一格、①、1.1、“一是”、“一述就是”之类各行其是的，不查。",
    en: "A Chinese numeral has 、 behind, an Arabic one “.”, a bracketed one nothing, in full-width brackets; 第一 and 首先 have ，. Samples of 编号 and labels of 序号 are judged; a blank behind, ①, 1.1, 一是 and wordings of one's own are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  编号 "一." "(一)、" "1、" "（1）"\n  部分 乙 "乙" {\n    序号 "第一、"\n  }\n}\n',
      finds: [
        { at: "2:7", says: "序号“一.”应作“一、”：汉字序号后面用顿号" },
        { at: "2:12", says: "序号“(一)、”应作“（一）”：带括号的序号用全角括号，后面不加标点" },
        { at: "2:19", says: "序号“1、”应作“1.”：阿拉伯数字序号后面用下脚点“.”" },
        { at: "4:9", says: "序号“第一、”应作“第一，”：“第一”“首先”后面用逗号" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  编号 "一、" "（一）" "1. " "（1）"\n  编号 行动 "一是"\n  部分 乙 "乙" {\n    序号 "第一，"\n  }\n  部分 丙 "丙" {\n    序号 "第一章 "\n  }\n  部分 丁 "丁" {\n    编号 "①" "1.1"\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) if (plan.locale === "zh") judgePlan(plan, report);
  },
});
