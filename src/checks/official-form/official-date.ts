import { given } from "../../given.ts";
import type { Plan, Timing } from "../../model/model.ts";
import { daysInMonth } from "../../time/calendar-date.ts";
import { check, type Problem } from "../check.ts";
import { quotedTextPlace } from "../entries/notice-fields.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

/** 〇 and what is typed for it. */
const DIGITS = "〇一二三四五六七八九";
const ZEROS = /[○零OＯo0０]/g;

const DATE =
  /(\d{4}|[一二三四五六七八九〇○零OＯo0０]{4})年(?:(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(\d{1,2}|[一二三四五六七八九十]{1,3})([日号]))?)?/g;

/** A day in running text; without a year any February may have 29 days. */
const DAY = /(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g;
const LEAP_YEAR = 2000;

const kinds = ["zeros", "day-word", "mixed", "chinese"] as const;
type Kind = (typeof kinds)[number];

function arabic(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const match = /^([一二三]?)(十?)([一二三四五六七八九]?)$/.exec(written);
  if (match === null) return Number.NaN;
  const [, tens = "", ten = "", ones = ""] = match;
  if (ten === "") return DIGITS.indexOf(tens === "" ? ones : tens);
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}

function arabicYear(written: string): string {
  return [...written.replace(ZEROS, "〇")]
    .map((digit) => (/\d/.test(digit) ? digit : String(DIGITS.indexOf(digit))))
    .join("");
}

/** What is wrong with a date in running text, and the date as it should be. */
function judge(
  match: RegExpExecArray,
): { readonly kind: Kind; readonly right: string } | undefined {
  const [words, year = "", month, day, word] = match;
  const parts = [year, month, day].filter((part) => part !== undefined);
  const figures = parts.filter((part) => /^\d+$/.test(part)).length;
  const right = [
    `${/^\d+$/.test(year) ? year : arabicYear(year)}年`,
    month === undefined ? "" : `${arabic(month)}月`,
    day === undefined ? "" : `${arabic(day)}${word}`,
  ].join("");
  if (figures === parts.length) {
    if (right !== words) return { kind: "zeros", right: right.replace(/号$/, "日") };
    return word === "号" ? { kind: "day-word", right: right.replace(/号$/, "日") } : undefined;
  }
  if (right.includes("NaN") || !/^[12]/.test(right)) return undefined;
  if (figures > 0 || /[○零OＯo0０]/.test(year) || (/^\d+$/.test(year) && figures < parts.length))
    return { kind: "mixed", right: right.replace(/号$/, "日") };
  return parts.length === 3 ? { kind: "chinese", right } : undefined;
}

const wordings: Record<
  Kind,
  { readonly zh: string; readonly en: string; readonly severity?: "note" }
> = {
  zeros: { zh: "月、日不编虚位", en: "months and days have no leading zeros" },
  "day-word": { zh: "日期写“日”，不写“号”", en: "a date has 日, not 号", severity: "note" },
  mixed: { zh: "日期里汉字与阿拉伯数字混用", en: "the date mixes Chinese and Arabic figures" },
  chinese: {
    zh: "日期用阿拉伯数字，年、月、日标全",
    en: "dates are written in Arabic figures",
    severity: "note",
  },
};

function reportPhrases(plan: Plan, report: (problem: Problem) => void): void {
  const seen = new Set<Timing["entry"]>();
  for (const item of plan.allItems) {
    for (const timing of [item.due, item.frequency]) {
      if (timing === undefined || timing.inherited || seen.has(timing.entry)) continue;
      seen.add(timing.entry);
      const { value, file } = timing.entry;
      if (value?.type !== "phrase") continue;
      const { text } = value.phrase;
      const right = text.replace(/(?<!\d)0(?=\d[月日])/g, "");
      if (right === text) continue;
      const place = quotedTextPlace(file, value.phrase, text);
      report({
        entry: timing.entry,
        place,
        message: {
          zh: `“${text}”照原样印出，应写作“${right}”：月、日不编虚位`,
          en: `“${text}” prints as it stands and should be “${right}”: months and days have no leading zeros`,
        },
        fixes:
          place.end - place.start === text.length
            ? [
                {
                  title: { zh: `改为“${right}”`, en: `write “${right}”` },
                  edits: [{ place, text: right }],
                  safe: true,
                },
              ]
            : [],
        severity: "note",
      });
    }
  }
}

export const officialDate = check({
  code: "official-date",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: {
    zh: "GB/T 9704-2012 7.3.5.4（成文日期），GB/T 15835-2011",
    en: "GB/T 9704-2012 7.3.5.4 (for the date of the document), GB/T 15835-2011",
  },
  summary: {
    zh: "日期有虚位、汉字与数字混用，或写作“号”",
    en: "A date has leading zeros, mixes figures, or says 号",
  },
  doc: {
    zh: "日期用阿拉伯数字，年、月、日标全，年份四位，月、日不编虚位：2015年6月29日。“二〇一五年6月”“二O一五年”都是混用。“日期”“印发日期”两栏由本工具排印，怎么写都印得对；照原样印出的是正文里的日期和“时限”。每个文件每种写法报一次。“五四”“一二·九”等固定写法不查。",
    en: "Dates are in Arabic figures, the year with four digits, months and days without leading zeros: 2015年6月29日. The fields 日期 and 印发日期 always print right; dates in the text and in 时限 print as they stand. One finding a file for each way of writing; fixed names such as 五四 are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 自2015年06月09日起，至二〇一五年9月止。\n  | 2015年07月底前总结，2015年8月1号报送。\n}\n',
      finds: [
        { at: "2:6", says: "“2015年06月09日”：月、日不编虚位，本文件共2处" },
        { at: "2:20", says: "“二〇一五年9月”：日期里汉字与阿拉伯数字混用" },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  | 6月31日前总结，2015年2月29日报送。\n}\n',
      finds: [
        { at: "2:5", says: "没有“6月31日”这一天" },
        { at: "2:14", says: "没有“2015年2月29日”这一天" },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  | 二O一五年工作要点已于二〇一五年三月五日通过。\n}\n',
      finds: [
        { at: "2:5", says: "“二O一五年”：日期里汉字与阿拉伯数字混用" },
        { at: "2:16", says: "“二〇一五年三月五日”：日期用阿拉伯数字，年、月、日标全" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    时限 2015年06月30日前\n  }\n}\n',
      finds: [
        {
          at: "4:8",
          says: "“2015年06月30日前”照原样印出，应写作“2015年6月30日前”：月、日不编虚位",
        },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  日期 2015年06月29日\n  | 自2015年6月9日起，十二月二十日前、二十一年来、三年十月的工作照旧。\n}\n',
    '方案 甲 "甲方案" {\n  年度 2015\n  | 弘扬五四精神，2015年6月10号线通车。\n  措施 乙 "乙事。" {\n    时限 2015-06-30\n  }\n}\n',
  ],
  run({ model, prose, report }) {
    for (const kind of kinds) {
      const { zh, en, severity } = wordings[kind];
      const slips = slipsIn(prose, DATE, (match, passage) => {
        const judged = judge(match);
        if (judged?.kind !== kind) return undefined;
        const next = passage.text.charAt(match.index + match[0].length);
        return kind === "day-word" && !/^[，。；、）前后起止至到之开—～]?$/.test(next)
          ? undefined
          : judged.right;
      });
      reportSlips(slips, report, {
        message: (words) => ({ zh: `“${words}”：${zh}`, en: `“${words}”: ${en}` }),
        fix: { zh: "改成阿拉伯数字，不编虚位", en: "write Arabic figures without leading zeros" },
        safe: true,
        ...given({ severity }),
      });
    }
    const impossible = slipsIn(prose, DAY, ([, year, month, day]) =>
      Number(month) < 1 ||
      Number(month) > 12 ||
      Number(day) < 1 ||
      Number(day) > daysInMonth(year === undefined ? LEAP_YEAR : Number(year), Number(month))
        ? null
        : undefined,
    );
    for (const slip of impossible) {
      reportSlips([slip], report, {
        message: (words) => ({ zh: `没有“${words}”这一天`, en: `there is no day “${words}”` }),
        fix: { zh: "", en: "" },
        safe: false,
      });
    }
    for (const plan of model.plans) if (plan.locale === "zh") reportPhrases(plan, report);
  },
});
