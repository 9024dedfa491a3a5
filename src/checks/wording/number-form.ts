import { chineseNumeral } from "../../model/items/numbering.ts";
import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

/** Years of two digits are read in the plan's own century. */
function fullYear(short: string, year: number | undefined): string | null {
  return year === undefined ? null : `${Math.floor(year / 100)}${short}`;
}

export const numberForm = check({
  code: "number-form",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 15835-2011", en: "GB/T 15835-2011" },
  summary: {
    zh: "数字的写法不对：全角数字、两位年份、该用汉字的用了数字",
    en: "Full-width digits, years of two digits, or digits where Chinese numerals belong",
  },
  doc: {
    zh: "数字用半角；年份写四位（2015年度，不写15年度）；“百分之95”写95%；星期、党的届次和“十几”“数十”一类概数用汉字。“15年”单独出现可能是时长，不查；“3、4个月”可能是概数，只作提示。每种写法每个文件报一次。",
    en: "Digits are half-width; a year has four (2015年度, not 15年度); 百分之95 is 95%; days of the week, party congresses and approximate numbers are in Chinese. 15年 alone may be a duration and is left alone; 3、4个月 may be approximate: a note. One finding a file for each form.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  | １２个支部，15年度计划，百分之95，星期5，党的19大，10几个单位，需3、4个月。\n}\n',
      finds: [
        { at: "3:5", says: "数字用半角：“１２”" },
        { at: "3:11", says: "年份写四位：“15年”" },
        { at: "3:18", says: "汉字与数字混用：“百分之95”" },
        { at: "3:26", says: "这里用汉字数字：“星期5，党”，本文件共3处" },
        { at: "3:42", says: "概数用汉字，中间不加顿号：“，需3、4个月”" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  年度 2015\n  | 12个支部，15年经验，2015年度计划，95%，星期五，党的十九大，十几个单位，第3、4个月，附件3、4，1、2、3个支部，20多个。\n}\n',
  ],
  run({ prose, report }) {
    const wide = slipsIn(prose, /[０-９]+/g, ([words]) => words.normalize("NFKC"));
    reportSlips(wide, report, {
      message: (words) => ({
        zh: `数字用半角：“${words}”`,
        en: `digits are half-width: “${words}”`,
      }),
      fix: { zh: "改为半角数字", en: "write half-width digits" },
      safe: true,
    });
    const years = slipsIn(
      prose,
      /(?<![\d.～~—至第-])\d{2}(?=年(?:度|初|末|底|\d{1,2}月(?!份?以)))/g,
      ([words], { document }) =>
        fullYear(words, document.type === "plan" ? document.year : document.issues?.year),
    );
    reportSlips(years, report, {
      message: (words) => ({
        zh: `年份写四位：“${words}年”`,
        en: `a year has four digits: “${words}年”`,
      }),
      fix: { zh: "补足四位", en: "write four digits" },
      safe: false,
    });
    const shares = slipsIn(prose, /百分之(\d+(?:\.\d+)?)(?!分)/g, ([, number]) => `${number}%`);
    reportSlips(shares, report, {
      message: (words) => ({
        zh: `汉字与数字混用：“${words}”`,
        en: `figures are mixed: “${words}”`,
      }),
      fix: { zh: "改为百分号", en: "write %" },
      safe: true,
    });
    const words = slipsIn(
      prose,
      /(?<=星期)[1-6](?!\d)|(?<=党的)\d{1,2}(?=[大届])|(?<!\d)\d{1,2}(?=届[一二三四五六七]中全会)|(?<![\d.])[1-9]0(?=几)/g,
      ([number]) => chineseNumeral(Number(number)),
    );
    reportSlips(words, report, {
      message: (found) => ({
        zh: `这里用汉字数字：“${found}”`,
        en: `Chinese numerals belong here: “${found}”`,
      }),
      fix: { zh: "改为汉字", en: "write Chinese numerals" },
      safe: true,
      around: 2,
    });
    const about = slipsIn(
      prose,
      /(?<![\d.、第件项期—～~-])([1-9])、([1-9])(?=[个天年次周])/g,
      ([, from, to]) =>
        Number(to) === Number(from) + 1
          ? `${chineseNumeral(Number(from))}${chineseNumeral(Number(to))}`
          : undefined,
    );
    reportSlips(about, report, {
      message: (found) => ({
        zh: `概数用汉字，中间不加顿号：“${found}”`,
        en: `an approximate number is in Chinese, without 、: “${found}”`,
      }),
      fix: { zh: "改为汉字", en: "write Chinese numerals" },
      safe: false,
      around: 2,
      severity: "note",
    });
  },
});
